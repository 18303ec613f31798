//! Sigmoid and hyperbolic tangent without branches and tables, for whole registers.

use pulp::Simd;

/// The hyperbolic tangent, right to about 1e-6: the rational approximation of Eigen (`ptanh_float`), by Horner's
/// rule without fused operations.
#[inline(always)]
pub(crate) fn tanh<S: Simd>(simd: S, x: S::f32s) -> S::f32s {
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
    simd.div_f32s(above, horner(simd, &BELOW, square))
}

#[inline(always)]
fn horner<S: Simd>(simd: S, factors: &[f32], x: S::f32s) -> S::f32s {
    let mut sum = simd.splat_f32s(factors[0]);
    for &factor in &factors[1..] {
        sum = simd.add_f32s(simd.mul_f32s(sum, x), simd.splat_f32s(factor));
    }
    sum
}

/// The logistic function.
#[inline(always)]
pub(crate) fn sigmoid<S: Simd>(simd: S, x: S::f32s) -> S::f32s {
    let half = simd.splat_f32s(0.5);
    let tanh = tanh(simd, simd.mul_f32s(x, half));
    simd.add_f32s(half, simd.mul_f32s(half, tanh))
}

/// Turns scores into probabilities, in place.
pub(crate) fn softmax(scores: &mut [f32]) {
    let largest = scores.iter().copied().fold(f32::MIN, f32::max);
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = (*score - largest).exp();
        sum += *score;
    }
    for score in scores {
        *score /= sum;
    }
}

#[cfg(test)]
mod tests {
    use super::{sigmoid, softmax, tanh};
    use pulp::Scalar;

    #[test]
    fn approximations_hold() {
        for i in -20_000..=20_000 {
            let x = i as f32 / 1000.0;
            let own = tanh(Scalar, x);
            assert!((own - x.tanh()).abs() < 2e-6, "tanh({x}) is {own}");
            let own = sigmoid(Scalar, x);
            assert!((own - 1.0 / (1.0 + (-x).exp())).abs() < 2e-6, "sigmoid({x}) is {own}");
        }
    }

    #[test]
    fn probabilities_add_up() {
        let mut scores = [1.0, 2.0, 3.0];
        softmax(&mut scores);
        assert!((scores.iter().sum::<f32>() - 1.0).abs() < 1e-6 && scores[2] > scores[1]);
    }
}
