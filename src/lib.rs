//! French news to a table of events: offline, traceable, fast.
//!
//! The modules stand in the order that a text passes through them:
//!
//! ```text
//! text → sentences → tokens → (lexicon) → syntax → entities, places, times, quantities, quotes
//!      → events → document → columns → Python
//! ```
//!
//! A [`Pipeline`] holds every stage, built once and shared by all threads. It reads an [`Article`]
//! into [`Layers`] that point into the text by [`Span`]s of bytes and own no copy of it;
//! [`CodePoints`] turns them into the offsets that Python counts.
//!
//! ```
//! use chronique::Pipeline;
//! let pipeline = Pipeline::default();
//! let doc = pipeline.read("M. Sall est à Dakar. Deux personnes ont été tuées jeudi à Thiès.").unwrap();
//! assert_eq!(doc.layers.sentences.len(), 2);
//! let event = &doc.layers.events[0];
//! assert_eq!(pipeline.ontology().get(event.kind).id, "casualty.kill");
//! assert_eq!(event.trigger.of(&doc.text), "tuées");
//! assert_eq!(event.counts[0].min(), Some(2));
//! ```

mod error;
mod offsets;
mod span;
mod spare;
pub mod text;

pub mod sentences;

pub mod tokens;

pub mod lexicon;

pub mod syntax;

pub mod entities;

pub mod places;

pub mod times;

pub mod numbers;

pub mod quotes;

pub mod events;

pub mod schemes;

#[cfg(test)]
mod fixture;

mod layer;

mod document;

mod pipeline;

mod batch;

pub mod parallel;

pub mod model;

pub use document::{Article, Document, Layers, parse_date};
pub use error::{Error, Result};
pub use layer::{Layer, LayerSet};
pub use offsets::CodePoints;
pub use pipeline::{Options, Pipeline};
pub use span::Span;

pub mod conllu;

pub mod jsonl;

#[cfg(feature = "arrow")]
pub mod columns;

#[cfg(feature = "python")]
mod python;
