//! What a statement is.

use crate::Span;

/// Words that are somebody's, quoted or reported.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quote {
    /// The word or expression that reports: "déclaré", "selon".
    pub cue: Span,
    /// Index of the sentence of the cue.
    pub sentence: u32,
    /// Who speaks, in the words of the text; a pronoun is replaced by the name that it stands for.
    pub speaker: Option<Span>,
    /// Index of the entity that speaks, where it has a name.
    pub entity: Option<u32>,
    /// The words reported, without their quotation marks.
    pub content: Option<Span>,
    /// Whether the whole content stands in quotation marks.
    pub direct: bool,
    /// How it was found.
    pub pattern: Pattern,
    /// From 0 to 1: the share of right statements of this pattern in the annotated articles of training.
    pub confidence: f32,
}

/// How a statement was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pattern {
    /// A verb put into the words that it reports: "…, a dit le maire".
    Inserted,
    /// A verb with a clause or an infinitive: "dit que", "dit vouloir".
    Clause,
    /// A verb before a quotation: "a dit : « … »".
    Quotation,
    /// A verb with a noun: "annonce la fermeture".
    Object,
    /// A preposition: "selon le maire".
    Source,
    /// A noun before a quotation: "son message : « … »".
    Noun,
}

impl Pattern {
    /// Every pattern.
    pub const ALL: [Self; 6] =
        [Self::Inserted, Self::Clause, Self::Quotation, Self::Object, Self::Source, Self::Noun];

    /// The name of the pattern, as in `assets/quotes.toml`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Inserted => "inserted",
            Self::Clause => "clause",
            Self::Quotation => "quotation",
            Self::Object => "object",
            Self::Source => "source",
            Self::Noun => "noun",
        }
    }
}
