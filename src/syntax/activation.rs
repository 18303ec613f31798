//! Sigmoid and hyperbolic tangent without branches and tables, for whole registers.

use pulp::{Scalar, Simd};

use super::simd::{BLOCK, Kernel, Lanes};

/// An odd rational approximation between two limits: `x P(x²) / Q(x²)`, the highest powers first.
struct Rational {
    limit: f32,
    above: [f32; 3],
    below: [f32; 4],
}

/// The hyperbolic tangent, right to 2e-5, which inputs of eight bits do not see. Fitted for the least largest error (by
/// least squares, weighted again and again by the errors: Lawson 1961).
const TANH: Rational = Rational {
    limit: 6.0,
    above: [1.495_556_3e-3, 0.114_472_77, 0.999_971_15],
    below: [5.518_620_7e-5, 1.748_742_2e-2, 0.447_714_15, 1.0],
};

/// The hyperbolic tangent of half of a number.
const TANH_OF_HALF: Rational = TANH.of_half();

impl Rational {
    /// The same of half of a number; exact, since halves are.
    const fn of_half(self) -> Self {
        let Self { limit, above, below } = self;
        Self {
            limit: 2.0 * limit,
            above: [above[0] / 32.0, above[1] / 8.0, above[2] / 2.0],
            below: [below[0] / 64.0, below[1] / 16.0, below[2] / 4.0, below[3]],
        }
    }

    /// Numerator and denominator, by Horner's rule without fused operations.
    #[inline(always)]
    fn at<S: Simd>(&self, simd: S, x: S::f32s) -> (S::f32s, S::f32s) {
        let limit = simd.splat_f32s(self.limit);
        let x = simd.max_f32s(simd.min_f32s(x, limit), simd.neg_f32s(limit));
        let square = simd.mul_f32s(x, x);
        (simd.mul_f32s(x, horner(simd, &self.above, square)), horner(simd, &self.below, square))
    }
}

/// The hyperbolic tangent.
#[inline(always)]
pub(crate) fn tanh<S: Simd>(simd: S, x: S::f32s) -> S::f32s {
    let (above, below) = TANH.at(simd, x);
    simd.div_f32s(above, below)
}

#[inline(always)]
fn horner<S: Simd>(simd: S, factors: &[f32], x: S::f32s) -> S::f32s {
    let mut sum = simd.splat_f32s(factors[0]);
    for &factor in &factors[1..] {
        sum = simd.add_f32s(simd.mul_f32s(sum, x), simd.splat_f32s(factor));
    }
    sum
}

/// The logistic function of two numbers, with one division.
#[inline(always)]
pub(crate) fn sigmoids<S: Simd>(simd: S, a: S::f32s, b: S::f32s) -> (S::f32s, S::f32s) {
    let half = simd.splat_f32s(0.5);
    let (above_a, below_a) = TANH_OF_HALF.at(simd, a);
    let (above_b, below_b) = TANH_OF_HALF.at(simd, b);
    let inverse = simd.div_f32s(half, simd.mul_f32s(below_a, below_b));
    let a = simd.mul_f32s(simd.mul_f32s(above_a, below_b), inverse);
    let b = simd.mul_f32s(simd.mul_f32s(above_b, below_a), inverse);
    (simd.add_f32s(half, a), simd.add_f32s(half, b))
}

/// Above it, a score is as good as certain; the exponentials of a whole row of them can be added up.
const LARGEST_SCORE: f32 = 80.0;

/// The exponential of numbers that are not above 80, right to about 1e-7 of themselves: powers of two, and the polynomial of
/// Cephes (`expf`) for the rest.
#[inline(always)]
fn exp<S: Simd>(simd: S, x: S::f32s) -> S::f32s {
    /// Added to a small float, it leaves the nearest whole number in the last bits (1.5 times 2 to the 23).
    const ROUND: f32 = 12_582_912.0;
    /// What makes a whole number in these bits an exponent in the first ones.
    const EXPONENT: u32 = 127u32.wrapping_sub(ROUND.to_bits());
    /// -ln 2 in two parts, the first exact.
    const LN_2: [f32; 2] = [-0.693_359_4, 2.121_944_4e-4];
    const FACTORS: [f32; 6] =
        [1.987_569_2e-4, 1.398_199_9e-3, 8.333_452e-3, 4.166_579_6e-2, 1.666_666_5e-1, 0.5];
    let add = |a, b| simd.add_f32s(a, b);
    let times = |a, b: f32| simd.mul_f32s(a, simd.splat_f32s(b));
    // Below it, the power of two is no normal number: nothing is left of the sum anyway.
    let x = simd.max_f32s(x, simd.splat_f32s(-87.0));
    let rounded = add(times(x, std::f32::consts::LOG2_E), simd.splat_f32s(ROUND));
    let whole = add(rounded, simd.splat_f32s(-ROUND));
    let rest = add(add(x, times(whole, LN_2[0])), times(whole, LN_2[1]));
    let sum = simd.mul_f32s(simd.mul_f32s(horner(simd, &FACTORS, rest), rest), rest);
    let sum = add(add(sum, rest), simd.splat_f32s(1.0));
    let power = simd.add_u32s(simd.transmute_u32s_f32s(rounded), simd.splat_u32s(EXPONENT));
    let power = simd.wrapping_dyn_shl_u32s(power, simd.splat_u32s(23));
    simd.mul_f32s(sum, simd.transmute_f32s_u32s(power))
}

