//! What PLOVER and ACLED both count as one event: a happening, its tolls, its place.

use jiff::civil::Date;

use super::actor::{Actor, Actors};
use crate::events::{
    Count, CountKind, DateInterval, EventType, Factuality, Happening, Ontology, Role, causes,
};
use crate::places::{CountryCodes, Gazetteer, PlaceKind};
use crate::{Layers, Span};

/// A happening with the tolls that belong to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Incident<'a> {
    /// Its type.
    pub kind: &'a EventType,
    /// Its mentions.
    pub happening: Happening<'a>,
    /// The people killed, injured, missing in it, told as events of their own.
    pub tolls: Vec<Happening<'a>>,
    /// The sentence of the first mention.
    pub sentence: Span,
    /// Where it happened.
    pub site: Site,
}

impl<'a> Incident<'a> {
    /// What a text tells of.
    pub(super) fn all(layers: &'a Layers, ontology: &'a Ontology) -> Vec<Self> {
        let happenings = Happening::all(&layers.events);
        let causes = causes(&happenings, ontology);
        let mut tolls = vec![Vec::new(); happenings.len()];
        for (toll, cause) in happenings.iter().zip(&causes) {
            if let Some(cause) = *cause {
                tolls[cause].push(toll.clone());
            }
        }
        happenings
            .into_iter()
            .zip(tolls)
            .zip(causes)
            .filter(|(_, cause)| cause.is_none())
            .map(|((happening, tolls), _)| Self {
                kind: ontology.get(happening.first().kind),
                tolls,
                sentence: layers.sentences[happening.first().sentence as usize],
                site: Site::of(&happening),
                happening,
            })
            .collect()
    }

    /// How sure the text is.
    pub fn factuality(&self) -> Factuality {
        self.happening.first().factuality
    }

    /// The days between which it happened.
    pub fn interval(&self) -> Option<DateInterval> {
        self.happening.when().map(|when| when.interval)
    }

    /// A number of people: the highest that the text vouches for.
    pub fn at_least(&self, kind: CountKind) -> Option<i64> {
        let all = self.tolls.iter().chain([&self.happening]);
        all.filter_map(|happening| happening.at_least(kind)).max()
    }

    /// The first number of a kind that a mention gives.
    pub(super) fn count(&self, kind: CountKind) -> Option<&'a Count> {
        let mut counts = self.happening.events.iter().flat_map(|event| &event.counts);
        counts.find(|count| count.kind == kind)
    }

    /// Who plays a part in it; those killed or hurt undergo it where nobody else is said to.
    pub(super) fn actors<'t>(&self, actors: &Actors<'t>, role: Role) -> Vec<Actor<'t>> {
        let mut spans = self.happening.fillers(actors.text, role);
        if spans.is_empty() && role == Role::Patient {
            spans = self.tolls.iter().flat_map(|toll| toll.fillers(actors.text, role)).collect();
        }
        spans.into_iter().map(|span| actors.of(span)).collect()
    }
}

/// Where something happened, in the words of the gazetteer.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Site {
    /// The number of the place in the gazetteer, where it is finer than a country.
    pub entry: Option<u32>,
    /// ISO 3166 alpha-2.
    pub country: Option<[u8; 2]>,
}

impl Site {
    fn of(happening: &Happening<'_>) -> Self {
        let Some(place) = happening.place() else { return Self::default() };
        let is_fine = |entry: &u32| {
            let kind = Gazetteer::embedded().get(*entry).kind;
            !matches!(kind, PlaceKind::Continent | PlaceKind::Country)
        };
        Self { entry: place.entry.filter(is_fine), country: place.country }
    }

    /// The codes of the country.
    pub fn codes(self) -> Option<CountryCodes> {
        self.country.and_then(CountryCodes::of)
    }

    /// The name of the first division of the country.
    pub fn admin1(self) -> Option<&'static str> {
        let gazetteer = Gazetteer::embedded();
        self.entry
            .and_then(|entry| gazetteer.division(entry))
            .map(|region| gazetteer.get(region).name)
    }
}

/// How many days an interval has.
pub(super) fn days(interval: DateInterval) -> i32 {
    (interval.end - interval.start).get_days() + 1
}

/// The day in the middle of an interval.
pub(super) fn middle(interval: DateInterval) -> Date {
    interval.start.saturating_add(jiff::Span::new().days((days(interval) - 1) / 2))
}
