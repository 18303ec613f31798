//! The words around the names of places: `assets/places/words.toml`.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::text::is_apostrophe;

/// What words around a name say.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    articles: Vec<String>,
    near: HashMap<String, f32>,
    pub(super) home: String,
    pub(super) things: Vec<String>,
    pub(super) capital: Vec<String>,
    pub(super) nowhere: Vec<String>,
    pub(super) of: Vec<String>,
    pub(super) to_town: Vec<String>,
    pub(super) to_area: Vec<String>,
    pub(super) of_area: Vec<String>,
    pub(super) region: Vec<String>,
    pub(super) town: Vec<String>,
    pub(super) side: Vec<String>,
    pub(super) street: Vec<String>,
    pub(super) way: Vec<String>,
}

/// What the words before a name let expect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hint {
    /// "région de X".
    Region,
    /// "ville de X", "à X".
    Town,
    /// "en X", "au X", "dans le X", "du X".
    Area,
}

impl Words {
    /// The words that come with the library.
    pub(super) fn embedded() -> &'static Self {
        static WORDS: LazyLock<Words> = LazyLock::new(|| {
            toml::from_str(include_str!("../../assets/places/words.toml"))
                .expect("the embedded words are the ones that the tests read")
        });
        &WORDS
    }

    /// How much oftener than others news name the places of a country.
    pub(super) fn nearness(&self, country: [u8; 2]) -> f32 {
        let code = std::str::from_utf8(&country).unwrap_or_default();
        self.near.get(code).copied().unwrap_or_default()
    }

    /// What a folded word before "de" and a name lets expect.
    pub(super) fn head(&self, word: &str) -> Option<Hint> {
        if has(&self.region, word) {
            Some(Hint::Region)
        } else {
            has(&self.town, word).then_some(Hint::Town)
        }
    }

    /// A name without its article: "Russie" of "la Russie".
    pub(super) fn without_article<'n>(&self, name: &'n str) -> &'n str {
        let after = |article: &String| {
            let mut rest = name.chars();
            for own in article.chars() {
                let c = rest.next()?;
                let same = if is_apostrophe(c) { own == '\'' } else { c.to_lowercase().eq([own]) };
                if !same {
                    return None;
                }
            }
            let rest = rest.as_str();
            let bare = rest.trim_start();
            (article.ends_with('\'') || bare.len() < rest.len()).then_some(bare)
        };
        let shortest = self.articles.iter().filter_map(after).min_by_key(|rest| rest.len());
        shortest.unwrap_or(name)
    }

    /// Both sides of "de" in a folded name: "region" and "kharkiv" of "region de kharkiv".
    pub(super) fn divide<'k>(&self, key: &'k str) -> Option<(&'k str, &'k str)> {
        let linked =
            |at: usize| key[at + 1..].split_once(' ').filter(|(word, _)| has(&self.of, word));
        let spaces = key.match_indices(' ').take(2);
        let (at, (_, mut rest)) =
            spaces.map(|(at, _)| at).find_map(|at| Some((at, linked(at)?)))?;
        while let Some((_, after)) = rest.split_once(' ').filter(|(word, _)| has(&self.of, word)) {
            rest = after;
        }
        Some((&key[..at], rest))
    }
}

/// Whether a list has a word.
pub(super) fn has(list: &[String], word: &str) -> bool {
    list.iter().any(|own| own == word)
}
