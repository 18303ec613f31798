//! Words and trees → who and what is named, and what else refers to it.

mod agreement;
mod candidates;
mod descriptions;
mod link;
mod mention;
mod pronouns;
mod traits;
mod tree;
mod variants;
mod vocabulary;

pub use agreement::Gender;
pub use link::Linker;
pub use mention::{Entity, Label, Mention, MentionKind};
pub use pronouns::{Antecedent, Antecedents};

use std::sync::LazyLock;

use crate::syntax::Word;
use crate::tokens::Tokens;

/// Finds names, joins those of one person, body or place, and resolves descriptions and pronouns to them.
#[derive(Clone, Debug, Default)]
pub struct Recognizer {}

impl Recognizer {
    /// The recognizer that comes with the library.
    pub fn embedded() -> &'static Self {
        static RECOGNIZER: LazyLock<Recognizer> = LazyLock::new(Recognizer::default);
        &RECOGNIZER
    }

    /// The mentions of a text, in the order of their spans, and the entities that they refer to.
    pub fn read(
        &self,
        text: &str,
        tokens: &Tokens,
        words: &[Word],
    ) -> (Vec<Mention>, Vec<Entity>) {
        let mut mentions = Vec::new();
        let entities = Linker::embedded().link(text, tokens, words, &mut mentions);
        (mentions, entities)
    }
}
