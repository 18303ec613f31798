//! A text as the rules see it: forms, relations, and which words hang together.

use std::cell::OnceCell;
use std::ops::Range;

use super::marks::Marks;
use super::vocabulary::{Class, Vocabulary};
use crate::Span;
use crate::entities::{Antecedent, Antecedents, Linker, Mention};
use crate::lexicon::Upos;
use crate::syntax::{Parser, Word};
use crate::tokens::{Token, TokenKind, Tokens};

/// Words on either side of a head among which its dependents are looked for.
const REACH: usize = 160;
/// Heads above a word that are followed.
const HEIGHT: usize = 80;
/// A sentence of more tokens than this is read in pieces, so that no cue looks far.
const PIECE: usize = 320;

/// What is known of a text.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) text: &'a str,
    pub(super) sentences: &'a Tokens,
    pub(super) tokens: &'a [Token],
    pub(super) words: &'a [Word],
    pub(super) mentions: &'a [Mention],
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) parser: &'a Parser,
    pub(super) marks: &'a Marks,
    /// Read when the first pronoun speaks.
    pub(super) antecedents: &'a OnceCell<Antecedents>,
}

/// A sentence: its tokens, and how far the words under each reach.
pub(super) struct Sentence<'a> {
    pub(super) view: View<'a>,
    pub(super) index: usize,
    pub(super) range: Range<usize>,
    reach: Vec<(u32, u32)>,
}

impl<'a> View<'a> {
    pub(super) fn form(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    pub(super) fn relation(&self, at: usize) -> &'a str {
        self.words.get(at).map_or("", |word| self.parser.deprel(word))
    }

    pub(super) fn upos(&self, at: usize) -> Upos {
        self.words.get(at).map_or(Upos::X, |word| word.upos)
    }

    pub(super) fn head(&self, at: usize) -> Option<usize> {
        self.words.get(at)?.head.map(|head| head as usize)
    }

    pub(super) fn is(&self, at: usize, class: Class) -> bool {
        self.vocabulary.is(self.form(at), class)
    }

    pub(super) fn is_mark(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Punctuation)
    }

    pub(super) fn has_feature(&self, at: usize, name: &str, value: &str) -> bool {
        let word = self.words.get(at);
        word.is_some_and(|word| self.parser.features(word).any(|pair| pair == (name, value)))
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.form(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// The words from one token to another, both included, without commas and points around them.
    pub(super) fn span(&self, first: usize, last: usize) -> Option<Span> {
        let loose = |at: usize| matches!(self.form(at), "," | ";" | ":" | "." | "–" | "—" | "-");
        let first = (first..=last).find(|&at| !loose(at))?;
        let last = (first..=last).rev().find(|&at| !loose(at))?;
        Some(self.tokens[first].span.join(self.tokens[last].span))
    }

    /// Whether a token stands in a quotation that another does not stand in.
    pub(super) fn is_said_apart(&self, at: usize, other: usize) -> bool {
        self.marks.around(at).is_some_and(|quoted| !(quoted.open..=quoted.close).contains(&other))
    }

    /// What a pronoun stands for.
    pub(super) fn antecedent(&self, at: usize) -> Option<&'a Antecedent> {
        let read = || {
            Linker::embedded().antecedents(self.text, self.sentences, self.words, self.mentions)
        };
        self.antecedents.get_or_init(read).of(at)
    }

    /// The sentence of a token.
    pub(super) fn sentence_of(&self, at: usize) -> usize {
        let (mut low, mut high) = (0, self.sentences.sentences());
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.sentences.range(middle).end <= at { low = middle + 1 } else { high = middle }
        }
        low
    }

    /// The first token of the sentence of a token, or of its piece.
    pub(super) fn sentence_start(&self, at: usize) -> usize {
        let start = self.sentences.range(self.sentence_of(at)).start;
        at - (at - start) % PIECE
    }

    /// The tokens of a sentence, piece by piece; nearly all have one.
    pub(super) fn pieces(self, index: usize) -> impl Iterator<Item = Range<usize>> {
        let range = self.sentences.range(index);
        range.clone().step_by(PIECE).map(move |start| start..(start + PIECE).min(range.end))
    }

    /// The tokens of a sentence or a piece of it, as the rules see them.
    pub(super) fn sentence(self, index: usize, range: Range<usize>) -> Sentence<'a> {
        let mut reach: Vec<(u32, u32)> = range.clone().map(|at| (at as u32, at as u32)).collect();
        for at in range.clone() {
            if self.relation(at) == "punct" {
                continue;
            }
            let mut above = at;
            for _ in 0..HEIGHT {
                let Some(head) = self.head(above).filter(|head| range.contains(head)) else {
                    break;
                };
                let entry = &mut reach[head - range.start];
                *entry = (entry.0.min(at as u32), entry.1.max(at as u32));
                above = head;
            }
        }
        Sentence { view: self, index, range, reach }
    }
}

impl Sentence<'_> {
    /// The first word under a word, or itself.
    pub(super) fn first(&self, at: usize) -> usize {
        self.reach[at - self.range.start].0 as usize
    }

    /// The last word under a word, or itself.
    pub(super) fn last(&self, at: usize) -> usize {
        self.reach[at - self.range.start].1 as usize
    }

    /// The words that hang on a word, in order.
    pub(super) fn children(&self, at: usize) -> impl DoubleEndedIterator<Item = usize> {
        let from = self.range.start.max(at.saturating_sub(REACH));
        let to = self.range.end.min(at + REACH);
        (from..to).filter(move |&child| self.view.head(child) == Some(at))
    }

    /// The first word that hangs on a word by a relation, or a kind of it.
    pub(super) fn child(&self, at: usize, relation: &str) -> Option<usize> {
        self.children(at).find(|&child| {
            let own = self.view.relation(child);
            own.strip_prefix(relation).is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
        })
    }

    /// One past the last token before the final marks of the sentence.
    pub(super) fn end(&self) -> usize {
        let view = self.view;
        let last =
            self.range.clone().rev().find(|&at| !matches!(view.form(at), "." | "…" | ";" | ":"));
        last.map_or(self.range.start, |last| last + 1)
    }
}
