//! Matrices of one signed byte a weight, multiplied with rows of inputs that are quantised as finely.

use std::ops::Range;

use pulp::Simd as _;

use super::simd::{BLOCK, Kernel, Lanes, Pair, Simd};
use crate::model::Section;

/// Rows that are multiplied at a time; buffers are padded to a multiple of it.
pub(crate) const TILE: usize = 6;

/// The largest value of a quantised input: sums stay inside 32 bits. Finer steps change no score.
const LARGEST: f32 = 127.0;
const MOST_INPUTS: usize = 512;
/// Added to a small float, it leaves the nearest whole number in the last bits (1.5 times 2 to the 23).
const ROUND: f32 = 12_582_912.0;

/// A matrix with a bias, read in place: `out = x W + b`. Each output has a scale of its own.
#[derive(Clone, Debug)]
pub(crate) struct Matrix {
    inputs: usize,
    outputs: usize,
    weights: Section,
    range: Range<usize>,
    scales: Vec<[f32; BLOCK]>,
    biases: Vec<[f32; BLOCK]>,
    /// The weights of each output, added up.
    sums: Vec<[i32; BLOCK]>,
}

impl Matrix {
    /// A matrix whose weights begin at a byte of a section; nothing if they do not lie inside it.
    pub(crate) fn new(
        weights: &Section,
        start: usize,
        (inputs, outputs): (usize, usize),
        scales: &[f32],
        biases: &[f32],
    ) -> Option<Self> {
        let width = outputs.next_multiple_of(BLOCK);
        let range = start..start.checked_add(width.checked_mul(inputs)?)?;
        let fits = range.end <= weights.len() && scales.len() == width && biases.len() == width;
        let blocks = |values: &[f32]| values.as_chunks().0.to_vec();
        (fits && inputs % BLOCK == 0 && (BLOCK..=MOST_INPUTS).contains(&inputs)).then(|| Self {
            inputs,
            outputs,
            sums: sums(pulp::bytemuck::cast_slice(&weights.as_ref()[range.clone()]), inputs / 2),
            weights: weights.clone(),
            range,
            scales: blocks(scales),
            biases: blocks(biases),
        })
    }

    /// Bytes of weights.
    pub(crate) fn size(&self) -> usize {
        self.range.len()
    }

    pub(crate) fn inputs(&self) -> usize {
        self.inputs
    }

    pub(crate) fn outputs(&self) -> usize {
        self.outputs
    }

    /// Inputs and outputs.
    pub(crate) fn shape(&self) -> (usize, usize) {
        (self.inputs, self.outputs)
    }

    /// Outputs of a row with their padding.
    pub(crate) fn width(&self) -> usize {
        self.scales.len() * BLOCK
    }

    /// Multiplies every row; `out` gets rows of [`Matrix::width`] values.
    pub(crate) fn multiply(&self, simd: Simd, rows: &Rows, out: &mut Vec<f32>) {
        assert_eq!(rows.inputs, self.inputs, "a matrix meets rows of its own length");
        out.resize(rows.scales.len() * self.width(), 0.0);
        simd.run(Product { matrix: self, rows, out });
    }
}

/// The weights of each output of each block of so many pairs, added up.
fn sums(weights: &[Pair], pairs: usize) -> Vec<[i32; BLOCK]> {
    let block = |block: &[Pair]| {
        block.iter().fold([0; BLOCK], |sums, pair| {
            std::array::from_fn(|o| sums[o] + i32::from(pair[2 * o]) + i32::from(pair[2 * o + 1]))
        })
    };
    weights.chunks_exact(pairs).map(block).collect()
}

/// Rows of inputs, each quantised with a scale of its own, and padded with empty rows to whole tiles.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    inputs: usize,
    /// The inputs of an instruction set, whatever their size.
    values: Vec<u32>,
    scales: Vec<f32>,
}

impl Rows {
    /// Quantises rows of `inputs` values.
    pub(crate) fn quantise(&mut self, simd: Simd, values: &[f32], inputs: usize) {
        let count = values.len() / inputs;
        self.inputs = inputs;
        self.scales.clear();
        self.scales.resize(count.next_multiple_of(TILE), 0.0);
        simd.run(Quantise { rows: self, values });
    }
}

struct Quantise<'a> {
    rows: &'a mut Rows,
    values: &'a [f32],
}

