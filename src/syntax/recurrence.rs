//! The recurrent layer: simple recurrent units in both directions (Lei et al. 2018, "Simple Recurrent Units for
//! Highly Parallelizable Recurrence"). Everything but the running state is one product over all words.
//!
//! ```text
//! c = f * c_before + (1 - f) * v        with f, v and r from the product, f and r through a sigmoid
//! y = r * tanh(c) + (1 - r) * skip      skip: the input, or its own small product
//! ```

use std::ops::Range;

use pulp::Simd as _;

use super::activation::{sigmoids, tanh};
use super::matrix::{Matrix, Rows};
use super::simd::{Kernel, Lanes, Simd};

/// One layer.
#[derive(Clone, Debug)]
pub(crate) struct Layer {
    /// Forget gates, values, and reset gates, each for both directions.
    pub(crate) gates: Matrix,
    /// Fits the input to the output where their sizes differ.
    pub(crate) skip: Option<Matrix>,
}

/// Room that is used again.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    rows: Rows,
    gates: Vec<f32>,
    skip: Vec<f32>,
    state: Vec<f32>,
}

impl Layer {
    /// Width of the output: both directions.
    pub(crate) fn width(&self) -> usize {
        self.gates.outputs() / 3
    }

    /// Reads the words of some sentences, `inputs` values each, into `out`.
    pub(crate) fn run(
        &self,
        simd: Simd,
        x: &[f32],
        inputs: usize,
        sentences: &[Range<usize>],
        scratch: &mut Scratch,
        out: &mut Vec<f32>,
    ) {
        let Scratch { rows, gates, skip, state } = scratch;
        rows.quantise(simd, x, inputs);
        self.gates.multiply(simd, rows, gates);
        let skip: &[f32] = match &self.skip {
            Some(matrix) => {
                matrix.multiply(simd, rows, skip);
                skip
            }
            None => x,
        };
        out.resize(x.len() / inputs * self.width(), 0.0);
        scan(simd, gates, skip, sentences, state, self.width(), out);
    }
}

/// What gates and skip make of the words of some sentences, into `out`, whatever stood there.
pub(super) fn scan(
    simd: Simd,
    gates: &[f32],
    skip: &[f32],
    sentences: &[Range<usize>],
    state: &mut Vec<f32>,
    width: usize,
    out: &mut [f32],
) {
    state.resize(width, 0.0);
    for sentence in sentences {
        simd.run(Scan {
            gates: &gates[sentence.start * 3 * width..sentence.end * 3 * width],
            skip: &skip[sentence.start * width..sentence.end * width],
            state,
            out: &mut out[sentence.start * width..sentence.end * width],
        });
    }
}

/// The running state of one sentence: left to right in the first half, right to left in the second.
struct Scan<'a> {
    gates: &'a [f32],
    skip: &'a [f32],
    state: &'a mut [f32],
    out: &'a mut [f32],
}

impl Kernel for Scan<'_> {
    #[inline(always)]
    fn run<L: Lanes>(self, lanes: L) {
        let Self { gates, skip, state, out } = self;
        let lanes = lanes.floats();
        let width = state.len();
        let half = width / 2;
        let words = out.len() / width;
        state.fill(0.0);
        for step in 0..words {
            for (side, word) in [(0, step), (half, words - 1 - step)] {
                let row = &gates[word * 3 * width..][..3 * width];
                let part = |from: usize| L::Floats::as_simd_f32s(&row[from + side..][..half]).0;
                let (forget, value, reset) = (part(0), part(width), part(2 * width));
                let skip = L::Floats::as_simd_f32s(&skip[word * width + side..][..half]).0;
                let state = L::Floats::as_mut_simd_f32s(&mut state[side..][..half]).0;
                let out = L::Floats::as_mut_simd_f32s(&mut out[word * width + side..][..half]).0;
                for i in 0..state.len() {
                    let (forget, reset) = sigmoids(lanes, forget[i], reset[i]);
                    let c = mix(lanes, forget, state[i], value[i]);
                    state[i] = c;
                    out[i] = mix(lanes, reset, tanh(lanes, c), skip[i]);
                }
            }
        }
    }
}

/// `share * a + (1 - share) * b`
#[inline(always)]
fn mix<S: pulp::Simd>(simd: S, share: S::f32s, a: S::f32s, b: S::f32s) -> S::f32s {
    simd.add_f32s(b, simd.mul_f32s(share, simd.sub_f32s(a, b)))
}
