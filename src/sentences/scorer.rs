//! The trained scorer: one weight for every feature of a gap, added up.

use super::features::{Context, SLOTS};
use crate::model::Section;

/// A linear model over hashed features. Trained by `train/src/bin/sentences.rs` as a logistic
/// regression; the weights are rounded to bytes, which does not move its scores.
#[derive(Clone, Debug)]
pub struct Scorer {
    weights: Section,
}

impl Scorer {
    /// A scorer over the weights of a model file, one signed byte a slot; nothing when their number is wrong.
    pub fn new(weights: Section) -> Option<Self> {
        (weights.len() == SLOTS).then_some(Self { weights })
    }

    /// Positive when a sentence ends at the gap.
    pub fn score(&self, context: &Context<'_>) -> i32 {
        let weights = self.weights.as_ref();
        let mut score = 0;
        context.features(|slot| score += i32::from(weights[slot].cast_signed()));
        score
    }
}
