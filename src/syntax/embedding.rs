//! The first vector of each word: the sum of its features' rows, brought to one length.

use std::collections::HashMap;
use std::ops::Range;

use pulp::Simd as _;

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
    /// The vector of each word, by its number among those that came out.
    pub(super) words: Vec<u32>,
    /// How often words were read, whatever they were.
    read: u64,
}

/// What is known of a form.
#[derive(Debug)]
struct Kept {
    rows: Box<[usize]>,
    sum: Box<[f32]>,
    /// When it was last read, and the number of its vector among those that came out then.
    read: u64,
    number: u32,
}

impl Embedding {
    /// The vectors of all words, one after the other, those of one form once; the first word of a sentence has its own.
    pub(super) fn read(
        &mut self,
        simd: Simd,
        weights: &Weights,
        lexicon: &Lexicon,
        forms: &[&str],
        sentences: &[Range<usize>],
        out: &mut Vec<f32>,
    ) {
        self.rows.clear();
        self.ends.clear();
        self.words.clear();
        self.read += 1;
        out.clear();
        let (table, width) = (&weights.table, weights.base.len());
        let first = table.find(features::first());
        let mut firsts = Vec::new();
        for sentence in sentences {
            self.rows.extend(first);
            for (at, &form) in forms[sentence.clone()].iter().enumerate() {
                let kept = if let Some(kept) = self.kept.get_mut(form) {
                    kept
                } else {
                    let new = self.look_up(simd, weights, lexicon, form);
                    if self.kept.len() == KEPT {
                        self.kept.clear();
                    }
                    self.kept.entry(form.into()).or_insert(new)
                };
                let next = (out.len() / width) as u32;
                let known = (at > 0 && kept.read == self.read).then_some(kept.number);
                let number = known.unwrap_or_else(|| {
                    out.extend_from_slice(&kept.sum);
                    next
                });
                if at == 0 {
                    firsts.push(number as usize);
                } else {
                    (kept.read, kept.number) = (self.read, number);
                }
                self.words.push(number);
                self.rows.extend_from_slice(&kept.rows);
                self.ends.push(self.rows.len());
            }
        }
        simd.run(Finish { weights, first, firsts: &firsts, out });
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
        Kept { rows, sum, read: 0, number: 0 }
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
    fn run<L: Lanes>(self, lanes: L) {
        for &row in self.rows {
            add(lanes, self.weights, row, self.out);
        }
    }
}

/// Adds what marks the first word of a sentence, and brings every vector to one length.
struct Finish<'a> {
    weights: &'a Weights,
    first: Option<usize>,
    /// The vectors of first words.
    firsts: &'a [usize],
    out: &'a mut [f32],
}

impl Kernel for Finish<'_> {
    #[inline(always)]
    fn run<L: Lanes>(self, lanes: L) {
        let Self { weights, first, firsts, out } = self;
        let width = weights.base.len();
        for &vector in firsts {
            if let Some(row) = first {
                add(lanes, weights, row, &mut out[vector * width..(vector + 1) * width]);
            }
        }
        for sum in out.chunks_exact_mut(width) {
            normalise(lanes, sum, &weights.norm_scale, &weights.norm_bias);
        }
    }
}

#[inline(always)]
fn add<L: Lanes>(lanes: L, weights: &Weights, row: usize, sum: &mut [f32]) {
    add_row(lanes, weights.table.row(row), sum);
}

/// Adds a row of bytes, multiplied with its scale.
#[inline(always)]
pub(crate) fn add_row<L: Lanes>(lanes: L, (scale, bytes): (f32, &[u8]), sum: &mut [f32]) {
    let lanes = lanes.floats();
    let scale = lanes.splat_f32s(scale);
    let sums = sum.as_chunks_mut::<BLOCK>().0;
    for (sums, bytes) in sums.iter_mut().zip(bytes.as_chunks::<BLOCK>().0) {
        let mut floats = [0f32; BLOCK];
        for i in 0..BLOCK {
            floats[i] = f32::from(bytes[i] as i8);
        }
        let floats = L::Floats::as_simd_f32s(&floats).0;
        for (sum, x) in L::Floats::as_mut_simd_f32s(sums).0.iter_mut().zip(floats) {
            *sum = lanes.add_f32s(*sum, lanes.mul_f32s(*x, scale));
        }
    }
}

/// Mean 0 and variance 1, then the learned scale and bias; all of whole blocks.
#[inline(always)]
pub(crate) fn normalise<L: Lanes>(lanes: L, row: &mut [f32], scale: &[f32], bias: &[f32]) {
    let lanes = lanes.floats();
    let count = row.len() as f32;
    let mean = lanes.splat_f32s(total::<L>(lanes, row, |x| x) / count);
    let squares = total::<L>(lanes, row, |x| {
        let from_mean = lanes.sub_f32s(x, mean);
        lanes.mul_f32s(from_mean, from_mean)
    });
    let inverse = lanes.splat_f32s(1.0 / (squares / count + 1e-5).sqrt());
    let (scale, bias) = (L::Floats::as_simd_f32s(scale).0, L::Floats::as_simd_f32s(bias).0);
    let row = L::Floats::as_mut_simd_f32s(row).0;
    for ((x, scale), bias) in row.iter_mut().zip(scale).zip(bias) {
        let one = lanes.mul_f32s(lanes.sub_f32s(*x, mean), inverse);
        *x = lanes.add_f32s(lanes.mul_f32s(one, *scale), *bias);
    }
}

/// Adds something of all values up, in the same order on every instruction set.
#[inline(always)]
fn total<L: Lanes>(
    lanes: L::Floats,
    row: &[f32],
    of: impl Fn(<L::Floats as pulp::Simd>::f32s) -> <L::Floats as pulp::Simd>::f32s,
) -> f32 {
    let mut sums = [0f32; BLOCK];
    for block in row.as_chunks::<BLOCK>().0 {
        let sums = L::Floats::as_mut_simd_f32s(&mut sums).0;
        for (sum, x) in sums.iter_mut().zip(L::Floats::as_simd_f32s(block).0) {
            *sum = lanes.add_f32s(*sum, of(*x));
        }
    }
    sums.iter().sum()
}
