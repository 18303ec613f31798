//! Years, decades and centuries as they are written.

use super::lexemes::{Function as F, Role};
use super::meaning::{Base, Found, Unit};
use super::sentence::Sentence;

impl Sentence<'_> {
    /// A year in four digits.
    pub(super) fn year_digits(&self, at: usize) -> Option<i16> {
        let form = self.form(at);
        let year = self.digits(at).filter(|_| form.len() == 4)?;
        (1000..=2199).contains(&year).then_some(year as i16)
    }

    /// A year of the last century in two digits.
    pub(super) fn short_year(&self, at: usize) -> Option<i16> {
        let year = self.digits(at).filter(|_| self.form(at).len() == 2)?;
        let alone =
            !self.counted(at + 1) && self.unit(at + 1).is_none() && !self.is_number(at + 1);
        ((32..100).contains(&year) && alone && self.form(at + 1) != "%")
            .then_some(1900 + year as i16)
    }

    /// "2014", "l'année 2014", "2010-2014", "les années 90".
    pub(super) fn year(&self, first: usize) -> Option<Found> {
        let article = self.is(first, F::The) || self.is(first, F::This);
        let at = first + usize::from(article);
        if self.is(at, F::Years) {
            let plural = self.form(at).ends_with(['s', 'S']);
            let Some(number) = self.digits(at + 1) else {
                return self.decade_in_words(first, at + 1).filter(|_| plural);
            };
            let year = self.year_digits(at + 1);
            let decade = match (plural, year) {
                (true, Some(year)) if year % 10 == 0 => Base::Decade(year / 10),
                (true, None) if number % 10 == 0 && number < 100 => {
                    Base::Decade(if number < 20 { 200 } else { 190 } + number as i16 / 10)
                }
                (_, Some(year)) => Base::Year(year),
                _ => return None,
            };
            return Some(Found::new(first, at + 2, decade));
        }
        if article {
            return None;
        }
        if let Some((from, to)) =
            self.form(at).split_once(['-', '/']).filter(|_| self.is_number(at))
        {
            let (from, to) = (year_of(from)?, year_of(to)?);
            let near = from < to && to - from < 200 && !self.counted(at + 1);
            return near.then(|| Found::new(first, at + 1, Base::Years(from, to)));
        }
        if let Some(year) = self.short_year(at).filter(|_| self.after(at, F::In)) {
            return Some(Found::new(first, at + 1, Base::Year(year)));
        }
        let year = self.year_digits(at)?;
        self.is_year(at, year).then(|| Found::new(first, at + 1, Base::Year(year)))
    }

    /// "soixante-dix" in "les années soixante-dix".
    pub(super) fn decade_in_words(&self, first: usize, at: usize) -> Option<Found> {
        let (found, end) = self.number(at)?;
        let number =
            found.value.filter(|number| (20..100).contains(number) && number % 10 == 0)?;
        Some(Found::new(first, end, Base::Decade(190 + number as i16 / 10)))
    }

    /// Whether a number of four digits is a year, by what stands around it.
    pub(super) fn is_year(&self, at: usize, year: i16) -> bool {
        let before = at.wrapping_sub(1);
        let next = at + 1;
        let led = self.is(before, F::In) || self.is(before, F::Since) || self.is(before, F::Years);
        if !led && self.counted(next) || self.unit(next).is_some() || self.has(next, Role::Number)
        {
            return false;
        }
        if self.is_number(next) || matches!(self.form(next), "%" | "€" | "$" | "£" | "°") {
            return false;
        }
        let approximate = self.phrase_before(&self.lexemes.approximate, at).is_some();
        let plausible = (1900..2100).contains(&year);
        if led {
            return true;
        }
        if at == 0 {
            return plausible && !self.is_word(next);
        }
        if approximate || self.is(before, F::The) || self.is(before, F::This) {
            return false;
        }
        if self.edge(before).is_some() || self.form(before) == "(" {
            return (1800..2100).contains(&year);
        }
        let openers = [F::Of, F::OfThe, F::To, F::And, F::At, F::Later, F::Between, F::ToThe];
        if openers.iter().any(|&function| self.is(before, function)) || self.form(before) == "," {
            return (1700..=2100).contains(&year) && (plausible || self.is_mark(next));
        }
        plausible && self.is_word(before) && self.form(before).len() > 2
    }

    /// "le `XXe` siècle", "au 19e siècle".
    pub(super) fn century(&self, first: usize) -> Option<Found> {
        let at = first + usize::from(self.is(first, F::The));
        let form = self.form(at);
        let digits = form.trim_end_matches(|c: char| c.is_lowercase());
        let word = || self.ordinal(at).map(i16::from);
        let number = digits.parse().ok().or_else(|| roman(digits)).or_else(word)?;
        let next = at + 1 + usize::from(self.is(at + 1, F::CenturyMark));
        if self.unit(next) != Some(Unit::Century) || !(1..=30).contains(&number) {
            return None;
        }
        Some(Found::new(first, next + 1, Base::Century(number - 1)))
    }
}

pub(super) fn year_of(digits: &str) -> Option<i16> {
    let year = digits.parse().ok().filter(|_| digits.len() == 4)?;
    (1000..2200).contains(&year).then_some(year)
}

/// A Roman number up to thirty-nine.
pub(super) fn roman(word: &str) -> Option<i16> {
    let (mut total, mut last) = (0, 0);
    for letter in word.chars().rev() {
        let value = match letter {
            'I' => 1,
            'V' => 5,
            'X' => 10,
            _ => return None,
        };
        total += if value < last { -value } else { value };
        last = value.max(last);
    }
    (total > 0).then_some(total)
}
