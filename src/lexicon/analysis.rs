//! What a form may be.

use super::Upos;
use super::find::Found;
use super::tables::{Record, Tables};
use super::word::Word;

/// One thing that a form may be.
#[derive(Clone, Copy, Debug)]
pub struct Analysis<'a> {
    /// The class.
    pub upos: Upos,
    /// The features of Universal Dependencies in their order, as "Gender=Fem|Number=Plur"; may be empty.
    pub feats: &'a str,
    word: Word,
    strip: usize,
    ending: &'a str,
}

impl<'a> Analysis<'a> {
    fn new(word: Word, record: Record<'a>) -> Self {
        let Record { upos, strip, ending, feats, .. } = record;
        Self { upos, feats, word, strip, ending }
    }

    /// The word of the lexicon that the form was read as: "paris" or "Paris" for "PARIS".
    pub fn word(&self) -> &str {
        self.word.as_str()
    }

    /// The lemma.
    pub fn lemma(&self) -> String {
        let mut lemma = String::new();
        self.write_lemma(&mut lemma);
        lemma
    }

    /// Appends the lemma.
    ///
    /// ```
    /// # use chronique::lexicon::Lexicon;
    /// let mut line = String::from("journaux: ");
    /// Lexicon::embedded().analyses("journaux").next().unwrap().write_lemma(&mut line);
    /// assert_eq!(line, "journaux: journal");
    /// ```
    pub fn write_lemma(&self, to: &mut String) {
        let (stem, ending) = self.lemma_parts();
        to.push_str(stem);
        to.push_str(ending);
    }

    /// Whether this is the lemma, compared without building it.
    pub fn has_lemma(&self, lemma: &str) -> bool {
        let (stem, ending) = self.lemma_parts();
        lemma.strip_prefix(stem) == Some(ending)
    }

    /// The value of one feature: `feature("Gender")` is `Some("Fem")`.
    pub fn feature(&self, name: &str) -> Option<&'a str> {
        let mut pairs = self.feats.split('|').filter_map(|pair| pair.split_once('='));
        pairs.find(|(key, _)| *key == name).map(|(_, value)| value)
    }

    fn lemma_parts(&self) -> (&str, &'a str) {
        let word = self.word.as_str();
        (word.get(..word.len().saturating_sub(self.strip)).unwrap_or(word), self.ending)
    }
}

/// The analyses of a form; see [`Lexicon::analyses`](super::Lexicon::analyses).
#[derive(Clone, Debug)]
pub struct Analyses<'a> {
    tables: &'a Tables,
    found: Found,
    word: usize,
    next: usize,
}

impl<'a> Analyses<'a> {
    pub(super) fn new(tables: &'a Tables, found: &Found) -> Self {
        Self { tables, found: *found, word: 0, next: 0 }
    }
}

impl<'a> Iterator for Analyses<'a> {
    type Item = Analysis<'a>;

    fn next(&mut self) -> Option<Analysis<'a>> {
        loop {
            let &(word, set) = self.found.get(self.word)?;
            if let Some(record) = self.tables.analysis(set, self.next) {
                self.next += 1;
                return Some(Analysis::new(word, record));
            }
            self.word += 1;
            self.next = 0;
        }
    }
}
