//! What the training program needs: candidates with the features that the scorer sees.

use std::sync::LazyLock;

use super::scorer;
use super::{Search, Words, features, place};
use crate::events::{Role, multinomial};
use crate::{Layers, Span};

pub use super::features::SLOTS;
pub use super::scorer::{MODEL, ROLES, Scored};

/// A candidate as the trainer sees it.
#[derive(Clone, Debug)]
pub struct Sample {
    /// Its words.
    pub span: Span,
    /// The way to it; conjuncts have the same.
    pub way: u64,
    /// Slots of the scorer.
    pub slots: Vec<usize>,
}

/// The candidates of every trigger of a text; triggers come in order, with their types.
pub fn samples(text: &str, layers: &Layers, triggers: &[(Span, &str)]) -> Vec<Vec<Sample>> {
    static WORDS: LazyLock<Words> =
        LazyLock::new(|| Words::embedded().expect("the embedded lists are tested"));
    let mut search = Search::new(&WORDS, text, layers);
    let mut all = Vec::new();
    let place = |trigger: &(Span, &str)| {
        let sentence = layers.sentences.partition_point(|own| own.end <= trigger.0.start);
        place(layers, sentence, trigger.0)
    };
    for triggers in triggers.chunk_by(|a, b| place(a) == place(b)) {
        search.enter(place(&triggers[0]), triggers.iter().map(|trigger| trigger.0));
        for &(trigger, kind) in triggers {
            let mut samples = Vec::new();
            search.candidates(trigger, kind, |scene, own| {
                let mut slots = Vec::new();
                features(scene, own, |slot| slots.push(slot));
                samples.push(Sample { span: own.span, way: own.way.code(), slots });
            });
            all.push(samples);
        }
    }
    all
}

/// What stands as an argument among the candidates of one trigger.
pub fn choose(scored: &[Scored], bounds: &[f32; ROLES]) -> Vec<(Role, Span)> {
    let mut chosen = Vec::new();
    scorer::choose(scored, bounds, |role, span| chosen.push((role, span)));
    chosen.sort_by_key(|&(role, span)| (role as u8, span));
    chosen.dedup();
    chosen
}

/// The bytes of a model file.
pub fn write(scale: f32, bounds: [f32; ROLES], weights: &[i8]) -> Vec<u8> {
    multinomial::write(MODEL, scale, &bounds, weights)
}
