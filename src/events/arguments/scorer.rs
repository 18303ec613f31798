//! The trained scorer: which role a candidate plays, if any.

use crate::events::Role;
use crate::model::{Kind, Model, Section};
use crate::{Error, Result, Span};

use super::features::SLOTS;

/// What the file of weights is.
pub const MODEL: Kind = Kind { name: "arguments", tag: *b"ARGS", version: 1, sections: 2 };

/// How likely a second candidate of a role must be.
const SECOND: f32 = 0.6;
/// How likely a conjunct of the likeliest candidate must be.
const JOINED: f32 = 0.18;

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

    /// How likely each role is for a candidate with these features.
    pub(super) fn likelihoods(&self, slots: &[usize]) -> [f32; ROLES] {
        let weights = self.weights.as_ref();
        let mut scores = [0i32; ROLES];
        for slot in slots {
            for (score, weight) in scores.iter_mut().zip(&weights[slot * ROLES..]) {
                *score += i32::from(weight.cast_signed());
            }
        }
        softmax(scores.map(|score| score as f32 * self.scale))
    }

    /// What stands as an argument among the candidates of one trigger.
    pub(super) fn choose(&self, scored: &[Scored], out: impl FnMut(Role, Span)) {
        choose(scored, &self.bounds, out);
    }
}

/// The shares of the roles, beside that of "no role", whose score is 0.
pub(super) fn softmax(scores: [f32; ROLES]) -> [f32; ROLES] {
    let odds = scores.map(f32::exp);
    let all = 1.0 + odds.iter().sum::<f32>();
    odds.map(|odds| odds / all)
}

/// A candidate with how likely each role is.
#[derive(Clone, Copy, Debug)]
pub struct Scored {
    /// Its words.
    pub span: Span,
    /// The way to it; conjuncts have the same.
    pub way: u64,
    /// By role.
    pub likely: [f32; ROLES],
}

/// A role is played once: by its likeliest candidate and those coordinated with it. What else plays it must be likelier.
pub(super) fn choose(scored: &[Scored], bounds: &[f32; ROLES], mut out: impl FnMut(Role, Span)) {
    for role in Role::ALL {
        let at = role as usize;
        let plays =
            |own: &&Scored| own.likely[at] >= own.likely.iter().copied().fold(0.0, f32::max);
        let best =
            scored.iter().filter(plays).max_by(|a, b| a.likely[at].total_cmp(&b.likely[at]));
        let Some(best) = best.filter(|best| best.likely[at] >= bounds[at]) else { continue };
        out(role, best.span);
        for own in scored {
            let enough = if own.way == best.way {
                own.likely[at] >= JOINED
            } else {
                own.likely[at] >= SECOND && plays(&own)
            };
            if enough && !own.span.overlaps(best.span) {
                out(role, own.span);
            }
        }
    }
}
