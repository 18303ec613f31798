//! A sentence as the matcher sees it: one mark a token.

use super::flags::Flags;
use super::vocabulary::{Key, Vocabulary, Word};
use crate::Span;
use crate::tokens::{Token, TokenKind};

/// What is known of a token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub(super) word: Word,
    pub(super) flags: Flags,
}

impl Mark {
    /// Looks a token up; `opens` says whether a capital here begins a sentence.
    pub(super) fn new(vocabulary: &Vocabulary, text: &str, token: &Token, opens: bool) -> Self {
        let form = token.span.of(text);
        let word = vocabulary.find(form);
        let mut flags = vocabulary.entry(word).flags;
        let first = form.as_bytes().first().copied().unwrap_or_default();
        if first.is_ascii_digit() {
            flags |= Flags::NUMBER;
            if form.bytes().all(|b| b.is_ascii_digit()) {
                flags |= Flags::PLAIN_NUMBER;
            }
        } else if token.kind == TokenKind::Punctuation {
            flags |= Flags::MARK;
        } else if !opens && (first.is_ascii_uppercase() || !first.is_ascii() && capital(form)) {
            flags |= Flags::NAME;
        }
        if form.ends_with("ment") {
            flags |= Flags::BETWEEN;
        }
        Self { word, flags }
    }
}

fn capital(form: &str) -> bool {
    form.chars().next().is_some_and(char::is_uppercase)
}

/// A sentence with its marks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sentence<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) marks: &'a [Mark],
    pub(super) vocabulary: &'a Vocabulary,
    /// The tokens at which a cue can begin.
    pub(super) cues: &'a [u32],
}

impl<'a> Sentence<'a> {
    pub(super) fn len(&self) -> usize {
        self.marks.len()
    }

    /// Properties of a token; nothing past the end.
    pub(super) fn flags(&self, at: usize) -> Option<Flags> {
        self.marks.get(at).map(|mark| mark.flags)
    }

    /// Whether the token has a property.
    pub(super) fn has(&self, at: usize, flags: Flags) -> bool {
        self.flags(at).is_some_and(|f| f.has(flags))
    }

    /// The words of phrases and cues that a token stands for.
    pub(super) fn keys(&self, at: usize) -> &'a [Key] {
        self.marks.get(at).map_or(&[], |mark| self.vocabulary.keys(mark.word))
    }

    /// The lists of cues that name a token, a bit each.
    pub(super) fn lists(&self, at: usize) -> u32 {
        self.marks.get(at).map_or(0, |mark| self.vocabulary.entry(mark.word).lists)
    }

    /// The token as written.
    pub(super) fn form(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// The span from one token to another, both included.
    pub(super) fn span(&self, first: usize, last: usize) -> Span {
        self.tokens[first].span.join(self.tokens[last].span)
    }

    /// Whether the verb at `at` has a reflexive pronoun: "s'est violemment écrasé".
    pub(super) fn is_reflexive(&self, at: usize) -> bool {
        for left in (at.saturating_sub(4)..at).rev() {
            let flags = self.marks[left].flags;
            if flags.has(Flags::REFLEXIVE) {
                let doubled = left > 0 && self.has(left - 1, Flags::DOUBLED);
                return !flags.has(Flags::DOUBLED) || doubled;
            }
            if !flags.has(Flags::BETWEEN) {
                return false;
            }
        }
        false
    }

    /// Whether the token can be read as a verb here, and as a noun: a determiner or number before
    /// a form that is both makes a noun, an auxiliary or a pronoun a verb.
    pub(super) fn readings(&self, at: usize) -> (bool, bool) {
        let flags = self.marks[at].flags;
        if flags.has(Flags::NAME) {
            return (false, false);
        }
        if !flags.has(Flags::VERB | Flags::NOUN) || at == 0 {
            return (true, true);
        }
        let before = self.marks[at - 1].flags;
        if before.any(Flags::DETERMINER | Flags::PLAIN_NUMBER) {
            return (false, true);
        }
        (true, !before.has(Flags::VERBAL))
    }
}
