//! The Python door: what `chronique._native` exports, and nothing else.

#![allow(
    clippy::doc_markdown,
    clippy::doc_link_with_quotes,
    reason = "the doc comments of classes and methods are Python docstrings"
)]
#![allow(clippy::needless_pass_by_value, reason = "pyo3 hands arguments over by value")]

mod cell;
mod conllu;
mod document;
mod errors;
mod event;
mod input;
mod location;
mod mentions;
mod ontology;
mod pipeline;
mod run;
mod sentences;
mod span;
mod stream;
mod table;
#[cfg(test)]
mod tests;

/// The compiled half of `chronique`; import `chronique` instead.
#[pyo3::pymodule]
mod _native {
    #[pymodule_export]
    use super::conllu::parse_conllu;
    #[pymodule_export]
    use super::document::Document;
    #[pymodule_export]
    use super::event::{Count, Event, Mention, Why};
    #[pymodule_export]
    use super::input::Chunk;
    #[pymodule_export]
    use super::location::{Location, places};
    #[pymodule_export]
    use super::mentions::{Entity, Place, Quantity, Quote, Time};
    #[pymodule_export]
    use super::ontology::types;
    #[pymodule_export]
    use super::pipeline::Pipeline;
    #[pymodule_export]
    use super::run::{set_threads, threads};
    #[pymodule_export]
    use super::span::{Sentence, Span, Token};
    #[pymodule_export]
    use super::stream::Stream;
    #[pymodule_export]
    use super::table::Table;

    #[pymodule_export]
    #[allow(non_upper_case_globals, reason = "the name that Python expects")]
    const __version__: &str = env!("CARGO_PKG_VERSION");
}
