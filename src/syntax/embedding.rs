//! The first vector of each word: the sum of its features' rows, brought to one length.

use std::collections::HashMap;
use std::ops::Range;

use super::features::{self, Features};
use super::simd::{BLOCK, Kernel, Lanes, Simd};
use super::weights::Weights;
use crate::lexicon::Lexicon;

/// Forms whose rows are kept. Most words of a text are among the commonest ten thousand of the language.
const KEPT: usize = 1 << 14;

/// Finds the rows of words; keeps room for the next ones.
#[derive(Debug, Default)]
pub(super) struct Embedding {
    features: Features,
    /// The rows of the forms that were read before.
    kept: HashMap<Box<str>, Box<[usize]>>,
    /// The rows of all words, and where those of each end.
    pub(super) rows: Vec<usize>,
    pub(super) ends: Vec<usize>,
}

impl Embedding {
    /// The vectors of all words, one after the other.
    pub(super) fn read<'t>(
        &mut self,
        simd: Simd,
        weights: &Weights,
        lexicon: &Lexicon,
        form: impl Fn(usize) -> &'t str,
        sentences: &[Range<usize>],
        out: &mut Vec<f32>,
    ) {
        self.rows.clear();
        self.ends.clear();
        let table = &weights.table;
        let first = table.find(features::first());
        for sentence in sentences {
            self.rows.extend(first);
            for form in sentence.clone().map(&form) {
                let start = self.rows.len();
                if let Some(kept) = self.kept.get(form) {
                    self.rows.extend_from_slice(kept);
                } else {
                    self.features.read(lexicon, form);
                    let Features { all, vector, .. } = &self.features;
                    self.rows.extend(all.iter().filter_map(|&hash| table.find(hash)));
                    self.rows.extend(vector.iter().find_map(|&key| table.find(key)));
                    if self.kept.len() == KEPT {
                        self.kept.clear();
                    }
                    self.kept.insert(form.into(), self.rows[start..].into());
                }
                self.ends.push(self.rows.len());
            }
        }
        out.clear();
        for _ in &self.ends {
            out.extend_from_slice(&weights.base);
        }
        simd.run(Sums { weights, rows: &self.rows, ends: &self.ends, out });
    }
}

struct Sums<'a> {
    weights: &'a Weights,
    rows: &'a [usize],
    ends: &'a [usize],
    out: &'a mut [f32],
}

impl Kernel for Sums<'_> {
    #[inline(always)]
    fn run<L: Lanes>(self, _: L) {
        let Self { weights, rows, ends, out } = self;
        let mut start = 0;
        for (sum, &end) in out.chunks_exact_mut(weights.base.len()).zip(ends) {
            for &row in &rows[start..end] {
                let (scale, bytes) = weights.table.row(row);
                let sums = sum.as_chunks_mut::<BLOCK>().0;
                for (sums, bytes) in sums.iter_mut().zip(bytes.as_chunks::<BLOCK>().0) {
                    for i in 0..BLOCK {
                        sums[i] += f32::from(bytes[i] as i8) * scale;
                    }
                }
            }
            normalise(sum, &weights.norm_scale, &weights.norm_bias);
            start = end;
        }
    }
}

/// Mean 0 and variance 1, then the learned scale and bias.
#[inline(always)]
pub(crate) fn normalise(row: &mut [f32], scale: &[f32], bias: &[f32]) {
    let count = row.len() as f32;
    let mean = row.iter().sum::<f32>() / count;
    let variance = row.iter().map(|x| (x - mean) * (x - mean)).sum::<f32>() / count;
    let inverse = 1.0 / (variance + 1e-5).sqrt();
    for ((x, scale), bias) in row.iter_mut().zip(scale).zip(bias) {
        *x = (*x - mean) * inverse * scale + bias;
    }
}
