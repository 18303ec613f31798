//! What the scorer sees of a gap. The same code runs in training and in use.

use memchr::memchr3;

use super::abbreviations::Binding;
use super::gaps::Gap;
use super::lists::Lists;
use super::words::{Class, Words};
use crate::text::fold_hash;

/// Slots of the weight table: features are hashed into them.
pub const SLOTS: usize = 1 << 16;

/// How many bytes of the sentence before a gap, and of the text after it, are looked at: what
/// bounds the cost of one decision.
const REACH: usize = 64;

/// The mark that stands before a gap, closing quotes and brackets skipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Mark {
    /// A word.
    None,
    /// One full stop.
    Stop,
    /// An exclamation mark.
    Exclamation,
    /// A question mark.
    Question,
    /// Three full stops, or the character.
    Ellipsis,
    /// A colon.
    Colon,
    /// A semicolon.
    Semicolon,
    /// A comma.
    Comma,
}

/// What a word looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Shape {
    /// There is no word.
    Nothing,
    /// Lower case.
    Lower,
    /// A capital, then lower case.
    Capital,
    /// One capital letter.
    Initial,
    /// Two capitals or more and no lower case.
    Upper,
    /// Capitals inside, or full stops between letters.
    Mixed,
    /// Begins with a digit.
    Digit,
    /// A dash or a bullet.
    Line,
    /// Something else.
    Other,
}

/// One word beside a gap, without the marks around it.
#[derive(Clone, Copy, Debug)]
pub struct Word<'t> {
    /// The word.
    pub text: &'t str,
    /// Its hash, case folded.
    pub hash: u32,
    /// What it looks like.
    pub shape: Shape,
    /// Its class.
    pub class: Class,
}

impl Word<'_> {
    /// Capital letters with full stops or hyphens between them: `V`, `J.-P`, `O.N.U`.
    pub fn is_initials(&self) -> bool {
        matches!(self.shape, Shape::Initial | Shape::Mixed)
            && self.text.split(['.', '-']).all(|part| part.chars().count() <= 1)
            && self.text.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '-'))
    }

    /// A number in roman numerals.
    pub fn is_roman(&self) -> bool {
        !self.text.is_empty() && self.text.bytes().all(|b| b"IVXLCDM".contains(&b))
    }
}

/// Everything that the rules and the scorer look at.
#[derive(Clone, Copy, Debug)]
pub struct Context<'t> {
    /// The mark before the gap.
    pub mark: Mark,
    /// Whether a quote or a bracket closes after the mark.
    pub closed: bool,
    /// The last word before the mark.
    pub last: Word<'t>,
    /// What kind of abbreviation the last word is.
    pub abbreviation: Option<Binding>,
    /// The mark that opens what follows: a quote, a bracket, a dash; 0 for none.
    pub opener: char,
    /// The first word after the gap.
    pub next: Word<'t>,
    /// What stands before `last`.
    body: &'t str,
    /// What follows `next`.
    rest: &'t str,
    /// The sentence so far, or its last bytes.
    pub left: &'t str,
    /// What follows, or its first bytes.
    right: &'t str,
    lists: &'t Lists,
}

impl<'t> Context<'t> {
    /// Looks around a gap; `start` is where the sentence before it began.
    pub fn new(text: &'t str, start: usize, gap: Gap, lists: &'t Lists) -> Self {
        let words = &lists.words;
        let left = tail(&text[start..gap.left]);
        let right = head(&text[gap.right..]);
        let (body, mark, closed) = strip_mark(left);
        let (body, last) = last_word(body, words);
        let (opener, rest) = strip_opener(right);
        let (next, rest) = first_word(rest, words);
        let abbreviation = match mark {
            Mark::Stop => lists.abbreviations.kind(last.hash),
            _ => None,
        };
        Self { mark, closed, last, abbreviation, opener, next, body, rest, left, right, lists }
    }

    /// Whether the word before the last is no plain lower-case word: then an initial after it
    /// belongs to a name.
    pub fn is_name_before(&self) -> bool {
        let (_, before) = last_word(self.body.trim_end(), &self.lists.words);
        before.shape != Shape::Lower || before.class != Class::Open
    }

    /// Whether a word numbers the parts of a text: "Chapitre", "Article".
    pub fn is_heading_word(&self, word: &str) -> bool {
        self.lists.words.class(fold_hash(word.as_bytes())) == Class::Heading
    }

    /// Whether a word is the name of a month.
    pub fn is_month(&self, word: &str) -> bool {
        self.lists.words.class(fold_hash(word.as_bytes())) == Class::Month
    }

    /// Whether the first word after the gap is often written in lower case.
    pub fn next_is_common(&self) -> bool {
        self.lists.common.contains(self.next.hash)
    }

