//! A sentence as the grammar sees it: what each of its tokens can be.

use super::lexemes::{Entry, Function, Lexemes, Phrases, Role};
use super::meaning::{Edge, Part, Season, Unit, Which};
use crate::lexicon::{Lexicon, Upos};
use crate::numbers::Numbers;
use crate::syntax::Word;
use crate::text::Folded;
use crate::tokens::{Token, TokenKind};

/// Tokens that a number in words may have, at most.
const LONGEST_NUMBER: usize = 10;

/// A sentence of an article.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sentence<'a> {
    pub(super) lexemes: &'a Lexemes,
    pub(super) numbers: &'a Numbers,
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    /// What each token can be.
    pub(super) entries: &'a [Option<&'a Entry>],
    /// What is known of each token of the article; empty where nobody asked.
    pub(super) words: &'a [Word],
    /// The place of the first token in the article.
    pub(super) base: usize,
}

impl<'a> Sentence<'a> {
    pub(super) const fn len(&self) -> usize {
        self.tokens.len()
    }

    fn role<T>(&self, at: usize, pick: impl Fn(Role) -> Option<T>) -> Option<T> {
        self.entries.get(at)?.as_ref()?.roles.iter().find_map(|&role| pick(role))
    }

    pub(super) fn has(&self, at: usize, role: Role) -> bool {
        self.role(at, |own| (own == role).then_some(())).is_some()
    }

    pub(super) fn is(&self, at: usize, function: Function) -> bool {
        self.has(at, Role::Function(function))
    }

    /// Whether the token before does this.
    pub(super) fn after(&self, at: usize, function: Function) -> bool {
        at > 0 && self.is(at - 1, function)
    }

    pub(super) fn month(&self, at: usize) -> Option<i8> {
        self.role(at, |role| if let Role::Month(month) = role { Some(month) } else { None })
    }

    pub(super) fn weekday(&self, at: usize) -> Option<i8> {
        self.role(at, |role| if let Role::Weekday(day) = role { Some(day) } else { None })
    }

    pub(super) fn unit(&self, at: usize) -> Option<Unit> {
        self.role(at, |role| if let Role::Unit(unit) = role { Some(unit) } else { None })
    }

    pub(super) fn part(&self, at: usize) -> Option<Part> {
        self.role(at, |role| if let Role::Part(part) = role { Some(part) } else { None })
    }

    pub(super) fn season(&self, at: usize) -> Option<Season> {
        self.role(at, |role| if let Role::Season(season) = role { Some(season) } else { None })
    }

    pub(super) fn edge(&self, at: usize) -> Option<Edge> {
        self.role(at, |role| if let Role::Edge(edge) = role { Some(edge) } else { None })
    }

    pub(super) fn which(&self, at: usize) -> Option<Which> {
        self.role(at, |role| if let Role::Which(which) = role { Some(which) } else { None })
    }

    pub(super) fn day(&self, at: usize) -> Option<i32> {
        self.role(at, |role| if let Role::Day(day) = role { Some(day) } else { None })
    }

    pub(super) fn text_day(&self, at: usize) -> Option<i32> {
        self.role(at, |role| if let Role::TextDay(day) = role { Some(day) } else { None })
    }

    pub(super) fn ordinal(&self, at: usize) -> Option<i8> {
        self.role(at, |role| if let Role::Ordinal(n) = role { Some(n) } else { None })
    }

    pub(super) fn pick<T>(&self, at: usize, pick: impl Fn(Role) -> Option<T>) -> Option<T> {
        self.role(at, pick)
    }

    pub(super) fn form(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// The word class of a token, where trees are known.
    pub(super) fn upos(&self, at: usize) -> Option<Upos> {
        (at < self.len()).then(|| self.words.get(self.base + at).map(|word| word.upos)).flatten()
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
    }

    pub(super) fn is_number(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number)
    }

    pub(super) fn is_mark(&self, at: usize) -> bool {
        self.tokens.get(at).is_none_or(|token| token.kind == TokenKind::Punctuation)
    }

