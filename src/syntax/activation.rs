//! Sigmoid and hyperbolic tangent without branches and tables, for whole registers.

use pulp::Simd;

/// The hyperbolic tangent, right to about 1e-6: the rational approximation of Eigen (`ptanh_float`), by Horner's
/// rule without fused operations.
#[inline(always)]
pub(crate) fn tanh<S: Simd>(simd: S, x: S::f32s) -> S::f32s {
    let (above, below) = fraction(simd, x);
    simd.div_f32s(above, below)
}

/// The hyperbolic tangent as a fraction.
#[inline(always)]
fn fraction<S: Simd>(simd: S, x: S::f32s) -> (S::f32s, S::f32s) {
    const LIMIT: f32 = 7.905_311;
    const ABOVE: [f32; 7] = [
        -2.760_768_5e-16,
        2.000_188e-13,
        -8.604_672e-11,
        5.122_297_1e-8,
        1.485_722_4e-5,
        6.372_619_3e-4,
        4.893_524_6e-3,
    ];
    const BELOW: [f32; 4] = [1.198_258_4e-6, 1.185_347_1e-4, 2.268_434_6e-3, 4.893_525e-3];
    let x = simd.max_f32s(simd.min_f32s(x, simd.splat_f32s(LIMIT)), simd.splat_f32s(-LIMIT));
    let square = simd.mul_f32s(x, x);
    let above = simd.mul_f32s(x, horner(simd, &ABOVE, square));
    (above, horner(simd, &BELOW, square))
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
    let (above_a, below_a) = fraction(simd, simd.mul_f32s(a, half));
    let (above_b, below_b) = fraction(simd, simd.mul_f32s(b, half));
    let inverse = simd.div_f32s(half, simd.mul_f32s(below_a, below_b));
    let a = simd.mul_f32s(simd.mul_f32s(above_a, below_b), inverse);
    let b = simd.mul_f32s(simd.mul_f32s(above_b, below_a), inverse);
    (simd.add_f32s(half, a), simd.add_f32s(half, b))
}

/// The exponential of a number that is not above 0, right to about 1e-7 of itself: powers of two, and the polynomial of
/// Cephes (`expf`) for the rest. Without a branch, so that loops over it run in registers.
#[inline(always)]
fn exp(x: f32) -> f32 {
    /// Added to a small float, it leaves the nearest whole number in the last bits (1.5 times 2 to the 23).
    const ROUND: f32 = 12_582_912.0;
    /// ln 2 in two parts, the first exact.
    const LN_2: [f32; 2] = [0.693_359_4, -2.121_944_4e-4];
    const FACTORS: [f32; 6] =
        [1.987_569_2e-4, 1.398_199_9e-3, 8.333_452e-3, 4.166_579_6e-2, 1.666_666_5e-1, 0.5];
    // Below it, the power of two is no normal number: nothing is left of the sum anyway.
    let x = if x < -87.0 { -87.0 } else { x };
    let rounded = x * std::f32::consts::LOG2_E + ROUND;
    let power = (rounded.to_bits() as i32).wrapping_sub(ROUND.to_bits() as i32);
    let whole = rounded - ROUND;
    let rest = x - whole * LN_2[0] - whole * LN_2[1];
    let sum = FACTORS[1..].iter().fold(FACTORS[0], |sum, factor| sum * rest + factor);
    (sum * rest * rest + rest + 1.0) * f32::from_bits(((power + 127) << 23) as u32)
}

/// The largest score, and the sum of the exponentials of how far all lie below it; `each` is shown every one.
fn exponentials(scores: &mut [f32], mut each: impl FnMut(&mut f32, f32)) -> (f32, f32) {
    let largest = scores.iter().fold(f32::MIN, |a, &b| if b > a { b } else { a });
    let mut sums = [0f32; LANES];
    let (chunks, rest) = scores.as_chunks_mut::<LANES>();
    for chunk in chunks {
        for (score, sum) in chunk.iter_mut().zip(&mut sums) {
            let own = exp(*score - largest);
            *sum += own;
            each(score, own);
        }
    }
    for (score, sum) in rest.iter_mut().zip(&mut sums) {
        let own = exp(*score - largest);
        *sum += own;
        each(score, own);
    }
    (largest, sums.iter().sum())
}

/// Sums that go on side by side, whatever the instruction set: they are the same everywhere.
const LANES: usize = 8;

/// Turns scores into probabilities, in place.
pub(crate) fn softmax(scores: &mut [f32]) {
    let (_, sum) = exponentials(scores, |score, own| *score = own);
    for score in scores {
        *score /= sum;
    }
}

/// Turns scores into logarithms of probabilities, in place.
pub(crate) fn log_softmax(scores: &mut [f32]) {
    let (largest, sum) = exponentials(scores, |_, _| ());
    let log = largest + sum.ln();
    for score in scores {
        *score -= log;
    }
}

#[cfg(test)]
mod tests {
    use super::{exp, log_softmax, sigmoids, softmax, tanh};
    use pulp::Scalar;

    #[test]
    fn approximations_hold() {
        for i in -20_000..=20_000 {
            let x = i as f32 / 1000.0;
            let own = tanh(Scalar, x);
            assert!((own - x.tanh()).abs() < 2e-6, "tanh({x}) is {own}");
            let (own, other) = sigmoids(Scalar, x, 3.0 - x);
            let right = |x: f32| 1.0 / (1.0 + (-x).exp());
            assert!((own - right(x)).abs() < 2e-6, "sigmoid({x}) is {own}");
            assert!((other - right(3.0 - x)).abs() < 2e-6, "sigmoid(3 - {x}) is {other}");
        }
    }

    #[test]
    fn exponentials_hold() {
        for i in 0..=80_000 {
            let x = -i as f32 / 1000.0;
            let (own, right) = (exp(x), x.exp());
            assert!((own - right).abs() <= 3e-7 * right, "exp({x}) is {own}, not {right}");
        }
        assert!(exp(f32::MIN) < 1e-37);
    }

    #[test]
    fn logarithms_are_those_of_the_probabilities() {
        let mut scores: Vec<f32> = (0..21u8).map(|i| f32::from(i % 5) * 1.5).collect();
        let mut logs = scores.clone();
        softmax(&mut scores);
        log_softmax(&mut logs);
        for (probability, log) in scores.iter().zip(logs) {
            assert!((probability.ln() - log).abs() < 1e-5);
        }
    }

    #[test]
    fn probabilities_add_up() {
        let mut scores = [1.0, 2.0, 3.0];
        softmax(&mut scores);
        assert!((scores.iter().sum::<f32>() - 1.0).abs() < 1e-6 && scores[2] > scores[1]);
    }
}
