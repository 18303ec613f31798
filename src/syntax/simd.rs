//! Instruction sets, chosen at run time. The arithmetic that matters is exact on each of them: products are of
//! integers, and no multiplication of floats is fused with an addition, so trees are the same everywhere.

#[cfg(target_arch = "x86_64")]
use std::arch::x86_64::{
    __m128i, _mm512_cvtepi32_ps, _mm512_dpbusd_epi32, _mm512_mullo_epi32,
    _mm512_permutexvar_epi16, _mm512_set1_epi32, _mm512_setzero_si512,
};

#[cfg(target_arch = "x86_64")]
use archmage::{SimdToken, X64V4xToken, arcane};

use pulp::Scalar;
#[cfg(target_arch = "x86_64")]
use pulp::x86::{V2, V3, V4};

/// Outputs that a block of weights holds side by side.
pub(crate) const BLOCK: usize = 16;

/// Two neighbouring inputs of every output of a block.
pub(crate) type Pair = [i8; 2 * BLOCK];

/// One instruction set.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Simd {
    /// AVX-512 with products of four neighbouring bytes that add up in one instruction.
    #[cfg(target_arch = "x86_64")]
    Vnni(X64V4xToken, V4),
    #[cfg(target_arch = "x86_64")]
    Avx512(V4),
    #[cfg(target_arch = "x86_64")]
    Avx2(V3),
    #[cfg(target_arch = "x86_64")]
    Sse4(V2),
    /// What every machine of this architecture has.
    Baseline,
}

/// Work that is compiled once for each instruction set; `run` must be `#[inline(always)]`.
pub(crate) trait Kernel {
    fn run<L: Lanes>(self, lanes: L);
}

/// Products of integers in the registers of an instruction set.
pub(crate) trait Lanes: Copy {
    /// Arithmetic of floats.
    type Floats: pulp::Simd;
    /// A quantised input.
    type Input: pulp::bytemuck::Pod;

    /// Blocks of outputs that a tile of rows is multiplied with at a time.
    const BLOCKS: usize;

    /// Arithmetic of floats.
    fn floats(self) -> Self::Floats;

    /// What a whole number from -127 to 127 is as an input.
    fn input(whole: i32) -> Self::Input;

    /// Adds up the products of `T` rows of inputs with `B` blocks of weights; `sums` are those of the weights of each
    /// output. What comes out is exact, and floats at the end.
    fn tile<const T: usize, const B: usize>(
        self,
        rows: [&[Self::Input]; T],
        blocks: [&[Pair]; B],
        sums: [&[i32; BLOCK]; B],
    ) -> [[[f32; BLOCK]; B]; T];
}

impl Simd {
    /// The best that this machine has.
    pub(crate) fn detect() -> Self {
        Self::all().next().unwrap_or(Self::Baseline)
    }

    /// All that this machine has, the best first.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        #[cfg(target_arch = "x86_64")]
        let more = [
            X64V4xToken::summon().zip(V4::try_new()).map(|(vnni, lanes)| Self::Vnni(vnni, lanes)),
            V4::try_new().map(Self::Avx512),
            V3::try_new().map(Self::Avx2),
            V2::try_new().map(Self::Sse4),
        ];
        #[cfg(not(target_arch = "x86_64"))]
        let more = [None];
        more.into_iter().flatten().chain([Self::Baseline])
    }

    /// Runs a kernel with this instruction set.
    pub(crate) fn run<K: Kernel>(self, kernel: K) {
        match self {
            #[cfg(target_arch = "x86_64")]
            Self::Vnni(vnni, lanes) => with_vnni(vnni, lanes, kernel),
            #[cfg(target_arch = "x86_64")]
            Self::Avx512(lanes) => lanes.vectorize(On { lanes, kernel }),
            #[cfg(target_arch = "x86_64")]
            Self::Avx2(lanes) => lanes.vectorize(On { lanes, kernel }),
            #[cfg(target_arch = "x86_64")]
            Self::Sse4(lanes) => lanes.vectorize(On { lanes, kernel }),
            Self::Baseline => kernel.run(Scalar),
        }
    }
}

