//! Bytes inside, code points at the door: the one converter between the two.

use crate::Span;

/// A table that turns byte offsets of one text into code points and back.
///
/// ASCII texts need no table. Others keep one count every [`CodePoints::STRIDE`] bytes (1.6 % of the
/// text) and count the rest of the stride on demand, so that any order of look-ups is cheap.
///
/// ```
/// use chronique::{CodePoints, Span};
/// let text = "Été 🌍 à Kyïv";
/// let points = CodePoints::new(text);
/// assert_eq!(points.span(Span::new(0, 5)), (0, 3));
/// assert_eq!(points.byte(4), 6);
/// ```
#[derive(Debug, Clone)]
pub struct CodePoints<'t> {
    text: &'t [u8],
    /// Code points before byte `i * STRIDE`; empty for ASCII.
    before: Vec<u32>,
}

impl<'t> CodePoints<'t> {
    /// Bytes between two entries of the table.
    pub const STRIDE: usize = 256;

    /// Reads the text once.
    pub fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        if text.is_ascii() {
            return Self { text: bytes, before: Vec::new() };
        }
        let mut before = Vec::with_capacity(bytes.len() / Self::STRIDE + 1);
        let mut count = 0;
        for stride in bytes.chunks(Self::STRIDE) {
            before.push(count as u32);
            count += starts(stride);
        }
        Self { text: bytes, before }
    }

    /// Code points before a byte offset (which may be the end of the text).
    pub fn point(&self, byte: u32) -> u32 {
        if self.before.is_empty() {
            return byte;
        }
        let byte = byte as usize;
        let stride = (byte / Self::STRIDE).min(self.before.len() - 1);
        self.before[stride] + starts(&self.text[stride * Self::STRIDE..byte]) as u32
    }

    /// A span in code points, end exclusive: what Python slices with.
    pub fn span(&self, span: Span) -> (u32, u32) {
        (self.point(span.start), self.point(span.end))
    }

    /// The byte offset of a code point; the length of the text when there are fewer.
    pub fn byte(&self, point: u32) -> u32 {
        if self.before.is_empty() {
            return point.min(self.text.len() as u32);
        }
        let stride = self.before.partition_point(|&count| count <= point) - 1;
        let mut count = self.before[stride];
        let start = stride * Self::STRIDE;
        for (i, &byte) in self.text[start..].iter().enumerate() {
            if is_start(byte) {
                if count == point {
                    return (start + i) as u32;
                }
                count += 1;
            }
        }
        self.text.len() as u32
    }
}

/// Whether a byte begins a code point (every byte but the continuations `10xx_xxxx`).
const fn is_start(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| is_start(byte)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_chars_everywhere() {
        let text = "a é 🌍 e\u{301} \u{202f}« x » ".repeat(60);
        let points = CodePoints::new(&text);
        for (n, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(points.point(byte as u32), n as u32);
            assert_eq!(points.byte(n as u32), byte as u32);
        }
        assert_eq!(points.point(text.len() as u32), text.chars().count() as u32);
        assert_eq!(points.byte(u32::MAX), text.len() as u32);
    }
}
