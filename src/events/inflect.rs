//! Regular inflection, for triggers that the lexicon lacks: "drôner", "oqtf".

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::{Error, Result};

/// Endings of regular verbs and nouns.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Inflection {
    verb: BTreeMap<String, Vec<String>>,
    noun: BTreeMap<String, Vec<String>>,
}

impl Inflection {
    pub(super) fn embedded() -> Result<Self> {
        toml::from_str(include_str!("../../assets/events/inflection.toml"))
            .map_err(|e| Error::asset(format!("inflection.toml: {}", e.to_string().trim_end())))
    }

    /// The forms of a verb, by the ending of its infinitive.
    pub(super) fn verb(&self, infinitive: &str) -> Vec<String> {
        let forms = inflect(&self.verb, infinitive);
        if forms.is_empty() { vec![infinitive.to_owned()] } else { forms }
    }

    /// The forms of a noun or adjective.
    pub(super) fn noun(&self, singular: &str) -> Vec<String> {
        let forms = inflect(&self.noun, singular);
        if forms.is_empty() {
            return vec![singular.to_owned(), [singular, "s"].concat()];
        }
        forms
    }
}

/// Replaces the longest ending that the table has.
fn inflect(table: &BTreeMap<String, Vec<String>>, word: &str) -> Vec<String> {
    let endings = table
        .iter()
        .filter_map(|(ending, forms)| Some((word.strip_suffix(ending.as_str())?, forms)));
    let longest = endings.min_by_key(|(stem, _)| stem.len());
    let Some((stem, forms)) = longest.filter(|(stem, _)| !stem.is_empty()) else {
        return Vec::new();
    };
    // "manger" keeps its e before a and o.
    let soft = |form: &String| {
        let e = stem.ends_with('g') && form.starts_with(['a', 'â', 'o']);
        [stem, if e { "e" } else { "" }, form].concat()
    };
    forms.iter().map(soft).collect()
}

#[cfg(test)]
mod tests {
    use super::Inflection;

    #[test]
    fn inflects_words_that_no_lexicon_has() {
        let inflection = Inflection::embedded().unwrap();
        assert!(inflection.verb("drôner").contains(&"drônaient".to_owned()));
        assert!(inflection.verb("doxxer").contains(&"doxxées".to_owned()));
        assert_eq!(inflection.noun("deepfake"), ["deepfake", "deepfakes"]);
        assert_eq!(
            inflection.noun("narcocapital"),
            ["narcocapital", "narcocapitale", "narcocapitales", "narcocapitaux"]
        );
    }
}
