//! Forms → words: a hash table that costs a miss no more than the hash.

use super::vocabulary::Word;
use crate::text::{Folded, fold_hash};

/// Forms in small letters, found from a token in any case.
#[derive(Clone, Debug, Default)]
pub(super) struct Forms {
    /// Hash and place in `forms`, one past it; 0 where the slot is empty.
    slots: Vec<(u32, u32)>,
    forms: Vec<(Box<str>, Word)>,
}

impl Forms {
    /// Fills a table of at least twice as many slots as forms, so that chains stay short.
    pub(super) fn new(words: Vec<(String, Word)>) -> Self {
        let size = (2 * words.len() + 2).next_power_of_two();
        let mut table = Self { slots: vec![(0, 0); size], forms: Vec::with_capacity(words.len()) };
        for (form, word) in words {
            let hash = fold_hash(form.as_bytes());
            let mut at = hash as usize & (size - 1);
            while table.slots[at].1 != 0 {
                at = (at + 1) & (size - 1);
            }
            table.forms.push((form.into(), word));
            table.slots[at] = (hash, table.forms.len() as u32);
        }
        table
    }

    /// The word of a token. The hash does not see the case of French letters, so that most tokens
    /// are never folded; only those with a typographic apostrophe or a letter like Œ come first.
    pub(super) fn find(&self, token: &str) -> Word {
        let plain = token.bytes().all(|byte| byte < 0xC4);
        if plain {
            return self.probe(fold_hash(token.as_bytes()), token);
        }
        let folded = Folded::new(token);
        let find = |folded: &Folded| self.probe(fold_hash(folded.as_str().as_bytes()), token);
        folded.as_ref().map_or(Word::UNKNOWN, find)
    }

    fn probe(&self, hash: u32, token: &str) -> Word {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = hash as usize & mask;
        while let Some(&(other, place @ 1..)) = self.slots.get(at) {
            if other == hash {
                let (form, word) = &self.forms[place as usize - 1];
                if form.as_ref() == token
                    || Folded::new(token).is_some_and(|folded| folded.as_str() == form.as_ref())
                {
                    return *word;
                }
            }
            at = (at + 1) & mask;
        }
        Word::UNKNOWN
    }
}