/// Runs a kernel with the products of bytes brought inside: called from outside, their sums would go through memory.
#[cfg(target_arch = "x86_64")]
#[arcane]
fn with_vnni<K: Kernel>(vnni: X64V4xToken, lanes: V4, kernel: K) {
    kernel.run((vnni, lanes));
}

/// A kernel and its lanes, as pulp takes them.
#[cfg(target_arch = "x86_64")]
struct On<L, K> {
    lanes: L,
    kernel: K,
}

#[cfg(target_arch = "x86_64")]
impl<L: Lanes, K: Kernel> pulp::NullaryFnOnce for On<L, K> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        self.kernel.run(self.lanes);
    }
}

#[cfg(target_arch = "x86_64")]
impl Lanes for (X64V4xToken, V4) {
    type Floats = V4;
    type Input = u8;

    const BLOCKS: usize = V4::BLOCKS;

    #[inline(always)]
    fn floats(self) -> V4 {
        self.1
    }

    /// The instruction wants inputs without a sign: they are moved up by 128, and the sums begin as far below.
    #[inline(always)]
    fn input(whole: i32) -> u8 {
        whole as u8 ^ 0x80
    }

    #[inline(always)]
    fn tile<const T: usize, const B: usize>(
        self,
        rows: [&[u8]; T],
        blocks: [&[Pair]; B],
        sums: [&[i32; BLOCK]; B],
    ) -> [[[f32; BLOCK]; B]; T] {
        tile_of_bytes(self.0, rows, blocks, sums)
    }
}

/// See [`Lanes::tile`]. pulp has no such instruction.
#[cfg(target_arch = "x86_64")]
#[arcane]
fn tile_of_bytes<const T: usize, const B: usize>(
    _: X64V4xToken,
    rows: [&[u8]; T],
    blocks: [&[Pair]; B],
    sums: [&[i32; BLOCK]; B],
) -> [[[f32; BLOCK]; B]; T] {
    // Both inputs of an output, then both of the next pair.
    const ORDER: [u16; 32] = {
        let mut order = [0; 32];
        let mut output = 0;
        while output < BLOCK {
            order[2 * output] = output as u16;
            order[2 * output + 1] = (BLOCK + output) as u16;
            output += 1;
        }
        order
    };
    let order = pulp::bytemuck::cast(ORDER);
    // No closures: the compiler does not always bring them inside, where the instructions are.
    let fours = rows[0].len() / 4;
    let (mut inputs, mut weights_of) = ([[].as_slice(); T], [[].as_slice(); B]);
    for (inputs, row) in inputs.iter_mut().zip(rows) {
        *inputs = &row.as_chunks::<4>().0[..fours];
    }
    for (weights, block) in weights_of.iter_mut().zip(blocks) {
        *weights = &block.as_chunks::<2>().0[..fours];
    }
    let mut all = [[_mm512_setzero_si512(); B]; T];
    for (b, sums) in sums.into_iter().enumerate() {
        let below = _mm512_mullo_epi32(pulp::bytemuck::cast(*sums), _mm512_set1_epi32(-128));
        for sums in &mut all {
            sums[b] = below;
        }
    }
    for four in 0..fours {
        let mut weights = [_mm512_setzero_si512(); B];
        for (weights, all) in weights.iter_mut().zip(weights_of) {
            *weights = _mm512_permutexvar_epi16(order, pulp::bytemuck::cast(all[four]));
        }
        for (sums, inputs) in all.iter_mut().zip(inputs) {
            let x = _mm512_set1_epi32(pulp::bytemuck::cast(inputs[four]));
            for (sum, weights) in sums.iter_mut().zip(weights) {
                *sum = _mm512_dpbusd_epi32(*sum, x, weights);
            }
        }
    }
    let mut floats = [[[0.0; BLOCK]; B]; T];
    for (floats, sums) in floats.iter_mut().zip(all) {
        for (floats, sum) in floats.iter_mut().zip(sums) {
            *floats = pulp::bytemuck::cast(_mm512_cvtepi32_ps(sum));
        }
    }
    floats
}

