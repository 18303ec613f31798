//! The trained scorer: how likely an event is of some days.

use std::sync::LazyLock;

use super::features::SLOTS;
use crate::events::multinomial::{Multinomial, number};
use crate::events::{DateInterval, Factuality};
use crate::model::{Kind, Model};
use crate::{Error, Result};

/// What the file of weights is.
pub const MODEL: Kind = Kind { name: "dates", tag: *b"DATE", version: 1, sections: 2 };

/// How likely days are. Trained by `train/src/bin/dates.rs`.
#[derive(Clone, Debug)]
pub(in crate::events) struct Scorer {
    right: Multinomial<1>,
    /// How likely days must be: of what has happened or has not, and of what may happen.
    bounds: [f32; 2],
}

impl Scorer {
    /// The scorer that comes with the library.
    pub(in crate::events) fn embedded() -> Result<&'static Self> {
        static SCORER: LazyLock<Result<Scorer>> = LazyLock::new(|| {
            Scorer::open(include_bytes!("../../../assets/models/dates.bin").as_slice())
        });
        SCORER.as_ref().map_err(|e| Error::model(e.to_string()))
    }

    fn open(bytes: &'static [u8]) -> Result<Self> {
        let model = Model::open(MODEL, bytes)?;
        let mut bounds = [1.0; 2];
        for (place, bound) in bounds.iter_mut().enumerate() {
            *bound = number(&model, place + 1)?.unwrap_or(1.0);
        }
        Ok(Self { right: Multinomial::open(&model, MODEL.name, SLOTS)?, bounds })
    }

    /// How likely days with these features are against none.
    pub(super) fn odds(&self, slots: &[usize]) -> f32 {
        self.right.odds(slots.iter().copied())[0]
    }

    /// The place of the likeliest days of an event, if they are likely enough.
    pub(super) fn choose(
        &self,
        factuality: Factuality,
        odds: impl Iterator<Item = (DateInterval, f32)>,
    ) -> Option<usize> {
        let (place, share) = likeliest(odds)?;
        (share >= self.bounds[bound_of(factuality)]).then_some(place)
    }
}

/// Which of the bounds holds for an event.
pub fn bound_of(factuality: Factuality) -> usize {
    usize::from(matches!(factuality, Factuality::Planned | Factuality::Hypothetical))
}

/// The best reason for the likeliest days, and how likely these are with all of their reasons, beside other days
/// and none, whose odds are 1.
pub fn likeliest<D: PartialEq>(odds: impl Iterator<Item = (D, f32)>) -> Option<(usize, f32)> {
    let mut all = 1.0;
    // By days: the best reason, its odds, and those of all reasons.
    let mut days: Vec<(D, usize, f32, f32)> = Vec::new();
    for (place, (own, odds)) in odds.enumerate() {
        all += odds;
        match days.iter_mut().find(|known| known.0 == own) {
            Some((_, best, most, sum)) => {
                *sum += odds;
                if odds > *most {
                    (*best, *most) = (place, odds);
                }
            }
            None => days.push((own, place, odds, odds)),
        }
    }
    let best = days.into_iter().reduce(|best, other| if other.3 > best.3 { other } else { best });
    best.map(|(_, place, _, sum)| (place, sum / all))
}
