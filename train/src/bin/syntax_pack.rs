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

/// Outputs side by side in a block, as `src/syntax/simd.rs` reads them.
const BLOCK: usize = 16;
/// How full the table of features may be.
const FULL: f64 = 0.75;

#[derive(Deserialize)]
struct Head {
    description: Description,
    /// Hash and row; earlier ones win where two cannot be told apart.
    keys: Vec<(String, u16)>,
    rows: usize,
}

/// Floats, read one after the other.
struct Floats<'a>(&'a [u8]);

impl Floats<'_> {
    fn take(&mut self, count: usize) -> Result<Vec<f32>, String> {
        let (own, rest) = self.0.split_at_checked(4 * count).ok_or("the file is cut short")?;
        self.0 = rest;
        Ok(own.as_chunks().0.iter().map(|&bytes| f32::from_le_bytes(bytes)).collect())
    }
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
    let line = bytes.iter().position(|&b| b == b'\n').ok_or("no first line")?;
    let head: Head = serde_json::from_slice(&bytes[..line]).map_err(|e| e.to_string())?;
    let mut floats = Floats(&bytes[line + 1..]);
    let description = head.description;
    let width = description.width;

    let (mut scales, mut rows) = (Vec::new(), Vec::new());
    for row in floats.take(head.rows * width)?.chunks_exact(width) {
        let (scale, row) = quantise(row);
        scales.push(scale);
        rows.extend(row.into_iter().map(|x| x as u8));
    }
    let mut numbers = floats.take(3 * width)?;
    let mut weights = Vec::new();
    for &(inputs, outputs) in &description.matrices {
        let matrix = floats.take(inputs * outputs)?;
        let mut biases = floats.take(outputs)?;
        biases.resize(outputs.next_multiple_of(BLOCK), 0.0);
        let mut scales = vec![0.0; biases.len()];
        let mut bytes = vec![0u8; biases.len() * inputs];
        for (output, row) in matrix.chunks_exact(inputs).enumerate() {
            let (scale, row) = quantise(row);
            scales[output] = scale;
            for (input, weight) in row.into_iter().enumerate() {
                let pair = output / BLOCK * inputs / 2 + input / 2;
                bytes[pair * 2 * BLOCK + output % BLOCK * 2 + input % 2] = weight as u8;
            }
        }
        numbers.extend(scales);
        numbers.extend(biases);
        weights.extend(bytes);
    }
    numbers.extend(floats.take(floats.0.len() / 4)?);
    let le = |floats: Vec<f32>| floats.into_iter().flat_map(f32::to_le_bytes).collect::<Vec<u8>>();
    let description = serde_json::to_vec(&description).map_err(|e| e.to_string())?;
    Ok(ModelWriter::new(KIND)
        .section(description)
        .section(slots(&head.keys)?)
        .section(le(scales))
        .section(rows)
        .section(weights)
        .section(le(numbers))
        .finish())
}

/// A scale, and the values in units of it.
fn quantise(values: &[f32]) -> (f32, Vec<i8>) {
    let largest = values.iter().fold(0f32, |most, x| most.max(x.abs())).max(1e-12);
    let scale = largest / 127.0;
    (scale, values.iter().map(|x| (x / scale).round() as i8).collect())
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
