//! The words of an argument: the smallest noun phrase that keeps the head and its name or defining modifiers.

use super::relation::Relation;
use super::tree::Tree;
use super::words::Vocabulary;
use crate::Span;
use crate::lexicon::Upos;

/// Tokens that a phrase goes on for to either side of its head.
const REACH: usize = 8;

/// The token that names the same as a noun: "Umerov" for "le ministre Rustem Umerov", itself otherwise.
pub(super) fn name_of(tree: &Tree<'_>, noun: usize) -> usize {
    if tree.upos(noun) != Upos::Noun {
        return noun;
    }
    let name = tree.dependents(noun).find(|&own| {
        own > noun
            && own <= noun + REACH
            && tree.upos(own) == Upos::Propn
            && match tree.relation(own) {
                Relation::Apposition => true,
                Relation::Nominal | Relation::Name => {
                    own == noun + 1 && tree.dependent(own, Relation::Case).is_none()
                }
                _ => false,
            }
    });
    name.unwrap_or(noun)
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
