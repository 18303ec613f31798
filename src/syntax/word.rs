//! What is known of a token: its word class, features, head and relation.

use crate::lexicon::Upos;

/// The features of a word, packed: which value it has of each feature that the network knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Feats(pub(super) u64);

impl Feats {
    /// Whether the word has a value of a feature.
    ///
    /// ```
    /// # let doc = chronique::Pipeline::default().read("Deux soldats ont été tués.").unwrap();
    /// let plural = chronique::syntax::Parser::embedded().value("Number", "Plur");
    /// assert!(doc.layers.words[1].feats.has(plural));
    /// ```
    pub const fn has(self, value: FeatureValue) -> bool {
        self.0 & value.mask == value.bits
    }
}

/// A value of a feature, to be looked for in many words; see [`Parser::value`](super::Parser::value).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FeatureValue {
    pub(super) mask: u64,
    pub(super) bits: u64,
}

/// A relation of Universal Dependencies, as a number; see [`Parser::deprel`](super::Parser::deprel).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Deprel(pub(super) u8);

impl Deprel {
    /// Its place among [`Parser::relations`](super::Parser::relations).
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// What is known of a token, as Universal Dependencies say it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Word {
    /// The word class.
    pub upos: Upos,
    /// The morphological features.
    pub feats: Feats,
    /// The relation to the head.
    pub deprel: Deprel,
    /// The number of the head among the tokens of the text; none for the root of a sentence.
    pub head: Option<u32>,
    /// How likely the word class is, from 0 to 1.
    pub upos_probability: f32,
    /// How likely head and relation are, together.
    pub head_probability: f32,
}

impl Word {
    /// A word of a sentence that was not read: nothing is known of it.
    pub const UNREAD: Self = Self {
        upos: Upos::X,
        feats: Feats(0),
        deprel: Deprel(0),
        head: None,
        upos_probability: 0.0,
        head_probability: 0.0,
    };
}
