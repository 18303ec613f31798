//! The trained scorer: how likely it is that a candidate states an event of a type.

use std::sync::LazyLock;

use super::evidence::{Evidence, Look, SLOTS};
use super::judge::{Choice, best};
use super::phrases::Match;
use crate::model::{Kind, Model, Section};
use crate::{Error, Result};

/// The model file: scale, offset and the two bounds, and the weights.
pub const MODEL: Kind = Kind { name: "events", tag: *b"EVNT", version: 1, sections: 2 };

/// A logistic regression over hashed features, trained by `train/src/bin/events.rs`.
#[derive(Clone, Debug)]
pub(super) struct Scorer {
    weights: Section,
    /// What a step of a weight is worth.
    scale: f32,
    /// What is added to the sum, so that probabilities are honest.
    offset: f32,
    /// The least probability of an event that the rules let fire, and of another one.
    bounds: [f32; 2],
}

impl Scorer {
    /// The scorer that comes with the library.
    pub(super) fn embedded() -> Result<&'static Self> {
        static SCORER: LazyLock<Result<Scorer>> = LazyLock::new(|| {
            Scorer::open(include_bytes!("../../assets/models/events.bin").as_slice())
        });
        SCORER.as_ref().map_err(|e| Error::model(e.to_string()))
    }

    /// Opens a model file.
    pub(super) fn open(bytes: &'static [u8]) -> Result<Self> {
        let model = Model::open(MODEL, bytes)?;
        let (head, weights) = (model.section(0)?, model.section(1)?);
        let number = |at: usize| {
            let four = head.as_ref().get(at..at + 4)?.try_into().ok()?;
            Some(f32::from_le_bytes(four))
        };
        match ([0, 4, 8, 12].map(number), weights.len() == SLOTS) {
            ([Some(scale), Some(offset), Some(sure), Some(weak)], true) => {
                Ok(Self { weights, scale, offset, bounds: [sure, weak] })
            }
            _ => Err(Error::model("events: the weights have another size than this build reads")),
        }
    }

    /// Which choice stands, and how likely it is right. Types that were not learnt stand by their rules.
    pub(super) fn decide(
        &self,
        evidence: &mut Evidence,
        look: &Look<'_>,
        at: Match,
        choices: &[Choice<'_>],
    ) -> Option<(usize, Option<f32>)> {
        let learnt = |choice: &Choice<'_>| look.matcher.types[usize::from(choice.kind.0)].learnt;
        if let Some(own) = best(choices).filter(|&winner| !learnt(&choices[winner])) {
            return Some((own, None));
        }
        evidence.read(look, at);
        let scored = (0..choices.len()).filter(|&index| learnt(&choices[index])).map(|index| {
            let mut sum = 0;
            evidence.slots(look, choices, index, |slot| {
                sum += i32::from(self.weights.as_ref()[slot].cast_signed());
            });
            (index, sum)
        });
        let (index, sum) = scored.max_by_key(|&(index, sum)| (sum, std::cmp::Reverse(index)))?;
        let probability = 1.0 / (1.0 + (-(sum as f32 * self.scale + self.offset)).exp());
        let bound = self.bounds[usize::from(best(choices) != Some(index))];
        (probability >= bound).then_some((index, Some(probability)))
    }
}
