//! The classes of words of `assets/events/modality.toml`.

use std::collections::BTreeMap;

use crate::lexicon::{Lexicon, Upos};
use crate::text::{Folded, WordMap};
use crate::{Error, Result};

/// Words that say how sure a happening is: a bit for each class of a form.
#[derive(Clone, Debug)]
pub(super) struct Words(WordMap<u32>);

impl Words {
    /// Opens the lists, in the order of their names.
    pub(super) fn embedded(lexicon: &Lexicon) -> Result<Self> {
        let lists: BTreeMap<String, Vec<String>> =
            toml::from_str(include_str!("../../../assets/events/modality.toml")).map_err(|e| {
                Error::asset(format!("modality.toml: {}", e.to_string().trim_end()))
            })?;
        let mut words = WordMap::<u32>::default();
        for (class, lemmas) in lists.into_values().enumerate() {
            for lemma in lemmas {
                let classes = [Upos::Verb, Upos::Noun, Upos::Adj];
                let forms = classes.into_iter().flat_map(|upos| lexicon.forms(&lemma, upos));
                for form in forms.chain([lemma.clone()]) {
                    *words.entry(form).or_default() |= 1 << class;
                }
            }
        }
        Ok(Self(words))
    }

    /// The classes of a form.
    pub(super) fn classes(&self, form: &str) -> impl Iterator<Item = u64> + use<> {
        let known = Folded::new(form).and_then(|form| self.0.get(form.as_str()).copied());
        let bits = known.unwrap_or_default();
        (0..u64::from(u32::BITS)).filter(move |class| bits >> class & 1 == 1)
    }
}
