//! Candidates: the places where a sentence may end.

use memchr::memchr_iter;

/// A place where one sentence may end and the next begin: the white space between `left` and
/// `right`, or nothing at all where a space was forgotten ("fini.Il part").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Byte after the last character of what stands before.
    pub left: usize,
    /// First byte of what stands after.
    pub right: usize,
    /// Line breaks in between.
    pub breaks: u8,
}

/// Bytes that are looked at together.
const BLOCK: usize = 64;

/// The gaps of a text, in order: at every line break, after every final mark, and wherever what
/// follows a space looks like a beginning.
pub struct Gaps<'t> {
    text: &'t [u8],
    /// Where the block begins.
    base: usize,
    /// One bit for each byte of the block that is still to be looked at.
    stops: u64,
    /// What stands before this byte is done.
    from: usize,
}

impl<'t> Gaps<'t> {
    pub fn new(text: &'t str) -> Self {
        Self { text: text.as_bytes(), base: 0, stops: stops(text.as_bytes(), 0), from: 1 }
    }

    /// The next byte to look at.
    fn stop(&mut self) -> Option<usize> {
        while self.stops == 0 {
            self.base += BLOCK;
            if self.base >= self.text.len() {
                return None;
            }
            self.stops = stops(self.text, self.base);
        }
        let at = self.base + self.stops.trailing_zeros() as usize;
        self.stops &= self.stops - 1;
        Some(at)
    }
}

impl Iterator for Gaps<'_> {
    type Item = Gap;

    fn next(&mut self) -> Option<Gap> {
        loop {
            let at = self.stop()?;
            if at < self.from {
                continue;
            }
            let gap = match self.text[at] {
                b'\n' => around(self.text, at),
                b'.' | b'!' | b'?' => after_mark(self.text, at),
                _ if begins(self.text, at) => around(self.text, at - 1),
                _ => None,
            };
            if let Some(gap) = gap.filter(|gap| gap.left > 0) {
                // The first character after a gap has been looked at.
                self.from = gap.right + 1;
                return Some(gap);
            }
        }
    }
}

/// The bytes of a block at which a gap may be found, as bits.
fn stops(text: &[u8], base: usize) -> u64 {
    // A block is read with the byte before it.
    let inside = base.checked_sub(1).and_then(|from| text.get(from..)?.first_chunk());
    inside.map_or_else(|| stops_of(&at_an_end(text, base)), stops_of)
}

/// The first or the last block of a text. Outside stand small letters, where nothing stops.
fn at_an_end(text: &[u8], base: usize) -> [u8; BLOCK + 1] {
    let mut block = [b'a'; BLOCK + 1];
    let end = text.len().min(base + BLOCK);
    if base > 0 {
        block[0] = text[base - 1];
    }
    block[1..=end - base].copy_from_slice(&text[base..end]);
    block
}

/// One bit for each byte but the first: line breaks, final marks, and what follows a space if it is
/// neither a small letter nor a digit (a number rarely begins a sentence without a mark before it).
/// Written so that the compiler looks at sixteen bytes at once.
#[allow(
    clippy::needless_bitwise_bool,
    reason = "a lazy operator is a branch, which is not vectorised"
)]
fn stops_of(block: &[u8; BLOCK + 1]) -> u64 {
    let mut flags = [0u8; BLOCK];
    for (i, flag) in flags.iter_mut().enumerate() {
        let (before, byte) = (block[i], block[i + 1]);
        let mark = (byte == b'.') | (byte == b'!') | (byte == b'?') | (byte == b'\n');
        let word = (byte.wrapping_sub(b'a') < 26) | (byte.wrapping_sub(b'0') < 10);
        *flag = u8::from(mark | ((before == b' ') & !word));
    }
    let mut bits = 0;
    for (i, eight) in flags.chunks_exact(8).enumerate() {
        let eight = u64::from_le_bytes(eight.try_into().expect("eight bytes"));
        // Gathers the lowest bit of each byte.
        bits |= (eight.wrapping_mul(0x0102_0408_1020_4080) >> 56) << (8 * i);
    }
    bits
}

/// The whole run of white space around a space, as a gap; nothing when the text ends with it.
fn around(text: &[u8], at: usize) -> Option<Gap> {
    // The common case: one space after a word or an ASCII mark, and no second one.
    if at > 0 && text[at - 1].is_ascii_graphic() && text.get(at + 1)?.is_ascii_graphic() {
        return Some(Gap { left: at, right: at + 1, breaks: u8::from(text[at] == b'\n') });
    }
    let mut left = at;
    while let Some(width) = space_before(text, left) {
        left -= width;
    }
    let mut right = at;
    let mut breaks: u8 = 0;
    while let Some(width) = space_at(text, right) {
        breaks = breaks.saturating_add(u8::from(text[right] == b'\n'));
        right += width;
    }
    (right < text.len()).then_some(Gap { left, right, breaks })
}

