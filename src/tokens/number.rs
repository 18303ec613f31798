//! Tokens that begin with a digit.

/// The length of the number that begins at a byte: digits with their separators, a sign before
/// them if it is no dash, and the letters that stick to them (`1er`, `14h30`, `3D`).
pub fn length(sentence: &str, start: usize) -> Option<usize> {
    let bytes = &sentence.as_bytes()[start..];
    let signed = matches!(bytes, [b'+' | b'-', b'0'..=b'9', ..]) && !after_word(sentence, start);
    let mut end = usize::from(signed);
    if !bytes.get(end)?.is_ascii_digit() {
        return None;
    }
    let first = end;
    end += digits(&bytes[end..]);
    // Thousands: 1 200 000, with any space between groups of three, or an apostrophe as in Switzerland.
    if end - first <= 3 {
        while let Some(width) = group(&bytes[end..]) {
            end += width;
        }
    }
    // Decimals, clock times, fractions, dates, versions.
    while let [b'.' | b',' | b':' | b'/', b'0'..=b'9', ..] = bytes[end..] {
        end += 1 + digits(&bytes[end + 1..]);
    }
    // Scores, ranges of years, ISO dates.
    while let [b'-', b'0'..=b'9', ..] = bytes[end..] {
        end += 1 + digits(&bytes[end + 1..]);
    }
    // Ordinals, hours and models: what sticks to the digits belongs to them.
    let tail = sentence[start + end..].find(|c: char| !c.is_alphanumeric());
    Some(end + tail.unwrap_or(sentence.len() - start - end))
}

/// Whether the character before a byte is a letter or a digit: then a hyphen is no sign.
fn after_word(sentence: &str, start: usize) -> bool {
    sentence[..start].ends_with(|c: char| c.is_alphanumeric() || c == ')')
}

fn digits(bytes: &[u8]) -> usize {
    bytes.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(bytes.len())
}

/// The length of a space or apostrophe and exactly three digits.
fn group(bytes: &[u8]) -> Option<usize> {
    let space = match bytes {
        [b' ' | b'\'', ..] => 1,
        [0xC2, 0xA0, ..] => 2,
        // Narrow no-break and thin spaces, the typographic apostrophe.
        [0xE2, 0x80, 0xAF | 0x89 | 0x99, ..] => 3,
        _ => return None,
    };
    (digits(&bytes[space..]) == 3).then_some(space + 3)
}
