//! A pronoun → the words that it stands for, by the layer of entities.

use super::view::View;
use super::vocabulary::Class;
use crate::Span;

/// Whether a token stands for somebody named before.
pub(super) fn is_pronoun(view: &View<'_>, at: usize) -> bool {
    view.is(at, Class::Masculine) || view.is(at, Class::Feminine)
}

/// What a pronoun stands for.
pub(super) fn resolve(view: &View<'_>, at: usize) -> Option<Span> {
    let found = view.antecedent(at)?;
    // Inside a quotation "il" is not the one who says it.
    let head = found.head as usize;
    let near = view.sentence_of(head) == found.sentence as usize;
    (!near || !view.is_said_apart(at, head)).then_some(found.antecedent)
}
