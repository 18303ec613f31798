//! PLOVER records.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::actor::{Actor, Actors};
use super::incident::Incident;
use crate::Layers;
use crate::events::{EventType, Factuality, Ontology, Role, is_toll};

/// One event as PLOVER codes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Plover<'a> {
    /// What it is made from.
    pub incident: Incident<'a>,
    /// One of the types of PLOVER: "ASSAULT".
    pub event_type: &'a str,
    /// Its mode, where the type has one: "aerial".
    pub event_mode: Option<&'a str>,
    /// From 1, verbal cooperation, to 4, material conflict.
    pub quad_code: Option<i32>,
    /// What our type and the factuality imply.
    pub contexts: Vec<&'static str>,
    /// Who does it.
    pub actors: Vec<Actor<'a>>,
    /// Who undergoes it.
    pub recipients: Vec<Actor<'a>>,
}

impl<'a> Plover<'a> {
    /// The records of a text. Types without a code have none; nor has a toll that belongs to
    /// another event, or that nobody known by name, country or sector is said to have caused.
    pub fn of(text: &'a str, layers: &'a Layers, ontology: &'a Ontology) -> Vec<Self> {
        let actors = Actors::new(text, layers);
        let all = Incident::all(layers, ontology).into_iter();
        all.filter_map(|incident| Self::record(incident, &actors)).collect()
    }

    fn record(incident: Incident<'a>, actors: &Actors<'a>) -> Option<Self> {
        let (kind, factuality) = (incident.kind, incident.factuality());
        let (event_type, mode) = match kind.plover.split_once(':') {
            Some((event_type, mode)) => (event_type, Some(mode)),
            None => (kind.plover.as_str(), None),
        };
        let agents = incident.actors(actors, Role::Agent);
        if event_type.is_empty() || is_toll(kind) && !agents.iter().any(Actor::is_known) {
            return None;
        }
        let planned = CODES.planned.get(event_type).filter(|_| factuality == Factuality::Planned);
        let event_type = planned.map_or(event_type, String::as_str);
        Some(Self {
            event_type,
            event_mode: mode.filter(|_| planned.is_none()),
            quad_code: CODES.quad.get(event_type).copied(),
            contexts: CODES.contexts(kind, factuality),
            actors: agents,
            recipients: incident.actors(actors, Role::Patient),
            incident,
        })
    }

    /// How long the days between which it happened are: "day", "week", "month", "year" or "longer".
    pub fn date_precision(&self) -> Option<&'static str> {
        self.incident.interval().map(|interval| match super::incident::days(interval) {
            ..=1 => "day",
            2..=7 => "week",
            8..=31 => "month",
            32..=366 => "year",
            _ => "longer",
        })
    }
}

/// `assets/schemes/plover.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Codes {
    pub(super) quad: HashMap<String, i32>,
    planned: HashMap<String, String>,
    factuality: HashMap<String, String>,
    contexts: HashMap<String, Vec<String>>,
}

pub(super) static CODES: LazyLock<Codes> = LazyLock::new(|| {
    toml::from_str(include_str!("../../assets/schemes/plover.toml"))
        .expect("the embedded codes are the ones that the tests read")
});

impl Codes {
    fn contexts(&self, kind: &EventType, factuality: Factuality) -> Vec<&str> {
        let own = self.contexts.get(&kind.id).or_else(|| self.contexts.get(kind.group()));
        let all = own.into_iter().flatten().chain(self.factuality.get(factuality.name()));
        all.map(String::as_str).collect()
    }
}
