//! The trained scorer: which role a candidate plays, if any.

use crate::events::Role;
use crate::model::{Kind, Model, Section};
use crate::{Error, Result};

use super::features::SLOTS;

/// What the file of weights is.
pub const MODEL: Kind = Kind { name: "arguments", tag: *b"ARGS", version: 1, sections: 2 };

/// Roles that are told apart.
pub const ROLES: usize = Role::ALL.len();

/// A linear model over hashed features, one signed byte for each slot and role; "no role" scores 0. Trained by
/// `train/src/bin/arguments.rs` as a multinomial logistic regression.
#[derive(Clone, Debug)]
pub(super) struct Scorer {
    weights: Section,
    /// What a weight of 1 stands for.
    scale: f32,
    /// How likely each role must be.
    bounds: [f32; ROLES],
}

impl Scorer {
    pub(super) fn open(bytes: &'static [u8]) -> Result<Self> {
        let model = Model::open(MODEL, bytes)?;
        let (numbers, weights) = (model.section(0)?, model.section(1)?);
        let number = |at| numbers.u32(at).map(f32::from_bits);
        let mut bounds = [1.0; ROLES];
        for (role, bound) in bounds.iter_mut().enumerate() {
            *bound = number(role + 1).unwrap_or(1.0);
        }
        match number(0) {
            Some(scale) if weights.len() == SLOTS * ROLES => Ok(Self { weights, scale, bounds }),
            _ => Err(Error::model("arguments: a section has a wrong size")),
        }
    }

    /// The likeliest role of a candidate with these features, and how likely it is; nothing if that is not enough.
    pub(super) fn role(&self, slots: &[usize]) -> Option<(Role, f32)> {
        let weights = self.weights.as_ref();
        let mut scores = [0i32; ROLES];
        for slot in slots {
            for (score, weight) in scores.iter_mut().zip(&weights[slot * ROLES..]) {
                *score += i32::from(weight.cast_signed());
            }
        }
        let odds = scores.map(|score| (score as f32 * self.scale).exp());
        let all = 1.0 + odds.iter().sum::<f32>();
        let (role, odds) = Role::ALL.into_iter().zip(odds).max_by(|(_, a), (_, b)| a.total_cmp(b))?;
        let likely = odds / all;
        (likely >= self.bounds[role as usize]).then_some((role, likely))
    }
}
