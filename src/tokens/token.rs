//! What a token is.

use std::ops::Range;

use crate::Span;

/// A surface token: a span and what kind of thing it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its place in the text.
    pub span: Span,
    /// Its kind.
    pub kind: TokenKind,
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with their hyphens and apostrophes.
    Word,
    /// Digits with their separators: `1 200`, `3,5`, `14h30`, `12/03/2024`.
    Number,
    /// Punctuation and symbols.
    Punctuation,
    /// Addresses of pages, mail and accounts.
    Address,
}

impl TokenKind {
    /// The word that tables and files use.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Word => "word",
            Self::Number => "number",
            Self::Punctuation => "punctuation",
            Self::Address => "address",
        }
    }
}

/// The tokens of a text, grouped by sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tokens {
    all: Vec<Token>,
    /// End of each sentence in `all`.
    ends: Vec<u32>,
}

impl Tokens {
    /// Every token, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Token> {
        self.all.iter()
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// How many sentences.
    pub fn sentences(&self) -> usize {
        self.ends.len()
    }

    /// Indices of the tokens of a sentence.
    ///
    /// # Panics
    /// When there is no such sentence.
    pub fn range(&self, sentence: usize) -> Range<usize> {
        let start = if sentence == 0 { 0 } else { self.ends[sentence - 1] as usize };
        start..self.ends[sentence] as usize
    }

    /// Every token, as a slice.
    pub(crate) fn all(&self) -> &[Token] {
        &self.all
    }

    /// The tokens of a sentence.
    ///
    /// # Panics
    /// When there is no such sentence.
    pub fn of(&self, sentence: usize) -> &[Token] {
        &self.all[self.range(sentence)]
    }

    /// Appends a token to the last sentence.
    pub(crate) fn push(&mut self, token: Token) {
        self.all.push(token);
    }

    /// Closes the last sentence.
    pub(crate) fn end_sentence(&mut self) {
        self.ends.push(self.all.len() as u32);
    }
}

impl<'a> IntoIterator for &'a Tokens {
    type Item = &'a Token;
    type IntoIter = std::slice::Iter<'a, Token>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
