//! When and where an event happened, and how that is known.

use super::DateInterval;
use crate::Span;

/// How the date or the place of an event is known, from the surest to the least sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Basis {
    /// Its own clause says it: an argument of the event.
    Clause,
    /// Another clause of its sentence says it.
    Sentence,
    /// It belongs to the story that the article tells, and another event of it is dated or placed, or the story itself.
    Story,
    /// The headline or the dateline says it.
    Title,
    /// The article as a whole: the country that it is about, the days around its publication.
    Article,
}

impl Basis {
    /// The word that tables use.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Clause => "clause",
            Self::Sentence => "sentence",
            Self::Story => "story",
            Self::Title => "title",
            Self::Article => "article",
        }
    }
}

/// When an event happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The days between which it happened.
    pub interval: DateInterval,
    /// How that is known.
    pub basis: Basis,
    /// The words that say it.
    pub evidence: Option<Span>,
}

/// Where an event happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// ISO 3166 alpha-2 of the country.
    pub country: Option<[u8; 2]>,
    /// Number of the place in the [`Gazetteer`](crate::places::Gazetteer), where it is finer than a country or has none.
    pub entry: Option<u32>,
    /// How that is known.
    pub basis: Basis,
    /// The words that say it.
    pub evidence: Option<Span>,
}
