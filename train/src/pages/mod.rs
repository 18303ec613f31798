//! The pages of `docs/` that are made from the sources, so that they are never older than these.

mod tables;
mod types;

/// The pages: name in `docs/`, content.
pub fn all() -> [(&'static str, String); 2] {
    [("tables.md", tables::page()), ("types.md", types::page())]
}
