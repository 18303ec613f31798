//! The pages of `docs/` that are made from the sources are those that the sources make today.

use std::fs;
use std::path::Path;

#[test]
fn the_pages_are_up_to_date() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs");
    for (name, page) in train::pages::all() {
        let written = fs::read_to_string(docs.join(name)).unwrap_or_default();
        assert!(
            written == page,
            "docs/{name} is older than what it is made from; write it again: \
             cargo run -p train --bin pages"
        );
    }
}
