//! Tokens → word classes, features, lemmas, and the tree of each sentence.
//!
//! One small network of our own, trained by `train/` on the French treebanks of Universal Dependencies:
//! see `docs/models.md`. What it sees of a word is in `features.rs`, how it reads in `network.rs`.

#![allow(
    clippy::inline_always,
    reason = "kernels must be compiled inside of their instruction set"
)]

pub(crate) mod activation;
pub(crate) mod embedding;
mod feats;
#[cfg(feature = "train")]
pub mod features;
#[cfg(not(feature = "train"))]
mod features;
mod first;
mod lemma;
pub(crate) mod matrix;
mod network;
pub(crate) mod recurrence;
mod seen;
pub(crate) mod simd;
#[cfg(feature = "train")]
pub mod table;
#[cfg(not(feature = "train"))]
mod table;
#[cfg(all(test, feature = "train"))]
mod tests;
mod tree;
#[cfg(feature = "train")]
pub mod weights;
#[cfg(not(feature = "train"))]
mod weights;
mod word;

pub use seen::Seen;
pub use word::{Deprel, Feats, FeatureValue, Word};

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use crate::lexicon::{Lexicon, Upos};
use crate::parallel::Progress;
use crate::spare::Spare;
use crate::tokens::Tokens;
use crate::{Error, Result};
use network::{Network, Scratch};

/// Words that are read together: enough to keep the products busy, few enough to stay in the cache.
const BATCH: usize = 192;
/// Sentences longer than this are read in parts: the cost of a tree grows with the square of its words.
const LONGEST: usize = 256;

/// The tagger and parser. Built once, shared by all threads.
///
/// ```
/// use chronique::{Layer, LayerSet, Options, Pipeline, lexicon::Upos, syntax::Parser};
/// let layers = LayerSet::of([Layer::Syntax]);
/// let pipeline = Pipeline::new(&Options { layers, ..Options::default() })?;
/// let words = pipeline.read("Deux soldats ont été tués par des rebelles.")?.layers.words;
/// let parser = Parser::embedded();
/// assert_eq!(words[4].upos, Upos::Verb);
/// assert_eq!(words[4].head, None);
/// assert_eq!((words[1].head, parser.deprel(&words[1])), (Some(4), "nsubj:pass"));
/// assert_eq!((words[7].head, parser.deprel(&words[7])), (Some(4), "obl:agent"));
/// assert_eq!(parser.lemma("tués", &words[4]), "tuer");
/// # Ok::<(), chronique::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Parser {
    lexicon: &'static Lexicon,
    network: Network,
    classes: Vec<Upos>,
    /// The relation of a part of a long sentence to its first part.
    parataxis: Deprel,
    spare: Spare<Scratch>,
}

