//! Line breaks: the end of a paragraph or a heading, or only the width of a column.

use memchr::{memchr, memrchr};

use super::gaps::Gap;

/// Widest column, in bytes, that is taken for wrapped text.
const COLUMN: usize = 130;

/// Shortest line that can be a full line of a column.
const FULL: usize = 40;

/// Whether a line was broken only because the next word did not fit: the next word, appended, would
/// reach past the widest line nearby, and no line nearby is wider than a column.
pub fn is_wrapped(text: &str, gap: Gap) -> bool {
    let bytes = text.as_bytes();
    let before = line_before(bytes, gap.left);
    if !(FULL..=COLUMN).contains(&before) {
        return false;
    }
    let after = line_after(bytes, gap.right);
    if after > COLUMN {
        return false;
    }
    // The lines around: the widest sets the column.
    let above = match gap.left.checked_sub(before + 1) {
        Some(end) => line_before(bytes, end),
        None => 0,
    };
    let next_end = (gap.right + after).min(bytes.len());
    let below = if next_end < bytes.len() { line_after(bytes, next_end + 1) } else { 0 };
    if above > COLUMN || below > COLUMN {
        return false;
    }
    let column = before.max(above).max(after).max(below);
    let word =
        bytes[gap.right..].iter().take(COLUMN).position(u8::is_ascii_whitespace).unwrap_or(after);
    before + 1 + word > column
}

/// Bytes from the line break before `end` to `end`; one more than a column when there are more.
fn line_before(text: &[u8], end: usize) -> usize {
    let reach = &text[end.saturating_sub(COLUMN + 1)..end];
    memrchr(b'\n', reach).map_or(reach.len(), |at| reach.len() - at - 1)
}

/// Bytes from `start` to the next line break; one more than a column when there are more.
fn line_after(text: &[u8], start: usize) -> usize {
    let reach = &text[start..text.len().min(start + COLUMN + 1)];
    memchr(b'\n', reach).unwrap_or(reach.len())
}
