//! Compiles `assets/models/gazetteer.bin`.

pub mod compile;
mod names;
mod pack;
mod places;
mod sources;

pub use compile::compile;
pub use sources::Sources;
