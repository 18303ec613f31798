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
        Self::rounded(&weights)
    }

    fn rounded(weights: &[f32]) -> Self {
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

/// A choice: the slots of each candidate, and whether it is right.
pub type Choice<'a> = Vec<(&'a [usize], bool)>;

impl Multinomial<1> {
    /// Learns which candidates are right, as a conditional logistic regression: they are weighed against each other, and
    /// against none, which scores 0.
    pub fn fit_choices(mut choices: Vec<Choice<'_>>, slots: usize, schedule: Schedule) -> Self {
        let mut weights = vec![0f32; slots];
        let mut squares = vec![1e-1f32; slots];
        let mut random = Random::new(11);
        for _ in 0..schedule.epochs {
            random.shuffle(&mut choices);
            for choice in &choices {
                let odds =
                    choice.iter().map(|(slots, _)| sums::<1>(slots, |at| weights[at])[0].exp());
                let odds: Vec<f32> = odds.collect();
                let all = 1.0 + odds.iter().sum::<f32>();
                let right = choice.iter().zip(&odds).filter(|(own, _)| own.1);
                let right: f32 = right.map(|(_, odds)| odds).sum();
                for (&(slots, is_right), odds) in choice.iter().zip(&odds) {
                    let error = if is_right { odds / right } else { 0.0 } - odds / all;
                    for &slot in slots {
                        let gradient = error - schedule.decay * weights[slot];
                        squares[slot] += gradient * gradient;
                        weights[slot] += schedule.rate * gradient / squares[slot].sqrt();
                    }
                }
            }
        }
        Self::rounded(&weights)
    }

    /// How likely a candidate is against none.
    pub fn odds(&self, slots: &[usize]) -> f32 {
        (sums::<1>(slots, |at| f32::from(self.weights[at]))[0] * self.scale).exp()
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
