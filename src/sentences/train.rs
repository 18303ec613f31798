//! What the training program needs: gaps with the features that the gate and the scorer see.

use super::abbreviations::Abbreviations;
use super::common::{BITS, Common};
use super::gate::{Look, look};
use super::rules::{layout, settle};
use super::{Context, Gaps, MODEL, Segmenter, Words, gate};
use crate::model::ModelWriter;
use crate::text::fold_hash;

pub use super::features::SLOTS;
pub use super::gate::SLOTS as GATE_SLOTS;

/// A gap as the trainer sees it.
pub struct Sample {
    /// Where the sentence before it would end, in bytes.
    pub left: usize,
    /// What the layout says, before the gate.
    pub layout: Option<bool>,
    /// What the rules say, after the gate; also what the gate says without its weights.
    pub rule: Option<bool>,
    /// Slots of the gate, where it looks.
    pub gate: Option<[usize; gate::FEATURES]>,
    /// Slots of the scorer.
    pub scorer: Vec<usize>,
}

/// The bytes of a model file.
pub fn write(bounds: [i32; 2], gate: &[i8], common: Vec<u8>, scorer: &[i8]) -> Vec<u8> {
    let bytes = |weights: &[i8]| weights.iter().map(|weight| weight.cast_unsigned()).collect();
    ModelWriter::new(MODEL)
        .section(bounds.iter().flat_map(|bound| bound.to_le_bytes()).collect())
        .section(bytes(gate))
        .section(common)
        .section(bytes(scorer))
        .finish()
}

/// A segmenter that knows the common words and has yet to learn the rest.
///
/// # Panics
/// When the filter is not of [`common_words`].
pub fn untrained(common: Vec<u8>) -> Segmenter {
    let model = write([0; 2], &vec![0; GATE_SLOTS], common, &vec![0; SLOTS]);
    Segmenter::new(Abbreviations::embedded(), Words::embedded(), model)
        .expect("the sizes are right")
}

/// Every gap of a text, with the true sentence ends before it telling where its sentence began.
pub fn samples(segmenter: &Segmenter, text: &str, ends: &[usize]) -> Vec<Sample> {
    let mut samples = Vec::new();
    let mut start = 0;
    for gap in Gaps::new(text) {
        if gap.left <= start {
            continue;
        }
        let context = Context::new(text, start, gap, &segmenter.lists);
        let mut scorer = Vec::new();
        context.features(|slot| scorer.push(slot));
        let (gate, rule) = match look(text.as_bytes(), start, gap, &segmenter.lists) {
            Look::GoesOn => (None, Some(false)),
            Look::Blind => (None, settle(&context)),
            Look::Score(slots) => (Some(slots), settle(&context)),
        };
        samples.push(Sample { left: gap.left, layout: layout(text, gap), rule, gate, scorer });
        if ends.binary_search(&gap.left).is_ok() {
            start = gap.right;
        }
    }
    samples
}

/// The filter of the words that these texts write in lower case, inside a sentence, at least twice.
pub fn common_words(texts: &[&str]) -> Vec<u8> {
    let mut counts = std::collections::HashMap::new();
    for text in texts {
        for word in text
            .split(|c: char| !c.is_alphanumeric() && c != '-')
            .filter(|w| w.starts_with(char::is_lowercase))
        {
            *counts.entry(word).or_insert(0) += 1;
        }
    }
    let mut bits = vec![0; BITS / 8];
    for (word, count) in counts {
        if count > 1 {
            for bit in Common::bits(fold_hash(word.as_bytes())) {
                bits[bit / 8] |= 1 << (bit % 8);
            }
        }
    }
    bits
}
