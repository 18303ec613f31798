//! ACLED-like rows.

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

use super::actor::{Actor, Actors};
use super::incident::{Incident, days, middle};
use crate::events::{CountKind, Factuality, Ontology, Role, is_toll};
use crate::places::{Gazetteer, PlaceKind};
use crate::{Layers, Span};

/// One event as ACLED lays it out.
#[derive(Clone, Debug, PartialEq)]
pub struct Acled<'a> {
    /// What it is made from.
    pub incident: Incident<'a>,
    /// What ACLED calls the type of disorder; none for a code that ACLED does not have.
    pub disorder_type: Option<&'static str>,
    /// The event type, in the same way.
    pub event_type: Option<&'static str>,
    /// The sub-event type, by our type; of people killed or hurt, by who did it to whom.
    pub sub_event_type: &'a str,
    /// Who does it.
    pub actors: Vec<Actor<'a>>,
    /// To whom.
    pub targets: Vec<Actor<'a>>,
    /// Whether civilians are the target; none where the text does not tell.
    pub civilian_targeting: Option<&'static str>,
    /// How many died, by the highest number that the text vouches for.
    pub fatalities: Option<i64>,
    /// The words that say how many took part.
    pub crowd: Option<Span>,
}

impl<'a> Acled<'a> {
    /// The rows of a text: what has happened, where or when is known, and what has a code.
    pub fn of(text: &'a str, layers: &'a Layers, ontology: &'a Ontology) -> Vec<Self> {
        let actors = Actors::new(text, layers);
        Incident::all(layers, ontology)
            .into_iter()
            .filter(|incident| incident.factuality() == Factuality::Actual)
            .filter(|incident| incident.site.country.is_some() || incident.interval().is_some())
            .filter_map(|incident| Self::row(incident, &actors))
            .collect()
    }

    /// None for what ACLED has no code for.
    fn row(incident: Incident<'a>, all: &Actors<'a>) -> Option<Self> {
        let actors = incident.actors(all, Role::Agent);
        let targets = incident.actors(all, Role::Patient);
        let sub_event_type = match incident.kind.acled.as_str() {
            // "Des rebelles ont tué trois soldats": who kills whom says what it was.
            "" if is_toll(incident.kind) && actors.iter().any(is_armed) => {
                let Violence { against_armed, against_civilians } = &CODES.violence;
                let clash = targets.iter().any(is_armed);
                if clash { against_armed } else { against_civilians }
            }
            "" => return None,
            code => code,
        };
        let event = CODES.event(sub_event_type);
        Some(Self {
            disorder_type: event.map(|event| event.disorder.as_str()),
            event_type: event.map(|event| event.kind.as_str()),
            sub_event_type,
            actors,
            civilian_targeting: event
                .is_some_and(|event| event.civilians && !targets.iter().any(is_armed))
                .then_some("Civilian targeting"),
            targets,
            fatalities: incident.at_least(CountKind::Dead),
            crowd: incident.count(CountKind::Participants).map(|count| count.quantity.span),
            incident,
        })
    }

    /// The day in the middle of those between which it happened, and how sure it is: 1 the day itself,
    /// 2 the week, 3 the month; none when they are more than a month.
    pub fn date(&self) -> Option<(Date, i32)> {
        let interval = self.incident.interval()?;
        let precision = match days(interval) {
            ..=1 => 1,
            2..=7 => 2,
            8..=31 => 3,
            _ => return None,
        };
        Some((middle(interval), precision))
    }

    /// The year, when all the days lie in one.
    pub fn year(&self) -> Option<i16> {
        let interval = self.incident.interval()?;
        (interval.start.year() == interval.end.year()).then(|| interval.start.year())
    }

    /// What ACLED calls the kind of an actor, where its sector tells.
    pub fn inter(actor: &Actor<'_>) -> Option<&'static str> {
        CODES.inter.get(actor.sector?).map(String::as_str)
    }

    /// How sure the place is: 1 a town, 3 a region or a country.
    pub fn geo_precision(&self) -> Option<i32> {
        let site = self.incident.site;
        let kind = site.entry.map(|entry| Gazetteer::embedded().get(entry).kind);
        match kind {
            Some(PlaceKind::Town | PlaceKind::Capital) => Some(1),
            _ => site.country.map(|_| 3),
        }
    }
}

/// Whether an actor bears arms.
fn is_armed(actor: &Actor<'_>) -> bool {
    Acled::inter(actor).is_some_and(|inter| inter != CIVILIANS)
}

/// What ACLED calls people without arms.
const CIVILIANS: &str = "Civilians";

/// `assets/schemes/acled.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Codes {
    event: Vec<EventCode>,
    pub(super) violence: Violence,
    inter: HashMap<String, String>,
}

/// The sub-event types of people killed or hurt by somebody armed, where nothing else says how.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Violence {
    pub(super) against_armed: String,
    pub(super) against_civilians: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EventCode {
    #[serde(rename = "type")]
    kind: String,
    disorder: String,
    sub_events: Vec<String>,
    #[serde(default)]
    civilians: bool,
}

pub(super) static CODES: LazyLock<Codes> = LazyLock::new(|| {
    toml::from_str(include_str!("../../assets/schemes/acled.toml"))
        .expect("the embedded codes are the ones that the tests read")
});

impl Codes {
    /// What ACLED says of a sub-event type.
    pub(super) fn event(&self, sub_event: &str) -> Option<&EventCode> {
        self.event.iter().find(|event| event.sub_events.iter().any(|known| known == sub_event))
    }
}
