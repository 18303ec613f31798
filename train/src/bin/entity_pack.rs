//! Makes `assets/models/entities.bin` from the weights that `train/entities.py` has learnt: `entity_pack WEIGHTS entities.bin`

#![allow(clippy::print_stdout, reason = "figures are what this program is for")]

use std::process::ExitCode;

use chronique::entities::features;
use chronique::entities::weights::{Description, KIND, NONE};
use chronique::model::ModelWriter;
use serde::Deserialize;
use train::pack::{self, Floats};

#[derive(Deserialize)]
struct Head {
    description: Description,
    /// The feature of each row.
    keys: Vec<usize>,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [weights, out] = arguments.as_slice() else {
        eprintln!("entity_pack WEIGHTS OUT");
        return ExitCode::FAILURE;
    };
    match std::fs::read(weights).map_err(|e| e.to_string()).and_then(|bytes| packed(&bytes)) {
        Ok(model) => {
            println!("{} bytes", model.len());
            std::fs::write(out, model).map_or(ExitCode::FAILURE, |()| ExitCode::SUCCESS)
        }
        Err(error) => {
            eprintln!("{weights}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn packed(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let (line, mut floats) = Floats::after_line(bytes)?;
    let Head { description, keys } = serde_json::from_slice(line).map_err(|e| e.to_string())?;
    let width = description.width;
    let (scales, rows) = floats.rows(keys.len(), width)?;
    let mut index = vec![NONE; description.known + features::COUNT];
    for (row, &feature) in keys.iter().enumerate() {
        let slot = index.get_mut(feature).ok_or("a feature that nobody has")?;
        *slot = u16::try_from(row).map_err(|_| "more rows than can be numbered")?;
    }
    let mut numbers = floats.take(2 * width)?;
    let (weights, of_matrices) = floats.matrices(&description.matrices)?;
    numbers.extend(of_matrices);
    let description = serde_json::to_vec(&description).map_err(|e| e.to_string())?;
    Ok(ModelWriter::new(KIND)
        .section(description)
        .section(index.into_iter().flat_map(u16::to_le_bytes).collect())
        .section(pack::bytes(scales))
        .section(rows)
        .section(weights)
        .section(pack::bytes(numbers))
        .finish())
}
