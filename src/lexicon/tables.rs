//! The tables of `assets/models/lexicon.bin`, read in place.
//!
//! ```text
//! words      fst: a word → the number of its set of analyses
//! sets       lists of numbers of analyses, likeliest first
//! analyses   records of four u16: class + 256 × bytes to strip, ending (string), features
//!            (string), paradigm + 1 (only where the word is its own lemma; else 0)
//! paradigms  lists of triples of u16: bytes to strip from the lemma, ending, features
//! strings    texts
//! endings    fst: an ending, backwards → the set of analyses that unknown words in it get
//! ```
//! A list or text is found through a table of `u32` ends, kept in a section of its own.

use std::fmt;

use fst::raw::Fst;

use super::Upos;
use crate::model::{Kind, Model, Section};
use crate::{Error, Result};

/// What `assets/models/lexicon.bin` is; `train/` writes it by this.
pub const KIND: Kind = Kind { name: "lexicon", tag: *b"LEXI", version: 1, sections: 9 };

/// `u16` in an analysis.
const RECORD: usize = 4;
/// `u16` in an item of a paradigm.
const ITEM: usize = 3;

#[derive(Clone)]
pub(super) struct Tables {
    pub(super) words: Fst<Section>,
    pub(super) endings: Fst<Section>,
    sets: Lists,
    analyses: Section,
    paradigms: Lists,
    strings: Lists,
}

impl fmt::Debug for Tables {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} words, {} endings", self.words.len(), self.endings.len())
    }
}

/// One analysis as stored: how the lemma comes from the word, and what the word is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record<'a> {
    pub(super) upos: Upos,
    pub(super) strip: usize,
    pub(super) ending: &'a str,
    pub(super) feats: &'a str,
    pub(super) paradigm: Option<usize>,
}

/// One form of a paradigm: how it comes from the lemma.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item<'a> {
    pub(super) strip: usize,
    pub(super) ending: &'a str,
    pub(super) feats: &'a str,
}

impl Tables {
    pub(super) fn open(model: &Model) -> Result<Self> {
        let fst = |number| {
            Fst::new(model.section(number)?).map_err(|e| {
                Error::model(format!("{}: section {number} is no fst: {e}", KIND.name))
            })
        };
        let lists =
            |number| Ok(Lists { ends: model.section(number)?, items: model.section(number + 1)? });
        Ok(Self {
            words: fst(0)?,
            sets: lists(1)?,
            analyses: model.section(3)?,
            paradigms: lists(4)?,
            strings: lists(6)?,
            endings: fst(8)?,
        })
    }

    /// The `index`-th analysis of a set.
    pub(super) fn analysis(&self, set: u32, index: usize) -> Option<Record<'_>> {
        let (start, end) = self.sets.range(set as usize)?;
        let number = start.checked_add(index).filter(|&i| i < end)?;
        let at = usize::from(self.sets.items.u16(number)?) * RECORD;
        let class = self.analyses.u16(at)?;
        Some(Record {
            upos: *Upos::ALL.get(usize::from(class & 0xFF))?,
            strip: usize::from(class >> 8),
            ending: self.string(self.analyses.u16(at + 1)?)?,
            feats: self.string(self.analyses.u16(at + 2)?)?,
            paradigm: usize::from(self.analyses.u16(at + 3)?).checked_sub(1),
        })
    }

    /// All analyses of a set.
    pub(super) fn analyses(&self, set: u32) -> impl Iterator<Item = Record<'_>> {
        (0..).map_while(move |index| self.analysis(set, index))
    }

    /// All forms of a paradigm.
    pub(super) fn paradigm(&self, number: usize) -> impl Iterator<Item = Item<'_>> {
        let (start, end) = self.paradigms.range(number).unwrap_or_default();
        (start..end).step_by(ITEM).map_while(move |at| {
            Some(Item {
                strip: usize::from(self.paradigms.items.u16(at)?),
                ending: self.string(self.paradigms.items.u16(at + 1)?)?,
                feats: self.string(self.paradigms.items.u16(at + 2)?)?,
            })
        })
    }

    fn string(&self, number: u16) -> Option<&str> {
        let (start, end) = self.strings.range(usize::from(number))?;
        std::str::from_utf8(self.strings.items.as_ref().get(start..end)?).ok()
    }
}

/// Lists one after the other, with a table of their ends.
#[derive(Clone, Debug)]
struct Lists {
    ends: Section,
    items: Section,
}

impl Lists {
    fn range(&self, number: usize) -> Option<(usize, usize)> {
        let start = match number.checked_sub(1) {
            Some(before) => self.ends.u32(before)?,
            None => 0,
        };
        Some((start as usize, self.ends.u32(number)? as usize))
    }
}
