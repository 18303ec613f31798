//! The first, cheap look at a gap: most are sure either way by the two words beside them.

use super::gaps::Gap;
use super::lists::Lists;
use crate::model::Section;
use crate::text::fold_hash;

/// Slots of the gate's table: 16 KB, so that it stays in the nearest cache.
pub const SLOTS: usize = 1 << 14;

/// Bytes of a word that are looked at.
const REACH: usize = 20;

/// A linear model over the word before, the word after, and what they look like. It answers only
/// above one bound or below another; in between the whole context is read.
#[derive(Clone, Debug)]
pub struct Gate {
    weights: Section,
    low: i32,
    high: i32,
}

/// The longest number of a heading with its full stop: `III.`, `2.1.1.`
const LABEL: usize = 7;

/// What a first look sees.
#[derive(Clone, Copy, Debug)]
pub enum Look {
    /// The word before settles it: no sentence ends with "de" or "qui".
    GoesOn,
    /// A closing quote, an abbreviation, an initial, the number of a heading, whose full stop may not be one, or a
    /// small letter or a dash after the gap: no business of the gate.
    Blind,
    /// The slots of the features to add up.
    Score([usize; FEATURES]),
}

/// Features of the gate.
pub const FEATURES: usize = 7;

impl Gate {
    /// A gate over [`SLOTS`] signed bytes, with the bounds of its answers.
    pub fn new(weights: Section, low: i32, high: i32) -> Option<Self> {
        (weights.len() == SLOTS).then_some(Self { weights, low, high })
    }

    /// Whether a sentence surely ends at the gap, surely goes on, or neither is sure; `start` is
    /// where the sentence before the gap began.
    pub fn judge(&self, text: &[u8], start: usize, gap: Gap, lists: &Lists) -> Option<bool> {
        match look(text, start, gap, lists) {
            Look::GoesOn => Some(false),
            Look::Blind => None,
            Look::Score(slots) => {
                let weights = self.weights.as_ref();
                let weight = |&slot: &usize| i32::from(weights[slot].cast_signed());
                let score: i32 = slots.iter().map(weight).sum();
                (score < self.low || score > self.high).then_some(score > self.high)
            }
        }
    }
}

/// Looks at the words beside a gap.
pub fn look(text: &[u8], start: usize, gap: Gap, lists: &Lists) -> Look {
    let (mark, last, last_shape) = before(&text[start..gap.left], lists);
    match mark {
        0 if lists.words.class(last).leads_on() => return Look::GoesOn,
        b'.' if last_shape & 7 < 2
            || gap.left - start < LABEL
            || lists.abbreviations.kind(last).is_some() =>
        {
            return Look::Blind;
        }
        _ => {}
    }
    // », ”, ’, …
    if matches!(text[start..gap.left], [.., 0xC2, 0xBB] | [.., 0xE2, 0x80, 0x9D | 0x99 | 0xA6]) {
        return Look::Blind;
    }
    // A small letter (à to ÿ are C3 A0 to C3 BF) or a dash.
    if matches!(
        text[gap.right..],
        [b'a'..=b'z' | b'-', ..] | [0xC3, 0xA0..=0xBF, ..] | [0xE2, 0x80, 0x93 | 0x94, ..]
    ) {
        return Look::Blind;
    }
    let mark = u32::from(mark);
    let (next, next_shape) = after(&text[gap.right..], lists);
    // Headings are short: the length so far, in powers of two.
    let length = (gap.left - start).ilog2();
    Look::Score([
        slot(mark, 1, last),
        slot(mark, 2, next),
        slot(mark, 3, last_shape << 10 | next_shape),
        slot(mark, 4, next.wrapping_mul(31) ^ last_shape),
        slot(mark, 5, length << 10 | next_shape),
        slot(mark, 6, next.wrapping_mul(31) ^ length),
        slot(mark, 7, (length << 8 | last_shape) << 10 | next_shape),
    ])
}

fn slot(mark: u32, template: u32, value: u32) -> usize {
    let hash = (value ^ mark << 3 ^ template).wrapping_mul(0x9E37_79B1);
    (hash >> 18) as usize % SLOTS
}

/// The mark at the end of a text, a hash of the word before it, and its shape: common, a capital,
/// length, where the length of one letter stands for whatever has a full stop inside.
fn before(text: &[u8], lists: &Lists) -> (u8, u32, u32) {
    let (mark, text) = match text.split_last() {
        Some((&mark, rest)) if mark.is_ascii_punctuation() => (mark, rest),
        _ => (0, text),
    };
    let reach = &text[text.len().saturating_sub(REACH)..];
    let outside = reach.iter().rposition(|&byte| OUTSIDE[usize::from(byte)]);
    let word = &reach[outside.map_or(0, |at| at + 1)..];
    let dotted = outside.is_some_and(|at| reach[at] == b'.');
    let hash = fold_hash(word);
    let capital = word.first().is_some_and(u8::is_ascii_uppercase);
    let length = if dotted { 1 } else { word.len().min(6) as u32 };
    (mark, hash, bits(&[lists.common.contains(hash), capital]) << 3 | length)
}

/// A hash of the first word of a text, and its shape: its first byte if it is no letter, length,
/// common, a capital after the first.
fn after(text: &[u8], lists: &Lists) -> (u32, u32) {
    let reach = &text[1..text.len().min(REACH)];
    let length =
        1 + reach.iter().position(|&byte| OUTSIDE[usize::from(byte)]).unwrap_or(reach.len());
    let word = &text[..length];
    let hash = fold_hash(word);
    let elided = text.get(length) == Some(&b'\'');
    // `S'ALOURDIT` is in capitals.
    let inner = if elided { &text[length + 1..text.len().min(length + 3)] } else { &word[1..] };
    let upper = inner.len() > 1 && inner.iter().all(u8::is_ascii_uppercase);
    let kind = match word[0] {
        b'A'..=b'Z' => 0,
        b'a'..=b'z' => 1,
        b'0'..=b'9' => 2,
        other => u32::from(other) % 29,
    };
    let shape = kind << 5
        | bits(&[elided, upper, lists.common.contains(hash)]) << 2
        | length.min(3) as u32;
    (hash, shape)
}

/// Bytes that end a word: white space, an apostrophe, marks.
const OUTSIDE: [bool; 256] = {
    let mut table = [false; 256];
    let marks = b" \n\t'(\",.)";
    let mut i = 0;
    while i < marks.len() {
        table[marks[i] as usize] = true;
        i += 1;
    }
    table
};

fn bits(flags: &[bool]) -> u32 {
    flags.iter().fold(0, |bits, &flag| bits << 1 | u32::from(flag))
}
