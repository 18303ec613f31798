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
    /// From 0 to 1.
    pub confidence: f32,
}