/// Width of the white space that begins at a byte: ASCII, no-break (C2 A0), or one of the Unicode
/// spaces E2 80 80 to E2 80 8A, the narrow no-break E2 80 AF.
fn space_at(text: &[u8], at: usize) -> Option<usize> {
    match text.get(at..)? {
        [b' ' | b'\t' | b'\n' | b'\r' | 0x0B | 0x0C, ..] => Some(1),
        [0xC2, 0xA0 | 0x85, ..] => Some(2),
        [0xE2, 0x80, 0x80..=0x8A | 0xAF | 0xA8 | 0xA9, ..] | [0xE3, 0x80, 0x80, ..] => Some(3),
        _ => None,
    }
}

/// Width of the white space that ends before a byte.
fn space_before(text: &[u8], at: usize) -> Option<usize> {
    (1..=3.min(at)).find(|&width| space_at(text, at - width) == Some(width))
}

/// The gap after a final mark, closing quotes and brackets skipped; at once when the space was
/// forgotten between two words ("fini.Il").
fn after_mark(text: &[u8], at: usize) -> Option<Gap> {
    let mut end = at + 1;
    loop {
        match &text[end..] {
            [b'"' | b'\'' | b')' | b']', ..] => end += 1,
            [0xC2, 0xBB, ..] => end += 2,
            // ’ ” …
            [0xE2, 0x80, 0x99 | 0x9D | 0xA6, ..] => end += 3,
            _ => break,
        }
    }
    if space_at(text, end).is_some() {
        return around(text, end);
    }
    let forgotten = text[at] == b'.' && end == at + 1 && forgotten_space(text, at);
    forgotten.then_some(Gap { left: end, right: end, breaks: 0 })
}

/// `mot.Mot`: two lower-case letters before, a capital and a lower-case letter after, and nothing
/// in the chunk that makes it an address.
fn forgotten_space(text: &[u8], at: usize) -> bool {
    let lower = |byte: Option<&u8>| byte.is_some_and(|b| b.is_ascii_lowercase() || *b >= 0x80);
    let capital = match text[at + 1..] {
        [0xC3, second, ..] => (0x80..=0x9E).contains(&second),
        [byte, ..] => byte.is_ascii_uppercase(),
        [] => false,
    };
    if !capital || at < 2 || !lower(text.get(at - 1)) || !lower(text.get(at - 2)) {
        return false;
    }
    let after = at + if text[at + 1] == 0xC3 { 3 } else { 2 };
    let stop = |byte: &u8| byte.is_ascii_whitespace();
    let reach = |range: &[u8]| range.iter().take(40).position(stop).unwrap_or(range.len().min(40));
    let head = text[at.saturating_sub(40)..at].iter().rev().position(stop).unwrap_or(at.min(40));
    let chunk = &text[at - head..at + reach(&text[at..])];
    // `une.L'autre` is a forgotten space too.
    (lower(text.get(after)) || matches!(text.get(after), Some(b'\'' | b' ')))
        && !chunk.iter().any(|b| matches!(b, b'/' | b'@' | b'_' | b'\\' | b'#'))
        && memchr_iter(b'.', chunk).count() == 1
        && !chunk.starts_with(b"www")
}

/// Whether what stands at a byte looks like a beginning: a capital, an opening mark, a dash.
fn begins(text: &[u8], at: usize) -> bool {
    match &text[at..] {
        [b'A'..=b'Z' | b'"' | b'(' | b'[' | b'-' | b'*', ..] => true,
        // «
        [0xC2, second, ..] => *second == 0xAB,
        // À to Þ
        [0xC3, second, ..] => (0x80..=0x9E).contains(second),
        // Œ
        [0xC5, second, ..] => *second == 0x92,
        // ‘ “ „ – — ― •
        [0xE2, 0x80, third, ..] => matches!(third, 0x98 | 0x9C | 0x9E | 0x93..=0x95 | 0xA2),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cuts(text: &str) -> Vec<&str> {
        Gaps::new(text).map(|gap| &text[gap.right..]).collect()
    }

    #[test]
    fn a_lower_case_word_after_a_word_is_no_candidate() {
        assert_eq!(cuts("il est venu à Paris hier. Puis"), ["Paris hier. Puis", "Puis"]);
    }

    #[test]
    fn forgotten_spaces_but_not_addresses() {
        assert_eq!(cuts("C'est fini.Il part."), ["Il part."]);
        assert_eq!(cuts("voir lemonde.fr et www.Exemple.Com"), Vec::<&str>::new());
    }

    #[test]
    fn every_kind_of_space() {
        assert_eq!(
            cuts("Un.\u{a0}Deux.\tTrois.\r\n\r\nQuatre"),
            ["Deux.\tTrois.\r\n\r\nQuatre", "Trois.\r\n\r\nQuatre", "Quatre"]
        );
    }
}
