//! Numbers in digits: "1 200", "1.200", "1'200", "3,5".

use super::lexeme::Lexeme;

/// Reads digits. A mark before three digits parts thousands; `decimal` says when a comma or full stop does not.
pub(super) fn read(word: &str, decimal: impl Fn(u8) -> bool) -> Option<Lexeme> {
    let bytes = word.as_bytes();
    if bytes.len() > 1 && bytes[0] == b'0' && bytes[1].is_ascii_digit() {
        return None;
    }
    let last = bytes.iter().rposition(|byte| !byte.is_ascii_digit());
    let Some(last) = last else {
        let value = word.parse().ok()?;
        return Some(Lexeme::Digits {
            value,
            year: bytes.len() == 4 && (1000.0..2101.0).contains(&value),
        });
    };
    let groups = Groups::new(word)?;
    let mark = bytes[last];
    let point = matches!(mark, b',' | b'.');
    let single = groups.count == 2;
    let thousands = groups.thousands && !(point && single && (bytes[0] == b'0' || decimal(mark)));
    if !thousands && !(point && (single || groups.thousands_before)) {
        return None;
    }
    let mut digits = [0; 24];
    let mut length = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        let byte = match byte {
            b'0'..=b'9' => byte,
            _ if at == last && !thousands => b'.',
            _ => continue,
        };
        *digits.get_mut(length)? = byte;
        length += 1;
    }
    let value = std::str::from_utf8(&digits[..length]).ok()?.parse().ok()?;
    Some(Lexeme::Digits { value, year: false })
}

/// Reads digits after a sign, if there is one: "-5", "+3,2".
pub(super) fn signed(word: &str, decimal: impl Fn(u8) -> bool) -> Option<Lexeme> {
    let Some(digits) = word.strip_prefix('-') else {
        return read(word.strip_prefix('+').unwrap_or(word), decimal);
    };
    match read(digits, decimal)? {
        Lexeme::Digits { value, .. } => Some(Lexeme::Digits { value: -value, year: false }),
        other => Some(other),
    }
}

/// Reads "10-15": two numbers that rise.
pub(super) fn range(word: &str) -> Option<Lexeme> {
    let (low, high) = word.split_once('-')?;
    let number = |digits: &str| match read(digits, |_| true)? {
        Lexeme::Digits { value, .. } => Some(value),
        _ => None,
    };
    let (low, high) = (number(low)?, number(high)?);
    (low < high).then_some(Lexeme::Range(low, high))
}

/// How the digits of a number are grouped.
struct Groups {
    count: usize,
    /// Every group but the first has three digits, the first at most three.
    thousands: bool,
    /// The same without the last group.
    thousands_before: bool,
}

impl Groups {
    fn new(word: &str) -> Option<Self> {
        let mut groups = Self { count: 0, thousands: true, thousands_before: true };
        for group in word.split(is_mark) {
            if group.is_empty() || !group.bytes().all(|byte| byte.is_ascii_digit()) {
                return None;
            }
            groups.thousands_before = groups.thousands;
            groups.thousands &=
                if groups.count == 0 { group.len() <= 3 } else { group.len() == 3 };
            groups.count += 1;
        }
        Some(groups)
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '.' | ',' | '\'' | '’')
}

/// What the marks of a number say of its text: English if it has several commas or a decimal full stop, French if a
/// decimal comma.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    english: bool,
    french: bool,
}

impl Style {
    /// Looks at one more number.
    pub(super) fn see(&mut self, word: &str) {
        let bytes = word.as_bytes();
        let Some(last) = bytes.iter().rposition(|byte| matches!(byte, b',' | b'.')) else {
            return;
        };
        let decimals = bytes.len() - last - 1;
        let commas = word.matches(',').count();
        let clean = bytes.iter().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.'));
        let points = word.matches('.').count();
        match bytes[last] {
            _ if !clean || bytes.len() > 24 => {}
            b',' if commas > 1 && decimals == 3 => self.english = true,
            b',' if commas == 1 && decimals < 3 => self.french = true,
            b'.' if points == 1 && decimals < 3 => self.english = true,
            _ => {}
        }
    }

    /// Whether commas part thousands.
    pub(super) fn is_english(self) -> bool {
        self.english && !self.french
    }
}
