//! The types of events: what each means, its codes, and the words that state it.

use serde::Deserialize;

use super::{CountKind, TypeId};
use crate::{Error, Result};

/// One type of event, as a `[[type]]` table of `assets/ontology/*.toml` writes it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventType {
    /// `group.name`.
    pub id: String,
    /// What screens call it, in English.
    pub label: String,
    /// What it means, in one English sentence.
    pub definition: String,
    /// PLOVER code.
    #[serde(default)]
    pub plover: String,
    /// CAMEO code.
    #[serde(default)]
    pub cameo: String,
    /// ACLED event or sub-event type; empty when ACLED does not code it.
    #[serde(default)]
    pub acled: String,
    /// What its number counts, when it has one.
    #[serde(default)]
    pub count: Option<CountKind>,
}

impl EventType {
    /// The part of the id before the dot.
    pub fn group(&self) -> &str {
        self.id.split('.').next().unwrap_or_default()
    }
}

/// All types of events, found by index or by id.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ontology {
    types: Vec<EventType>,
}

#[derive(Deserialize)]
struct File {
    #[serde(rename = "type", default)]
    types: Vec<EventType>,
}

impl Ontology {
    /// Reads one TOML file, named in the errors.
    ///
    /// # Errors
    /// When the file is not TOML, or a table lacks a key, or has one that means nothing here.
    pub fn parse(name: &str, toml: &str) -> Result<Self> {
        let file: File = toml::from_str(toml)
            .map_err(|e| Error::asset(format!("{name}: {}", e.to_string().trim_end())))?;
        Ok(Self { types: file.types })
    }

    /// Every type, in the order of the files.
    pub fn types(&self) -> &[EventType] {
        &self.types
    }

    /// The type of an event.
    ///
    /// # Panics
    /// When the event comes from another ontology.
    pub fn get(&self, id: TypeId) -> &EventType {
        &self.types[usize::from(id.0)]
    }
}
