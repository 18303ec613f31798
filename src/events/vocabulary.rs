//! Every form of every word that the ontology names: one look-up a token says all about it.

use std::ops::Range;

use super::flags::Flags;
use super::forms::Forms;

/// A word of phrases or cues, or a whole list of cues.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key(pub(super) u16);

/// A trigger that a form may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sense {
    /// Which rule it fires.
    pub(super) rule: u16,
    /// Its lemma.
    pub(super) lemma: u16,
    /// Whether only a reflexive verb fires.
    pub(super) reflexive: bool,
}

/// What is known of a form.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    pub(super) flags: Flags,
    /// Which of the library's lists of cues name the form, a bit each.
    pub(super) lists: u32,
    keys: Range<u32>,
    verbs: Range<u32>,
    nouns: Range<u32>,
}

/// Index of an [`Entry`]; 0 is the entry of unknown words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word(u32);

impl Word {
    /// A word that the ontology does not name.
    pub(super) const UNKNOWN: Self = Self(0);
}

/// The forms and what they may be.
#[derive(Clone, Debug, Default)]
pub(super) struct Vocabulary {
    forms: Forms,
    entries: Vec<Entry>,
    keys: Vec<Key>,
    senses: Vec<Sense>,
}

/// What is said of a form while the vocabulary is built.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    pub(super) flags: Flags,
    pub(super) lists: u32,
    pub(super) keys: Vec<Key>,
    pub(super) verbs: Vec<Sense>,
    pub(super) nouns: Vec<Sense>,
}

impl Vocabulary {
    /// Packs the forms.
    pub(super) fn new(forms: impl Iterator<Item = (String, Draft)>) -> Self {
        let mut vocabulary = Self { entries: vec![Entry::default()], ..Self::default() };
        let mut words = Vec::new();
        for (form, draft) in forms {
            let word = Word(vocabulary.entries.len() as u32);
            let keys = append(&mut vocabulary.keys, draft.keys);
            let verbs = append(&mut vocabulary.senses, draft.verbs);
            let nouns = append(&mut vocabulary.senses, draft.nouns);
            vocabulary.entries.push(Entry {
                flags: draft.flags,
                lists: draft.lists,
                keys,
                verbs,
                nouns,
            });
            words.push((form, word));
        }
        vocabulary.forms = Forms::new(words);
        vocabulary
    }

    /// The word that a token is. Allocates nothing.
    pub(super) fn find(&self, token: &str) -> Word {
        self.forms.find(token)
    }

    pub(super) fn entry(&self, word: Word) -> &Entry {
        &self.entries[word.0 as usize]
    }

    /// The words of phrases and cues that the form stands for.
    pub(super) fn keys(&self, word: Word) -> &[Key] {
        &self.keys[range(&self.entry(word).keys)]
    }

    /// What it triggers as a verb.
    pub(super) fn verbs(&self, word: Word) -> &[Sense] {
        &self.senses[range(&self.entry(word).verbs)]
    }

    /// What it triggers as a noun.
    pub(super) fn nouns(&self, word: Word) -> &[Sense] {
        &self.senses[range(&self.entry(word).nouns)]
    }
}

fn append<T: PartialEq>(pool: &mut Vec<T>, items: Vec<T>) -> Range<u32> {
    let start = pool.len() as u32;
    pool.extend(items);
    start..pool.len() as u32
}

fn range(range: &Range<u32>) -> Range<usize> {
    range.start as usize..range.end as usize
}

/// A set of keys as bits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct KeySet(Vec<u64>);

impl KeySet {
    pub(super) fn insert(&mut self, key: Key) {
        let place = usize::from(key.0 / 64);
        if self.0.len() <= place {
            self.0.resize(place + 1, 0);
        }
        self.0[place] |= 1 << (key.0 % 64);
    }

    /// Adds all keys of another set.
    pub(super) fn extend(&mut self, other: &Self) {
        self.0.resize(self.0.len().max(other.0.len()), 0);
        self.0.iter_mut().zip(&other.0).for_each(|(bits, more)| *bits |= more);
    }

    pub(super) fn contains(&self, key: Key) -> bool {
        self.0.get(usize::from(key.0 / 64)).is_some_and(|bits| bits >> (key.0 % 64) & 1 == 1)
    }
}
