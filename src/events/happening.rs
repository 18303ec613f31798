//! A happening: the mentions of it together.

use std::collections::{HashMap, HashSet};

use super::{CountKind, Dated, Event, Placed, Role};
use crate::Span;

/// Something that happened, with every mention of it in a text.
///
/// ```
/// use chronique::Pipeline;
/// use chronique::events::Happening;
/// let doc = Pipeline::default().read("Un séisme a frappé Agadir. Le séisme a détruit des maisons.").unwrap();
/// let happenings = Happening::all(&doc.layers.events);
/// assert_eq!(happenings[0].events.len(), 2);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Happening<'e> {
    /// The number of the first mention among the events of the text.
    pub number: usize,
    /// The mentions, in the order of the text; never empty.
    pub events: Vec<&'e Event>,
}

impl<'e> Happening<'e> {
    /// The happenings that the events of a text tell of; statements are none.
    pub fn all(events: &'e [Event]) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        let mut places = HashMap::new();
        let told = events.iter().enumerate().filter(|(_, event)| event.statement.is_none());
        for (number, event) in told {
            let first = event.same_as.map_or(number, |first| first as usize);
            let place = *places.entry(first).or_insert_with(|| {
                all.push(Self { number: first, events: Vec::new() });
                all.len() - 1
            });
            all[place].events.push(event);
        }
        all
    }

    /// The first mention.
    pub fn first(&self) -> &'e Event {
        self.events[0]
    }

    /// The surest date of the mentions.
    pub fn when(&self) -> Option<Dated> {
        self.events.iter().filter_map(|event| event.when).min_by_key(|when| when.basis)
    }

    /// The surest place of the mentions.
    pub fn place(&self) -> Option<Placed> {
        self.events.iter().filter_map(|event| event.place).min_by_key(|place| place.basis)
    }

    /// What the mentions say of a role together, each wording once.
    pub fn fillers(&self, text: &str, role: Role) -> Vec<Span> {
        let mut known = HashSet::new();
        let arguments = self.events.iter().flat_map(|event| &event.arguments);
        let spans =
            arguments.filter(|argument| argument.role == role).map(|argument| argument.span);
        spans.filter(|span| known.insert(span.of(text).to_lowercase())).collect()
    }

    /// The number of a kind that the text vouches for: the highest of the least numbers that the
    /// mentions give, since tolls rise.
    pub fn at_least(&self, kind: CountKind) -> Option<i64> {
        let counts = self.events.iter().flat_map(|event| &event.counts);
        counts.filter(|count| count.kind == kind).filter_map(super::Count::min).max()
    }
}
