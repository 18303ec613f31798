//! What the training program needs: the days that events may be of, with the features that the scorer sees.

use super::calendar::Calendar;
use super::search::{Asking, Search};
use crate::events::{Extractor, Factuality, multinomial};
use crate::jsonl;
use crate::text::fold_hash;
use crate::{Article, Layers, Span};

pub use super::features::SLOTS;
pub use super::scorer::{MODEL, bound_of, likeliest};

/// Days that an event may be of, as the trainer sees them.
#[derive(Clone, Debug)]
pub struct Sample {
    /// As files write them: "2024-03", "2024-03-01/2024-03-04".
    pub days: String,
    /// Slots of the scorer.
    pub slots: Vec<usize>,
}

impl Extractor {
    /// The days that each of some events may be of; they come in order, with their types.
    pub fn days(
        &self,
        article: &Article<'_>,
        layers: &Layers,
        events: &[(Span, &str, Factuality)],
    ) -> Vec<Vec<Sample>> {
        let asking = |&(trigger, kind, factuality): &(Span, &str, Factuality)| {
            let sentence = layers.sentences.partition_point(|own| own.end <= trigger.start) as u32;
            let group = kind.split('.').next().unwrap_or_default();
            let [kind, group] = [kind, group].map(|name| fold_hash(name.as_bytes()));
            Asking { trigger, sentence, kind, group, factuality }
        };
        let asking: Vec<Asking> = events.iter().map(asking).collect();
        let calendar = Calendar::of(article, layers);
        let mut tree = self.certainty.trees(article.text, layers);
        let search = Search::new(article.text, layers, calendar, &mut tree, &asking);
        let samples = |at| {
            let mut samples = Vec::new();
            search.candidates(at, |dated, slots| {
                samples.push(Sample { days: jsonl::date(dated.interval), slots: slots.into() });
            });
            samples
        };
        (0..asking.len()).map(samples).collect()
    }
}

/// The bytes of a model file.
pub fn write(scale: f32, bounds: [f32; 2], weights: &[i8]) -> Vec<u8> {
    multinomial::write(MODEL, scale, &bounds, weights)
}
