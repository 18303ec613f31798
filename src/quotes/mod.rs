//! Words and trees → who says what.

use std::sync::LazyLock;

use crate::Span;
use crate::entities::{Entity, Mention};
use crate::syntax::Word;
use crate::tokens::Tokens;

/// Words that are somebody's, quoted or reported.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quote {
    /// The word or expression that reports: "a déclaré", "selon".
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

/// Finds quoted and reported speech.
#[derive(Clone, Debug, Default)]
pub struct Quotes {}

impl Quotes {
    /// The finder that comes with the library.
    pub fn embedded() -> &'static Self {
        static QUOTES: LazyLock<Quotes> = LazyLock::new(Quotes::default);
        &QUOTES
    }

    /// The statements of a text, in the order of their cues.
    pub fn read(
        &self,
        _text: &str,
        _tokens: &Tokens,
        _words: &[Word],
        _mentions: &[Mention],
        _entities: &[Entity],
    ) -> Vec<Quote> {
        Vec::new()
    }
}
