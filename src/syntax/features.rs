//! What the network sees of a word: features of its form and of what the lexicon says of it.
//!
//! A feature is only a hash. Training and reading share this file, so they cannot differ.

use crate::lexicon::{Analyses, Lexicon};
use crate::text::is_apostrophe;

/// Kinds of features; the kind is hashed with the feature.
#[derive(Clone, Copy)]
enum Kind {
    Word = 1,
    Prefix,
    Suffix,
    Shape,
    Known,
    Guessed,
    Classes,
    Unknown,
    Vector,
    First,
}

/// Longer suffixes say nothing that the word does not.
const SUFFIX: usize = 5;
/// Prefixes of these lengths.
const PREFIXES: [usize; 2] = [2, 3];
/// A shape says no more of longer words.
const SHAPE: usize = 12;

/// The features of a word wherever it stands, as hashes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Features {
    /// Every feature; their rows of the table are added up.
    pub all: Vec<u64>,
    /// Keys of the table of word vectors; the first that is there counts.
    pub vector: [u64; 2],
    small: String,
    analyses: String,
}

/// The feature of the first word of a sentence.
pub fn first() -> u64 {
    hash(Kind::First, b"")
}

/// The key of a word in the table of word vectors.
pub fn vector_key(form: &str) -> u64 {
    hash(Kind::Vector, form.as_bytes())
}

impl Features {
    /// Reads a word, in place of what was read before.
    pub fn read(&mut self, lexicon: &Lexicon, form: &str) {
        self.all.clear();
        self.fold(form);
        self.vector = [vector_key(form), vector_key(&self.small)];
        self.all.push(hash(Kind::Word, self.small.as_bytes()));
        self.affixes();
        self.all.push(shape(form));
        self.lexicon(lexicon, form);
    }

    /// Small letters, straight apostrophes, and 0 for every digit.
    fn fold(&mut self, form: &str) {
        self.small.clear();
        for c in form.chars() {
            match c {
                _ if c.is_ascii_digit() => self.small.push('0'),
                _ if is_apostrophe(c) => self.small.push('\''),
                _ => self.small.extend(c.to_lowercase()),
            }
        }
    }

    fn affixes(&mut self) {
        let word = self.small.as_str();
        for length in PREFIXES {
            if let Some((end, _)) = word.char_indices().nth(length) {
                self.all.push(hash(Kind::Prefix, &word.as_bytes()[..end]));
            }
        }
        for (start, _) in word.char_indices().rev().take(SUFFIX) {
            self.all.push(hash(Kind::Suffix, &word.as_bytes()[start..]));
        }
    }

    /// One feature for each analysis, and one for all the classes together.
    fn lexicon(&mut self, lexicon: &Lexicon, form: &str) {
        let known = self.analyses(Kind::Known, lexicon.analyses(form));
        if !known && !self.analyses(Kind::Guessed, lexicon.guess(form)) {
            self.all.push(hash(Kind::Unknown, b""));
        }
    }

    fn analyses(&mut self, kind: Kind, analyses: Analyses<'_>) -> bool {
        let (before, mut classes) = (self.all.len(), 0u32);
        for analysis in analyses {
            classes |= 1 << analysis.upos.index();
            self.analyses.clear();
            self.analyses.push_str(analysis.upos.name());
            self.analyses.push('|');
            self.analyses.push_str(analysis.feats);
            let feature = hash(kind, self.analyses.as_bytes());
            if !self.all[before..].contains(&feature) {
                self.all.push(feature);
            }
        }
        if classes != 0 {
            classes |= (kind as u32) << 24;
            self.all.push(hash(Kind::Classes, &classes.to_le_bytes()));
        }
        classes != 0
    }
}

/// The kinds of characters of a word; a run of more than two of a kind counts as two.
fn shape(form: &str) -> u64 {
    let (mut shape, mut length, mut run) = ([0u8; SHAPE], 0, 0);
    for c in form.chars() {
        let kind = match c {
            _ if c.is_ascii_digit() => b'd',
            _ if c.is_uppercase() => b'X',
            _ if c.is_alphabetic() => b'x',
            _ if is_apostrophe(c) => b'\'',
            _ if c.is_ascii() => c as u8,
            _ => b'?',
        };
        run = if length > 0 && shape[length - 1] == kind { run + 1 } else { 0 };
        if run < 2 {
            if length == SHAPE {
                break;
            }
            shape[length] = kind;
            length += 1;
        }
    }
    hash(Kind::Shape, &shape[..length])
}

/// FNV-1a with a last mix, so that high and low bits are as good (Fowler, Noll, Vo; murmur's `fmix64`).
fn hash(kind: Kind, bytes: &[u8]) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let kind = step(0xcbf2_9ce4_8422_2325, kind as u8);
    let mut hash = bytes.iter().fold(kind, |hash, &byte| step(hash, byte));
    hash = (hash ^ hash >> 33).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^ hash >> 33
}
