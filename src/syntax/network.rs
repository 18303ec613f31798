//! The network: words to probabilities of tags, heads and relations.
//!
//! ```text
//! features → sum → recurrent layers ─→ word class, features
//!                        ↓ (with what was tagged)
//!                  recurrent layers ─→ arcs → best tree → relations
//! ```

use std::borrow::Cow;
use std::ops::Range;

use pulp::Simd as _;

use super::activation::{LogSoftmax, Softmax};
use super::embedding::Embedding;
use super::feats::Inventory;
use super::first;
use super::matrix::Rows;
use super::recurrence;
use super::simd::{Kernel, Lanes, Simd};
use super::tree::best_tree;
use super::weights::{Description, Weights};
use super::word::Feats;
use crate::lexicon::Lexicon;
use crate::{Error, Result};

/// What the network says of a word; indices are those of its [`Description`].
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Answer {
    pub(super) class: usize,
    pub(super) class_probability: f32,
    pub(super) feats: Feats,
    /// The head in the sentence, from 1; 0 for the root.
    pub(super) head: u32,
    pub(super) relation: usize,
    /// Of head and relation together.
    pub(super) probability: f32,
}

/// The network, shared by threads.
#[derive(Clone, Debug)]
pub(super) struct Network {
    weights: Weights,
    inventory: Inventory,
    simd: Simd,
}

/// Room that is used again for the next sentences.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    embedding: Embedding,
    x: Vec<f32>,
    y: Vec<f32>,
    rows: Rows,
    first: first::Scratch,
    layer: recurrence::Scratch,
    tags: Vec<f32>,
    told: Vec<f32>,
    roles: Vec<f32>,
    part: Vec<f32>,
    against: Vec<f32>,
    scores: Vec<f32>,
    relations: Vec<f32>,
    best: Vec<u8>,
}

impl Scratch {
    /// The rows of the table that the words read last were made of, and where those of each word end.
    pub(super) fn rows(&self) -> (&[usize], &[usize]) {
        (&self.embedding.rows, &self.embedding.ends)
    }

    /// The states of the last layer over the words read last.
    pub(super) fn states(&self) -> &[f32] {
        &self.x
    }
}

