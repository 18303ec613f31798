//! Stretches of the calendar: their TIMEX3 value, first and last moment.

use jiff::civil::{Date, DateTime, Time as Clock24, Weekday};
use jiff::{Span as Step, ToSpan};

use super::Precision;
use super::meaning::{Clock, Count, Edge, Holiday, Length, Part, Season, Unit};

/// A time on the calendar, as far as it is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Moment {
    pub(super) value: String,
    pub(super) start: Option<DateTime>,
    pub(super) end: Option<DateTime>,
    pub(super) precision: Precision,
}

/// The last second of a day.
fn evening(date: Date) -> DateTime {
    date.to_datetime(Clock24::constant(23, 59, 59, 0))
}

fn morning(date: Date) -> DateTime {
    date.to_datetime(Clock24::midnight())
}

fn date(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

impl Moment {
    /// A value whose place on the calendar is not known.
    pub(super) fn unknown(value: impl Into<String>, precision: Precision) -> Self {
        Self { value: value.into(), precision, ..Self::default() }
    }

    fn days(value: String, first: Option<Date>, last: Option<Date>, precision: Precision) -> Self {
        Self { value, start: first.map(morning), end: last.map(evening), precision }
    }

    pub(super) fn day(day: Date) -> Self {
        Self::days(day.to_string(), Some(day), Some(day), Precision::Day)
    }

    pub(super) fn month(year: i16, month: i8) -> Self {
        let first = date(year, month, 1);
        let last = first.map(Date::last_of_month);
        Self::days(format!("{year:04}-{month:02}"), first, last, Precision::Month)
    }

    pub(super) fn year(year: i16) -> Self {
        let (first, last) = (date(year, 1, 1), date(year, 12, 31));
        Self::days(format!("{year:04}"), first, last, Precision::Year)
    }

    pub(super) fn years(from: i16, to: i16) -> Self {
        let (first, last) = (date(from, 1, 1), date(to, 12, 31));
        Self::days(format!("{from:04}/{to:04}"), first, last, Precision::Year)
    }

    pub(super) fn decade(decade: i16) -> Self {
        let (first, last) = (date(decade * 10, 1, 1), date(decade * 10 + 9, 12, 31));
        Self::days(format!("{decade:03}"), first, last, Precision::Decade)
    }

    pub(super) fn century(century: i16) -> Self {
        let (first, last) = (date(century * 100 + 1, 1, 1), date(century * 100 + 100, 12, 31));
        Self::days(format!("{century:02}"), first, last, Precision::Century)
    }

    pub(super) fn season(year: i16, season: Season) -> Self {
        let (first, last) = season_days(year, season);
        Self::days(format!("{year:04}-{}", season.code()), first, last, Precision::Season)
    }

    /// A quarter or half of a year, by its number.
    pub(super) fn share(year: i16, unit: Unit, number: i8) -> Self {
        let (letter, months) = if unit == Unit::Quarter { ('Q', 3) } else { ('H', 6) };
        let first = date(year, (number - 1) * months + 1, 1);
        let last = date(year, number * months, 1).map(Date::last_of_month);
        Self::days(format!("{year:04}-{letter}{number}"), first, last, Precision::Season)
    }

    /// The week of a day.
    pub(super) fn week(day: Date) -> Self {
        let week = day.iso_week_date();
        let value = format!("{:04}-W{:02}", week.year(), week.week());
        let (first, last) = (of_week(day, Weekday::Monday), of_week(day, Weekday::Sunday));
        Self::days(value, first, last, Precision::Week)
    }

    /// The end of the week of a day.
    pub(super) fn weekend(day: Date) -> Self {
        let (first, last) = (of_week(day, Weekday::Saturday), of_week(day, Weekday::Sunday));
        let week = Self::week(day);
        Self::days(format!("{}-WE", week.value), first, last, Precision::Week)
    }

    /// The unit of the calendar in which a day lies.
    pub(super) fn around(day: Date, unit: Unit) -> Self {
        let month = day.month();
        match unit {
            Unit::Week | Unit::Fortnight => Self::week(day),
            Unit::Month => Self::month(day.year(), month),
            Unit::Quarter => Self::share(day.year(), unit, (month - 1) / 3 + 1),
            Unit::Half => Self::share(day.year(), unit, (month - 1) / 6 + 1),
            Unit::Year => Self::year(day.year()),
            Unit::Decade => Self::decade(day.year().div_euclid(10)),
            Unit::Century => Self::century((day.year() - 1).div_euclid(100)),
            _ => Self::day(day),
        }
    }

    /// The same with a part of the day, which lasts between these hours.
    pub(super) fn part(self, part: Part, (from, to): (i8, i8)) -> Self {
        Self {
            value: format!("{}T{}", self.value, part.code()),
            start: self.start.and_then(|start| start.checked_add(from.hours()).ok()),
            end: self.start.and_then(|start| {
                start.checked_add(to.hours()).and_then(|end| end.checked_sub(1.second())).ok()
            }),
            precision: Precision::Part,
        }
    }

    /// A day with a time of the clock.
    pub(super) fn clock(self, clock: Clock) -> Self {
        let minute = clock.minute.unwrap_or(0);
        let mut value = format!("{}T{:02}:{minute:02}", self.value, clock.hour);
        if let Some(second) = clock.second {
            value.extend([":", &format!("{second:02}")]);
        }
        let seconds = i64::from(clock.hour) * 3600
            + i64::from(minute) * 60
            + i64::from(clock.second.unwrap_or(0));
        let at = self.start.and_then(|start| start.checked_add(seconds.seconds()).ok());
        let precision = if clock.minute.is_some() { Precision::Minute } else { Precision::Hour };
        Self { value, start: at, end: at, precision }
    }

    /// The first, middle or last third of it.
    pub(super) fn edge(self, edge: Edge) -> Self {
        let (Some(start), Some(end)) = (self.start, self.end) else { return self };
        let Ok(all) = start.until((jiff::Unit::Second, end)) else { return self };
        let third = (all.get_seconds() + 1) / 3;
        let after = |seconds: i64| start.checked_add(seconds.seconds()).ok();
        let (start, end) = match edge {
            Edge::Start => (Some(start), after(third - 1)),
            Edge::Mid => (after(third), after(2 * third - 1)),
            Edge::End => (after(2 * third), Some(end)),
        };
        // Days are kept whole.
        let (start, end) = if self.precision < Precision::Part {
            (start.map(|start| morning(start.date())), end.map(|end| evening(end.date())))
        } else {
            (start, end)
        };
        Self { start, end, ..self }
    }
}

/// A day of the same ISO week.
fn of_week(day: Date, weekday: Weekday) -> Option<Date> {
    let days = weekday.to_monday_zero_offset() - day.weekday().to_monday_zero_offset();
    day.checked_add(days.days()).ok()
}

pub(super) fn season_days(year: i16, season: Season) -> (Option<Date>, Option<Date>) {
    match season {
        Season::Spring => (date(year, 3, 20), date(year, 6, 20)),
        Season::Summer => (date(year, 6, 21), date(year, 9, 22)),
        Season::Fall => (date(year, 9, 23), date(year, 12, 20)),
        Season::Winter => (date(year, 12, 21), date(year + 1, 3, 19)),
    }
}

impl Season {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Fall => "FA",
            Self::Winter => "WI",
        }
    }
}

