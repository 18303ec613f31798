//! Days and months as they are written.

use super::lexemes::Function as F;
use super::meaning::{Base, Day, Found, Which};
use super::sentence::Sentence;
use super::year::year_of;

/// Tokens that are looked ahead for the month of "les 3, 4 et 5 mai".
const CHAIN: usize = 12;

impl Sentence<'_> {
    /// A day: "14 juillet 2016", "mardi 24", "le 3", "jeudi dernier", "2016-05-04".
    pub(super) fn date(&self, first: usize) -> Option<Found> {
        if let Some(day) = self.short_date(first) {
            return Some(Found::new(first, first + 2, Base::Day(day)));
        }
        if let Some(day) = written(self.form(first)) {
            let numeric = Found::new(first, first + 1, Base::Day(day));
            return self.is_number(first).then_some(numeric);
        }
        let article = self.is(first, F::The) || self.is(first, F::This);
        let which = if self.is(first, F::This) { Which::This } else { Which::Bare };
        let same = article && self.is_same(first + 1);
        let mut at = first + usize::from(article) + usize::from(same);
        let mut day = Day { which: if same { Which::Same } else { which }, ..Day::default() };
        day.weekday = self.weekday(at);
        if day.weekday.is_some() {
            at += 1;
            if self.is(at, F::RightThere) && self.form(at).ends_with('à') {
                return Some(Found::new(
                    first,
                    at + 1,
                    Base::Day(Day { which: Which::Same, ..day }),
                ));
            }
            let comma = self.form(at) == ",";
            let dated = usize::from(comma) + usize::from(comma && self.is(at + 1, F::The));
            if self.day_of_month(at + dated).is_some_and(|(_, next)| self.month(next).is_some()) {
                at += dated;
            }
        }
        if let Some((number, next)) = self.day_of_month(at) {
            if let Some((month, year, end)) = self.month_after(next) {
                (day.day, day.month, day.year) = (Some(number), Some(month), year);
                at = end;
                if let Some(which) = self.which(at).filter(|which| fits_a_day(*which)) {
                    (day.which, at) = (which, at + 1);
                }
                return valid(day).then(|| Found::new(first, at, Base::Day(day)));
            }
            if let Some((month, year, which)) = self.month_ahead(next) {
                (day.day, day.month, day.year) = (Some(number), Some(month), year);
                day.which = which.unwrap_or(day.which);
                return valid(day).then(|| Found::new(first, next, Base::Day(day)));
            }
            if self.stands_alone(first, at, next, day.weekday.is_some(), article) {
                day.day = Some(number);
                let dated = self.which(next).filter(|which| fits_a_day(*which));
                day.which = dated.unwrap_or(day.which);
                let end = next + usize::from(dated.is_some());
                return Some(Found::new(first, end, Base::Day(day)));
            }
        }
        day.weekday?;
        if let Some(which) = self.which(at).filter(|which| fits_a_day(*which)) {
            (day.which, at) = (which, at + 1);
        }
        let led =
            self.is(first, F::The) || self.after(first, F::OfThe) || self.after(first, F::ToThe);
        day.habit = led && !same && day.which == Which::Bare;
        if self.form(at - 1).ends_with(['s', 'S']) && day.which == Which::Bare {
            return Some(Found::new(first, at, Base::Weekdays(day.weekday?)));
        }
        Some(Found::new(first, at, Base::Day(day)))
    }

    /// "le 15/03".
    fn short_date(&self, first: usize) -> Option<Day> {
        let form = self.form(first + 1);
        let (day, month) = form.split_once('/').filter(|_| self.is(first, F::The))?;
        let number = |digits: &str| digits.parse().ok().filter(|_| digits.len() == 2);
        let (day, month) = (number(day)?, number(month)?);
        let day = Day { day: Some(day), month: Some(month), ..Day::default() };
        valid(day).then_some(day)
    }

    /// "même" between an article and a noun, or after it.
    pub(super) fn is_same(&self, at: usize) -> bool {
        self.which(at) == Some(Which::Same)
    }

    /// A number from 1 to 31, "1er", and the token after it.
    fn day_of_month(&self, at: usize) -> Option<(i8, usize)> {
        let form = self.form(at);
        let (number, end) = if let Some(digits) = self.digits(at).filter(|_| form.len() <= 2) {
            let first = digits == 1 && self.is(at + 1, F::CenturyMark);
            (digits, at + 1 + usize::from(first))
        } else if self.ordinal(at) == Some(1) {
            (1, at + 1)
        } else if self.is_word(at) && self.month(at + 1).is_some() {
            let (found, end) = self.number(at)?;
            (u16::try_from(found.value?).ok()?, end)
        } else {
            return None;
        };
        (1..=31).contains(&number).then_some((number as i8, end))
    }

    /// The month at a token, its year, and the token after both: "juillet 2016", "juillet, 2025", "-Juillet".
    pub(super) fn month_after(&self, at: usize) -> Option<(i8, Option<i16>, usize)> {
        let at = at + usize::from(self.form(at) == "-" && self.is_capital(at + 1));
        let month = self.month(at)?;
        if let Some(year) = self.year_digits(at + 1) {
            return Some((month, Some(year), at + 2));
        }
        let of_the_year =
            self.is(at + 1, F::Of) && self.is(at + 2, F::The) && self.is(at + 3, F::Years);
        if let Some(year) = self.year_digits(at + 4).filter(|_| of_the_year) {
            return Some((month, Some(year), at + 5));
        }
        let comma = self.form(at + 1) == ",";
        let year = self.year_digits(at + 2).filter(|_| comma && !self.counted(at + 3));
        if let Some(year) = year {
            return Some((month, Some(year), at + 3));
        }
        // "le 10 novembre 93", "mai 68"
        match self.short_year(at + 1) {
            Some(year) => Some((month, Some(year), at + 2)),
            None => Some((month, None, at + 1)),
        }
    }

    /// The month that the first days of "les 3, 4 et 5 mai 2016" share with the last.
    fn month_ahead(&self, mut at: usize) -> Option<(i8, Option<i16>, Option<Which>)> {
        let end = at + CHAIN;
        while at < end {
            let joined = self.form(at) == "," || self.is(at, F::And) || self.is(at, F::ToThe);
            if !joined {
                return None;
            }
            let mut next = at + 1;
            next += usize::from(self.is(next, F::The) || self.is(next, F::ToThe));
            next += usize::from(self.weekday(next).is_some());
            let (_, next) = self.day_of_month(next)?;
            if let Some((month, year, end)) = self.month_after(next) {
                return Some((month, year, self.which(end).filter(|which| fits_a_day(*which))));
            }
            at = next;
        }
        None
    }

    /// Whether "le 3" or "mardi 3" is a day although no month follows.
    fn stands_alone(
        &self,
        first: usize,
        at: usize,
        next: usize,
        weekday: bool,
        article: bool,
    ) -> bool {
        let follows = self.is_mark(next)
            && !matches!(self.form(next), "%" | "€" | "$" | "°" | "/")
            || self.is(next, F::To)
            || self.is(next, F::ToThe)
            || self.which(next).is_some_and(fits_a_day);
        if weekday {
            return self.unit(next).is_none() && (follows || !self.counted(next));
        }
        // A range or a list of parts of something has its own article: "du 3 au 7".
        article && first + 1 == at && self.form(first).len() == 2 && follows
    }

    /// "mars 2019", "le mois de mars", "en mars", "mars dernier".
    pub(super) fn month_alone(&self, first: usize) -> Option<Found> {
        let mut at = first + usize::from(self.is(first, F::The) || self.is(first, F::This));
        let named = self.is(at, F::MonthWord) && self.is(at + 1, F::Of);
        if named {
            at += 2;
        } else if at != first {
            return None;
        }
        let (month, year, mut end) = self.month_after(at)?;
        let mut which = Which::Bare;
        if let Some(own) = self.which(end).filter(|which| fits_a_day(*which)) {
            (which, end) = (own, end + 1);
        }
        let dated = year.is_some() || which != Which::Bare || named;
        (dated || self.introduced(first, at)).then(|| {
            let year = year.or_else(|| self.year_ahead(end));
            Found::new(first, end, Base::Month { month, year, which })
        })
    }

    /// A month that needs nothing before it.
    pub(super) fn month_named(&self, at: usize) -> Option<Found> {
        let (month, year, end) = self.month_after(at)?;
        Some(Found::new(at, end, Base::Month { month, year, which: Which::Bare }))
    }

    /// Whether a month may stand here without a year: after a preposition, in small letters unless all is written so.
    fn introduced(&self, first: usize, at: usize) -> bool {
        let before = first.wrapping_sub(1);
        let capital = self.is_capital(at) && !self.is_capital(before);
        let abbreviated = self.form(at).ends_with('.') || self.form(at).chars().count() <= 3;
        let lead = [F::In, F::Of, F::OfThe, F::At, F::Since, F::And, F::To, F::Between];
        first > 0
            && !capital
            && (!abbreviated
                || self.form(at).chars().count() == 3 && !self.form(at).ends_with('.'))
            && (lead.iter().any(|&function| self.is(before, function))
                || self.edge(before).is_some()
                || self.form(before) == "(")
    }

    /// The year that "entre mars et juin 2016" gives to its first month.
    fn year_ahead(&self, at: usize) -> Option<i16> {
        let joined = self.is(at, F::And) || self.is(at, F::To);
        self.month(at + 1).filter(|_| joined)?;
        self.year_digits(at + 2)
    }
}

/// "dernier" and "prochain" go with a date, "précédent" does not.
fn fits_a_day(which: Which) -> bool {
    matches!(which, Which::Last | Which::Next | Which::Following | Which::Previous)
}

/// Whether the month has such a day in some year.
fn valid(day: Day) -> bool {
    let (Some(month), Some(number)) = (day.month, day.day) else { return true };
    jiff::civil::Date::new(day.year.unwrap_or(2000), month, number).is_ok()
}

/// "2016-05-04", "03/02/2019", "3.2.2019".
fn written(form: &str) -> Option<Day> {
    let mark = ['-', '/', '.'].into_iter().find(|&mark| form.matches(mark).count() == 2)?;
    let mut pieces = form.split(mark);
    let (a, b, c) = (pieces.next()?, pieces.next()?, pieces.next()?);
    let (year, month, day) = if a.len() == 4 { (a, b, c) } else { (c, b, a) };
    let year = match year.len() {
        4 => year_of(year)?,
        2 if mark == '/' => 2000 + year.parse::<i16>().ok()?,
        _ => return None,
    };
    let day = Day {
        year: Some(year),
        month: Some(month.parse().ok()?),
        day: Some(day.parse().ok()?),
        ..Day::default()
    };
    valid(day).then_some(day)
}
