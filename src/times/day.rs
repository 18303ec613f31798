//! Which day is meant: "jeudi", "le 3", "la veille", "la nuit de lundi à mardi".

use jiff::ToSpan;
use jiff::civil::Date;

use super::Anchor;
use super::Precision;
use super::anchor::{Calendar, Clause, Known};
use super::meaning::{Base, Day, Reference, Which};
use super::moment::Moment;
use super::tense::Tense;

/// In days: a date without its year that is this far is not meant when the other side is this near.
const FAR: i32 = 270;
const NEAR: i32 = 60;

impl Calendar<'_> {
    pub(super) fn of_day(&self, base: &Base, clause: &Clause<'_, '_>) -> (Moment, Anchor) {
        match self.day_of(base, clause) {
            Some((date, anchor)) => (Moment::day(date), anchor),
            None => (unknown_day(base), Anchor::None),
        }
    }

    /// The day that an expression means, and what gave it.
    pub(super) fn day_of(&self, base: &Base, clause: &Clause<'_, '_>) -> Option<Known> {
        match *base {
            Base::Near(days) => self.now.and_then(|now| plus(now, days)),
            Base::Text(0) => self.day,
            // "la veille" of no day that the text names is the eve of the news.
            Base::Text(days @ ..0) => self.day.or(self.now).and_then(|day| plus(day, days)),
            Base::Text(days) => self.day.and_then(|day| plus(day, days)),
            Base::Day(day) => self.written_day(day, clause),
            _ => None,
        }
    }

    /// The day that the text speaks of, else the article's.
    pub(super) fn spoken_day(&self) -> (Moment, Anchor) {
        match self.day.or(self.now) {
            Some((date, anchor)) => (Moment::day(date), anchor),
            None => (Moment::unknown("XXXX-XX-XX", Precision::Day), Anchor::None),
        }
    }

    /// "ce jeudi-là".
    pub(super) fn same_day(&self, day: Day) -> (Moment, Anchor) {
        let same = self.day.filter(|(date, _)| {
            day.weekday.is_none_or(|own| date.weekday().to_monday_one_offset() == own)
        });
        match same {
            Some((date, anchor)) => (Moment::day(date), anchor),
            None => (unknown_day(&Base::Day(day)), Anchor::None),
        }
    }

    pub(super) fn written_day(&self, day: Day, clause: &Clause<'_, '_>) -> Option<Known> {
        match (day.month, day.day) {
            (Some(month), Some(number)) => self.dated(day, month, number, clause),
            (None, Some(number)) => self.numbered(day, number, clause),
            _ => self.weekday(day.weekday?, day.which, clause),
        }
    }

    /// "14 juillet", with its year or without.
    pub(super) fn dated(
        &self,
        day: Day,
        month: i8,
        number: i8,
        clause: &Clause<'_, '_>,
    ) -> Option<Known> {
        if let Some(year) = day.year {
            return Date::new(year, month, number).ok().map(|date| (date, Anchor::Absolute));
        }
        let in_year = |year: i16| Date::new(year, month, number).ok();
        if let Some((year, anchor)) = self.named_year(clause).filter(|_| day.which == Which::Bare)
        {
            let date = in_year(year)?;
            return Some((date, anchor));
        }
        let (now, anchor) = self.now?;
        let years = [now.year(), now.year() - 1, now.year() + 1];
        if let Some(weekday) = day.weekday {
            let fits = |date: &Date| date.weekday().to_monday_one_offset() == weekday;
            if let Some(date) = years.into_iter().filter_map(in_year).find(fits) {
                return Some((date, anchor));
            }
        }
        let dates = years.into_iter().filter_map(in_year);
        let near = |date: &Date| days_between(*date, now);
        if day.which == Which::This {
            return dates.min_by_key(near).map(|date| (date, anchor));
        }
        let chosen = side(dates.clone(), now, day.which, || clause.tense())?;
        // Nobody leaves the year out for a day of another year when the same day is near: "a appelé à la grève le 21".
        let nearest = dates.min_by_key(near).unwrap_or(chosen);
        let far = day.which == Which::Bare && near(&chosen) > FAR && near(&nearest) < NEAR;
        Some((if far { nearest } else { chosen }, anchor))
    }

    /// "le 3", "mardi 3": a day of a month that is not named.
    pub(super) fn numbered(&self, day: Day, number: i8, clause: &Clause<'_, '_>) -> Option<Known> {
        let (now, anchor) = self.now?;
        let months = [0, -1, 1, -2, 2].into_iter().filter_map(|months: i32| {
            let month = now.first_of_month().checked_add(months.months()).ok()?;
            Date::new(month.year(), month.month(), number).ok()
        });
        if let Some(weekday) = day.weekday {
            let fits = |date: &Date| date.weekday().to_monday_one_offset() == weekday;
            let mut fitting = months.filter(fits);
            return fitting.next().map(|date| (date, anchor));
        }
        side(months, now, day.which, || clause.tense()).map(|date| (date, anchor))
    }

    /// "jeudi", "ce jeudi", "jeudi dernier".
    pub(super) fn weekday(
        &self,
        weekday: i8,
        which: Which,
        clause: &Clause<'_, '_>,
    ) -> Option<Known> {
        let (now, anchor) = self.now?;
        let ahead = i32::from((weekday - now.weekday().to_monday_one_offset()).rem_euclid(7));
        let behind = ahead - 7;
        let days = match which {
            Which::Last | Which::Previous => behind,
            Which::Next | Which::Following if ahead == 0 => 7,
            Which::Next | Which::Following => ahead,
            _ if ahead == 0 => 0,
            _ => match clause.tense() {
                Tense::Past => behind,
                Tense::Present if which == Which::This && ahead > 3 => behind,
                Tense::Present | Tense::Future => ahead,
            },
        };
        plus((now, anchor), days)
    }

    /// The year of a date before in the sentence, when it is not the article's: "en 2014 … le 3 mai".
    pub(super) fn named_year(&self, clause: &Clause<'_, '_>) -> Option<(i16, Anchor)> {
        let (year, anchor, sentence) = self.year?;
        let other = self.now.is_none_or(|(now, _)| (now.year() - year).abs() != 1);
        (other && clause.number == sentence).then_some((year, anchor))
    }

    /// The night between two days.
    pub(super) fn night(&self, from: Day, to: Day, clause: &Clause<'_, '_>) -> (Moment, Anchor) {
        let first = self.written_day(from, clause);
        let last = match (first, to.month) {
            (Some(known), None) => plus(known, 1),
            _ => self.written_day(to, clause),
        };
        let first = match (last, from.month == to.month) {
            (Some(known), true) if from.day.is_some() => plus(known, -1),
            _ => first,
        };
        let (Some((first, anchor)), Some((last, _))) = (first, last) else {
            return (unknown_day(&Base::Day(from)), Anchor::None);
        };
        let moment = Moment::day(first);
        (Moment { end: Moment::day(last).end, ..moment }, anchor)
    }

    pub(super) fn part(&self, which: Which) -> (Moment, Anchor) {
        let days = match which {
            Which::Last | Which::Previous => -1,
            Which::Next | Which::Following => 1,
            _ => 0,
        };
        let known = match which {
            Which::Same | Which::Bare | Which::Following | Which::Previous => {
                self.day.or(self.now)
            }
            _ => self.now,
        };
        match known.and_then(|known| plus(known, days)) {
            Some((date, anchor)) => (Moment::day(date), anchor),
            None => (Moment::unknown("XXXX-XX-XX", Precision::Day), Anchor::None),
        }
    }
}

