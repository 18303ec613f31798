//! Multinomial logistic regression over hashed features, as `chronique` reads it: a byte for each slot and class.

use crate::random::Random;

/// How long and how fast it is learnt.
#[derive(Clone, Copy, Debug)]
pub struct Schedule {
    /// How often every sample is seen.
    pub epochs: usize,
    /// The first step.
    pub rate: f32,
    /// How much of a weight is taken away each time that its slot is seen.
    pub decay: f32,
}

/// Weights for each slot and class; one more class scores 0.
#[derive(Clone, Debug)]
pub struct Multinomial<const CLASSES: usize> {
    /// What a weight of 1 stands for.
    pub scale: f32,
    /// Rounded to bytes, the largest to 127.
    pub weights: Vec<i8>,
}

impl<const CLASSES: usize> Multinomial<CLASSES> {
    /// Learns from samples of slots and their class, by stochastic gradient with steps that shrink as a slot is
    /// seen (`AdaGrad`).
    pub fn fit(mut samples: Vec<(&[usize], usize)>, slots: usize, schedule: Schedule) -> Self {
        let mut weights = vec![0f32; slots * CLASSES];
        let mut squares = vec![1e-1f32; slots * CLASSES];
        let mut random = Random::new(11);
        for _ in 0..schedule.epochs {
            random.shuffle(&mut samples);
            for &(slots, class) in &samples {
                let shares = softmax(sums::<CLASSES>(slots, |at| weights[at]));
                for &slot in slots {
                    for (own, share) in shares.iter().enumerate() {
                        let at = slot * CLASSES + own;
                        let error = f32::from(u8::from(own == class)) - share;
                        let gradient = error - schedule.decay * weights[at];
                        squares[at] += gradient * gradient;
                        weights[at] += schedule.rate * gradient / squares[at].sqrt();
                    }
                }
            }
        }
        let largest = weights.iter().fold(0f32, |most, weight| most.max(weight.abs()));
        let scale = largest / 127.0;
        let weights = weights.iter().map(|weight| (weight / scale).round() as i8).collect();
        Self { scale, weights }
    }

    /// How likely each class is.
    pub fn shares(&self, slots: &[usize]) -> [f32; CLASSES] {
        softmax(sums(slots, |at| f32::from(self.weights[at]) * self.scale))
    }
}

/// The sum of the weights of each class.
fn sums<const CLASSES: usize>(slots: &[usize], weight: impl Fn(usize) -> f32) -> [f32; CLASSES] {
    let mut scores = [0f32; CLASSES];
    for slot in slots {
        for (class, score) in scores.iter_mut().enumerate() {
            *score += weight(slot * CLASSES + class);
        }
    }
    scores
}

/// The shares of the classes, beside that of the one that scores 0.
fn softmax<const CLASSES: usize>(scores: [f32; CLASSES]) -> [f32; CLASSES] {
    let odds = scores.map(f32::exp);
    let all = 1.0 + odds.iter().sum::<f32>();
    odds.map(|odds| odds / all)
}