#[cfg(target_arch = "x86_64")]
impl Lanes for V4 {
    type Floats = Self;
    type Input = i16;

    const BLOCKS: usize = 3;

    #[inline(always)]
    fn floats(self) -> Self {
        self
    }

    #[inline(always)]
    fn input(whole: i32) -> i16 {
        whole as i16
    }

    #[inline(always)]
    fn tile<const T: usize, const B: usize>(
        self,
        rows: [&[i16]; T],
        blocks: [&[Pair]; B],
        _: [&[i32; BLOCK]; B],
    ) -> [[[f32; BLOCK]; B]; T] {
        let rows = rows.map(|row| row.as_chunks::<2>().0);
        let pairs = rows[0].len();
        let (rows, blocks) = (rows.map(|row| &row[..pairs]), blocks.map(|block| &block[..pairs]));
        let mut sums = [[self.avx512f._mm512_setzero_si512(); B]; T];
        for pair in 0..pairs {
            let weights =
                blocks.map(|b| self.avx512bw._mm512_cvtepi8_epi16(pulp::bytemuck::cast(b[pair])));
            for (sums, row) in sums.iter_mut().zip(rows) {
                let x = self.avx512f._mm512_set1_epi32(pulp::bytemuck::cast(row[pair]));
                for (sum, weight) in sums.iter_mut().zip(weights) {
                    let products = self.avx512bw._mm512_madd_epi16(x, weight);
                    *sum = self.avx512f._mm512_add_epi32(*sum, products);
                }
            }
        }
        // No closures: the compiler does not always bring them inside, where the instructions are.
        let mut floats = [[[0.0; BLOCK]; B]; T];
        for (floats, sums) in floats.iter_mut().zip(sums) {
            for (floats, sum) in floats.iter_mut().zip(sums) {
                *floats = pulp::bytemuck::cast(self.avx512f._mm512_cvtepi32_ps(sum));
            }
        }
        floats
    }
}

#[cfg(target_arch = "x86_64")]
impl Lanes for V3 {
    type Floats = Self;
    type Input = i16;

    const BLOCKS: usize = 1;

    #[inline(always)]
    fn floats(self) -> Self {
        self
    }

    #[inline(always)]
    fn input(whole: i32) -> i16 {
        whole as i16
    }

    #[inline(always)]
    fn tile<const T: usize, const B: usize>(
        self,
        rows: [&[i16]; T],
        blocks: [&[Pair]; B],
        _: [&[i32; BLOCK]; B],
    ) -> [[[f32; BLOCK]; B]; T] {
        let rows = rows.map(|row| row.as_chunks::<2>().0);
        let pairs = rows[0].len();
        let (rows, blocks) = (rows.map(|row| &row[..pairs]), blocks.map(|block| &block[..pairs]));
        let mut sums = [[[self.avx._mm256_setzero_si256(); 2]; B]; T];
        for pair in 0..pairs {
            for b in 0..B {
                let [low, high]: [__m128i; 2] = pulp::bytemuck::cast(blocks[b][pair]);
                let low = self.avx2._mm256_cvtepi8_epi16(low);
                let high = self.avx2._mm256_cvtepi8_epi16(high);
                for t in 0..T {
                    let x = self.avx._mm256_set1_epi32(pulp::bytemuck::cast(rows[t][pair]));
                    let products = self.avx2._mm256_madd_epi16(x, low);
                    sums[t][b][0] = self.avx2._mm256_add_epi32(sums[t][b][0], products);
                    let products = self.avx2._mm256_madd_epi16(x, high);
                    sums[t][b][1] = self.avx2._mm256_add_epi32(sums[t][b][1], products);
                }
            }
        }
        let mut floats = [[[0.0; BLOCK]; B]; T];
        for (floats, sums) in floats.iter_mut().zip(sums) {
            for (floats, [low, high]) in floats.iter_mut().zip(sums) {
                let low = self.avx._mm256_cvtepi32_ps(low);
                *floats = pulp::bytemuck::cast([low, self.avx._mm256_cvtepi32_ps(high)]);
            }
        }
        floats
    }
}