pub(super) fn days_between(one: Date, other: Date) -> i32 {
    one.since(other).map_or(i32::MAX, |span| span.get_days().abs())
}

pub(super) fn plus((date, anchor): Known, days: i32) -> Option<Known> {
    date.checked_add(i64::from(days).days()).ok().map(|date| (date, anchor))
}

/// The last of some dates before now, or the first after it, by the words or else by the tense.
pub(super) fn side(
    dates: impl Iterator<Item = Date>,
    now: Date,
    which: Which,
    tense: impl Fn() -> Tense,
) -> Option<Date> {
    let (past, strictly) = match which {
        Which::Last | Which::Previous => (true, true),
        Which::Next | Which::Following => (false, true),
        _ => (tense() == Tense::Past, false),
    };
    let fits =
        |date: &Date| (!strictly && *date == now) || if past { *date < now } else { *date > now };
    let fitting = dates.filter(fits);
    if past { fitting.max() } else { fitting.min() }
}

/// A day of which only some is known.
pub(super) fn unknown_day(base: &Base) -> Moment {
    let value = match *base {
        Base::Day(Day { month: Some(month), day: Some(day), .. }) => {
            format!("XXXX-{month:02}-{day:02}")
        }
        Base::Day(Day { day: Some(day), .. }) => format!("XXXX-XX-{day:02}"),
        Base::Day(Day { weekday: Some(weekday), .. }) => format!("XXXX-WXX-{weekday}"),
        Base::Near(days) => {
            let reference = match days {
                ..0 => Reference::Past,
                0 => Reference::Present,
                1.. => Reference::Future,
            };
            return Moment::unknown(reference.value(), Precision::Unknown);
        }
        _ => "XXXX-XX-XX".into(),
    };
    Moment::unknown(value, Precision::Day)
}
