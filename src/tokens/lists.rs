//! The words that the tokeniser splits or keeps, from `assets/tokens.toml` and the abbreviations.

use std::collections::HashSet;

use serde::Deserialize;

use crate::sentences::Abbreviations;
use crate::text::fold_hash;
use crate::{Error, Result};

/// The lists of the stage. Words are found by their [`fold_hash`], so that nothing is allocated.
#[derive(Clone, Debug)]
pub struct Lists {
    elision: HashSet<u32>,
    clitic: HashSet<u32>,
    whole: HashSet<u32>,
    abbreviations: Abbreviations,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    elision: Vec<String>,
    clitic: Vec<String>,
    whole: Vec<String>,
}

impl Lists {
    /// The lists that come with the library.
    pub fn embedded() -> Self {
        Self::parse(
            "tokens.toml",
            include_str!("../../assets/tokens.toml"),
            Abbreviations::embedded(),
        )
        .expect("the embedded lists are tested")
    }

    /// Reads a TOML file in the form of `assets/tokens.toml`.
    ///
    /// # Errors
    /// When it is not TOML, or a list is missing or has another name.
    pub fn parse(name: &str, toml: &str, abbreviations: Abbreviations) -> Result<Self> {
        let file: File = toml::from_str(toml)
            .map_err(|e| Error::asset(format!("{name}: {}", e.to_string().trim_end())))?;
        let hashes = |words: &[String]| words.iter().map(|word| straight_hash(word)).collect();
        Ok(Self {
            elision: hashes(&file.elision),
            clitic: hashes(&file.clitic),
            whole: hashes(&file.whole),
            abbreviations,
        })
    }

    /// Whether a word before an apostrophe is elided.
    pub fn is_elision(&self, word: &str) -> bool {
        word.len() <= 7 && self.elision.contains(&straight_hash(word))
    }

    /// Whether a word after a hyphen is a clitic.
    pub fn is_clitic(&self, word: &str) -> bool {
        word.len() <= 7 && self.clitic.contains(&straight_hash(word))
    }

    /// Whether a word is never split.
    pub fn is_whole(&self, word: &str) -> bool {
        self.whole.contains(&straight_hash(word))
    }

    /// Whether a full stop after a word belongs to it.
    pub fn is_abbreviation(&self, word: &str) -> bool {
        self.abbreviations.kind(fold_hash(word.as_bytes())).is_some()
    }
}

/// The hash of a word whatever its apostrophes are.
fn straight_hash(word: &str) -> u32 {
    match word.split_once('’') {
        None => fold_hash(word.as_bytes()),
        Some((head, tail)) => fold_hash([head, "'", tail].concat().as_bytes()),
    }
}
