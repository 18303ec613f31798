//! Abbreviations: words whose full stop may not be one.

use serde::Deserialize;

use super::table::Table;
use crate::text::fold_hash;
use crate::{Error, Result};

/// How an abbreviation binds to what follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binding {
    /// Before a name.
    Title,
    /// Before a number.
    Number,
    /// Inside a sentence.
    Inside,
    /// A month.
    Month,
    /// As often at the end of a sentence as inside.
    Either,
}

/// The abbreviations known, by the hash of their folded form.
#[derive(Clone, Debug)]
pub struct Abbreviations {
    kinds: Table<Binding>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    title: Vec<String>,
    #[serde(default)]
    number: Vec<String>,
    #[serde(default)]
    inside: Vec<String>,
    #[serde(default)]
    month: Vec<String>,
    #[serde(default)]
    either: Vec<String>,
}

impl Abbreviations {
    /// The abbreviations that come with the library.
    ///
    /// # Panics
    /// Never: the tests read them.
    pub fn embedded() -> Self {
        let toml = include_str!("../../assets/abbreviations.toml");
        Self::parse("abbreviations.toml", toml).expect("the embedded list is tested")
    }

    /// Reads a TOML file in the form of `assets/abbreviations.toml`.
    ///
    /// # Errors
    /// When it is not TOML, or has a list of another name.
    pub fn parse(name: &str, toml: &str) -> Result<Self> {
        let file: File = toml::from_str(toml)
            .map_err(|e| Error::asset(format!("{name}: {}", e.to_string().trim_end())))?;
        let lists = [
            (file.title, Binding::Title),
            (file.number, Binding::Number),
            (file.inside, Binding::Inside),
            (file.month, Binding::Month),
            (file.either, Binding::Either),
        ];
        let mut kinds = Vec::new();
        for (words, kind) in lists {
            kinds.extend(
                words.iter().map(|word| (fold_hash(word.trim_end_matches('.').as_bytes()), kind)),
            );
        }
        Ok(Self { kinds: Table::new(&kinds) })
    }

    /// What a word is, by the [`fold_hash`] of its letters without the final full stop.
    pub fn kind(&self, hash: u32) -> Option<Binding> {
        self.kinds.get(hash)
    }
}