    /// Calls `push` with the slot of every feature.
    pub fn features(&self, mut push: impl FnMut(usize)) {
        let mark = self.mark as u32 | u32::from(self.closed) << 3;
        let mut emit = |template: u32, a: u32, b: u32| push(slot(template, mark, a, b));
        let (last, next) = (&self.last, &self.next);
        let (_, before) = last_word(self.body.trim_end(), &self.lists.words);
        let (after, _) = first_word(strip_opener(self.rest.trim_start()).1, &self.lists.words);
        let left = measure(self.left);
        let right = measure(sentence_ahead(self.right));
        let abbreviation = self.abbreviation.map_or(0, |kind| kind as u32 + 1);
        let shapes = last.shape as u32 * 16 + next.shape as u32;
        let classes = last.class as u32 * 16 + next.class as u32;
        let opener = self.opener as u32;
        emit(0, 0, 0);
        emit(1, last.hash, last.shape as u32);
        emit(2, next.hash, next.shape as u32);
        emit(3, shapes, opener);
        emit(4, shapes, classes);
        emit(6, abbreviation, next.shape as u32);
        emit(7, before.hash, last.class as u32);
        emit(8, after.hash, next.class as u32);
        emit(9, next.shape as u32 * 16 + after.shape as u32, next.class as u32);
        emit(10, next.shape as u32 * 16 + after.shape as u32, after.class as u32);
        emit(11, left.length, next.shape as u32);
        emit(13, left.length, next.class as u32);
        emit(14, right.length, next.class as u32);
        emit(16, suffix(next.text), last.class as u32);
        emit(17, left.quotes, opener);
        emit(18, left.brackets, opener);
        emit(19, left.capitals, next.shape as u32);
        emit(20, first_word(self.left, &self.lists.words).0.hash, next.shape as u32);
        emit(21, last.text.len().min(8) as u32, shapes);
        emit(23, left.capitals * 8 + right.capitals, classes);
        emit(
            24,
            before.shape as u32 * 16 + last.shape as u32,
            next.shape as u32 * 16 + after.shape as u32,
        );
        let common = |word: &Word<'_>| u32::from(self.lists.common.contains(word.hash));
        let commons =
            common(&before) << 3 | common(last) << 2 | common(next) << 1 | common(&after);
        emit(26, commons, shapes);
        emit(27, commons, left.length << 8 | next.shape as u32);
        emit(28, commons, last.hash);
        emit(
            25,
            before.class as u32 * 16 + last.class as u32,
            next.class as u32 * 16 + after.class as u32,
        );
    }
}

/// What a stretch of text holds, in buckets.
struct Measure {
    length: u32,
    capitals: u32,
    quotes: u32,
    brackets: u32,
}

fn measure(text: &str) -> Measure {
    let (mut spaces, mut capitals, mut straight, mut quotes, mut brackets) =
        (0u32, 0u32, 0u32, 0i32, 0i32);
    for &byte in text.as_bytes() {
        spaces += u32::from(byte == b' ');
        capitals += u32::from(byte.is_ascii_uppercase());
        straight += u32::from(byte == b'"');
        // The second bytes of « and ».
        quotes += i32::from(byte == 0xAB) - i32::from(byte == 0xBB);
        brackets += i32::from(byte == b'(') - i32::from(byte == b')');
    }
    Measure {
        length: bucket(spaces),
        capitals: (capitals * 4).checked_div(spaces).unwrap_or(capitals).min(6),
        quotes: (quotes.clamp(-1, 1) + 1) as u32 * 2 + straight % 2,
        brackets: (brackets.clamp(-1, 1) + 1) as u32,
    }
}

/// 0, 1, 2, 3, 4, 5-6, 7-9, 10-14, 15-24, 25 words or more.
const fn bucket(count: u32) -> u32 {
    match count {
        0..=4 => count,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=24 => 8,
        _ => 9,
    }
}

/// What follows up to the next mark.
fn sentence_ahead(text: &str) -> &str {
    &text[..memchr3(b'.', b'!', b'?', text.as_bytes()).unwrap_or(text.len())]
}

fn slot(template: u32, mark: u32, a: u32, b: u32) -> usize {
    let mut hash = template.wrapping_mul(0x9E37_79B1) ^ mark.wrapping_mul(0x85EB_CA77);
    for part in [a, b] {
        hash = (hash ^ part).wrapping_mul(0xC2B2_AE3D);
        hash ^= hash >> 15;
    }
    hash as usize % SLOTS
}

/// The last three letters, hashed.
fn suffix(word: &str) -> u32 {
    let cut = word.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
    fold_hash(&word.as_bytes()[cut..])
}

/// The last bytes of a text, cut at a character.
fn tail(text: &str) -> &str {
    &text[text.ceil_char_boundary(text.len().saturating_sub(REACH))..]
}

/// The first bytes of a text, cut at a character.
fn head(text: &str) -> &str {
    &text[..text.floor_char_boundary(REACH)]
}

