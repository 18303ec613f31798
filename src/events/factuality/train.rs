//! What the training program needs: triggers with the features that the scorer sees.

use crate::events::evidence::Look;
use crate::events::judge::Choice;
use crate::events::phrases::Match;
use crate::events::{Extractor, Factuality, Ontology, multinomial};
use crate::syntax::ranges;
use crate::{Article, Layers, Span};

pub use super::features::SLOTS;
pub use super::scorer::{MODEL, OTHERS, choose};

/// A trigger as the trainer sees it.
#[derive(Clone, Debug)]
pub struct Sample {
    /// Where it stands.
    pub span: Span,
    /// What the rules say.
    pub rules: Factuality,
    /// Slots of the scorer.
    pub slots: Vec<usize>,
}

impl Extractor {
    /// The triggers of an article among the candidates: `right` says whether an event of a type has its trigger there.
    pub fn triggers(
        &self,
        article: &Article<'_>,
        layers: &Layers,
        ontology: &Ontology,
        right: impl Fn(Span, &str) -> bool,
    ) -> Vec<Sample> {
        let mut reading = self.read(article, layers, self.look_up(article.text, &layers.tokens));
        let mut samples = Vec::new();
        let mut decide = |look: &Look<'_>, at: Match, choices: &[Choice<'_>]| {
            let span = look.sentence.span(at.first(), at.last());
            let stands = |choice: &Choice<'_>| right(span, &ontology.get(choice.kind).id);
            choices.iter().position(stands).map(|index| (index, 1.0))
        };
        for sentence in 0..layers.sentences.len() {
            for range in ranges(layers.tokens.range(sentence)) {
                self.hits(&mut reading, range, &mut decide, |hit, words, context| {
                    let Some(context) = context else { return };
                    let kind = self.matcher.types[usize::from(hit.rule.kind.0)];
                    let span = words.span(hit.at.first(), hit.at.last());
                    let answer = self.certainty.answer(words, hit);
                    let features = self.certainty.features(words, hit, kind, context, answer);
                    let slots = features.into_iter().map(|feature| feature.0).collect();
                    samples.push(Sample { span, rules: answer.factuality, slots });
                });
            }
        }
        samples
    }
}

/// The bytes of a model file.
pub fn write(scale: f32, bound: f32, weights: &[i8]) -> Vec<u8> {
    multinomial::write(MODEL, scale, &[bound], weights)
}