impl Part {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Morning => "MO",
            Self::Afternoon => "AF",
            Self::Daytime => "DT",
            Self::Midday => "MI",
            Self::Evening => "EV",
            Self::Night => "NI",
        }
    }
}

impl Holiday {
    /// Its day in a year.
    pub(super) fn in_year(self, year: i16) -> Option<Date> {
        match self {
            Self::Fixed(month, day) => date(year, month, day),
            Self::Easter(days) => easter(year)?.checked_add(i64::from(days).days()).ok(),
        }
    }
}

/// Easter Sunday of the Gregorian calendar, by the method of Meeus, Jones and Butcher.
#[allow(clippy::many_single_char_names, reason = "the letters are those of the method")]
fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e, f) = (b / 4, b % 4, (b + 8) / 25);
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let days = h + l - 7 * m + 114;
    date(year as i16, (days / 31) as i8, (days % 31 + 1) as i8)
}

impl Count {
    /// The step on the calendar that it makes.
    pub(super) fn step(self, sign: i64) -> Option<Step> {
        let number = self.number.filter(|number| (0..100_000).contains(number))? * sign;
        let step = Step::new();
        match self.unit {
            Unit::Second => step.try_seconds(number),
            Unit::Minute => step.try_minutes(number),
            Unit::Hour => step.try_hours(number),
            Unit::Day => step.try_days(number),
            Unit::Week => step.try_weeks(number),
            Unit::Fortnight => step.try_weeks(2 * number),
            Unit::Month => step.try_months(number),
            Unit::Quarter => step.try_months(3 * number),
            Unit::Half => step.try_months(6 * number),
            Unit::Year => step.try_years(number),
            Unit::Decade => step.try_years(10 * number),
            Unit::Century => step.try_years(100 * number),
            Unit::Any => return None,
        }
        .ok()
    }

