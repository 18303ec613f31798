//! The first vector of each word: the sum of its features' rows, brought to one length.

use std::ops::Range;

use super::features::{self, Features};
use super::weights::Weights;
use crate::lexicon::Lexicon;

/// Adds up features; keeps room for the next word.
#[derive(Debug, Default)]
pub(super) struct Embedding {
    features: Features,
}

impl Embedding {
    /// The vectors of all words, one after the other.
    pub(super) fn read<'t>(
        &mut self,
        weights: &Weights,
        lexicon: &Lexicon,
        form: impl Fn(usize) -> &'t str,
        sentences: &[Range<usize>],
        out: &mut Vec<f32>,
    ) {
        let width = weights.description.width;
        let words = sentences.last().map_or(0, |last| last.end);
        out.clear();
        out.reserve(words * width);
        for word in 0..words {
            out.extend_from_slice(&weights.base);
            self.add(weights, lexicon, form(word), &mut out[word * width..]);
        }
        let first = weights.table.find(features::first());
        for sentence in sentences {
            if let Some(row) = first {
                weights.table.add(row, &mut out[sentence.start * width..][..width]);
            }
        }
        for row in out.chunks_exact_mut(width) {
            normalise(row, &weights.norm_scale, &weights.norm_bias);
        }
    }

    fn add(&mut self, weights: &Weights, lexicon: &Lexicon, form: &str, sum: &mut [f32]) {
        self.features.read(lexicon, form);
        let rows = self.features.all.iter().filter_map(|&hash| weights.table.find(hash));
        let vector = self.features.vector.iter().find_map(|&key| weights.table.find(key));
        rows.chain(vector).for_each(|row| weights.table.add(row, sum));
    }
}

/// Mean 0 and variance 1, then the learned scale and bias.
fn normalise(row: &mut [f32], scale: &[f32], bias: &[f32]) {
    let count = row.len() as f32;
    let mean = row.iter().sum::<f32>() / count;
    let variance = row.iter().map(|x| (x - mean) * (x - mean)).sum::<f32>() / count;
    let inverse = 1.0 / (variance + 1e-5).sqrt();
    for ((x, scale), bias) in row.iter_mut().zip(scale).zip(bias) {
        *x = (*x - mean) * inverse * scale + bias;
    }
}
