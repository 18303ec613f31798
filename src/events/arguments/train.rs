//! What the training program needs: candidates with the features that the scorer sees.

use std::sync::LazyLock;

use super::{Search, Words, features};
use crate::model::ModelWriter;
use crate::{Layers, Span};

pub use super::features::SLOTS;
pub use super::scorer::{MODEL, ROLES};

/// A candidate as the trainer sees it.
#[derive(Clone, Debug)]
pub struct Sample {
    /// Its words.
    pub span: Span,
    /// Slots of the scorer.
    pub slots: Vec<usize>,
    /// The role that the frames alone would give it.
    pub frame: Option<crate::events::Role>,
}

/// The candidates of a trigger with a type.
pub fn samples(text: &str, layers: &Layers, trigger: Span, kind: &str) -> Vec<Sample> {
    static WORDS: LazyLock<Words> =
        LazyLock::new(|| Words::embedded().expect("the embedded lists are tested"));
    let mut search = Search::new(&WORDS, text, layers);
    let sentence = layers.sentences.partition_point(|own| own.end <= trigger.start);
    let mut samples = Vec::new();
    if sentence < layers.sentences.len() {
        search.enter(sentence);
        search.candidates(trigger, kind, |tree, trigger, own| {
            let mut slots = Vec::new();
            features(tree, &WORDS.vocabulary, trigger, own, |slot| slots.push(slot));
            samples.push(Sample { span: own.span, slots, frame: None });
        });
    }
    samples
}

/// The bytes of a model file.
pub fn write(scale: f32, bounds: [f32; ROLES], weights: &[i8]) -> Vec<u8> {
    let numbers = std::iter::once(scale).chain(bounds).flat_map(|n| n.to_bits().to_le_bytes());
    ModelWriter::new(MODEL)
        .section(numbers.collect())
        .section(weights.iter().map(|weight| weight.cast_unsigned()).collect())
        .finish()
}
