//! What a quantity counts, and for whom: from the tree.

use super::context::Context;
use super::lexeme::{Class, Lexeme};
use super::quantity::QuantityKind;
use super::reading::Reading;
use crate::lexicon::Upos;
use crate::syntax::{Parser, Word};

/// How far a counted noun or the words of two sides may stand from the number.
pub(super) const REACH: usize = 8;

impl Context<'_> {
    /// The token in the sentence of the noun that is counted: the head of "trois soldats", what hangs with "de" on
    /// "dizaine", "%" and "tiers".
    pub(super) fn counted(&self, reading: &Reading) -> Option<usize> {
        let first = self.token(reading.number)?;
        let last = self.token(reading.end - 1)?;
        let inside = first..=last;
        let parser = Parser::embedded();
        let head =
            |word: &Word| word.head.and_then(|head| (head as usize).checked_sub(self.first));
        let top = inside.clone().rev().find(|&at| {
            let out = self.words.get(at).and_then(head).is_none_or(|head| !inside.contains(&head));
            out && self.words.get(at).is_some_and(|word| word.upos != Upos::Adp)
        })?;
        let word = self.words.get(top)?;
        if reading.measure.is_none()
            && let Some(head) = head(word).filter(|&head| head > last && head <= last + REACH)
            && is_named(&self.words[head])
            && matches!(parser.deprel(word).split(':').next(), Some("nummod" | "det" | "amod"))
        {
            return Some(head);
        }
        // "deux kilomètres du lieu" are not kilometres of a place.
        let bare = reading.measure.is_none_or(|measure| measure.kind == QuantityKind::Percent);
        let of =
            self.items.is_of(reading.end) && (bare || !self.items.has(reading.end, Class::Whole));
        let after = last + 1..self.words.len().min(last + 1 + REACH);
        let complement = after.filter(|_| of).find(|&at| {
            let word = &self.words[at];
            head(word).is_some_and(|head| inside.contains(&head)) && is_named(word)
        });
        complement.or_else(|| self.next_noun(last + 1, of, reading.measure.is_none()))
    }

    /// The noun right after the number, where the tree says nothing: "dix autres soldats".
    fn next_noun(&self, at: usize, of: bool, direct: bool) -> Option<usize> {
        let at = at + usize::from(of);
        let is = |at: usize, classes: &[Upos]| {
            self.words.get(at).is_some_and(|word| classes.contains(&word.upos))
        };
        let noun = at + usize::from(is(at, &[Upos::Adj]));
        ((of || direct) && is(noun, &[Upos::Noun])).then_some(noun)
    }

    /// Whether "chacun" or "de part et d'autre" stands near, not over another number or a stop.
    pub(super) fn is_per_side(&self, reading: &Reading) -> bool {
        let sides = |at: usize| self.items.lexemes.sides.at(self.items.items, at).is_some();
        let open = |at: &usize| {
            let item = self.items.items.get(*at);
            item.is_some_and(|item| {
                !matches!(item.span.of(self.text), "." | ";" | ":" | "(" | ")")
            })
        };
        let numeric = |at: &usize| !matches!(self.items.lexeme(*at), Lexeme::Word);
        let left = reading.start.saturating_sub(REACH)..reading.start;
        let mut right = (reading.end..reading.end + REACH).take_while(open);
        let mut left = left.rev().take_while(open);
        right.by_ref().take_while(|at| sides(*at) || !numeric(at)).any(sides) || left.any(sides)
    }
}

fn is_named(word: &Word) -> bool {
    matches!(word.upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Verb | Upos::Num | Upos::X)
}
