//! Closed classes of words and the commonest verbs, for the scorer.

use serde::Deserialize;

use super::table::Table;
use crate::text::fold_hash;
use crate::{Error, Result};

/// The class of a word in `assets/word_classes.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Class {
    /// In none of the lists.
    Open,
    /// Articles, possessives, small numbers.
    Determiner,
    /// Prepositions.
    Preposition,
    /// Personal and demonstrative pronouns, elided clitics.
    Pronoun,
    /// Relative and interrogative pronouns.
    Relative,
    /// Conjunctions.
    Conjunction,
    /// The commonest adverbs.
    Adverb,
    /// The commonest finite verbs.
    Verb,
    /// Words that number the parts of a text.
    Heading,
    /// Names of months.
    Month,
}

impl Class {
    /// Whether a word of this class always has something after it.
    pub const fn leads_on(self) -> bool {
        matches!(self, Self::Determiner | Self::Preposition | Self::Relative | Self::Conjunction)
    }
}

/// The classes of words, by the hash of their folded form.
#[derive(Clone, Debug)]
pub struct Words {
    classes: Table<Class>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    determiner: Vec<String>,
    preposition: Vec<String>,
    pronoun: Vec<String>,
    relative: Vec<String>,
    conjunction: Vec<String>,
    adverb: Vec<String>,
    verb: Vec<String>,
    heading: Vec<String>,
    month: Vec<String>,
}

impl Words {
    /// The classes that come with the library.
    ///
    /// # Panics
    /// Never: the tests read them.
    pub fn embedded() -> Self {
        let toml = include_str!("../../assets/word_classes.toml");
        Self::parse("word_classes.toml", toml).expect("the embedded list is tested")
    }

    /// Reads a TOML file in the form of `assets/word_classes.toml`.
    ///
    /// # Errors
    /// When it is not TOML, or a list is missing or has another name.
    pub fn parse(name: &str, toml: &str) -> Result<Self> {
        let file: File = toml::from_str(toml)
            .map_err(|e| Error::asset(format!("{name}: {}", e.to_string().trim_end())))?;
        let lists = [
            (file.determiner, Class::Determiner),
            (file.preposition, Class::Preposition),
            (file.pronoun, Class::Pronoun),
            (file.relative, Class::Relative),
            (file.conjunction, Class::Conjunction),
            (file.adverb, Class::Adverb),
            (file.verb, Class::Verb),
            (file.heading, Class::Heading),
            (file.month, Class::Month),
        ];
        let mut classes = Vec::new();
        for (words, class) in lists {
            classes.extend(words.iter().map(|word| (fold_hash(word.as_bytes()), class)));
        }
        Ok(Self { classes: Table::new(&classes) })
    }

    /// The class of a word by its [`fold_hash`].
    pub fn class(&self, hash: u32) -> Class {
        self.classes.get(hash).unwrap_or(Class::Open)
    }
}
