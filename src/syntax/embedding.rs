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
    /// The rows of the forms that were read before, and their sums.
    kept: HashMap<Box<str>, Kept>,
    /// The rows of all words, and where those of each end.
    pub(super) rows: Vec<usize>,
    pub(super) ends: Vec<usize>,
}

/// What is known of a form.
#[derive(Debug)]
struct Kept {
    rows: Box<[usize]>,
    sum: Box<[f32]>,
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
        out.clear();
        let table = &weights.table;
        let first = table.find(features::first());
        for sentence in sentences {
            self.rows.extend(first);
            for form in sentence.clone().map(&form) {
                if !self.kept.contains_key(form) {
                    let new = self.look_up(simd, weights, lexicon, form);
                    if self.kept.len() == KEPT {
                        self.kept.clear();
                    }
                    self.kept.insert(form.into(), new);
                }
                let kept = &self.kept[form];
                self.rows.extend_from_slice(&kept.rows);
                out.extend_from_slice(&kept.sum);
                self.ends.push(self.rows.len());
            }
        }
        simd.run(Finish { weights, first, sentences, out });
    }

    /// The rows of a form and their sum.
    fn look_up(&mut self, simd: Simd, weights: &Weights, lexicon: &Lexicon, form: &str) -> Kept {
        self.features.read(lexicon, form);
        let Features { all, vector, .. } = &self.features;
        let table = &weights.table;
        let own = all.iter().filter_map(|&hash| table.find(hash));
        let rows: Box<[usize]> =
            own.chain(vector.iter().find_map(|&key| table.find(key))).collect();
        let mut sum: Box<[f32]> = weights.base.as_slice().into();
        simd.run(Sum { weights, rows: &rows, out: &mut sum });
        Kept { rows, sum }
    }
}

/// Adds rows up.
struct Sum<'a> {
    weights: &'a Weights,
    rows: &'a [usize],
    out: &'a mut [f32],
}

impl Kernel for Sum<'_> {
    #[inline(always)]
    fn run<L: Lanes>(self, _: L) {
        for &row in self.rows {
            add(self.weights, row, self.out);
        }
    }
}

/// Adds what marks the first word of a sentence, and brings every vector to one length.
struct Finish<'a> {
    weights: &'a Weights,
    first: Option<usize>,
    sentences: &'a [Range<usize>],
    out: &'a mut [f32],
}

impl Kernel for Finish<'_> {
    #[inline(always)]
    fn run<L: Lanes>(self, _: L) {
        let Self { weights, first, sentences, out } = self;
        let width = weights.base.len();
        for sentence in sentences {
            if let Some(row) = first.filter(|_| !sentence.is_empty()) {
                add(weights, row, &mut out[sentence.start * width..(sentence.start + 1) * width]);
            }
        }
        for sum in out.chunks_exact_mut(width) {
            normalise(sum, &weights.norm_scale, &weights.norm_bias);
        }
    }
}

#[inline(always)]
fn add(weights: &Weights, row: usize, sum: &mut [f32]) {
    let (scale, bytes) = weights.table.row(row);
    let sums = sum.as_chunks_mut::<BLOCK>().0;
    for (sums, bytes) in sums.iter_mut().zip(bytes.as_chunks::<BLOCK>().0) {
        for i in 0..BLOCK {
            sums[i] += f32::from(bytes[i] as i8) * scale;
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