    /// Whether a token begins with a capital.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.form(at).starts_with(char::is_uppercase)
    }

    /// Whether something that a number could count stands here: "2000 habitants".
    pub(super) fn counted(&self, at: usize) -> bool {
        let of_time = self.entries.get(at).is_some_and(|entry| entry.is_some_and(|e| e.of_time));
        if of_time && self.unit(at).is_none() {
            return false;
        }
        if let Some(upos) = self.upos(at) {
            return matches!(upos, Upos::Noun | Upos::Sym)
                || upos == Upos::Adj && self.upos(at + 1) == Some(Upos::Noun);
        }
        let form = self.form(at);
        self.is_word(at)
            && form.starts_with(char::is_lowercase)
            && !of_time
            && Lexicon::embedded().analyses(form).next().is_some_and(|a| a.upos == Upos::Noun)
    }

    /// The whole number that a token is in digits alone.
    pub(super) fn digits(&self, at: usize) -> Option<u16> {
        let form = self.form(at);
        (form.len() <= 4 && form.bytes().all(|b| b.is_ascii_digit())).then(|| form.parse().ok())?
    }

    /// The number that begins at a token in digits or words, and the token after it; "un" is one.
    pub(super) fn number(&self, at: usize) -> Option<(crate::numbers::Found, usize)> {
        if !self.is_number(at) && !self.has(at, Role::Number) && !self.form(at).contains('-') {
            return None;
        }
        let end = self.len().min(at + LONGEST_NUMBER);
        let found = self.numbers.at(self.text, &self.tokens[at..end])?;
        Some((found, at + found.tokens))
    }

    /// What the longest phrase that begins at a token says, and the token after it.
    pub(super) fn phrase<T: Copy>(&self, list: &Phrases<T>, at: usize) -> Option<(T, usize)> {
        list.iter().find_map(|(words, value)| {
            let end = at + words.len();
            self.same(words, at, end).then_some((*value, end))
        })
    }

    /// What the longest phrase that ends before a token says, and where it begins.
    pub(super) fn phrase_before<T: Copy>(
        &self,
        list: &Phrases<T>,
        end: usize,
    ) -> Option<(T, usize)> {
        list.iter().find_map(|(words, value)| {
            let start = end.checked_sub(words.len())?;
            self.same(words, start, end).then_some((*value, start))
        })
    }

    fn same(&self, words: &[String], start: usize, end: usize) -> bool {
        end <= self.len()
            && words.iter().enumerate().all(|(i, word)| {
                let form = self.form(start + i);
                begin_alike(form, word)
                    && Folded::new(form).is_some_and(|own| own.as_str() == word)
            })
    }

    /// Whether "depuis" stands before a token, an article between them or not.
    pub(super) fn after_since(&self, at: usize) -> bool {
        self.after(at, Function::Since)
            || self.after(at, Function::The) && self.after(at - 1, Function::Since)
    }

    /// The token of an expression whose head is outside of it.
    pub(super) fn head_of(&self, first: usize, end: usize) -> usize {
        let own = self.base + first..self.base + end;
        let outside = |at: &usize| {
            let head = self.words.get(self.base + at).and_then(|word| word.head);
            head.is_none_or(|head| !own.contains(&(head as usize)))
        };
        (first..end).find(outside).unwrap_or(end - 1)
    }

    /// Whether "de … à", "du … au" or "entre … et" stand around a time.
    pub(super) fn opens_a_range(&self, before: usize, after: usize) -> bool {
        let of = self.is(before, Function::Of) || self.is(before, Function::OfThe);
        let to = self.is(after, Function::To) || self.is(after, Function::ToThe);
        of && to || self.is(before, Function::Between) && self.is(after, Function::And)
    }
}

/// Whether a word can be a folded one, by their first bytes: most cannot, and are not folded.
fn begin_alike(form: &str, folded: &str) -> bool {
    match (form.as_bytes().first(), folded.as_bytes().first()) {
        (Some(own), Some(first)) => !own.is_ascii() || own.eq_ignore_ascii_case(first),
        _ => form.is_empty() == folded.is_empty(),
    }
}
