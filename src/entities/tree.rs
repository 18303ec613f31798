//! A text with its trees, as linking walks them.

use std::ops::Range;

use super::agreement::Agreement;
use crate::Span;
use crate::lexicon::Upos;
use crate::syntax::{Parser, Word};
use crate::text::Folded;
use crate::tokens::Tokens;

/// How far from a word its dependents are sought, in tokens.
const REACH: usize = 24;

/// Tokens, words and the names of relations.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tree<'a> {
    pub text: &'a str,
    pub tokens: &'a Tokens,
    words: &'a [Word],
    parser: &'static Parser,
}

impl<'a> Tree<'a> {
    /// Nothing where the trees were not read.
    pub fn new(text: &'a str, tokens: &'a Tokens, words: &'a [Word]) -> Option<Self> {
        let parser = Parser::embedded();
        (tokens.len() == words.len()).then_some(Self { text, tokens, words, parser })
    }

    /// The letters of a token.
    pub fn form(&self, token: usize) -> &'a str {
        self.tokens.all()[token].span.of(self.text)
    }

    /// Whether a token reads so, whatever its capitals and apostrophe.
    pub fn is(&self, token: usize, form: &str) -> bool {
        self.folded(token).is_some_and(|own| own.as_str() == form)
    }

    /// A token in small letters; nothing for what is too long to be a word.
    pub fn folded(&self, token: usize) -> Option<Folded> {
        Folded::new(self.form(token))
    }

    /// The span from one token to another.
    pub fn span(&self, first: usize, last: usize) -> Span {
        self.tokens.all()[first].span.join(self.tokens.all()[last].span)
    }

    pub fn upos(&self, token: usize) -> Upos {
        self.words[token].upos
    }

    /// The relation of a token to its head.
    pub fn relation(&self, token: usize) -> &'static str {
        self.parser.deprel(&self.words[token])
    }

    pub fn head(&self, token: usize) -> Option<usize> {
        self.words[token].head.map(|head| head as usize)
    }

    /// The value of a feature of a token.
    pub fn feature(&self, token: usize, name: &str) -> Option<&'static str> {
        let mut features = self.parser.features(&self.words[token]);
        features.find(|(own, _)| *own == name).map(|(_, value)| value)
    }

    /// The lemma of a token. Allocates.
    pub fn lemma(&self, token: usize) -> String {
        self.parser.lemma(self.form(token), &self.words[token]).into_owned()
    }

    /// The gender and number that a token shows.
    pub fn agreement(&self, token: usize) -> Agreement {
        Agreement::from_features(self.parser.features(&self.words[token]))
    }

    /// The dependents of a token that stand near it, in order.
    pub fn children(&self, token: usize) -> impl Iterator<Item = usize> + use<'a> {
        let words = self.words;
        let head = Some(token as u32);
        let near = token.saturating_sub(REACH)..words.len().min(token + REACH);
        near.filter(move |&child| words[child].head == head)
    }

    /// Whether an auxiliary is "être": its participle agrees with the subject.
    pub fn is_be(&self, auxiliary: usize) -> bool {
        self.lemma(auxiliary) == "être"
    }

    /// The article or other determiner of a noun.
    pub fn determiner(&self, noun: usize) -> Option<usize> {
        self.children(noun).find(|&child| child < noun && self.upos(child) == Upos::Det)
    }

    /// The preposition of a noun, contracted ones ("du", "aux") with it.
    pub fn preposition(&self, noun: usize) -> Option<usize> {
        self.children(noun).find(|&child| child < noun && self.relation(child) == "case")
    }

    /// The tokens of a noun's phrase, without its article, clauses, appositions and what is coordinated with it.
    pub fn phrase(&self, noun: usize) -> Range<usize> {
        let before = |child: usize| {
            matches!(self.upos(child), Upos::Adj | Upos::Num) && self.head(child) == Some(noun)
        };
        let mut first = noun;
        while first > 0 && before(first - 1) {
            first -= 1;
        }
        let mut end = noun + 1;
        while end < self.words.len().min(noun + REACH) && self.belongs(end, noun) {
            end += 1;
        }
        // What the phrase cannot end with.
        while end > noun + 1 && matches!(self.upos(end - 1), Upos::Adp | Upos::Det | Upos::Cconj) {
            end -= 1;
        }
        first..end
    }

    /// Whether a token after a noun restricts it: an adjective, or a complement with "de".
    fn belongs(&self, token: usize, noun: usize) -> bool {
        let mut at = token;
        for _ in 0..6 {
            let relation = self.relation(at);
            let kind = relation.split_once(':').map_or(relation, |(kind, _)| kind);
            let inside = match kind {
                "amod" | "case" | "det" | "nummod" => true,
                "flat" if self.upos(noun) == Upos::Propn => true,
                // A name beside a noun is no part of its phrase.
                "fixed" | "flat" | "compound" => {
                    self.upos(token) != Upos::Propn || self.head(token) != Some(noun)
                }
                "nmod" => self.head(at) != Some(noun) || self.is_complement(at),
                _ => false,
            };
            match self.head(at) {
                Some(head) if inside && head == noun => return true,
                Some(head) if inside && head > noun => at = head,
                _ => return false,
            }
        }
        false
    }

    /// Whether a noun hangs on another by "de".
    fn is_complement(&self, noun: usize) -> bool {
        self.preposition(noun).is_some_and(|case| {
            self.folded(case).is_some_and(|form| form.as_str().starts_with('d'))
        })
    }
}