#[cfg(target_arch = "x86_64")]
impl Lanes for V2 {
    type Floats = Self;
    type Input = i16;

    const BLOCKS: usize = 1;

    #[inline(always)]
    fn floats(self) -> Self {
        self
    }

    #[inline(always)]
    fn input(whole: i32) -> i16 {
        whole as i16
    }

    #[inline(always)]
    fn tile<const T: usize, const B: usize>(
        self,
        rows: [&[i16]; T],
        blocks: [&[Pair]; B],
        _: [&[i32; BLOCK]; B],
    ) -> [[[f32; BLOCK]; B]; T] {
        let rows = rows.map(|row| row.as_chunks::<2>().0);
        let pairs = rows[0].len();
        let (rows, blocks) = (rows.map(|row| &row[..pairs]), blocks.map(|block| &block[..pairs]));
        let mut sums = [[[self.sse2._mm_setzero_si128(); 4]; B]; T];
        for b in 0..B {
            // Half a block at a time: there are sixteen registers.
            for half in 0..2 {
                let mut own = [[self.sse2._mm_setzero_si128(); 2]; T];
                for pair in 0..pairs {
                    let bytes: [__m128i; 2] = pulp::bytemuck::cast(blocks[b][pair]);
                    let low = self.sse4_1._mm_cvtepi8_epi16(bytes[half]);
                    let high = self
                        .sse4_1
                        ._mm_cvtepi8_epi16(self.sse2._mm_unpackhi_epi64(bytes[half], bytes[half]));
                    for t in 0..T {
                        let x = self.sse2._mm_set1_epi32(pulp::bytemuck::cast(rows[t][pair]));
                        own[t][0] =
                            self.sse2._mm_add_epi32(own[t][0], self.sse2._mm_madd_epi16(x, low));
                        own[t][1] =
                            self.sse2._mm_add_epi32(own[t][1], self.sse2._mm_madd_epi16(x, high));
                    }
                }
                for t in 0..T {
                    sums[t][b][2 * half] = own[t][0];
                    sums[t][b][2 * half + 1] = own[t][1];
                }
            }
        }
        sums.map(|row| {
            row.map(|four| pulp::bytemuck::cast(four.map(|sum| self.sse2._mm_cvtepi32_ps(sum))))
        })
    }
}

/// Plain code: what the compiler makes of it; NEON on ARM.
impl Lanes for Scalar {
    type Floats = Self;
    type Input = i16;

    const BLOCKS: usize = 1;

    #[inline(always)]
    fn floats(self) -> Self {
        self
    }

    #[inline(always)]
    fn input(whole: i32) -> i16 {
        whole as i16
    }

    #[inline(always)]
    fn tile<const T: usize, const B: usize>(
        self,
        rows: [&[i16]; T],
        blocks: [&[Pair]; B],
        _: [&[i32; BLOCK]; B],
    ) -> [[[f32; BLOCK]; B]; T] {
        let rows = rows.map(|row| row.as_chunks::<2>().0);
        let mut sums = [[[0i32; BLOCK]; B]; T];
        for pair in 0..rows[0].len() {
            for t in 0..T {
                let x = rows[t][pair].map(i32::from);
                for b in 0..B {
                    let weights = &blocks[b][pair];
                    for o in 0..BLOCK {
                        sums[t][b][o] += x[0] * i32::from(weights[2 * o])
                            + x[1] * i32::from(weights[2 * o + 1]);
                    }
                }
            }
        }
        sums.map(|row| row.map(|block| block.map(|sum| sum as f32)))
    }
}
