//! The first layer. It sees a word and its neighbours, and knows nothing of them but their forms: what a form brings to
//! its own place and to those beside it is worked out once, however often it stands there, and added up for every word.

use std::ops::Range;

use pulp::Simd as _;

use super::matrix::{Matrix, Rows};
use super::recurrence::scan;
use super::simd::{Kernel, Lanes, Simd};

/// The layer: a recurrent one, see [`recurrence`](super::recurrence).
#[derive(Clone, Debug)]
pub(super) struct First {
    /// What a word brings to the gates of the next word, to its own, and to those of the word before.
    gates: [Matrix; 3],
    /// Fits a word's vector to the output.
    skip: Matrix,
}

/// Room that is used again.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    rows: Rows,
    brought: [Vec<f32>; 3],
    skips: Vec<f32>,
    gates: Vec<f32>,
    skip: Vec<f32>,
    state: Vec<f32>,
}

impl First {
    /// The layer whose gates see the word before, the word and the next one beside each other; nothing if the sizes do
    /// not fit.
    pub(super) fn new(gates: &Matrix, skip: Matrix) -> Option<Self> {
        let layer = Self { gates: gates.thirds()?, skip };
        let fits = layer.skip.shape() == (gates.inputs() / 3, gates.outputs() / 3);
        fits.then_some(layer)
    }

    /// Width of the output: both directions.
    pub(super) fn width(&self) -> usize {
        self.skip.outputs()
    }

    /// Reads the words of some sentences into `out`: `words` are their numbers among the vectors.
    pub(super) fn run(
        &self,
        simd: Simd,
        vectors: &[f32],
        words: &[u32],
        sentences: &[Range<usize>],
        scratch: &mut Scratch,
        out: &mut Vec<f32>,
    ) {
        let Scratch { rows, brought, skips, gates, skip, state } = scratch;
        let width = self.width();
        rows.quantise(simd, vectors, self.skip.inputs());
        for (matrix, brought) in self.gates.iter().zip(&mut *brought) {
            matrix.multiply(simd, rows, brought);
        }
        self.skip.multiply(simd, rows, skips);
        skip.clear();
        for &word in words {
            skip.extend_from_slice(&skips[word as usize * width..][..width]);
        }
        gates.resize(words.len() * 3 * width, 0.0);
        simd.run(Gather { brought, words, sentences, width: 3 * width, gates });
        out.resize(words.len() * width, 0.0);
        scan(simd, gates, skip, sentences, state, width, out);
    }
}

/// Adds up what every word and its neighbours bring.
struct Gather<'a> {
    brought: &'a [Vec<f32>; 3],
    words: &'a [u32],
    sentences: &'a [Range<usize>],
    width: usize,
    gates: &'a mut [f32],
}

impl Kernel for Gather<'_> {
    #[inline(always)]
    fn run<L: Lanes>(self, lanes: L) {
        let Self { brought: [to_next, to_own, to_last], words, sentences, width, gates } = self;
        let lanes = lanes.floats();
        for sentence in sentences {
            let words = &words[sentence.clone()];
            let rows = gates[sentence.start * width..].chunks_exact_mut(width);
            for (at, (&word, row)) in words.iter().zip(rows).enumerate() {
                let row = L::Floats::as_mut_simd_f32s(row).0;
                let own = &to_own[word as usize * width..][..width];
                row.copy_from_slice(L::Floats::as_simd_f32s(own).0);
                let before = at.checked_sub(1).map(|before| (to_next, words[before]));
                let after = words.get(at + 1).map(|&after| (to_last, after));
                for (brought, neighbour) in [before, after].into_iter().flatten() {
                    let brought = &brought[neighbour as usize * width..][..width];
                    for (sum, x) in row.iter_mut().zip(L::Floats::as_simd_f32s(brought).0) {
                        *sum = lanes.add_f32s(*sum, *x);
                    }
                }
            }
        }
    }
}
