//! Finding the words of the lexicon that a form of the text may be.

use fst::raw::{CompiledAddr, Fst, Output};

use super::letters::{Reading, is_shouted, letters, ligature};
use super::word::Word;
use crate::model::Section;

/// More readings than this of one form are not kept (three is the most that real text has).
const MOST: usize = 6;

/// The words that a form may be, exact first, with what the fst says of each.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    count: usize,
    words: [(Word, u32); MOST],
}

impl Found {
    pub(super) fn none() -> Self {
        Self { count: 0, words: [(Word::empty(), 0); MOST] }
    }

    pub(super) fn one(word: Word, value: u32) -> Self {
        let mut found = Self::none();
        found.push(&word, value);
        found
    }

    fn push(&mut self, word: &Word, value: u32) {
        let known = self.iter().any(|(w, _)| w.as_str() == word.as_str());
        if let (false, Some(slot)) = (known, self.words.get_mut(self.count)) {
            *slot = (*word, value);
            self.count += 1;
        }
    }

    fn iter(&self) -> impl Iterator<Item = &(Word, u32)> {
        self.words.iter().take(self.count)
    }

    pub(super) fn get(&self, index: usize) -> Option<&(Word, u32)> {
        self.words.get(..self.count)?.get(index)
    }
}

/// All words that `form` may be.
pub(super) fn find(fst: &Fst<Section>, form: &str) -> Found {
    let mut found = Found::none();
    search(fst, form, |word, value| {
        found.push(word, value);
        false
    });
    found
}

/// Whether `form` may be a word of the lexicon at all.
pub(super) fn contains(fst: &Fst<Section>, form: &str) -> bool {
    search(fst, form, |_, _| true)
}

/// The value of a word written exactly so.
pub(super) fn exact(fst: &Fst<Section>, word: &str) -> Option<u32> {
    fst.get(word).map(|value| value.value() as u32)
}

/// Tries the readings of a form from strict to free. Words in capitals throughout get the free
/// one at once, because "BLESSES" may be "blessés" and "A" may be "à"; others only if nothing
/// else is found. Calls `each` until it returns true; returns whether it did.
fn search(fst: &Fst<Section>, form: &str, mut each: impl FnMut(&Word, u32) -> bool) -> bool {
    // Folding changes a few bytes of length at most, so a much longer form cannot be a word.
    if form.len() > 2 * Word::MAX {
        return false;
    }
    let mut found = false;
    for reading in [Reading::Exact, Reading::Capitals, Reading::Loose] {
        let useless = match reading {
            Reading::Exact => false,
            Reading::Capitals => !form.chars().any(char::is_uppercase),
            Reading::Loose => found && !is_shouted(form),
        };
        if useless {
            continue;
        }
        let mut each = |word: &Word, value: u32| {
            found = true;
            each(word, value)
        };
        let root = fst.root().addr();
        let mut walker = Walker { fst, reading, word: Word::empty(), each: &mut each };
        if walker.walk(form, root, Output::zero()) {
            return true;
        }
    }
    false
}

/// A walk through the fst along every spelling that a form may stand for.
struct Walker<'a, F> {
    fst: &'a Fst<Section>,
    reading: Reading,
    word: Word,
    each: &'a mut F,
}

impl<F: FnMut(&Word, u32) -> bool> Walker<'_, F> {
    /// Follows the rest of the form from a node; true once somebody wants to stop.
    fn walk(&mut self, rest: &str, at: CompiledAddr, value: Output) -> bool {
        let mut chars = rest.chars();
        let Some(c) = chars.next() else {
            let node = self.fst.node(at);
            return node.is_final()
                && (self.each)(&self.word, value.cat(node.final_output()).value() as u32);
        };
        let after = chars.as_str();
        if letters(c, self.reading, |letter| self.step(letter, after, at, value)) {
            return true;
        }
        let pair = chars.next().filter(|_| self.reading == Reading::Loose);
        let Some(joined) = pair.and_then(|second| ligature(c, second)) else { return false };
        letters(joined, self.reading, |letter| self.step(letter, chars.as_str(), at, value))
    }

    /// Follows one letter, then the rest.
    fn step(&mut self, letter: char, rest: &str, mut at: CompiledAddr, mut value: Output) -> bool {
        for byte in letter.encode_utf8(&mut [0; 4]).bytes() {
            let node = self.fst.node(at);
            let Some(i) = node.find_input(byte) else { return false };
            let transition = node.transition(i);
            at = transition.addr;
            value = value.cat(transition.out);
        }
        let length = self.word.len();
        let stop = self.word.push(letter) && self.walk(rest, at, value);
        self.word.truncate(length);
        stop
    }
}
