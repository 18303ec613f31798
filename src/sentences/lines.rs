//! Line breaks: the end of a paragraph or a heading, or only the width of a column.

use memchr::{memchr, memrchr};

use super::gaps::Gap;

/// Widest column, in bytes, that is taken for wrapped text.
const COLUMN: usize = 130;

/// Shortest line that can be a full line of a column.
const FULL: usize = 40;

/// A line of this length is taken for a full one even when it is the only one.
const WIDE: usize = 64;

/// A full line ends at most so far from the widest.
const RAGGED: usize = 16;

/// Whether a line was broken only because the next word did not fit: the next word, appended, would
/// reach past the widest line nearby, no line nearby is wider than a column, and this is not the
/// only full line (a headline over one short line looks full too).
pub fn is_wrapped(text: &str, gap: Gap) -> bool {
    let bytes = text.as_bytes();
    let before = line_before(bytes, gap.left);
    if !(FULL..=COLUMN).contains(&before) {
        return false;
    }
    let after = line_after(bytes, gap.right);
    let above = (gap.left - before).checked_sub(1).map_or(0, |end| line_before(bytes, end));
    let column = before.max(above).max(after);
    let word = bytes[gap.right..].iter().position(u8::is_ascii_whitespace).unwrap_or(after);
    let others = [above, if gap.right + after < bytes.len() { after } else { 0 }];
    column <= COLUMN
        && before + 1 + word.min(after) > column
        && (before >= WIDE || others.iter().any(|&line| line >= FULL && line + RAGGED >= column))
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
