//! What the network made of the words of some sentences: other layers read on from there.

use std::ops::Range;

use super::network::{Network, Scratch};
use super::simd::Simd;

/// What the network made of the words of some sentences. Shown while a text is read, and not kept:
/// see [`Parser::parse_seeing`](super::Parser::parse_seeing).
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    /// Sentences, or parts of very long ones, in order; words are counted from the first one that is shown.
    pub sentences: &'a [Range<usize>],
    /// For each sentence, the index of its first word among all tokens of the text.
    pub starts: &'a [usize],
    /// The states of the last layer, so many values for each word.
    pub states: &'a [f32],
    rows: &'a [usize],
    ends: &'a [usize],
    pub(crate) simd: Simd,
}

impl<'a> Seen<'a> {
    pub(super) fn new(
        network: &Network,
        scratch: &'a Scratch,
        sentences: &'a [Range<usize>],
        starts: &'a [usize],
    ) -> Self {
        let (rows, ends) = scratch.rows();
        Self { sentences, starts, states: scratch.states(), rows, ends, simd: network.simd() }
    }

    /// How many words.
    pub fn words(&self) -> usize {
        self.ends.len()
    }

    /// The features of a word and its vector, as rows of the parser's table.
    pub fn rows(&self, word: usize) -> &'a [usize] {
        let start = word.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.rows[start..self.ends[word]]
    }
}
