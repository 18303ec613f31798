//! Words and trees → who and what is named, and what else refers to it.

#![allow(
    clippy::inline_always,
    reason = "kernels must be compiled inside of their instruction set"
)]

mod agreement;
mod candidates;
mod descriptions;
#[cfg(feature = "train")]
pub mod features;
#[cfg(not(feature = "train"))]
mod features;
mod link;
mod mention;
mod names;
mod network;
mod pronouns;
mod repeats;
mod score;
mod tags;
mod traits;
mod tree;
mod variants;
mod vocabulary;
#[cfg(feature = "train")]
pub mod weights;
#[cfg(not(feature = "train"))]
mod weights;

pub use agreement::Gender;
pub use link::Linker;
pub use mention::{Entity, Label, Mention, MentionKind};
pub use names::Names;
pub use pronouns::{Antecedent, Antecedents};

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::Result;
use crate::spare::Spare;
use crate::syntax::Word;
use crate::tokens::Tokens;
use network::{Network, Scratch};

/// Finds names, joins those of one person, body or place, and resolves descriptions and pronouns to them.
#[derive(Clone, Debug)]
pub struct Recognizer {
    network: Network,
    spare: Spare<Scratch>,
}

impl Recognizer {
    /// The recognizer that comes with the library.
    ///
    /// # Panics
    /// Never: a test opens it.
    pub fn embedded() -> &'static Self {
        static RECOGNIZER: LazyLock<Recognizer> = LazyLock::new(|| {
            Recognizer::from_bytes(include_bytes!("../../assets/models/entities.bin").as_slice())
                .expect("the embedded network is the one that the tests opened")
        });
        &RECOGNIZER
    }

    /// Opens a network that `train/` has made. Borrowed bytes are read in place.
    ///
    /// # Errors
    /// When the bytes are cut short, damaged, something else, or do not describe themselves rightly.
    pub fn from_bytes(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self> {
        Ok(Self { network: Network::open(bytes)?, spare: Spare::default() })
    }

    /// The names of a text, to be found while [`Parser::parse_seeing`](crate::syntax::Parser::parse_seeing) reads it.
    pub fn names<'a>(&'a self, text: &'a str, tokens: &'a Tokens) -> Names<'a> {
        Names::new(&self.network, &self.spare, text, tokens)
    }

    /// The mentions of a text, in the order of their spans, and the entities that they refer to.
    pub fn read(
        &self,
        text: &str,
        tokens: &Tokens,
        words: &[Word],
        names: &Names<'_>,
    ) -> (Vec<Mention>, Vec<Entity>) {
        let mut mentions = names.mentions(words);
        let entities = Linker::embedded().link(text, tokens, words, &mut mentions);
        (mentions, entities)
    }
}
