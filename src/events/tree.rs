//! The tree of one sentence, as events walk it.

use super::relation::{Grammar, Relation};
use crate::Span;
use crate::lexicon::Upos;
use crate::syntax::Word;
use crate::tokens::Token;

/// Words with the list of their dependents, built for one sentence at a time.
#[derive(Debug)]
pub(super) struct Tree<'a> {
    pub(super) text: &'a str,
    pub(super) grammar: &'a Grammar,
    tokens: &'a [Token],
    words: &'a [Word],
    /// The first token of the sentence.
    base: usize,
    /// Where the dependents of each token begin.
    starts: Vec<u32>,
    dependents: Vec<u32>,
}

impl<'a> Tree<'a> {
    pub(super) fn new(
        text: &'a str,
        tokens: &'a [Token],
        words: &'a [Word],
        grammar: &'a Grammar,
    ) -> Self {
        Self { text, grammar, tokens, words, base: 0, starts: vec![], dependents: vec![] }
    }

    /// Goes to the sentence with these tokens.
    pub(super) fn enter(&mut self, sentence: std::ops::Range<usize>) {
        self.base = sentence.start;
        let size = sentence.len();
        self.starts.clear();
        self.starts.resize(size + 2, 0);
        let local =
            |word: &Word| word.head.and_then(|head| (head as usize).checked_sub(self.base));
        let words = &self.words[sentence];
        for head in words.iter().filter_map(local).filter(|&head| head < size) {
            self.starts[head + 2] += 1;
        }
        for at in 1..self.starts.len() {
            self.starts[at] += self.starts[at - 1];
        }
        self.dependents.clear();
        self.dependents.resize(size, 0);
        for (at, word) in words.iter().enumerate() {
            if let Some(head) = local(word).filter(|&head| head < size) {
                let slot = &mut self.starts[head + 1];
                self.dependents[*slot as usize] = (self.base + at) as u32;
                *slot += 1;
            }
        }
    }

    /// The tokens of the sentence.
    pub(super) fn sentence(&self) -> std::ops::Range<usize> {
        self.base..self.base + self.dependents.len()
    }

    /// The dependents of a token of the sentence, in order.
    pub(super) fn dependents(&self, token: usize) -> impl DoubleEndedIterator<Item = usize> {
        let at = token - self.base;
        let range = self.starts[at] as usize..self.starts[at + 1] as usize;
        self.dependents[range].iter().map(|&token| token as usize)
    }

    /// The first dependent with a relation.
    pub(super) fn dependent(&self, token: usize, relation: Relation) -> Option<usize> {
        self.dependents(token).find(|&own| self.relation(own) == relation)
    }

    pub(super) fn form(&self, token: usize) -> &'a str {
        self.tokens[token].span.of(self.text)
    }

    pub(super) fn word(&self, token: usize) -> &'a Word {
        &self.words[token]
    }

    pub(super) fn upos(&self, token: usize) -> Upos {
        self.words[token].upos
    }

    pub(super) fn relation(&self, token: usize) -> Relation {
        self.grammar.relation(&self.words[token])
    }

    /// The head of a token, inside of the sentence.
    pub(super) fn head(&self, token: usize) -> Option<usize> {
        let head = self.words[token].head? as usize;
        self.sentence().contains(&head).then_some(head)
    }

    /// The span from one token to another.
    pub(super) fn span(&self, first: usize, last: usize) -> Span {
        self.tokens[first].span.join(self.tokens[last].span)
    }

    /// The tokens of the text that a span touches.
    pub(super) fn tokens(&self, span: Span) -> std::ops::Range<usize> {
        let first = self.tokens.partition_point(|token| token.span.end <= span.start);
        let count = self.tokens[first..].partition_point(|token| token.span.start < span.end);
        first..first + count
    }

    /// The token of a span that the others hang on.
    pub(super) fn top(&self, span: Span) -> Option<usize> {
        let tokens = self.tokens(span);
        let outside = |token: &usize| self.head(*token).is_none_or(|head| !tokens.contains(&head));
        let word = |token: &usize| self.upos(*token) != Upos::Punct;
        tokens.clone().filter(word).find(outside).or_else(|| tokens.clone().next())
    }

    /// Whether the subject of a verb undergoes it: "être tué", "se faire tuer", "les hommes tués".
    pub(super) fn is_passive(&self, verb: usize) -> bool {
        let (mut caused, mut reflexive) = (false, false);
        for own in self.dependents(verb) {
            match self.relation(own) {
                Relation::PassiveAuxiliary
                | Relation::PassiveSubject
                | Relation::PassiveReflexive => return true,
                Relation::Reflexive => reflexive = true,
                Relation::Causative => caused = true,
                _ => {}
            }
        }
        let feats = self.words[verb].feats;
        (caused && reflexive)
            || feats.has(self.grammar.passive)
            || (self.relation(verb) == Relation::Participle && feats.has(self.grammar.past))
    }

    /// Whether a token is a verb, or what stands for one.
    pub(super) fn is_verb(&self, token: usize) -> bool {
        matches!(self.upos(token), Upos::Verb | Upos::Aux)
            || self.dependent(token, Relation::Copula).is_some()
    }

    /// The own subject of a verb.
    pub(super) fn subject(&self, verb: usize) -> Option<usize> {
        self.dependents(verb).find(|&own| {
            matches!(self.relation(own), Relation::Subject | Relation::PassiveSubject)
        })
    }
}
