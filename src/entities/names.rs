//! Names: what the network finds while the parser reads.

use super::features::Habits;
use super::mention::{Label, Mention, MentionKind};
use super::network::{Network, Scratch};
use super::repeats::{Apart, agree};
use super::tags::Path;
use crate::Span;
use crate::spare::Spare;
use crate::syntax::{Seen, Word};
use crate::tokens::Tokens;

/// Finds the names of one text while the parser reads it.
///
/// ```
/// use chronique::entities::Recognizer;
/// use chronique::{Span, parallel::Progress, syntax::Parser, tokens::{Tokenizer, Tokens}};
/// let text = "Le maire de Lyon reçoit Marie Diop.";
/// let mut tokens = Tokens::default();
/// Tokenizer::default().tokenize(text, Span::new(0, text.len()), &mut tokens);
/// let mut names = Recognizer::embedded().names(text, &tokens);
/// Parser::embedded().parse_seeing(text, &tokens, &Progress::default(), |_| true, &mut |seen| names.see(seen))?;
/// let found: Vec<_> = names.found().map(|(first, last)| (first, last)).collect();
/// assert_eq!(found, [(3, 3), (5, 6)]);
/// # Ok::<(), chronique::Error>(())
/// ```
#[derive(Debug)]
pub struct Names<'a> {
    network: &'a Network,
    text: &'a str,
    tokens: &'a Tokens,
    habits: Habits,
    scratch: Scratch,
    spare: &'a Spare<Scratch>,
    path: Path,
    found: Vec<Name>,
}

/// A name, by its tokens among all of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Name {
    pub(super) first: usize,
    pub(super) last: usize,
    /// Number of its label.
    pub(super) label: usize,
    pub(super) probability: f32,
}

impl<'a> Names<'a> {
    pub(super) fn new(
        network: &'a Network,
        spare: &'a Spare<Scratch>,
        text: &'a str,
        tokens: &'a Tokens,
    ) -> Self {
        Self {
            network,
            text,
            tokens,
            habits: Habits::new(text, tokens),
            scratch: spare.take(),
            spare,
            path: Path::default(),
            found: Vec::new(),
        }
    }

    /// Reads what the parser has just read.
    pub fn see(&mut self, seen: &Seen<'_>) {
        let Self { network, text, tokens, habits, scratch, path, found, .. } = self;
        let (tags, each) = network.read(text, tokens, habits, seen, scratch);
        let labels = network.weights.labels.len();
        for (sentence, &base) in seen.sentences.iter().zip(seen.starts) {
            let rows = &tags[sentence.start * each..sentence.end * each];
            let start = found.len();
            path.best(rows, each, labels, |name| {
                let (first, last) = (base + name.first, base + name.last);
                found.push(Name { first, last, label: name.label, probability: name.probability });
            });
            found[start..].reverse();
        }
    }

    /// The first and the last token of every name, in order.
    pub fn found(&self) -> impl Iterator<Item = (usize, usize)> {
        self.found.iter().map(|name| (name.first, name.last))
    }

    /// The names as mentions, in order, after all was seen; each is its own entity.
    pub(super) fn mentions(&self, words: &[Word]) -> Vec<Mention> {
        let mut found = self.found.clone();
        let number = |label| self.network.weights.labels.iter().position(|&own| own == label);
        let apart = Apart { person: number(Label::Per), organisation: number(Label::Org) };
        agree(self.text, self.tokens, apart, &mut found);
        let tokens = self.tokens.all();
        let mut sentence = 0;
        let mention = |(number, name): (usize, &Name)| {
            while self.tokens.range(sentence).end <= name.first {
                sentence += 1;
            }
            let (start, end) = (tokens[name.first].span.start, tokens[name.last].span.end);
            Mention {
                span: Span::new(start as usize, end as usize),
                first: name.first as u32,
                last: name.last as u32,
                head: head(words, name.first, name.last),
                sentence: sentence as u32,
                kind: MentionKind::Name,
                label: self.network.weights.labels[name.label],
                entity: number as u32,
                confidence: name.probability,
            }
        };
        found.iter().enumerate().map(mention).collect()
    }
}

impl Drop for Names<'_> {
    fn drop(&mut self) {
        self.spare.give(std::mem::take(&mut self.scratch));
    }
}

/// The first of some tokens whose own head lies outside.
fn head(words: &[Word], first: usize, last: usize) -> u32 {
    let inside = |head: u32| (first..=last).contains(&(head as usize));
    let outside = |&word: &usize| !words[word].head.is_some_and(inside);
    (first..=last).find(outside).unwrap_or(first) as u32
}
