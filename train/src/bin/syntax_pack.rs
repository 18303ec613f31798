//! Makes `assets/models/syntax.bin` from the weights that `train/syntax.py` has learnt: `syntax_pack WEIGHTS syntax.bin`
//!
//! Rows of the table and of every matrix become signed bytes with a scale of their own; matrices are laid out as
//! the products read them. The input is one line of JSON, then little-endian 32-bit floats.

#![allow(clippy::print_stdout, reason = "figures are what this program is for")]

use std::process::ExitCode;

use chronique::model::ModelWriter;
use chronique::syntax::table::{EMPTY, REACH, home, mark};
use chronique::syntax::weights::{Description, KIND};
use serde::Deserialize;
use train::pack::{self, Floats};

/// How full the table of features may be.
const FULL: f64 = 0.75;

#[derive(Deserialize)]
struct Head {
    description: Description,
    /// Hash and row; earlier ones win where two cannot be told apart.
    keys: Vec<(String, u16)>,
    rows: usize,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [weights, out] = arguments.as_slice() else {
        eprintln!("syntax_pack WEIGHTS OUT");
        return ExitCode::FAILURE;
    };
    match std::fs::read(weights).map_err(|e| e.to_string()).and_then(|bytes| pack(&bytes)) {
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

fn pack(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let (line, mut floats) = Floats::after_line(bytes)?;
    let head: Head = serde_json::from_slice(line).map_err(|e| e.to_string())?;
    let description = head.description;
    let width = description.width;
    let (scales, rows) = floats.rows(head.rows, width)?;
    let mut numbers = floats.take(3 * width)?;
    let (weights, of_matrices) = floats.matrices(&description.matrices)?;
    numbers.extend(of_matrices);
    numbers.extend(floats.rest()?);
    let description = serde_json::to_vec(&description).map_err(|e| e.to_string())?;
    Ok(ModelWriter::new(KIND)
        .section(description)
        .section(slots(&head.keys)?)
        .section(pack::bytes(scales))
        .section(rows)
        .section(weights)
        .section(pack::bytes(numbers))
        .finish())
}

/// The hash table, by linear probing. A key that could not be told from an earlier one is left out.
fn slots(keys: &[(String, u16)]) -> Result<Vec<u8>, String> {
    let homes = (keys.len() as f64 / FULL) as usize;
    let mut slots = vec![(0u16, EMPTY); homes + REACH];
    let (mut far, mut same) = (0, 0);
    for (hash, row) in keys {
        let hash: u64 = hash.parse().map_err(|_| format!("{hash} is no hash"))?;
        let place = home(hash, homes as u64);
        let reach = &mut slots[place..place + REACH];
        match reach.iter_mut().find(|slot| slot.1 == EMPTY || slot.0 == mark(hash)) {
            Some(slot) if slot.1 == EMPTY => *slot = (mark(hash), *row),
            Some(slot) => same += usize::from(slot.1 != *row),
            None => far += 1,
        }
    }
    println!("{} keys; {same} like another and {far} too far are left out", keys.len());
    Ok(slots
        .into_iter()
        .flat_map(|(mark, row)| [mark.to_le_bytes(), row.to_le_bytes()].concat())
        .collect())
}
