//! The trained scorer: which role a candidate plays, if any.

use super::features::SLOTS;
use crate::events::Role;
use crate::events::multinomial::{Multinomial, number};
use crate::model::{Kind, Model};
use crate::{Result, Span};

/// What the file of weights is.
pub const MODEL: Kind = Kind { name: "arguments", tag: *b"ARGS", version: 1, sections: 2 };

/// How likely a second candidate of a role must be.
const SECOND: f32 = 0.6;
/// How likely a conjunct of the likeliest candidate must be.
const JOINED: f32 = 0.18;

/// Roles that are told apart.
pub const ROLES: usize = Role::ALL.len();

/// How likely each role is, and how likely it must be. Trained by `train/src/bin/arguments.rs`.
#[derive(Clone, Debug)]
pub(super) struct Scorer {
    roles: Multinomial<ROLES>,
    bounds: [f32; ROLES],
}

impl Scorer {
    pub(super) fn open(bytes: &'static [u8]) -> Result<Self> {
        let model = Model::open(MODEL, bytes)?;
        let mut bounds = [1.0; ROLES];
        for (role, bound) in bounds.iter_mut().enumerate() {
            *bound = number(&model, role + 1)?.unwrap_or(1.0);
        }
        Ok(Self { roles: Multinomial::open(&model, MODEL.name, SLOTS)?, bounds })
    }

    /// How likely each role is for a candidate with these features.
    pub(super) fn likelihoods(&self, slots: &[usize]) -> [f32; ROLES] {
        self.roles.shares(slots.iter().copied())
    }

    /// What stands as an argument among the candidates of one trigger.
    pub(super) fn choose(&self, scored: &[Scored], out: impl FnMut(Role, Span)) {
        choose(scored, &self.bounds, out);
    }
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