impl Parser {
    /// The parser that comes with the library.
    ///
    /// # Panics
    /// Never: a test opens it.
    pub fn embedded() -> &'static Self {
        static PARSER: LazyLock<Parser> = LazyLock::new(|| {
            Parser::from_bytes(include_bytes!("../../assets/models/syntax.bin").as_slice())
                .expect("the embedded network is the one that the tests opened")
        });
        &PARSER
    }

    /// Opens a network that `train/` has made. Borrowed bytes are read in place.
    ///
    /// # Errors
    /// When the bytes are cut short, damaged, something else, or do not describe themselves rightly.
    ///
    /// ```
    /// use chronique::syntax::Parser;
    /// let error = Parser::from_bytes(b"%PDF-1.7 not a network".to_vec()).unwrap_err();
    /// assert!(error.is_model() && error.to_string().starts_with("syntax: "));
    /// ```
    pub fn from_bytes(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self> {
        let network = Network::open(bytes)?;
        let description = network.description();
        let classes = description.classes.iter().map(|name| name.parse());
        let classes = classes.collect::<Result<_>>();
        Ok(Self {
            lexicon: Lexicon::embedded(),
            classes: classes.map_err(|e| Error::model(format!("syntax: {e}")))?,
            parataxis: relation(&description.relations, "parataxis"),
            spare: Spare::default(),
            network,
        })
    }

    /// Reads every sentence of a text: one word for each token.
    ///
    /// # Errors
    /// When the work was cancelled.
    pub fn parse(&self, text: &str, tokens: &Tokens, progress: &Progress) -> Result<Vec<Word>> {
        self.parse_seeing(text, tokens, progress, |_| true, &mut |_| ())
    }

    /// Reads those sentences of a text that are `wanted`, by their numbers, and shows what the network made of
    /// the words, some sentences at a time: other layers read on from there. The words of the other sentences are
    /// [`Word::UNREAD`].
    ///
    /// # Errors
    /// When the work was cancelled.
    pub fn parse_seeing(
        &self,
        text: &str,
        tokens: &Tokens,
        progress: &Progress,
        wanted: impl Fn(usize) -> bool,
        see: &mut dyn FnMut(&Seen<'_>),
    ) -> Result<Vec<Word>> {
        let mut words = vec![Word::UNREAD; tokens.len()];
        let (mut scratch, mut root) = (self.spare.take(), None);
        let mut batch = Batch::default();
        let sentences = (0..tokens.sentences()).filter(|&sentence| wanted(sentence));
        for part in sentences.flat_map(|sentence| parts(tokens.range(sentence))) {
            batch.push(text, tokens, part);
            if batch.forms.len() >= BATCH {
                progress.check()?;
                self.read(&batch, &mut scratch, &mut root, &mut words, see);
                batch.clear();
            }
        }
        self.read(&batch, &mut scratch, &mut root, &mut words, see);
        self.spare.give(scratch);
        Ok(words)
    }

    /// Values of a word in [`Seen::states`], and rows that there are for [`Seen::rows`].
    pub fn shape(&self) -> (usize, usize) {
        self.network.shape()
    }

    /// The name of the relation of a word to its head: "nsubj:pass".
    pub fn deprel(&self, word: &Word) -> &str {
        &self.network.description().relations[usize::from(word.deprel.0)]
    }

    /// The names of all relations, by [`Deprel::index`].
    pub fn relations(&self) -> &[String] {
        &self.network.description().relations
    }

    /// A value of a feature, to be looked for in many words with [`Feats::has`].
    pub fn value(&self, name: &str, value: &str) -> FeatureValue {
        self.network.inventory().value(name, value)
    }

    /// The features of a word with their values, in the order of their names.
    pub fn features(&self, word: &Word) -> impl Iterator<Item = (&str, &str)> {
        self.network.inventory().iter(word.feats)
    }

    /// The features of a word as files write them, "Gender=Fem|Number=Plur"; empty when it has none.
    pub fn feats(&self, word: &Word) -> String {
        let mut feats = String::new();
        for (name, value) in self.features(word) {
            let bar = if feats.is_empty() { "" } else { "|" };
            feats.extend([bar, name, "=", value]);
        }
        feats
    }

    /// The lemma of a token.
    pub fn lemma<'t>(&self, form: &'t str, word: &Word) -> Cow<'t, str> {
        lemma::lemma(self.lexicon, form, word.upos, |name| {
            self.features(word).find(|(own, _)| *own == name).map(|(_, value)| value)
        })
    }

    /// Reads some parts of sentences, fills their words in and shows them. `root` is the root of the last sentence,
    /// on which its further parts hang.
    fn read(
        &self,
        batch: &Batch<'_>,
        scratch: &mut Scratch,
        root: &mut Option<u32>,
        words: &mut [Word],
        see: &mut dyn FnMut(&Seen<'_>),
    ) {
        let Batch { forms, sentences, starts, continues } = batch;
        if forms.is_empty() {
            return;
        }
        let answers = self.network.read(self.lexicon, forms, sentences, scratch);
        see(&Seen::new(&self.network, scratch, sentences, starts));
        for ((sentence, &start), &continues) in sentences.iter().zip(starts).zip(continues) {
            for (at, answer) in (start..).zip(&answers[sentence.clone()]) {
                let head = answer.head.checked_sub(1).map(|head| start as u32 + head);
                let mut word = Word {
                    upos: self.classes[answer.class],
                    feats: answer.feats,
                    deprel: Deprel(answer.relation as u8),
                    head,
                    upos_probability: answer.class_probability,
                    head_probability: answer.probability,
                };
                if head.is_none() {
                    if continues {
                        (word.head, word.deprel) = (*root, self.parataxis);
                    } else {
                        *root = Some(at as u32);
                    }
                }
                words[at] = word;
            }
        }
    }
}

/// Parts of sentences that go through the network together.
#[derive(Debug, Default)]
struct Batch<'t> {
    /// The words of all parts, one after the other.
    forms: Vec<&'t str>,
    /// The words of each part among those.
    sentences: Vec<Range<usize>>,
    /// The first token of each part among those of the text.
    starts: Vec<usize>,
    /// Whether the sentence of each part began before.
    continues: Vec<bool>,
}

impl<'t> Batch<'t> {
    fn push(&mut self, text: &'t str, tokens: &Tokens, part: Part) {
        let first = self.forms.len();
        let tokens = &tokens.all()[part.start..part.end];
        self.forms.extend(tokens.iter().map(|token| token.span.of(text)));
        self.sentences.push(first..self.forms.len());
        self.starts.push(part.start);
        self.continues.push(part.continues);
    }

    fn clear(&mut self) {
        self.forms.clear();
        self.sentences.clear();
        self.starts.clear();
        self.continues.clear();
    }
}

/// Tokens that are read as one sentence.
#[derive(Clone, Copy, Debug)]
struct Part {
    start: usize,
    end: usize,
    /// The sentence began before.
    continues: bool,
}

/// The parts of a sentence: nearly always one.
fn parts(sentence: Range<usize>) -> impl Iterator<Item = Part> {
    ranges(sentence.clone()).map(move |Range { start, end }| Part {
        start,
        end,
        continues: start != sentence.start,
    })
}

/// The tokens of a sentence that are read together: all of them, nearly always. Whatever looks at the words of a
/// sentence for each of its words stays inside of these, so that its cost is linear in endless sentences.
pub(crate) fn ranges(sentence: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let length = step(&sentence);
    sentence.clone().step_by(length).map(move |start| start..sentence.end.min(start + length))
}

/// The tokens that are read together with one of a sentence.
pub(crate) fn range_around(sentence: Range<usize>, token: usize) -> Range<usize> {
    let length = step(&sentence);
    let start = sentence.start + (token - sentence.start) / length * length;
    start..sentence.end.min(start + length)
}

fn step(sentence: &Range<usize>) -> usize {
    sentence.len().div_ceil(sentence.len().div_ceil(LONGEST).max(1)).max(1)
}

/// The number of a relation, or of the first one if the network does not know it.
fn relation(relations: &[String], name: &str) -> Deprel {
    Deprel(relations.iter().position(|own| own == name).unwrap_or_default() as u8)
}
