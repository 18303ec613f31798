//! The words of an argument: the smallest noun phrase that keeps the head and its name or defining modifiers.

use super::words::{NounClass, Vocabulary};
use crate::Span;
use crate::events::relation::Relation;
use crate::events::tree::Tree;
use crate::lexicon::Upos;

/// Tokens that a phrase goes on for to either side of its head.
const REACH: usize = 8;

/// The token that names the same as a noun: "Umerov" for "le ministre Rustem Umerov", itself otherwise.
pub(super) fn name_of(tree: &Tree<'_>, words: &Vocabulary, noun: usize) -> usize {
    if tree.upos(noun) != Upos::Noun {
        return noun;
    }
    let mut at = noun;
    loop {
        let below = || tree.dependents(at).filter(|&own| own > at && own <= noun + REACH);
        let name = below().find(|&own| {
            tree.upos(own) == Upos::Propn
                && match tree.relation(own) {
                    Relation::Apposition => true,
                    Relation::Nominal | Relation::Name => {
                        own == at + 1
                            && at == noun
                            && tree.dependent(own, Relation::Case).is_none()
                    }
                    _ => false,
                }
        });
        if let Some(name) = name {
            return name;
        }
        // "le ministre des Transports, Jean Dupont": the name may hang on the last noun before it.
        let person = words.class(tree.form(noun)) == Some(NounClass::Person);
        let complement =
            below().find(|&own| tree.relation(own) == Relation::Nominal && words.is_of(tree, own));
        match complement.filter(|_| person) {
            Some(complement) if words.class(tree.form(complement)) != Some(NounClass::Place) => {
                at = complement;
            }
            _ => return noun,
        }
    }
}

/// The phrase around a head.
pub(super) fn phrase(tree: &Tree<'_>, words: &Vocabulary, head: usize) -> Span {
    let sentence = tree.sentence();
    let mut first = head;
    while first > sentence.start.max(head.saturating_sub(REACH))
        && tree.head(first - 1) == Some(head)
        && matches!(tree.relation(first - 1), Relation::Adjective | Relation::Name)
        && matches!(tree.upos(first - 1), Upos::Adj | Upos::Propn | Upos::Noun)
    {
        first -= 1;
    }
    let mut end = head + 1;
    while end < sentence.end.min(head + REACH) && belongs(tree, words, end, head) {
        end += 1;
    }
    while end > head + 1
        && matches!(tree.upos(end - 1), Upos::Adp | Upos::Det | Upos::Cconj | Upos::Punct)
    {
        end -= 1;
    }
    tree.span(first, end - 1)
}

/// Whether a token behind a head defines it: an adjective, the rest of a name, a complement with "de".
fn belongs(tree: &Tree<'_>, words: &Vocabulary, token: usize, head: usize) -> bool {
    let mut at = token;
    for _ in 0..4 {
        let inside = match tree.relation(at) {
            Relation::Adjective => tree.upos(at) == Upos::Adj,
            Relation::Name | Relation::Fixed | Relation::Case | Relation::Determiner => true,
            Relation::Nominal => words.is_of(tree, at),
            _ => false,
        };
        match tree.head(at) {
            Some(above) if inside && above == head => return true,
            Some(above) if inside && above > head => at = above,
            _ => return false,
        }
    }
    false
}
