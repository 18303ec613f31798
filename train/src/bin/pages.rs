//! Writes the pages of `docs/` that are made from the sources: `cargo run -p train --bin pages`.

use std::fs;
use std::path::Path;

fn main() -> std::io::Result<()> {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs");
    for (name, page) in train::pages::all() {
        fs::write(docs.join(name), page)?;
    }
    Ok(())
}
