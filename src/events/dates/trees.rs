//! The trees of an article, for times and triggers that come in order.

use std::ops::Range;

use crate::Layers;
use crate::events::clause::clause;
use crate::events::mood::mood;
use crate::events::tree::Tree;
use crate::syntax::range_around;
use crate::times::Times;

/// The trees of an article, gone to one after the other.
pub(super) struct Trees<'t, 'a> {
    pub(super) text: &'t str,
    pub(super) layers: &'t Layers,
    pub(super) tree: &'t mut Tree<'a>,
    pub(super) entered: Range<usize>,
}

impl<'a> Trees<'_, 'a> {
    /// Whether a sentence is parsed whoever asks: one that only gives a day may not be.
    pub(super) fn is_read(&self, sentence: u32) -> bool {
        !Times::embedded().give_a_day(self.text, self.layers.tokens.of(sentence as usize))
    }

    /// Goes to the tree of a token.
    pub(super) fn enter(&mut self, sentence: u32, token: usize) -> &Tree<'a> {
        let range = range_around(self.layers.tokens.range(sentence as usize), token);
        if range != self.entered {
            self.tree.enter(range.clone());
            self.entered = range;
        }
        self.tree
    }

    /// The mood of the clause of a token of the tree.
    pub(super) fn mood(&self, token: usize) -> u64 {
        let verb = clause(&self.layers.words, token);
        let verb = if self.entered.contains(&verb) { verb } else { token };
        1 + mood(self.tree, verb) as u64
    }
}
