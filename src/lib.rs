//! French news to a table of events.

mod error;
mod offsets;
mod span;
pub mod text;

pub mod sentences;

pub mod tokens;

pub mod lexicon;

pub mod numbers;

pub mod events;

#[cfg(test)]
mod fixture;

mod document;

mod pipeline;

mod batch;

pub mod parallel;

pub mod model;

pub use document::{Article, Document, Layers, parse_date};
pub use error::{Error, Result};
pub use offsets::CodePoints;
pub use pipeline::{Layer, Options, Pipeline};
pub use span::Span;

pub mod jsonl;

#[cfg(feature = "arrow")]
pub mod columns;

#[cfg(feature = "python")]
mod python;
