//! A multinomial logistic regression over hashed features.

use crate::model::{Model, Section};
use crate::{Error, Result};

/// One signed byte for each slot and class; one more class scores 0. Trained by `train/src/multinomial.rs`.
#[derive(Clone, Debug)]
pub(super) struct Multinomial<const CLASSES: usize> {
    weights: Section,
    /// What a weight of 1 stands for.
    scale: f32,
}

impl<const CLASSES: usize> Multinomial<CLASSES> {
    /// Takes the weights, the second section of a model. The first section begins with the scale.
    pub(super) fn open(model: &Model, name: &str, slots: usize) -> Result<Self> {
        let weights = model.section(1)?;
        match number(model, 0)? {
            Some(scale) if weights.len() == slots * CLASSES => Ok(Self { weights, scale }),
            _ => Err(Error::model(format!("{name}: a section has a wrong size"))),
        }
    }

    /// How likely each class is, from the slots of the features.
    pub(super) fn shares(&self, slots: impl Iterator<Item = usize>) -> [f32; CLASSES] {
        let odds = self.odds(slots);
        let all = 1.0 + odds.iter().sum::<f32>();
        odds.map(|odds| odds / all)
    }

    /// How likely each class is against the one that scores 0.
    pub(super) fn odds(&self, slots: impl Iterator<Item = usize>) -> [f32; CLASSES] {
        let mut scores = [0i32; CLASSES];
        for slot in slots {
            for (class, score) in scores.iter_mut().enumerate() {
                *score += self.weight(slot, class);
            }
        }
        scores.map(|score| (score as f32 * self.scale).exp())
    }

    /// The weight of a feature for a class, in steps.
    pub(super) fn weight(&self, slot: usize, class: usize) -> i32 {
        i32::from(self.weights.as_ref()[slot * CLASSES + class].cast_signed())
    }
}

/// A number of the first section of a model; none past its end.
pub(super) fn number(model: &Model, at: usize) -> Result<Option<f32>> {
    Ok(model.section(0)?.u32(at).map(f32::from_bits))
}

/// The bytes of a model file: the scale, further numbers, and the weights.
#[cfg(feature = "train")]
pub(super) fn write(
    kind: crate::model::Kind,
    scale: f32,
    numbers: &[f32],
    weights: &[i8],
) -> Vec<u8> {
    let numbers = std::iter::once(&scale).chain(numbers).flat_map(|n| n.to_bits().to_le_bytes());
    crate::model::ModelWriter::new(kind)
        .section(numbers.collect())
        .section(weights.iter().map(|weight| weight.cast_unsigned()).collect())
        .finish()
}
