//! Tokens → events.

mod event;
mod ontology;

pub use event::{
    Argument, Count, CountKind, DateInterval, Event, Factuality, Role, Statement, TypeId, Why,
};
pub use ontology::{EventType, Ontology};
