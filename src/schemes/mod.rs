//! Events in the terms of other coding schemes: PLOVER records and ACLED-like rows.
//!
//! Each [`EventType`](crate::events::EventType) carries its codes; here the mentions of one happening
//! become one record, with the tolls that belong to it, its actors and its place.
//!
//! ```
//! use chronique::Pipeline;
//! use chronique::schemes::{Acled, Plover};
//! let pipeline = Pipeline::default();
//! let text = "Des soldats russes ont bombardé Kharkiv. Douze habitants ont été tués.";
//! let layers = pipeline.read(text).unwrap().layers;
//! let record = &Plover::of(text, &layers, pipeline.ontology())[0];
//! assert_eq!((record.event_type, record.event_mode), ("ASSAULT", Some("aerial")));
//! assert_eq!((record.actors[0].code, record.actors[0].sector), (Some("RUS"), Some("MIL")));
//! let row = &Acled::of(text, &layers, pipeline.ontology())[0];
//! assert_eq!((row.sub_event_type, row.fatalities), ("Air/drone strike", Some(12)));
//! ```

mod acled;
mod actor;
mod incident;
mod plover;
#[cfg(test)]
mod tests;

pub use acled::Acled;
pub use actor::Actor;
pub use incident::{Incident, Site};
pub use plover::Plover;
