//! Which clause a word stands in.

use crate::Span;
use crate::lexicon::Upos;
use crate::syntax::{Parser, Word};
use crate::tokens::Tokens;

/// The most heads that are followed from a word: what bounds the cost in endless sentences.
const DEEP: usize = 32;

/// The token of a span that the others hang on; none without trees.
pub(super) fn top(tokens: &Tokens, words: &[Word], span: Span) -> Option<usize> {
    let all = tokens.all();
    let first = all.partition_point(|token| token.span.end <= span.start);
    let own = first..first + all[first..].partition_point(|token| token.span.start < span.end);
    let outside = |at: &usize| words[*at].head.is_none_or(|head| !own.contains(&(head as usize)));
    if words.len() == all.len() { own.clone().find(outside) } else { None }
}

/// The word on which the clause of a word hangs.
pub(super) fn clause(words: &[Word], at: usize) -> usize {
    let mut way = up(words, at);
    way.find(|&at| opens_a_clause(&words[at]))
        .unwrap_or_else(|| up(words, at).last().unwrap_or(at))
}

/// Whether a word is another one, or hangs on it, however far.
pub(super) fn depends_on(words: &[Word], at: usize, other: usize) -> bool {
    up(words, at).any(|at| at == other)
}

/// A word, its head, the head of that.
fn up(words: &[Word], at: usize) -> impl Iterator<Item = usize> {
    let head = |&at: &usize| words[at].head.map(|head| head as usize);
    std::iter::successors(Some(at), head).take(DEEP)
}

fn opens_a_clause(word: &Word) -> bool {
    let relation = Parser::embedded().deprel(word);
    match relation.split(':').next().unwrap_or_default() {
        "acl" | "advcl" | "ccomp" | "csubj" | "parataxis" => true,
        "conj" => word.upos == Upos::Verb,
        _ => false,
    }
}