    /// What the unit is in ISO 8601: how many of which letter, and whether it is of the clock.
    const fn letter(self) -> (i64, char, bool) {
        match self.unit {
            Unit::Second => (1, 'S', true),
            Unit::Minute => (1, 'M', true),
            Unit::Hour => (1, 'H', true),
            Unit::Day => (1, 'D', false),
            Unit::Week => (1, 'W', false),
            Unit::Fortnight => (2, 'W', false),
            Unit::Month => (1, 'M', false),
            Unit::Quarter => (3, 'M', false),
            Unit::Half => (6, 'M', false),
            Unit::Year | Unit::Any => (1, 'Y', false),
            Unit::Decade => (10, 'Y', false),
            Unit::Century => (100, 'Y', false),
        }
    }

    pub(super) const fn precision(self) -> Precision {
        match self.unit {
            Unit::Second | Unit::Minute => Precision::Minute,
            Unit::Hour => Precision::Hour,
            Unit::Day => Precision::Day,
            Unit::Week | Unit::Fortnight => Precision::Week,
            Unit::Month => Precision::Month,
            Unit::Quarter | Unit::Half => Precision::Season,
            Unit::Year => Precision::Year,
            Unit::Decade => Precision::Decade,
            Unit::Century => Precision::Century,
            Unit::Any => Precision::Unknown,
        }
    }

    /// "P3D", "PT2H", "PXM".
    pub(super) fn value(self) -> String {
        self.length().value()
    }

    pub(super) const fn length(self) -> Length {
        Length { count: self, more: None, half: false, about: false }
    }
}

impl Length {
    /// What comes on top of whole units: the six months of "un an et demi".
    pub(super) fn rest(self) -> Option<Count> {
        let half = match self.count.unit {
            Unit::Year => Some((6, Unit::Month)),
            Unit::Hour => Some((30, Unit::Minute)),
            Unit::Minute => Some((30, Unit::Second)),
            Unit::Century => Some((50, Unit::Year)),
            Unit::Decade => Some((5, Unit::Year)),
            _ => None,
        };
        let half = half.filter(|_| self.half);
        half.map(|(number, unit)| Count { number: Some(number), unit }).or(self.more)
    }

    /// "P3D", "P2Y6M", "PT2H30M".
    pub(super) fn value(self) -> String {
        let (times, letter, clock) = self.count.letter();
        let time = if clock { "T" } else { "" };
        let Some(number) = self.count.number else {
            return if self.count.unit == Unit::Any {
                "PXX".into()
            } else {
                format!("P{time}X{letter}")
            };
        };
        if self.count.unit == Unit::Any {
            return "PXX".into();
        }
        let rest = self.rest();
        match (self.half, rest, self.count.unit) {
            (true, None, Unit::Day) if number == 0 => return "PT12H".into(),
            (true, None, _) => return format!("P{time}{}.5{letter}", number * times),
            _ => {}
        }
        let more = rest.and_then(|rest| {
            let (times, letter, _) = rest.letter();
            rest.number.map(|number| (number * times, letter))
        });
        let mut value = format!("P{time}");
        if number > 0 {
            value.extend([(number * times).to_string(), letter.to_string()]);
        }
        // "un siècle et demi" counts years alone.
        if let Some((more, _)) = more.filter(|(_, own)| *own == letter) {
            return format!("P{time}{}{letter}", number * times + more);
        }
        if let Some((number, letter)) = more {
            value.extend([number.to_string(), letter.to_string()]);
        }
        value
    }
}
