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
    /// Pairs of inputs that the file has of each block, and the first of those that are this matrix's.
    pairs: usize,
    first: usize,
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
        (fits && inputs % BLOCK == 0 && (BLOCK..=MOST_INPUTS).contains(&inputs)).then(|| {
            let matrix = Self {
                inputs,
                outputs,
                weights: weights.clone(),
                range,
                pairs: inputs / 2,
                first: 0,
                scales: blocks(scales),
                biases: blocks(biases),
                sums: Vec::new(),
            };
            Self { sums: matrix.sums(), ..matrix }
        })
    }

    /// Three matrices, one for each third of the inputs, whose products add up to that of this one; the second has the
    /// bias. Nothing if a third is not of whole blocks.
    pub(crate) fn thirds(&self) -> Option<[Self; 3]> {
        let inputs = self.inputs / 3;
        let third = |number: usize| {
            let mut third = Self { inputs, first: number * inputs / 2, ..self.clone() };
            third.sums = third.sums();
            if number != 1 {
                third.biases.fill([0.0; BLOCK]);
            }
            third
        };
        (inputs > 0 && self.inputs == 3 * inputs && inputs.is_multiple_of(BLOCK))
            .then(|| std::array::from_fn(third))
    }

    /// The weights of a block of outputs.
    fn block(&self, number: usize) -> &[Pair] {
        let weights: &[Pair] =
            pulp::bytemuck::cast_slice(&self.weights.as_ref()[self.range.clone()]);
        &weights[number * self.pairs + self.first..][..self.inputs / 2]
    }

    /// The weights of each output, added up.
    fn sums(&self) -> Vec<[i32; BLOCK]> {
        let sum = |block: usize| {
            self.block(block).iter().fold([0; BLOCK], |sums, pair| {
                std::array::from_fn(|o| {
                    sums[o] + i32::from(pair[2 * o]) + i32::from(pair[2 * o + 1])
                })
            })
        };
        (0..self.scales.len()).map(sum).collect()
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

    /// Multiplies every row; `out` begins with rows of [`Matrix::width`] values, then has what was there.
    pub(crate) fn multiply(&self, simd: Simd, rows: &Rows, out: &mut Vec<f32>) {
        assert_eq!(rows.inputs, self.inputs, "a matrix meets rows of its own length");
        let size = rows.scales.len() * self.width();
        // Never shrunk: zeros would be written again for each of the next ones.
        out.resize(size.max(out.len()), 0.0);
        simd.run(Product { matrix: self, rows, out: &mut out[..size] });
    }
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
        // What stands in the padding does not matter: no one reads what comes of it.
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
        let blocks = self.matrix.scales.len();
        let wide = if L::BLOCKS == 3 { blocks / 3 * 3 } else { 0 };
        for block in (0..wide).step_by(3) {
            self.blocks::<L, 3>(lanes, block);
        }
        for block in wide..blocks {
            self.blocks::<L, 1>(lanes, block);
        }
    }
}

impl Product<'_> {
    /// All rows with `B` blocks.
    #[inline(always)]
    fn blocks<L: Lanes, const B: usize>(&mut self, lanes: L, first: usize) {
        let Self { matrix, rows, out } = self;
        let (width, each) = (matrix.width(), matrix.inputs);
        let blocks: [&[Pair]; B] = std::array::from_fn(|b| matrix.block(first + b));
        let sums_of_weights: [_; B] = std::array::from_fn(|b| &matrix.sums[first + b]);
        let scales: [_; B] = std::array::from_fn(|b| matrix.scales[first + b]);
        let biases: [_; B] = std::array::from_fn(|b| matrix.biases[first + b]);
        let inputs: &[L::Input] = pulp::bytemuck::cast_slice(&rows.values);
        let tiles = inputs.chunks_exact(TILE * each).zip(out.chunks_exact_mut(TILE * width));
        for ((x, out), row_scales) in tiles.zip(rows.scales.as_chunks::<TILE>().0) {
            let rows_of_tile: [&[L::Input]; TILE] =
                std::array::from_fn(|t| &x[t * each..(t + 1) * each]);
            let sums = lanes.tile(rows_of_tile, blocks, sums_of_weights);
            let lanes = lanes.floats();
            for t in 0..TILE {
                let scale = lanes.splat_f32s(row_scales[t]);
                let to = out[t * width + first * BLOCK..].as_chunks_mut::<BLOCK>().0;
                for (b, to) in to[..B].iter_mut().enumerate() {
                    let to = L::Floats::as_mut_simd_f32s(to).0;
                    let sums = L::Floats::as_simd_f32s(&sums[t][b]).0;
                    let scales = L::Floats::as_simd_f32s(&scales[b]).0;
                    let biases = L::Floats::as_simd_f32s(&biases[b]).0;
                    for o in 0..to.len() {
                        let scale = lanes.mul_f32s(scale, scales[o]);
                        to[o] = lanes.add_f32s(lanes.mul_f32s(sums[o], scale), biases[o]);
                    }
                }
            }
        }
    }
}