/// Turns rows of scores into probabilities: those of each group of neighbours add up to 1, and what stands behind the
/// last group becomes 0.
pub(crate) struct Softmax<'a> {
    pub(crate) rows: &'a mut [f32],
    /// Values of a row, whole blocks.
    pub(crate) width: usize,
    /// How many neighbours are a group.
    pub(crate) groups: &'a [usize],
    /// Gets the place of the largest in each group, the first of several.
    pub(crate) best: &'a mut Vec<u8>,
}

impl Kernel for Softmax<'_> {
    #[inline(always)]
    fn run<L: Lanes>(self, lanes: L) {
        let Self { rows, width, groups, best } = self;
        best.clear();
        let lanes = lanes.floats();
        // No score is taken off the others before: those of a network are far from what a float cannot hold.
        let limit = lanes.splat_f32s(LARGEST_SCORE);
        for scores in L::Floats::as_mut_simd_f32s(rows).0 {
            *scores = exp(lanes, lanes.min_f32s(*scores, limit));
        }
        for row in rows.chunks_exact_mut(width) {
            let mut rest = row;
            for &size in groups {
                let (group, others) = rest.split_at_mut(size);
                rest = others;
                let (mut place, mut top, mut sum) = (0, 0.0, 0.0);
                for (i, &share) in group.iter().enumerate() {
                    sum += share;
                    // Without a branch, which nobody could foresee.
                    place = if share > top { i } else { place };
                    top = if share > top { share } else { top };
                }
                best.push(place as u8);
                let inverse = 1.0 / sum;
                for share in group {
                    *share *= inverse;
                }
            }
            rest.fill(0.0);
        }
    }
}

/// Turns rows of scores into logarithms of probabilities.
pub(crate) struct LogSoftmax<'a> {
    pub(crate) rows: &'a mut [f32],
    /// Values of a row.
    pub(crate) width: usize,
    /// How many of them are scores; the others stay as they are.
    pub(crate) scores: usize,
}

impl Kernel for LogSoftmax<'_> {
    #[inline(always)]
    fn run<L: Lanes>(self, lanes: L) {
        let Self { rows, width, scores } = self;
        let lanes = lanes.floats();
        for row in rows.chunks_exact_mut(width) {
            let row = &mut row[..scores];
            let top = row.iter().copied().fold(f32::MIN, f32::max);
            let tops = lanes.splat_f32s(top);
            // Sums that go on side by side, the same on every instruction set.
            let mut sums = [0f32; BLOCK];
            let (blocks, rest) = row.as_chunks::<BLOCK>();
            for block in blocks {
                let sums = L::Floats::as_mut_simd_f32s(&mut sums).0;
                for (sum, scores) in sums.iter_mut().zip(L::Floats::as_simd_f32s(block).0) {
                    *sum = lanes.add_f32s(*sum, exp(lanes, lanes.sub_f32s(*scores, tops)));
                }
            }
            for (sum, score) in sums.iter_mut().zip(rest) {
                *sum += exp(Scalar, score - top);
            }
            let log = top + sums.iter().sum::<f32>().ln();
            for score in row {
                *score -= log;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use pulp::Scalar;

    use super::super::simd::{BLOCK, Simd};
    use super::{LogSoftmax, Softmax, exp, sigmoids, tanh};

    #[test]
    fn approximations_hold() {
        for i in -20_000..=20_000 {
            let x = i as f32 / 1000.0;
            let own = tanh(Scalar, x);
            assert!((own - x.tanh()).abs() < 2e-5, "tanh({x}) is {own}");
            let (own, other) = sigmoids(Scalar, x, 3.0 - x);
            let right = |x: f32| 1.0 / (1.0 + (-x).exp());
            assert!((own - right(x)).abs() < 2e-5, "sigmoid({x}) is {own}");
            assert!((other - right(3.0 - x)).abs() < 2e-5, "sigmoid(3 - {x}) is {other}");
        }
    }

    #[test]
    fn exponentials_hold() {
        for i in 0..=80_000 {
            let x = -i as f32 / 1000.0;
            let (own, right) = (exp(Scalar, x), x.exp());
            assert!((own - right).abs() <= 3e-7 * right, "exp({x}) is {own}, not {right}");
        }
        assert!(exp(Scalar, f32::MIN) < 1e-37);
    }

    #[test]
    fn probabilities_add_up() {
        let scores: Vec<f32> = (0..21u8).map(|i| f32::from(i % 5) * 1.5).collect();
        for simd in Simd::all() {
            let mut logs = scores.clone();
            simd.run(LogSoftmax { rows: &mut logs, width: 21, scores: 21 });
            let mut rows = scores.clone();
            rows.resize(2 * BLOCK, 9.0);
            let (groups, best) = ([21, 2], &mut Vec::new());
            simd.run(Softmax { rows: &mut rows, width: 2 * BLOCK, groups: &groups, best });
            assert_eq!(best, &[4, 0], "{simd:?}");
            for (probability, log) in rows.iter().zip(&logs) {
                assert!((probability.ln() - log).abs() < 1e-5, "{simd:?}");
            }
            assert_eq!(rows[21..], [[0.5; 2].as_slice(), &[0.0; 9]].concat(), "{simd:?}");
        }
    }
}
