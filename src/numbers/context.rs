//! Numbers that are no quantities: days, years, times of day, names ("l'article 12", "Ligue 1"), scores.

use super::amount::{Form, Items};
use super::lexeme::{Bound, Class, Lexeme};
use super::reading::Reading;
use crate::lexicon::{Lexicon, Upos};
use crate::syntax::Word;
use crate::tokens::Token;

/// How far a month may follow a day: "les 3, 4 et 5 mai".
const DAYS: usize = 8;

/// A sentence around its numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context<'a> {
    pub(super) text: &'a str,
    pub(super) items: Items<'a>,
    pub(super) tokens: &'a [Token],
    /// The words of the sentence; empty where nobody asked.
    pub(super) words: &'a [Word],
    /// The number of its first token in the text.
    pub(super) first: usize,
}

impl Context<'_> {
    /// Where to read on if a number is no quantity.
    pub(super) fn skip(&self, reading: &Reading) -> Option<usize> {
        let Reading { start, end, amount, measure, bound, .. } = *reading;
        if let Some(measure) = measure {
            return self.clock(reading).filter(|_| measure.clock);
        }
        let before = start.wrapping_sub(1);
        let has = |class: Class| self.items.has(before, class);
        let exact = matches!(amount.form, Form::Plain | Form::Year) && bound.is_none();
        let range = matches!(self.items.lexeme(start), Lexeme::Range(..));
        let other = self.is_day(end)
            || self.items.has(end, Class::Ordinal)
            || range && !self.is_plural(end);
        if exact && other || self.score(reading) {
            return Some(end);
        }
        let until = amount.form == Form::Year && bound == Some(Bound::AtMost);
        if !(exact || until) {
            return None;
        }
        let named = amount.form == Form::Year
            || has(Class::Month)
            || has(Class::Weekday)
            || has(Class::Article)
            || has(Class::Label)
            || self.is_name(reading);
        (named && !self.noun_follows(end)).then_some(end)
    }

    /// "3 mai", "3 et 4 mai", "du 3 au 5 mai".
    fn is_day(&self, end: usize) -> bool {
        let grammar = self.items.lexemes.grammar;
        for at in end..end + DAYS {
            let Some(item) = self.items.items.get(at) else { return false };
            if item.has(Class::Month) {
                return true;
            }
            let number = matches!(item.lexeme, Lexeme::Digits { .. } | Lexeme::Cardinal(_));
            let joins =
                [grammar.and, grammar.to, grammar.or].contains(&item.word) && item.word > 0;
            let comma = item.span.of(self.text) == ",";
            if !(number || joins || comma || item.has(Class::Article)) {
                return false;
            }
        }
        false
    }

    /// "à 8 heures", "vers 14 h 30", "3 heures du matin", "de 8 heures à 18 heures": the index after it.
    fn clock(&self, reading: &Reading) -> Option<usize> {
        let Reading { start, end, amount, bound, .. } = *reading;
        let hours = amount.max.is_some_and(|hours| hours <= 24.0);
        if !hours || amount.form == Form::Rough {
            return None;
        }
        let of = self.items.is_of(end) && !self.items.has(end, Class::Article);
        let before = self.items.has(start.wrapping_sub(1), Class::BeforeClock) && !of;
        let after = self.items.has(end, Class::AfterClock);
        let minutes = match self.items.lexeme(end) {
            // "9 heures 22 minutes" are a duration.
            Lexeme::Digits { value, .. } | Lexeme::Cardinal(value) => {
                value < 60.0 && self.items.lexemes.units.at(self.items.items, end + 1).is_none()
            }
            _ => false,
        };
        let until = bound == Some(Bound::AtMost);
        let late =
            reading.number < start + 2 && amount.min < amount.max && amount.max > Some(12.0);
        let time = before || after || minutes || until || late || reading.both_measured;
        time.then_some(end + usize::from(minutes))
    }

    /// "3 à 1" is a score.
    fn score(&self, reading: &Reading) -> bool {
        let grammar = self.items.lexemes.grammar;
        let value = |at: usize| match self.items.lexeme(at) {
            Lexeme::Digits { value, .. } | Lexeme::Cardinal(value) => Some(value),
            _ => None,
        };
        let low = |n: f64| n < 30.0;
        let Reading { start, end, amount, .. } = *reading;
        let joined = |at: usize| self.items.word(at) == grammar.to && grammar.to > 0;
        let first =
            joined(end) && value(end + 1).is_some_and(|next| low(next) && next <= amount.value);
        let second = start >= 2
            && joined(start - 1)
            && value(start - 2).is_some_and(|last| low(last) && last >= amount.value);
        amount.form == Form::Plain
            && low(amount.value)
            && reading.bound.is_none()
            && (first && !self.noun_follows(end + 2) || second && !self.noun_follows(end))
    }

    /// "Ligue 1", "le vol 447": the number hangs on the noun before it. "neuf" may be an adjective there.
    fn is_name(&self, reading: &Reading) -> bool {
        let Some(token) = self.token(reading.number) else { return false };
        let Some(word) = self.words.get(token) else { return false };
        let before = token.checked_sub(1).and_then(|before| self.words.get(before));
        let noun = before.is_some_and(|word| matches!(word.upos, Upos::Noun | Upos::Propn));
        let hangs = word.head.is_some_and(|head| (head as usize) < self.first + token);
        noun && hangs || word.upos == Upos::Propn
    }

    /// Whether a noun that can be counted follows: "2000 manifestants", "1500 autres soldats".
    pub(super) fn noun_follows(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        if self.words.is_empty() {
            return self.is_plural(at) || self.is_plural(at + 1);
        }
        let noun = |token: usize| {
            let form = self.tokens.get(token).map_or("", |token| token.span.of(self.text));
            self.words.get(token).is_some_and(|word| word.upos == Upos::Noun) && !is_singular(form)
        };
        let adjective = self.words.get(token).is_some_and(|word| word.upos == Upos::Adj);
        noun(token) || adjective && noun(token + 1)
    }

    /// Whether the lexicon knows a plural noun or adjective, and nothing that is no noun.
    fn is_plural(&self, at: usize) -> bool {
        let Some(item) = self.items.items.get(at) else { return false };
        let form = item.span.of(self.text);
        let mut all = Lexicon::embedded().analyses(form).peekable();
        form.starts_with(char::is_lowercase)
            && all.peek().is_some()
            && all.all(|analysis| match analysis.upos {
                Upos::Noun | Upos::Adj => analysis.feature("Number") != Some("Sing"),
                Upos::Verb => true,
                _ => false,
            })
    }

    /// The token of an item in the sentence.
    pub(super) fn token(&self, at: usize) -> Option<usize> {
        self.items.items.get(at).map(|item| item.token as usize)
    }
}

/// Whether the lexicon knows the form as a noun, and only in the singular.
fn is_singular(form: &str) -> bool {
    let nouns = Lexicon::embedded().analyses(form).filter(|analysis| analysis.upos == Upos::Noun);
    let mut numbers = nouns.map(|analysis| analysis.feature("Number") == Some("Sing")).peekable();
    numbers.peek().is_some() && numbers.all(|singular| singular)
}
