//! Sentences → tokens.
//!
//! Surface tokens as the French treebanks of Universal Dependencies have them before contractions
//! are split: `au`, `du`, `des` are one token; an elided word keeps its apostrophe (`l'`, `qu'`); a
//! clitic keeps its hyphen (`-t-il`); a number keeps its spaces (`1 200`). A token holds no text.

mod address;
mod lists;
mod number;
mod token;
mod word;

pub use token::{Token, TokenKind, Tokens};

use std::sync::Arc;

use unicode_segmentation::UnicodeSegmentation;

use crate::Span;
use crate::text::is_apostrophe;
use lists::Lists;

/// The tokeniser: built once, shared by all threads.
#[derive(Clone, Debug)]
pub struct Tokenizer {
    lists: Arc<Lists>,
}

impl Default for Tokenizer {
    fn default() -> Self {
        Self { lists: Arc::new(Lists::embedded()) }
    }
}

impl Tokenizer {
    /// Appends the tokens of one sentence.
    ///
    /// ```
    /// use chronique::{Span, tokens::{Tokenizer, Tokens}};
    /// let text = "A-t-il vu l'homme ?";
    /// let mut tokens = Tokens::default();
    /// Tokenizer::default().tokenize(text, Span::new(0, text.len()), &mut tokens);
    /// let words: Vec<_> = tokens.iter().map(|token| token.span.of(text)).collect();
    /// assert_eq!(words, ["A", "-t-il", "vu", "l'", "homme", "?"]);
    /// ```
    pub fn tokenize(&self, text: &str, sentence: Span, out: &mut Tokens) {
        let words = sentence.of(text);
        let mut at = 0;
        while let Some(start) = skip_spaces(words, at) {
            let (end, kind) = self.token(words, start);
            let base = sentence.start as usize;
            out.push(Token { span: Span::new(base + start, base + end), kind });
            at = end;
        }
        out.end_sentence();
    }

    /// The end and the kind of the token that begins at a byte of a sentence.
    fn token(&self, sentence: &str, start: usize) -> (usize, TokenKind) {
        let rest = &sentence[start..];
        let first = rest.chars().next().expect("a token begins before the end");
        if let Some(length) = address::length(rest) {
            return (start + length, TokenKind::Address);
        }
        if let Some(length) = number::length(sentence, start) {
            return (start + length, TokenKind::Number);
        }
        if first.is_alphanumeric() && !is_apostrophe(first) {
            return (start + word::length(rest, &self.lists), TokenKind::Word);
        }
        if let Some(length) = word::clitic_length(sentence, start, &self.lists) {
            return (start + length, TokenKind::Word);
        }
        (start + mark_length(rest, first), TokenKind::Punctuation)
    }
}

/// The first byte at or after `at` that is no white space.
fn skip_spaces(text: &str, at: usize) -> Option<usize> {
    text[at..].find(|c: char| !c.is_whitespace()).map(|spaces| at + spaces)
}

/// The length of a mark: the same full stop or dash again and again is one, a degree sign goes with
/// its unit, a symbol with all that is drawn as one with it.
fn mark_length(rest: &str, first: char) -> usize {
    let width = first.len_utf8();
    match first {
        '.' | '-' | '_' | '=' | '*' => rest.len() - rest.trim_start_matches(first).len(),
        '°' => width + usize::from(rest[width..].starts_with(['C', 'F'])),
        '+' if rest.starts_with("+/-") => 3,
        _ if first.is_ascii() && rest[width..].starts_with(|c: char| c.is_ascii()) => width,
        _ => rest.graphemes(true).next().map_or(width, str::len),
    }
}
