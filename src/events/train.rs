//! What the training program needs: the candidates of a text with what the scorer sees of them.

use super::evidence::{Evidence, Look};
use super::judge::{Choice, best};
use super::phrases::Match;
use super::{Extractor, Ontology};
use crate::model::ModelWriter;
use crate::syntax::ranges;
use crate::{Article, Layers, Span};

pub use super::evidence::SLOTS;

/// A word or expression that may be a trigger.
#[derive(Debug)]
pub struct Candidate {
    /// Where it stands.
    pub span: Span,
    /// The types that it may state.
    pub choices: Vec<TypeSlots>,
    /// The choice of the rules.
    pub rules: Option<usize>,
}

/// A type that a candidate may state.
#[derive(Debug)]
pub struct TypeSlots {
    /// The id of the type.
    pub id: String,
    /// What the scorer sees.
    pub slots: Vec<u32>,
}

/// The bytes of a model file: scale, offset and the two bounds, and the weights.
pub fn write(head: [f32; 4], weights: &[i8]) -> Vec<u8> {
    let head = head.iter().flat_map(|number| number.to_le_bytes()).collect();
    let weights = weights.iter().map(|weight| weight.cast_unsigned()).collect();
    ModelWriter::new(super::scorer::MODEL).section(head).section(weights).finish()
}

impl Extractor {
    /// Every candidate of a text. `right` says whether an event of a type has its trigger there: words inside an
    /// expression are candidates only when the expression is none.
    pub fn candidates(
        &self,
        text: &str,
        layers: &Layers,
        ontology: &Ontology,
        right: impl Fn(Span, &str) -> bool,
    ) -> Vec<Candidate> {
        let mut reading =
            self.read(&Article::new(text), layers, self.look_up(text, &layers.tokens));
        let mut evidence = Evidence::default();
        let mut out = Vec::new();
        for sentence in 0..layers.sentences.len() {
            let all = (text, layers.tokens.all(), layers.words.as_slice());
            let mut decide = |look: &Look<'_>, at: Match, choices: &[Choice<'_>]| {
                let span = look.sentence.span(at.first(), at.last());
                evidence.read(look, at);
                let options = choices.iter().enumerate().map(|(index, choice)| {
                    let mut slots = Vec::new();
                    evidence.slots(look, choices, index, |slot| slots.push(slot as u32));
                    TypeSlots { id: ontology.get(choice.kind).id.clone(), slots }
                });
                let options: Vec<TypeSlots> = options.collect();
                let found = options.iter().position(|option| right(span, &option.id));
                out.push(Candidate { span, choices: options, rules: best(choices) });
                found.map(|index| (index, 1.0))
            };
            for range in ranges(layers.tokens.range(sentence)) {
                self.matcher.sentence(all, range, &mut reading.marks, &mut decide, |_, _| {});
            }
        }
        out
    }
}
