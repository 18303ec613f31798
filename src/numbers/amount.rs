//! One number out of several words: "trois mille deux cents", "2,5 millions", "deux douzaines", "trois quarts".

use super::cardinal::Sum;
use super::lexeme::{Class, Item, Lexeme, Lexemes};

/// A number before its unit and its bounds are read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Amount {
    /// The number that bounds apply to: 10 for "une dizaine".
    pub(super) value: f64,
    pub(super) min: Option<f64>,
    pub(super) max: Option<f64>,
    pub(super) form: Form,
    /// The thousand or million that the words end with, and how many of it.
    pub(super) scaled: Option<(f64, f64)>,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Only "un" or "une".
    Article,
    /// Four digits that may be a year.
    Year,
    /// Digits or words that say it exactly.
    Plain,
    /// "une dizaine", "plusieurs".
    Rough,
    /// "deux tiers".
    Fraction,
}

impl Amount {
    fn new(value: f64, form: Form) -> Self {
        Self { value, min: Some(value), max: Some(value), form, scaled: None }
    }

    fn open(value: f64) -> Self {
        Self { max: None, ..Self::new(value, Form::Rough) }
    }

    /// From one number to another; "2 à 3 millions" means millions both times.
    pub(super) fn to(self, high: Self) -> Option<Self> {
        let mut low = self.value;
        if let (None, Some((many, scale))) = (self.scaled, high.scaled)
            && low < many
        {
            low *= scale;
        }
        let form = if self.form == high.form { self.form } else { Form::Plain };
        let form = if form == Form::Article { Form::Plain } else { form };
        (low < high.value).then_some(Self { min: Some(low), max: high.max, form, ..high })
    }

    /// The same, so many times.
    pub(super) fn times(self, times: f64) -> Self {
        let by = |n: f64| n * times;
        Self { value: by(self.value), min: self.min.map(by), max: self.max.map(by), ..self }
    }

    /// "un million et demi".
    fn and_half(self) -> Self {
        Self::new(self.value + self.scaled.map_or(0.5, |(_, scale)| scale / 2.0), Form::Plain)
    }
}

/// The items of a sentence while numbers are read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Items<'a> {
    pub(super) items: &'a [Item],
    pub(super) lexemes: &'a Lexemes,
}

