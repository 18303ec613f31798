//! One number out of several words: "trois mille deux cents", "2,5 millions", "deux douzaines".

use super::lexeme::{Item, Lexeme};

/// A number before its bounds are read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Amount {
    /// The number that bounds apply to: 10 for "une dizaine".
    pub(super) value: i64,
    pub(super) min: Option<i64>,
    pub(super) max: Option<i64>,
    /// Whether the words are only "un" or "une".
    pub(super) article: bool,
}

impl Amount {
    pub(super) fn exact(value: i64) -> Self {
        Self { value, min: Some(value), max: Some(value), article: false }
    }
}

/// French cardinals, added word by word: hundreds, then thousands, then millions.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sum {
    /// What millions and thousands have closed.
    total: i64,
    /// The group below a thousand that is being built.
    group: i64,
    /// The last scale used, so that scales only fall.
    last: Option<i64>,
    started: bool,
}

impl Sum {
    /// Adds "vingt" or "sept"; false when it cannot stand here.
    pub(super) fn add(&mut self, n: i64) -> bool {
        let tail = self.group % 100;
        if n == 20 && tail == 4 {
            self.group += 76;
            return true;
        }
        let fits = match tail {
            0 => n > 0 || !self.started,
            60 | 80 => n < 20 && n > 0,
            20 | 30 | 40 | 50 | 70 | 90 => n < 10 && n > 0,
            10 => (7..10).contains(&n),
            _ => false,
        };
        if fits {
            self.group += n;
            self.started = true;
        }
        fits
    }

    /// Multiplies by "cent", "mille", "million"; false when it cannot stand here.
    pub(super) fn scale(&mut self, scale: i64) -> bool {
        if scale == 100 {
            if self.group > 9 {
                return false;
            }
            self.group = self.group.max(1) * 100;
        } else {
            let falls = self.last.is_none_or(|last| scale < last);
            if !falls || (self.group == 0 && (scale > 1000 || self.started && self.total == 0)) {
                return false;
            }
            self.total += self.group.max(1) * scale;
            self.group = 0;
            self.last = Some(scale);
        }
        self.started = true;
        true
    }

    pub(super) fn value(self) -> i64 {
        self.total + self.group
    }
}

/// Reads one number from `at`: the amount and the index after it.
pub(super) fn read(items: &[Item<'_>], at: usize) -> Option<(Amount, usize)> {
    match items.get(at)?.lexeme {
        Lexeme::Digits { value, whole } => Some(digits(items, at, value, whole)?),
        Lexeme::Vague(min, max) => Some(vague(items, at, min, max)),
        Lexeme::Collective(n, plural) => Some(collective(items, at, n, plural, None)),
        Lexeme::Cardinal(_) | Lexeme::Scale(_) => words(items, at),
        Lexeme::Word if items[at].word == "de" => None,
        Lexeme::Word => None,
    }
}

/// "vingt et un", "trois mille deux cents", "une dizaine", "deux douzaines".
fn words(items: &[Item<'_>], at: usize) -> Option<(Amount, usize)> {
    let (mut sum, mut next) = (Sum::default(), at);
    while let Some(item) = items.get(next) {
        let taken = match item.lexeme {
            Lexeme::Cardinal(n) if n < 100 || next == at => sum.add_any(n, next == at),
            Lexeme::Scale(n) => sum.scale(n),
            _ => item.word == "et" && and_one(items, next) && sum.value() % 10 == 0,
        };
        if !taken {
            break;
        }
        next += 1;
    }
    if next == at {
        return None;
    }
    let value = sum.value();
    if let Some(Item { lexeme: Lexeme::Collective(n, plural), .. }) = items.get(next) {
        return Some(collective(items, next, *n, *plural, Some(value)));
    }
    let article = next == at + 1 && value == 1;
    Some((Amount { article, ..Amount::exact(value) }, next))
}

impl Sum {
    /// A hyphenated number may be of any size when it comes first.
    fn add_any(&mut self, n: i64, first: bool) -> bool {
        if first {
            (self.group, self.started) = (n % 1000, true);
            self.total = n - self.group;
            return true;
        }
        self.add(n)
    }
}

/// Whether "et" joins a number: "vingt et un", "soixante et onze".
fn and_one(items: &[Item<'_>], at: usize) -> bool {
    let tens =
        matches!(items.get(at.wrapping_sub(1)), Some(Item { lexeme: Lexeme::Cardinal(20..), .. }));
    tens && matches!(items.get(at + 1), Some(Item { lexeme: Lexeme::Cardinal(1 | 11), .. }))
}

/// "1 200", "2,5 millions", "12 mille".
fn digits(items: &[Item<'_>], at: usize, value: f64, whole: bool) -> Option<(Amount, usize)> {
    let (mut value, mut next) = (value, at + 1);
    let mut scaled = false;
    while let Some(Item { lexeme: Lexeme::Scale(scale @ 1000..), .. }) = items.get(next) {
        value *= *scale as f64;
        (next, scaled) = (next + 1, true);
    }
    if !whole && !scaled || value > 1e15 {
        return None;
    }
    Some((Amount::exact(value.round() as i64), next))
}

/// "plusieurs", "plusieurs dizaines de milliers", "aucun".
fn vague(items: &[Item<'_>], at: usize, min: i64, max: i64) -> (Amount, usize) {
    let bound = |n: i64| (n >= 0).then_some(n);
    match items.get(at + 1) {
        Some(Item { lexeme: Lexeme::Collective(n, true), .. }) => {
            collective(items, at + 1, *n, true, None)
        }
        Some(Item { lexeme: Lexeme::Scale(scale), .. }) if max < 0 => {
            let value = min * scale;
            (Amount { value, min: Some(value), max: None, article: false }, at + 2)
        }
        _ => (Amount { value: min, min: bound(min), max: bound(max), article: false }, at + 1),
    }
}

/// "dizaine" and what it counts: "une dizaine", "des dizaines de milliers", "deux douzaines".
fn collective(
    items: &[Item<'_>],
    at: usize,
    n: i64,
    plural: bool,
    times: Option<i64>,
) -> (Amount, usize) {
    let (mut unit, mut next) = (n, at + 1);
    while items.get(next).is_some_and(|i| i.word == "de") {
        match items.get(next + 1).map(|i| i.lexeme) {
            Some(Lexeme::Collective(m, _) | Lexeme::Scale(m)) => unit *= m,
            _ => break,
        }
        next += 2;
    }
    let amount = match times {
        Some(times) if times > 1 => Amount::exact(times * unit),
        None if plural => {
            Amount { value: 2 * unit, min: Some(2 * unit), max: None, article: false }
        }
        _ => {
            let (min, max) = (round(0.8, unit), round(1.2, unit));
            Amount { value: unit, min: Some(min), max: Some(max), article: false }
        }
    };
    (amount, next)
}

/// A share of a number, rounded.
pub(super) fn round(share: f64, n: i64) -> i64 {
    (share * n as f64).round() as i64
}