impl Network {
    pub(super) fn open(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self> {
        let weights = Weights::open(bytes)?;
        let inventory = Inventory::new(&weights.description)
            .ok_or_else(|| Error::model("syntax: more features than can be packed"))?;
        Ok(Self { weights, inventory, simd: Simd::detect() })
    }

    /// The same network on another instruction set.
    #[cfg(all(test, feature = "train"))]
    pub(super) fn on(&self, simd: Simd) -> Self {
        Self { simd, ..self.clone() }
    }

    pub(super) fn description(&self) -> &Description {
        &self.weights.description
    }

    /// The instruction set.
    pub(super) fn simd(&self) -> Simd {
        self.simd
    }

    /// Values of the last layer, and rows of the table.
    pub(super) fn shape(&self) -> (usize, usize) {
        (self.weights.roles.inputs(), self.weights.table.len())
    }

    /// The features that words can have.
    pub(super) fn inventory(&self) -> &Inventory {
        &self.inventory
    }

    /// Reads the words of some sentences, given by their forms; `sentences` are ranges of them, in order and without
    /// gaps.
    pub(super) fn read(
        &self,
        lexicon: &Lexicon,
        forms: &[&str],
        sentences: &[Range<usize>],
        scratch: &mut Scratch,
    ) -> Vec<Answer> {
        let Self { weights, simd, .. } = self;
        let Scratch { embedding, x, y, first: room, .. } = &mut *scratch;
        embedding.read(*simd, weights, lexicon, forms, sentences, y);
        weights.first.run(*simd, y, &embedding.words, sentences, room, x);
        let mut width = weights.first.width();
        let mut answers = Vec::new();
        for (number, layer) in (1..).zip(&weights.layers) {
            if number == weights.description.tagged_after {
                answers = self.tag(width, scratch);
                width += weights.soft.outputs();
            }
            let Scratch { x, y, layer: room, .. } = scratch;
            layer.run(*simd, x, width, sentences, room, y);
            width = layer.width();
            std::mem::swap(x, y);
        }
        let Scratch { x, rows, roles, .. } = scratch;
        rows.quantise(*simd, x, width);
        weights.roles.multiply(*simd, rows, roles);
        for sentence in sentences {
            self.heads(sentence, &mut answers, scratch);
        }
        self.relations(sentences, &mut answers, scratch);
        answers
    }

    /// Reads word classes and features off the layers so far, and lays them beside the words' vectors.
    fn tag(&self, width: usize, scratch: &mut Scratch) -> Vec<Answer> {
        let Self { weights, inventory, simd } = self;
        let Scratch { x, y, rows, tags, told, best, .. } = scratch;
        rows.quantise(*simd, x, width);
        weights.tags.multiply(*simd, rows, tags);
        let words = x.len() / width;
        let each = weights.tags.width();
        tags.truncate(words * each);
        let groups = &weights.groups;
        simd.run(Softmax { rows: tags, width: each, groups, best });
        let rows_of_words = tags.chunks_exact(each).zip(best.chunks_exact(groups.len()));
        let answers = rows_of_words.map(|(row, best)| {
            let class = usize::from(best[0]);
            let feats = inventory.pack(&best[1..]);
            Answer { class, class_probability: row[class], feats, ..Answer::default() }
        });
        let answers = answers.collect();
        rows.quantise(*simd, tags, each);
        weights.soft.multiply(*simd, rows, told);
        // The vectors of the words, each followed by what was told of it.
        let (add, padded) = (weights.soft.outputs(), weights.soft.width());
        y.clear();
        for (x, told) in x.chunks_exact(width).zip(told.chunks_exact(padded)) {
            y.extend_from_slice(x);
            y.extend_from_slice(&told[..add]);
        }
        std::mem::swap(x, y);
        answers
    }

    /// The best tree over a sentence.
    fn heads(&self, sentence: &Range<usize>, answers: &mut [Answer], scratch: &mut Scratch) {
        let Self { weights, simd, .. } = self;
        let Scratch { rows, roles, part, against, scores, .. } = scratch;
        let (arc, each) = (weights.arcs.inputs(), weights.roles.width());
        let words = sentence.len();
        let own = &mut roles[sentence.start * each..sentence.end * each];
        part.clear();
        for row in own.chunks_exact_mut(each) {
            row[..2 * arc].iter_mut().for_each(|x| *x = x.max(0.0));
            part.extend_from_slice(&row[..arc]);
        }
        rows.quantise(*simd, part, arc);
        weights.arcs.multiply(*simd, rows, against);
        part.clear();
        part.extend_from_slice(&weights.root_arc);
        for row in own.chunks_exact(each) {
            part.extend_from_slice(&row[arc..2 * arc]);
        }
        scores.clear();
        scores.resize(words * (words + 1), 0.0);
        simd.run(Arcs { weights, dependents: against, heads: part, scores });
        for (word, row) in scores.chunks_exact_mut(words + 1).enumerate() {
            // No word hangs on itself.
            row[word + 1] = f32::MIN;
        }
        simd.run(LogSoftmax { rows: scores, width: words + 1, scores: words + 1 });
        let heads = best_tree(scores, words);
        for (word, head) in heads.into_iter().enumerate() {
            let answer = &mut answers[sentence.start + word];
            answer.head = head;
            answer.probability = scores[word * (words + 1) + head as usize].exp();
        }
    }

    /// The relation of every word to its head.
    fn relations(
        &self,
        sentences: &[Range<usize>],
        answers: &mut [Answer],
        scratch: &mut Scratch,
    ) {
        let Self { weights, simd, .. } = self;
        let Scratch { rows, roles, part, relations, best, .. } = scratch;
        let (arc, label) = (weights.arcs.inputs(), weights.relations.inputs());
        let each = weights.roles.width();
        part.clear();
        for sentence in sentences {
            for word in sentence.clone() {
                let own = &roles[word * each + 2 * arc..][..label];
                let head = match answers[word].head as usize {
                    0 => &weights.root_relation[..],
                    head => {
                        &roles[(sentence.start + head - 1) * each + 2 * arc + label..][..label]
                    }
                };
                part.extend(own.iter().zip(head).map(|(a, b)| (a + b).max(0.0)));
            }
        }
        rows.quantise(*simd, part, label);
        weights.relations.multiply(*simd, rows, relations);
        let width = weights.relations.width();
        relations.truncate(answers.len() * width);
        let groups = &[weights.relations.outputs()];
        simd.run(Softmax { rows: relations, width, groups, best });
        for ((row, best), answer) in relations.chunks_exact(width).zip(best).zip(answers) {
            answer.relation = usize::from(*best);
            answer.probability *= row[answer.relation];
        }
    }
}

/// Scores every arc of a sentence.
struct Arcs<'a> {
    weights: &'a Weights,
    dependents: &'a [f32],
    heads: &'a [f32],
    scores: &'a mut [f32],
}

impl Kernel for Arcs<'_> {
    #[inline(always)]
    fn run<L: Lanes>(self, lanes: L) {
        let Self { weights, dependents, heads, scores } = self;
        let arc = weights.arcs.inputs();
        let width = weights.arcs.width();
        let farthest = weights.description.farthest as isize;
        let lanes = lanes.floats();
        let dot = |a: &[f32], b: &[f32]| {
            let mut sum = lanes.splat_f32s(0.0);
            for (a, b) in L::Floats::as_simd_f32s(a).0.iter().zip(L::Floats::as_simd_f32s(b).0) {
                sum = lanes.add_f32s(sum, lanes.mul_f32s(*a, *b));
            }
            lanes.reduce_sum_f32s(sum)
        };
        let size = heads.len() / arc;
        for (head, vector) in heads.chunks_exact(arc).enumerate() {
            let any = dot(vector, &weights.heads[..arc]) + weights.heads[arc];
            for word in 1..size {
                let place = if head == 0 {
                    2 * farthest + 1
                } else {
                    (head as isize - word as isize).clamp(-farthest, farthest) + farthest
                };
                scores[(word - 1) * size + head] = any
                    + weights.distances[place as usize]
                    + dot(&dependents[(word - 1) * width..][..arc], vector);
            }
        }
    }
}