impl Kernel for Quantise<'_> {
    #[inline(always)]
    fn run<L: Lanes>(self, lanes: L) {
        let Rows { inputs, values, scales } = self.rows;
        values.clear();
        values.resize(scales.len() * *inputs * size_of::<L::Input>() / size_of::<u32>(), 0);
        let values: &mut [L::Input] = pulp::bytemuck::cast_slice_mut(values);
        let rows = values.chunks_exact_mut(*inputs).zip(scales);
        let lanes = lanes.floats();
        let round = lanes.splat_f32s(ROUND);
        for (from, (to, scale)) in self.values.chunks_exact(*inputs).zip(rows) {
            let mut largest = lanes.splat_f32s(1e-9);
            for x in L::Floats::as_simd_f32s(from).0 {
                largest = lanes.max_f32s(largest, lanes.abs_f32s(*x));
            }
            let largest = lanes.reduce_max_f32s(largest);
            *scale = largest / LARGEST;
            let inverse = lanes.splat_f32s(LARGEST / largest);
            let blocks = from.as_chunks::<BLOCK>().0.iter().zip(to.as_chunks_mut::<BLOCK>().0);
            for (from, to) in blocks {
                let mut whole = [0f32; BLOCK];
                let parts = L::Floats::as_mut_simd_f32s(&mut whole).0;
                for (part, x) in parts.iter_mut().zip(L::Floats::as_simd_f32s(from).0) {
                    *part = lanes.add_f32s(lanes.mul_f32s(*x, inverse), round);
                }
                for i in 0..BLOCK {
                    to[i] = L::input(whole[i].to_bits() as i32);
                }
            }
        }
    }
}

struct Product<'a> {
    matrix: &'a Matrix,
    rows: &'a Rows,
    out: &'a mut [f32],
}

impl Kernel for Product<'_> {
    #[inline(always)]
    fn run<L: Lanes>(mut self, lanes: L) {
        let matrix = self.matrix;
        let pairs = matrix.inputs / 2;
        let weights: &[Pair] =
            pulp::bytemuck::cast_slice(&matrix.weights.as_ref()[matrix.range.clone()]);
        let blocks = weights.len() / pairs;
        let wide = if L::BLOCKS == 3 { blocks / 3 * 3 } else { 0 };
        for block in (0..wide).step_by(3) {
            self.blocks::<L, 3>(lanes, block, weights);
        }
        for block in wide..blocks {
            self.blocks::<L, 1>(lanes, block, weights);
        }
    }
}

impl Product<'_> {
    /// All rows with `B` blocks.
    #[inline(always)]
    fn blocks<L: Lanes, const B: usize>(&mut self, lanes: L, first: usize, weights: &[Pair]) {
        let Self { matrix, rows, out } = self;
        let (width, each) = (matrix.width(), matrix.inputs);
        let blocks: [&[Pair]; B] =
            std::array::from_fn(|b| &weights[(first + b) * each / 2..(first + b + 1) * each / 2]);
        let sums_of_weights: [_; B] = std::array::from_fn(|b| &matrix.sums[first + b]);
        let inputs: &[L::Input] = pulp::bytemuck::cast_slice(&rows.values);
        for (tile, x) in inputs.chunks_exact(TILE * each).enumerate() {
            let rows_of_tile: [&[L::Input]; TILE] =
                std::array::from_fn(|t| &x[t * each..(t + 1) * each]);
            let sums = lanes.tile(rows_of_tile, blocks, sums_of_weights);
            let lanes = lanes.floats();
            for (t, sums) in sums.iter().enumerate() {
                let row = tile * TILE + t;
                let scale = lanes.splat_f32s(rows.scales[row]);
                let to = out[row * width + first * BLOCK..].as_chunks_mut::<BLOCK>().0;
                for (b, to) in to[..B].iter_mut().enumerate() {
                    let to = L::Floats::as_mut_simd_f32s(to).0;
                    let sums = L::Floats::as_simd_f32s(&sums[b]).0;
                    let scales = L::Floats::as_simd_f32s(&matrix.scales[first + b]).0;
                    let biases = L::Floats::as_simd_f32s(&matrix.biases[first + b]).0;
                    for o in 0..to.len() {
                        let scale = lanes.mul_f32s(scale, scales[o]);
                        to[o] = lanes.add_f32s(lanes.mul_f32s(sums[o], scale), biases[o]);
                    }
                }
            }
        }
    }
}
