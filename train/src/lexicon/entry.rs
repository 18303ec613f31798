//! One reading of one form: what every later step works on.

use chronique::lexicon::Upos;

/// A form, its lemma, and what it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Entry {
    /// The form, in the case of the dictionary.
    pub form: String,
    /// The lemma.
    pub lemma: String,
    /// The class.
    pub upos: Upos,
    /// The features, in the order of Universal Dependencies.
    pub feats: String,
    /// Whether the source counts it among the grammatical words, which the extra file may replace.
    pub grammatical: bool,
}

/// Joins features in their order: by name, capitals and small letters alike.
pub fn feats(pairs: &[(&str, &str)]) -> String {
    let mut pairs: Vec<_> = pairs.iter().filter(|(_, value)| !value.is_empty()).collect();
    pairs.sort_by_key(|(name, _)| name.to_lowercase());
    let pairs: Vec<String> = pairs.iter().map(|(name, value)| format!("{name}={value}")).collect();
    pairs.join("|")
}
