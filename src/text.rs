//! Views of the original text: classes of characters as French writes them, without changing the text.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Whether a character opens a quotation and nothing else.
pub const fn is_opening_quote(c: char) -> bool {
    matches!(c, '«' | '“' | '‹' | '„')
}

/// Whether a character closes a quotation and nothing else.
pub const fn is_closing_quote(c: char) -> bool {
    matches!(c, '»' | '”' | '›')
}

/// Whether a character is one of the marks that end sentences.
pub const fn is_final_mark(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…')
}

/// Whether a character is an apostrophe, straight, typographic, or misused.
pub const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '＇')
}

/// Whether a character is a dash, or a bullet, that can open a line of dialogue or of a list.
pub const fn is_line_mark(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '―' | '•' | '●' | '▪' | '◦' | '*' | '·' | '‣' | '→' | '►')
}

/// A hash of a word that is the same for its capitalised forms. No allocation.
///
/// Bit 5 is set in every byte: it tells capitals from small letters in ASCII, and in the second byte
/// of À to Þ (C3 80 to C3 9E). Marks that fall together by it do not matter inside words.
pub fn fold_hash(word: &[u8]) -> u32 {
    let mut hash = word.len() as u64;
    for chunk in word.chunks(8) {
        let eight = chunk.iter().fold(0u64, |eight, &byte| eight << 8 | u64::from(byte | 0x20));
        hash = (hash ^ eight).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
    }
    (hash ^ hash >> 32) as u32
}

/// A hash with one part more.
pub(crate) fn mix(hash: u64, part: u64) -> u64 {
    (hash ^ part).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29)
}

/// The longest word that [`Folded`] takes, in bytes; no word of a list is longer.
pub const LONGEST_WORD: usize = 64;

/// A word in small letters with a straight apostrophe, on the stack: what word lists are looked up by.
///
/// ```
/// use chronique::text::Folded;
/// assert_eq!(Folded::new("L’ÉTÉ").unwrap().as_str(), "l'été");
/// assert!(Folded::new(&"a".repeat(80)).is_none());
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Folded {
    length: u8,
    bytes: [u8; LONGEST_WORD],
}

impl Folded {
    /// Folds a word; nothing if it is too long to be one.
    pub fn new(word: &str) -> Option<Self> {
        let mut folded = Self { length: 0, bytes: [0; LONGEST_WORD] };
        if word.len() > LONGEST_WORD {
            return None;
        }
        if word.is_ascii() {
            let bytes = &mut folded.bytes[..word.len()];
            bytes.copy_from_slice(word.as_bytes());
            bytes.make_ascii_lowercase();
            folded.length = word.len() as u8;
            return Some(folded);
        }
        for c in word.chars() {
            match c {
                // Most letters: nothing to look up.
                'a'..='z' | 'à'..='ö' | 'ø'..='ÿ' | '-' => folded.push(c)?,
                _ if is_apostrophe(c) => folded.push('\'')?,
                _ => c.to_lowercase().try_for_each(|small| folded.push(small))?,
            }
        }
        Some(folded)
    }

    /// The folded word.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..usize::from(self.length)]).unwrap_or_default()
    }

    fn push(&mut self, c: char) -> Option<()> {
        let start = usize::from(self.length);
        let room = self.bytes.get_mut(start..start + c.len_utf8())?;
        self.length += c.encode_utf8(room).len() as u8;
        Some(())
    }
}

/// A map keyed by short words of our own lists; nobody can choose them to collide.
pub(crate) type WordMap<T> = HashMap<String, T, BuildHasherDefault<WordHasher>>;

/// Hashes with [`fold_hash`].
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct WordHasher(u64);

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = (self.0 ^ u64::from(fold_hash(bytes))).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }

    /// The end mark of strings says nothing here.
    fn write_u8(&mut self, _: u8) {}

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_do_not_change_the_hash() {
        assert_eq!(fold_hash("ÉTÉ".as_bytes()), fold_hash("été".as_bytes()));
        assert_eq!(fold_hash("Ça".as_bytes()), fold_hash("ça".as_bytes()));
        assert_ne!(fold_hash(b"a"), fold_hash("à".as_bytes()));
    }
}