impl Items<'_> {
    pub(super) fn lexeme(&self, at: usize) -> Lexeme {
        self.items.get(at).map_or(Lexeme::Word, |item| item.lexeme)
    }

    pub(super) fn word(&self, at: usize) -> u16 {
        self.items.get(at).map_or(0, |item| item.word)
    }

    pub(super) fn has(&self, at: usize, class: Class) -> bool {
        self.items.get(at).is_some_and(|item| item.has(class))
    }

    pub(super) fn is_of(&self, at: usize) -> bool {
        self.word(at) == self.lexemes.grammar.of
    }

    /// "et demi", "et demie".
    pub(super) fn is_and_half(&self, at: usize) -> bool {
        let grammar = self.lexemes.grammar;
        self.word(at) == grammar.and && grammar.half.contains(&self.word(at + 1))
    }

    /// Reads one number from `at`: the amount and the index after it.
    pub(super) fn amount(&self, at: usize) -> Option<(Amount, usize)> {
        let (amount, next) = match self.lexeme(at) {
            Lexeme::Digits { value, year } => self.digits(at, value, year)?,
            Lexeme::Range(low, high) => {
                let low = Amount::new(low, Form::Plain);
                (low.to(Amount::new(high, Form::Plain))?, at + 1)
            }
            Lexeme::Vague(min, max) => self.vague(at, min, max),
            Lexeme::Collective(n, plural) => self.collective(at, n, plural, None),
            Lexeme::Scale(scale @ 1e6..) if self.is_of(at.wrapping_sub(1)) => {
                (Amount::open(2.0 * scale), at + 1)
            }
            Lexeme::Cardinal(_) | Lexeme::Scale(_) => self.words(at)?,
            Lexeme::Part(_) | Lexeme::Word => self.handful(at).or_else(|| self.the_part(at))?,
        };
        if self.is_and_half(next) && amount.form != Form::Rough {
            return Some((amount.and_half(), next + 2));
        }
        Some((amount, next))
    }

    /// "vingt et un", "trois mille deux cents", "une dizaine", "deux douzaines", "deux tiers".
    fn words(&self, at: usize) -> Option<(Amount, usize)> {
        if let Some(found) = self.handful(at) {
            return Some(found);
        }
        let (mut sum, mut next) = (Sum::default(), at);
        loop {
            let taken = match self.lexeme(next) {
                Lexeme::Cardinal(n) => sum.add(n),
                Lexeme::Scale(n) => sum.scale(n),
                _ => {
                    self.word(next) == self.lexemes.grammar.and
                        && matches!(self.lexeme(next + 1), Lexeme::Cardinal(1.0 | 11.0))
                        && sum.takes_and()
                }
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
        let rough = next + usize::from(self.has(next, Class::Rough));
        if let Lexeme::Collective(n, plural) = self.lexeme(rough) {
            return Some(self.collective(rough, n, plural, Some(value)));
        }
        if let Some(fraction) = self.part(next, value) {
            return Some((fraction, next + 1));
        }
        let one = matches!(self.lexeme(at), Lexeme::Cardinal(1.0)) && next == at + 1;
        let form = if one { Form::Article } else { Form::Plain };
        Some((Amount { scaled: sum.scaled(), ..Amount::new(value, form) }, next))
    }

    /// "1 200", "2,5 millions", "12 mille", "1 million 200 000".
    fn digits(&self, at: usize, value: f64, year: bool) -> Option<(Amount, usize)> {
        let mut next = at + 1;
        let mut scale = 1.0;
        while let Lexeme::Scale(by @ 1000.0..) = self.lexeme(next) {
            (scale, next) = (scale * by, next + 1);
        }
        let mut total = value * scale;
        if next == at + 1 {
            if let Some(fraction) = self.part(next, value) {
                return Some((fraction, next + 1));
            }
            return Some((Amount::new(total, if year { Form::Year } else { Form::Plain }), next));
        }
        if let Lexeme::Digits { value: more, .. } = self.lexeme(next)
            && (1000.0..scale).contains(&more)
        {
            (total, next) = (total + more, next + 1);
        }
        // 2.3 × 10⁶ is no whole number in binary.
        total = if scale < 1000.0 { total } else { (total * 100.0).round() / 100.0 };
        (total <= 1e15).then_some((
            Amount { scaled: Some((value, scale)), ..Amount::new(total, Form::Plain) },
            next,
        ))
    }

    /// "plusieurs", "plusieurs dizaines de milliers", "quelques millions", "aucun".
    fn vague(&self, at: usize, min: f64, max: f64) -> (Amount, usize) {
        match self.lexeme(at + 1) {
            Lexeme::Collective(n, true) => self.collective(at + 1, n, true, None),
            Lexeme::Scale(scale) if max < 0.0 => (Amount::open(min * scale), at + 2),
            _ if max < 0.0 => (Amount::open(min), at + 1),
            _ => (Amount { max: Some(max), ..Amount::new(min, Form::Plain) }, at + 1),
        }
    }

    /// "dizaine" and what it counts: "une dizaine", "des dizaines de milliers", "deux douzaines".
    fn collective(&self, at: usize, n: f64, plural: bool, times: Option<f64>) -> (Amount, usize) {
        let (mut unit, mut next) = (n, at + 1);
        while self.is_of(next)
            && let Lexeme::Collective(m, _) | Lexeme::Scale(m) = self.lexeme(next + 1)
            && unit < 1e12
        {
            unit *= m;
            next += 2;
        }
        let amount = match times {
            Some(times) if times > 1.0 => Amount::new(times * unit, Form::Plain),
            None if plural => Amount::open(2.0 * unit),
            _ => {
                let (min, max) = (Some((0.8 * unit).round()), Some((1.2 * unit).round()));
                Amount { min, max, ..Amount::new(unit, Form::Rough) }
            }
        };
        (amount, next)
    }

    /// "une poignée", which is counted with "de".
    fn handful(&self, at: usize) -> Option<(Amount, usize)> {
        let ((min, max), next) = self.lexemes.handful.at(self.items, at)?;
        self.is_of(next)
            .then_some((Amount { max: Some(max), ..Amount::new(min, Form::Rough) }, next))
    }

    /// "la moitié", "le tiers de".
    fn the_part(&self, at: usize) -> Option<(Amount, usize)> {
        let half = matches!(self.lexeme(at + 1), Lexeme::Part(2.0));
        let the =
            self.lexemes.grammar.the.contains(&self.word(at)) && (half || self.is_of(at + 2));
        the.then(|| self.part(at + 1, 1.0)).flatten().map(|amount| (amount, at + 2))
    }

    /// "tiers" after "deux"; "quart" neither of a final nor of an hour's quarter to.
    fn part(&self, at: usize, many: f64) -> Option<Amount> {
        let Lexeme::Part(whole) = self.lexeme(at) else { return None };
        let finals = self.is_of(at + 1) && self.word(at + 2) == self.lexemes.grammar.final_round;
        let clear = whole <= 4.0 || self.is_of(at + 1);
        (many < whole && !finals && clear).then(|| Amount::new(many / whole, Form::Fraction))
    }
}
