//! What an event is: the record that everything else exists to fill.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::basis::{Dated, Placed};
use crate::Span;
use crate::numbers::Quantity;

/// One mention of a happening.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Which of the types of the [`Ontology`](super::Ontology).
    pub kind: TypeId,
    /// The word or fixed expression that states the happening.
    pub trigger: Span,
    /// Index of its sentence.
    pub sentence: u32,
    /// How sure the text is that it happened.
    pub factuality: Factuality,
    /// Who did what to whom, with what, where and when: mentions in the order of the text.
    pub arguments: Vec<Argument>,
    /// When it happened.
    pub when: Option<Dated>,
    /// Where it happened.
    pub place: Option<Placed>,
    /// The numbers that belong to it.
    pub counts: Vec<Count>,
    /// Whose claim it is.
    pub holder: Option<Span>,
    /// The number of the first event of the text that is a mention of the same happening.
    pub same_as: Option<u32>,
    /// What was said; only for `report.statement`.
    pub statement: Option<Statement>,
    /// From 0 to 1: how likely trigger and type are right.
    pub confidence: f32,
    /// The evidence.
    pub why: Why,
}

/// Index of a type in the ontology of the pipeline that made the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TypeId(pub u16);

/// How the text presents a happening (gold guidelines, section 3).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Factuality {
    /// Presented as having happened or happening.
    #[default]
    Actual,
    /// Said not to have happened.
    Negated,
    /// Alleged, rumoured, in the conditional of rumour.
    Possible,
    /// Future, announced, scheduled.
    Planned,
    /// Demanded, proposed, threatened, feared, conditional, attempted without success.
    Hypothetical,
}

impl Factuality {
    /// The word that tables and files use.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Actual => "actual",
            Self::Negated => "negated",
            Self::Possible => "possible",
            Self::Planned => "planned",
            Self::Hypothetical => "hypothetical",
        }
    }
}

/// The part that a mention plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Who does it.
    Agent,
    /// Who or what undergoes it.
    Patient,
    /// Weapon or means.
    Instrument,
    /// Where.
    Place,
    /// When.
    Time,
}

impl Role {
    /// Every role, in the order of the columns.
    pub const ALL: [Self; 5] =
        [Self::Agent, Self::Patient, Self::Instrument, Self::Place, Self::Time];

    /// The word that tables and files use.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Agent => "agent",
            Self::Patient => "patient",
            Self::Instrument => "instrument",
            Self::Place => "place",
            Self::Time => "time",
        }
    }
}

/// A mention and its part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Argument {
    /// The part it plays.
    pub role: Role,
    /// The smallest noun phrase that names it.
    pub span: Span,
}

/// A number that belongs to an event.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Count {
    /// What is counted.
    pub kind: CountKind,
    /// How many, as a range, with its words.
    pub quantity: Quantity,
}

impl Count {
    /// The least, a whole number.
    pub fn min(&self) -> Option<i64> {
        self.quantity.min.map(|n| n.round() as i64)
    }

    /// The most, a whole number.
    pub fn max(&self) -> Option<i64> {
        self.quantity.max.map(|n| n.round() as i64)
    }

    /// The same count, placed.
    pub(super) fn in_sentence(self, sentence: u32) -> Self {
        Self { quantity: Quantity { sentence, ..self.quantity }, ..self }
    }
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it, and the files use the same words")]
pub enum CountKind {
    Dead,
    Injured,
    Missing,
    Arrested,
    Displaced,
    Participants,
    Jobs,
    Prisoners,
    Bodies,
    VotesFor,
    VotesAgainst,
    Amount,
    Other,
}

impl CountKind {
    /// The word that tables and files use.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dead => "dead",
            Self::Injured => "injured",
            Self::Missing => "missing",
            Self::Arrested => "arrested",
            Self::Displaced => "displaced",
            Self::Participants => "participants",
            Self::Jobs => "jobs",
            Self::Prisoners => "prisoners",
            Self::Bodies => "bodies",
            Self::VotesFor => "votes_for",
            Self::VotesAgainst => "votes_against",
            Self::Amount => "amount",
            Self::Other => "other",
        }
    }
}

/// Days between which something happened, both inclusive; equal for a single day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateInterval {
    /// First possible day.
    pub start: Date,
    /// Last possible day.
    pub end: Date,
}

/// Who said what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Who speaks.
    pub speaker: Option<Span>,
    /// The words reported, without their quotation marks.
    pub content: Option<Span>,
    /// Whether the whole content stands in quotation marks.
    pub direct: bool,
}

/// The evidence for an event: what fired, and on which words.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Why {
    /// The rule: `noun attaque`, `verb tuer`, `phrase prise d'otages`, with its cue list if it needed one.
    pub rule: String,
    /// The words that decided, the trigger first.
    pub cues: Vec<Span>,
}

impl Why {
    /// The kind of the rule, by which [`Event::confidence`] is known: "noun", or `noun_when` for words
    /// that fire only under conditions.
    ///
    /// ```
    /// use chronique::events::Why;
    /// let why = Why { rule: "noun grève, near @drone".into(), cues: Vec::new() };
    /// assert_eq!(why.kind(), "noun_when");
    /// ```
    pub fn kind(&self) -> String {
        let firing = self.rule.split(' ').next().unwrap_or_default();
        let when = if self.rule.contains(", ") { "_when" } else { "" };
        [firing, when].concat()
    }
}
