//! A short word on the stack, so that looking up allocates nothing.

use std::fmt;

/// Up to [`Word::MAX`] bytes of text, kept in place.
#[derive(Clone, Copy)]
pub(super) struct Word {
    length: u8,
    bytes: [u8; Word::MAX],
}

impl Word {
    /// No word of the lexicon is longer (the compiler leaves such words out).
    pub(super) const MAX: usize = 63;

    pub(super) const fn empty() -> Self {
        Self { length: 0, bytes: [0; Self::MAX] }
    }

    /// The word, or nothing if it is too long.
    pub(super) fn new(text: &str) -> Option<Self> {
        let mut word = Self::empty();
        word.bytes.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
        word.length = text.len() as u8;
        Some(word)
    }

    /// Appends a character; false, and nothing done, if it does not fit.
    pub(super) fn push(&mut self, c: char) -> bool {
        let start = self.length as usize;
        let Some(room) = self.bytes.get_mut(start..start + c.len_utf8()) else { return false };
        c.encode_utf8(room);
        self.length += c.len_utf8() as u8;
        true
    }

    pub(super) fn len(&self) -> usize {
        self.length as usize
    }

    /// Shortens to a length it had before.
    pub(super) fn truncate(&mut self, length: usize) {
        self.length = self.length.min(length as u8);
    }

    pub(super) fn as_str(&self) -> &str {
        self.bytes.get(..self.len()).and_then(|b| std::str::from_utf8(b).ok()).unwrap_or_default()
    }
}

impl fmt::Debug for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

#[cfg(test)]
mod tests {
    use super::Word;

    #[test]
    fn holds_short_words_and_refuses_long_ones() {
        let mut word = Word::new("été").unwrap();
        assert!(word.push('s'));
        assert_eq!(word.as_str(), "étés");
        word.truncate(5);
        assert_eq!(word.as_str(), "été");
        assert!(Word::new(&"x".repeat(64)).is_none());
        let mut full = Word::new(&"x".repeat(62)).unwrap();
        assert!(!full.push('é'));
        assert_eq!(full.len(), 62);
    }
}
