//! Fixed expressions: several words, with gaps, alternatives and context.

use super::flags::Flags;
use super::sentence::Sentence;
use super::vocabulary::Key;

/// The most words that a gap ("*") takes.
const GAP: usize = 3;

/// A compiled expression of the ontology.
///
/// "tirer (* sur)" has the element *tirer*, a gap, and *sur* as context: it must stand there, but is
/// no part of the trigger.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Phrase {
    pub(super) elements: Vec<Element>,
    /// Whether its first word is a reflexive verb.
    pub(super) reflexive: bool,
    /// Fixed words: the phrase with the most wins.
    pub(super) fixed: u8,
}

/// A place in a phrase.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Element {
    /// Up to three words, or none.
    Gap,
    /// One word.
    Word {
        /// Any of these.
        keys: Vec<Key>,
        /// Or a number.
        number: bool,
        /// Whether it is no part of the trigger.
        context: bool,
    },
}

/// Where a phrase was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Match {
    /// First token.
    pub(super) start: usize,
    /// One past the last token.
    pub(super) end: usize,
    /// Which tokens from `start` on are the trigger, as bits.
    pub(super) trigger: u64,
}

impl Match {
    /// A single token.
    pub(super) const fn one(at: usize) -> Self {
        Self { start: at, end: at + 1, trigger: 1 }
    }

    /// First token of the trigger.
    pub(super) const fn first(self) -> usize {
        self.start + (self.trigger.trailing_zeros() as usize & 63)
    }

    /// Last token of the trigger.
    pub(super) const fn last(self) -> usize {
        self.start + (63 - (self.trigger | 1).leading_zeros() as usize)
    }

    /// Whether a token is part of the trigger.
    pub(super) const fn has(self, at: usize) -> bool {
        at >= self.start && at - self.start < 64 && self.trigger >> (at - self.start) & 1 == 1
    }
}

impl Phrase {
    /// The keys that its first word may have, and whether that may be a number.
    pub(super) fn first(&self) -> (&[Key], bool) {
        match self.elements.first() {
            Some(Element::Word { keys, number, .. }) => (keys, *number),
            _ => (&[], false),
        }
    }

    /// Looks for the phrase with its first word at `start`.
    pub(super) fn at(&self, sentence: &Sentence<'_>, start: usize) -> Option<Match> {
        let (end, trigger) = self.rest(sentence, start, 0, start, 0)?;
        let found = Match { start, end, trigger };
        (!self.reflexive || sentence.is_reflexive(found.first())).then_some(found)
    }

    /// Matches the elements from `element` at the token `at`.
    fn rest(
        &self,
        sentence: &Sentence<'_>,
        start: usize,
        element: usize,
        at: usize,
        trigger: u64,
    ) -> Option<(usize, u64)> {
        match self.elements.get(element) {
            None => Some((at, trigger)),
            Some(Element::Gap) => {
                for skipped in 0..=GAP {
                    if let Some(found) =
                        self.rest(sentence, start, element + 1, at + skipped, trigger)
                    {
                        return Some(found);
                    }
                    if sentence.flags(at + skipped)?.has(Flags::STOP) {
                        return None;
                    }
                }
                None
            }
            Some(Element::Word { keys, number, context }) => {
                let flags = sentence.flags(at)?;
                let same = sentence.keys(at).iter().any(|key| keys.contains(key));
                if !(same || *number && flags.has(Flags::NUMBER)) {
                    return None;
                }
                let bit = if *context { 0 } else { 1u64.checked_shl((at - start) as u32)? };
                self.rest(sentence, start, element + 1, at + 1, trigger | bit)
            }
        }
    }
}
