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
    view.antecedent(at).map(|found| found.antecedent)
}
