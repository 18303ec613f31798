//! The trained scorer: which factuality, if another than actual.

use std::sync::LazyLock;

use super::features::SLOTS;
use crate::events::Factuality;
use crate::events::multinomial::{Multinomial, number};
use crate::model::{Kind, Model};
use crate::{Error, Result};

/// What the file of weights is.
pub const MODEL: Kind = Kind { name: "factuality", tag: *b"FACT", version: 1, sections: 2 };

/// What is told from "actual", which scores 0.
pub const OTHERS: [Factuality; 4] =
    [Factuality::Negated, Factuality::Possible, Factuality::Planned, Factuality::Hypothetical];

/// How likely each factuality is. Trained by `train/src/bin/factuality.rs`.
#[derive(Clone, Debug)]
pub(super) struct Scorer {
    others: Multinomial<4>,
    /// How likely it must be that a happening is not actual.
    bound: f32,
}

impl Scorer {
    /// The scorer that comes with the library.
    pub(super) fn embedded() -> Result<&'static Self> {
        static SCORER: LazyLock<Result<Scorer>> = LazyLock::new(|| {
            Scorer::open(include_bytes!("../../../assets/models/factuality.bin").as_slice())
        });
        SCORER.as_ref().map_err(|e| Error::model(e.to_string()))
    }

    fn open(bytes: &'static [u8]) -> Result<Self> {
        let model = Model::open(MODEL, bytes)?;
        let bound = number(&model, 1)?.unwrap_or(1.0);
        Ok(Self { others: Multinomial::open(&model, MODEL.name, SLOTS)?, bound })
    }

    /// The factuality of a trigger with these features, and the token that spoke most for it. Each feature comes
    /// with its token, once.
    pub(super) fn decide(&self, features: &[(usize, usize)]) -> (Factuality, Option<usize>) {
        let shares = self.others.shares(features.iter().map(|feature| feature.0));
        let Some(place) = choose(&shares, self.bound) else { return (Factuality::Actual, None) };
        let mut tokens: Vec<(usize, i32)> = Vec::new();
        for &(slot, token) in features {
            let weight = self.others.weight(slot, place);
            match tokens.iter_mut().find(|(own, _)| *own == token) {
                Some((_, sum)) => *sum += weight,
                None => tokens.push((token, weight)),
            }
        }
        let most = tokens.into_iter().filter(|(_, sum)| *sum > 0).max_by_key(|(_, sum)| *sum);
        (OTHERS[place], most.map(|(token, _)| token))
    }
}

/// Which of the others stands, by their shares.
pub fn choose(shares: &[f32; 4], bound: f32) -> Option<usize> {
    let likeliest = (0..4).max_by(|&a, &b| shares[a].total_cmp(&shares[b]));
    likeliest.filter(|_| shares.iter().sum::<f32>() >= bound)
}
