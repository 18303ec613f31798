//! The network that scores names. It reads on from the parser's states: a word is what the parser made of it, and
//! the sums of its own features' rows and its neighbours'.
//!
//! ```text
//! features → sum, and of both neighbours ─┐
//! states of the parser ───────────────────┴→ recurrent layer → tags
//! ```

use std::borrow::Cow;

use super::features::Habits;
use super::weights::Weights;
use crate::Result;
use crate::syntax::Seen;
use crate::syntax::activation::LogSoftmax;
use crate::syntax::embedding::{add_row, normalise};
use crate::syntax::matrix::Rows;
use crate::syntax::recurrence;
use crate::syntax::simd::{Kernel, Lanes};
use crate::tokens::Tokens;

/// The network, shared by threads.
#[derive(Clone, Debug)]
pub(super) struct Network {
    pub(super) weights: Weights,
}

/// Room that is used again for the next sentences.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    features: Vec<usize>,
    ends: Vec<usize>,
    own: Vec<f32>,
    x: Vec<f32>,
    y: Vec<f32>,
    layer: recurrence::Scratch,
    rows: Rows,
    tags: Vec<f32>,
}

impl Network {
    pub(super) fn open(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self> {
        Ok(Self { weights: Weights::open(bytes)? })
    }

    /// The logarithms of the probabilities of the tags of the words that the parser has read, and how many there are of each word.
    pub(super) fn read<'s>(
        &self,
        text: &str,
        tokens: &Tokens,
        habits: &Habits,
        seen: &Seen<'_>,
        scratch: &'s mut Scratch,
    ) -> (&'s [f32], usize) {
        let weights = &self.weights;
        let Scratch { features, ends, own, x, y, layer, rows, tags } = scratch;
        features.clear();
        ends.clear();
        for (sentence, &start) in seen.sentences.iter().zip(seen.starts) {
            let tokens = &tokens.all()[start..start + sentence.len()];
            habits.read(text, tokens, features, ends);
        }
        own.clear();
        own.resize(seen.words() * weights.width, 0.0);
        seen.simd.run(Sums { weights, seen, features, ends, out: own });
        self.lay(seen, own, x);
        let inputs = weights.states + 3 * weights.width;
        weights.layer.run(seen.simd, x, inputs, seen.sentences, layer, y);
        rows.quantise(seen.simd, y, weights.layer.width());
        weights.tags.multiply(seen.simd, rows, tags);
        let each = weights.tags.width();
        tags.truncate(seen.words() * each);
        let scores = weights.tags.outputs();
        seen.simd.run(LogSoftmax { rows: tags, width: each, scores });
        (tags, each)
    }

    /// Lays the states of every word beside its own vector and its neighbours'; zeros outside of the sentence.
    fn lay(&self, seen: &Seen<'_>, own: &[f32], x: &mut Vec<f32>) {
        let Weights { states, width, .. } = self.weights;
        x.clear();
        for sentence in seen.sentences {
            for word in sentence.clone() {
                x.extend_from_slice(&seen.states[word * states..(word + 1) * states]);
                if word == sentence.start {
                    x.resize(x.len() + width, 0.0);
                }
                let from = word.saturating_sub(1).max(sentence.start);
                let to = (word + 2).min(sentence.end);
                x.extend_from_slice(&own[from * width..to * width]);
                if word + 1 == sentence.end {
                    x.resize(x.len() + width, 0.0);
                }
            }
        }
    }
}

struct Sums<'a> {
    weights: &'a Weights,
    seen: &'a Seen<'a>,
    features: &'a [usize],
    ends: &'a [usize],
    out: &'a mut [f32],
}

impl Kernel for Sums<'_> {
    #[inline(always)]
    fn run<L: Lanes>(self, lanes: L) {
        let Self { weights, seen, features, ends, out } = self;
        let mut start = 0;
        for (word, sum) in out.chunks_exact_mut(weights.width).enumerate() {
            let own = features[start..ends[word]].iter().map(|feature| weights.known + feature);
            start = ends[word];
            for feature in seen.rows(word).iter().copied().chain(own) {
                if let Some(row) = weights.row(feature) {
                    add_row(lanes, row, sum);
                }
            }
            normalise(lanes, sum, &weights.norm_scale, &weights.norm_bias);
        }
    }
}
