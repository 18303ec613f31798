//! A span: the place of something in the text.

use std::ops::Range;

/// A half-open range of **bytes** `[start, end)` into the one original text.
///
/// Both ends stand on character boundaries. Offsets are `u32`: a text may have up to
/// [`Span::MAX_TEXT`] bytes, which [`Pipeline`](crate::Pipeline) checks once at the door.
///
/// ```
/// use chronique::Span;
/// let text = "Été 2025";
/// let span = Span::new(0, 5);
/// assert_eq!(span.of(text), "Été");
/// assert!(Span::new(0, 8).contains(span));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The longest text that spans can address, in bytes.
    pub const MAX_TEXT: usize = u32::MAX as usize;

    /// A span from byte offsets, `start <= end <= Span::MAX_TEXT`.
    pub const fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end && end <= Self::MAX_TEXT);
        Self { start: start as u32, end: end as u32 }
    }

    /// The words of the text that the span covers.
    ///
    /// # Panics
    /// When the span does not come from this text.
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// The span as a range for slicing.
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it covers nothing.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The span without white space at its ends.
    #[must_use]
    pub fn trim(self, text: &str) -> Self {
        let whole = self.of(text);
        let start = self.start as usize + (whole.len() - whole.trim_start().len());
        Self::new(start, start.max(self.start as usize + whole.trim_end().len()))
    }
}