/// Takes the mark off the end: what stands before it, the mark, and whether something closed after it.
fn strip_mark(text: &str) -> (&str, Mark, bool) {
    let closer = |c: char| matches!(c, '»' | '”' | '’' | '\'' | '"' | ')' | ']');
    let inner = text.trim_end_matches(closer);
    // The space inside French quotation marks: `Non ! »`.
    let inner = if inner.len() < text.len() {
        inner.trim_end().trim_end_matches(closer).trim_end()
    } else {
        inner
    };
    let body = inner.trim_end_matches(['.', '!', '?', '…', ':', ';', ',']);
    let marks = &inner[body.len()..];
    let mark = match marks.as_bytes().last() {
        None => Mark::None,
        Some(b'.') if marks.len() == 1 => Mark::Stop,
        Some(b'!') => Mark::Exclamation,
        Some(b'?') => Mark::Question,
        Some(b':') => Mark::Colon,
        Some(b';') => Mark::Semicolon,
        Some(b',') => Mark::Comma,
        Some(_) => Mark::Ellipsis,
    };
    if mark == Mark::None {
        (text, mark, inner.len() < text.len())
    } else {
        (body.trim_end(), mark, inner.len() < text.len())
    }
}

/// Takes the mark that opens a sentence off its beginning.
fn strip_opener(text: &str) -> (char, &str) {
    match text.chars().next() {
        Some(c @ ('«' | '“' | '„' | '"' | '‘' | '(' | '[')) => {
            (c, text[c.len_utf8()..].trim_start())
        }
        Some(c @ ('-' | '–' | '—' | '•' | '*')) => ('-', text[c.len_utf8()..].trim_start()),
        _ => ('\0', text),
    }
}

/// The last word of a text, and what stands before it. White space is told by its bytes: the few
/// Unicode spaces that are missed stay inside their word.
fn last_word<'t>(text: &'t str, words: &Words) -> (&'t str, Word<'t>) {
    let bytes = text.as_bytes();
    let chunk = bytes.iter().rposition(u8::is_ascii_whitespace).map_or(0, |at| at + 1);
    // `l'art.`: the word is what stands after the elision, `(cf.` after the bracket.
    let opens = |byte: &u8| matches!(byte, b'\'' | b'(' | b'"' | b'[' | b'/');
    let start = match bytes[chunk..].iter().rposition(opens) {
        Some(at) if chunk + at + 1 < text.len() => chunk + at + 1,
        _ => chunk,
    };
    (&text[..chunk], word(text[start..].trim_start_matches(['«', '“', '’', '\u{a0}']), words))
}

/// The first word of a text, elision included (`L'`), and what stands after it.
fn first_word<'t>(text: &'t str, words: &Words) -> (Word<'t>, &'t str) {
    let bytes = text.as_bytes();
    let mut end = bytes.len();
    for (at, &byte) in bytes.iter().enumerate() {
        let typographic = byte == 0xE2 && bytes[at..].starts_with("’".as_bytes());
        if (byte == b'\'' || typographic) && (1..=8).contains(&at) {
            // The straight form, so that the classes know `l’` too.
            let hash = (fold_hash(&bytes[..at]) ^ u32::from(b'\'')).wrapping_mul(0x0100_0193);
            let short = &text[..at];
            let rest = &text[at + if typographic { 3 } else { 1 }..];
            // `S'ALOURDIT` is in capitals like its word, `L'usine` is not.
            let capitals = rest.chars().take(2).filter(|c| c.is_uppercase()).count() == 2;
            let shape = match shape(short) {
                Shape::Initial if capitals => Shape::Upper,
                Shape::Initial => Shape::Capital,
                other => other,
            };
            let word = Word { text: short, hash, shape, class: words.class(hash) };
            return (word, rest);
        }
        if byte.is_ascii_whitespace()
            || matches!(byte, b',' | b';' | b':' | b')' | b']' | b'!' | b'?' | b'"')
        {
            end = at;
            break;
        }
    }
    (word(text[..end].trim_end_matches(['.', '…', '»']), words), &text[end..])
}

fn word<'t>(text: &'t str, words: &Words) -> Word<'t> {
    let hash = fold_hash(text.as_bytes());
    Word { text, hash, shape: shape(text), class: words.class(hash) }
}

fn shape(word: &str) -> Shape {
    let mut chars = word.chars();
    let Some(first) = chars.next() else { return Shape::Nothing };
    let (mut upper, mut lower, mut dots) = (0, 0, 0);
    for c in chars {
        upper += usize::from(c.is_uppercase());
        lower += usize::from(c.is_lowercase());
        dots += usize::from(c == '.');
    }
    match first {
        '0'..='9' => Shape::Digit,
        '-' | '–' | '—' | '•' | '*' => Shape::Line,
        _ if dots > 0 => Shape::Mixed,
        c if c.is_lowercase() => {
            if upper > 0 {
                Shape::Mixed
            } else {
                Shape::Lower
            }
        }
        c if c.is_uppercase() => match (upper, lower) {
            (0, 0) => Shape::Initial,
            (0, _) => Shape::Capital,
            (_, 0) => Shape::Upper,
            _ => Shape::Mixed,
        },
        _ => Shape::Other,
    }
}
