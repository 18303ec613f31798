//! Which month, season, week or year is meant: "en mars", "cet été", "la semaine dernière", "il y a deux ans".

use super::anchor::{Calendar, Clause, Known};
use super::day::{days_between, plus, side};
use super::meaning::{Count, From, Holiday, Reference, Season, Unit, Which};
use super::moment::{Moment, season_days};
use super::tense::Tense;
use super::{Anchor, Precision};
use jiff::civil::Date;

impl Calendar<'_> {
    pub(super) fn month(
        &self,
        month: i8,
        year: Option<i16>,
        which: Which,
        clause: &Clause<'_, '_>,
    ) -> (Moment, Anchor) {
        if let Some(year) = year {
            return (Moment::month(year, month), Anchor::Absolute);
        }
        if let Some((year, anchor)) = self.named_year(clause).filter(|_| which == Which::Bare) {
            return (Moment::month(year, month), anchor);
        }
        let Some((now, anchor)) = self.now else {
            return (Moment::unknown(format!("XXXX-{month:02}"), Precision::Month), Anchor::None);
        };
        let here = now.month();
        let year = match which {
            Which::Last | Which::Previous => now.year() - i16::from(month >= here),
            Which::Next | Which::Following => now.year() + i16::from(month <= here),
            Which::This | Which::Same => now.year(),
            Which::Bare => match clause.tense() {
                Tense::Past => now.year() - i16::from(month > here),
                Tense::Present => now.year() + i16::from(month + 6 < here),
                Tense::Future => now.year() + i16::from(month < here),
            },
        };
        (Moment::month(year, month), anchor)
    }

    pub(super) fn season(
        &self,
        season: Season,
        year: Option<i16>,
        which: Which,
        clause: &Clause<'_, '_>,
    ) -> (Moment, Anchor) {
        if let Some(year) = year {
            return (Moment::season(year, season), Anchor::Absolute);
        }
        let Some((now, anchor)) = self.now else {
            let value = format!("XXXX-{}", season.code());
            return (Moment::unknown(value, Precision::Season), Anchor::None);
        };
        let year = now.year();
        // The last one that has begun, and the next one that has not ended.
        let begun = |year: i16| season_days(year, season).0.is_some_and(|start| start <= now);
        let ended = |year: i16| season_days(year, season).1.is_some_and(|end| end < now);
        let last = if begun(year) { year } else { year - 1 };
        let next = if !ended(year - 1) {
            year - 1
        } else if !ended(year) {
            year
        } else {
            year + 1
        };
        let chosen = match which {
            Which::Last | Which::Previous => {
                if ended(last) {
                    last
                } else {
                    last - 1
                }
            }
            Which::Next | Which::Following => last + 1,
            Which::This | Which::Same if ended(last) && begun(year) => last,
            Which::Bare if clause.tense() == Tense::Past => last,
            Which::This | Which::Same | Which::Bare => next,
        };
        (Moment::season(chosen, season), anchor)
    }

    pub(super) fn share(
        &self,
        unit: Unit,
        number: i8,
        year: Option<i16>,
        which: Which,
        clause: &Clause<'_, '_>,
    ) -> (Moment, Anchor) {
        if let Some(year) = year {
            return (Moment::share(year, unit, number), Anchor::Absolute);
        }
        if let Some((year, anchor)) = self.named_year(clause) {
            return (Moment::share(year, unit, number), anchor);
        }
        let Some((now, anchor)) = self.now else {
            let letter = if unit == Unit::Quarter { 'Q' } else { 'H' };
            let value = format!("XXXX-{letter}{number}");
            return (Moment::unknown(value, Precision::Season), Anchor::None);
        };
        let months = if unit == Unit::Quarter { 3 } else { 6 };
        let here = (now.month() - 1) / months + 1;
        let year = match which {
            Which::Last | Which::Previous => now.year() - i16::from(number >= here),
            Which::Next | Which::Following => now.year() + i16::from(number <= here),
            _ => match clause.tense() {
                Tense::Future => now.year() + i16::from(number < here),
                _ => now.year() - i16::from(number > here),
            },
        };
        (Moment::share(year, unit, number), anchor)
    }

    pub(super) fn holiday(
        &self,
        holiday: Holiday,
        year: Option<i16>,
        which: Which,
        clause: &Clause<'_, '_>,
    ) -> (Moment, Anchor) {
        let known = match (year, self.now) {
            (Some(year), _) => holiday.in_year(year).map(|date| (date, Anchor::Absolute)),
            (None, Some((now, anchor))) => {
                let years = [now.year(), now.year() - 1, now.year() + 1];
                let dates = years.into_iter().filter_map(|year| holiday.in_year(year));
                let near = |date: &Date| days_between(*date, now);
                let date = match which {
                    Which::This | Which::Same => dates.min_by_key(near),
                    _ => side(dates, now, which, || clause.tense()),
                };
                date.map(|date| (date, anchor))
            }
            (None, None) => None,
        };
        match (known, holiday) {
            (Some((date, anchor)), _) => (Moment::day(date), anchor),
            (None, Holiday::Fixed(month, day)) => (
                Moment::unknown(format!("XXXX-{month:02}-{day:02}"), Precision::Day),
                Anchor::None,
            ),
            (None, Holiday::Easter(_)) => {
                (Moment::unknown("XXXX-XX-XX", Precision::Day), Anchor::None)
            }
        }
    }

    pub(super) fn weekend(&self, which: Which, clause: &Clause<'_, '_>) -> (Moment, Anchor) {
        let base = if which == Which::Same { self.day } else { self.now };
        let Some((now, anchor)) = base else {
            return (Moment::unknown("XXXX-WXX-WE", Precision::Week), Anchor::None);
        };
        let begun = now.weekday().to_monday_one_offset() >= 6;
        let weeks = match which {
            Which::Same => 0,
            Which::Last | Which::Previous => -1,
            Which::Next | Which::Following => i32::from(begun),
            Which::This | Which::Bare if begun => 0,
            Which::This | Which::Bare => match clause.tense() {
                Tense::Past => -1,
                _ => 0,
            },
        };
        let day = plus((now, anchor), 7 * weeks).map_or(now, |(date, _)| date);
        (Moment::weekend(day), anchor)
    }

    pub(super) fn unit(&self, unit: Unit, which: Which) -> (Moment, Anchor) {
        let base = if which == Which::Same { self.period } else { self.now };
        let number = match which {
            Which::Last => -1,
            Which::Next => 1,
            _ => 0,
        };
        if let Some((date, anchor)) = base.and_then(|known| step(known, number, unit)) {
            return (Moment::around(date, unit), anchor);
        }
        let reference = match number {
            -1 => Reference::Past,
            1 => Reference::Future,
            _ if which == Which::Same => Reference::Past,
            _ => Reference::Present,
        };
        (Moment::unknown(reference.value(), Precision::Unknown), Anchor::None)
    }

    pub(super) fn shift(&self, number: i32, unit: Unit, from: From) -> (Moment, Anchor) {
        let base = match from {
            From::Article => self.now,
            From::Text if matches!(unit, Unit::Day | Unit::Week) => self.day.or(self.period),
            From::Text => self.period,
        };
        // Hours make days where they are whole ones; the hour of an article is not known.
        let (number, unit) = match unit {
            Unit::Hour if number % 24 == 0 => (number / 24, Unit::Day),
            _ => (number, unit),
        };
        let known = base.filter(|_| !unit.is_of_clock());
        match known.and_then(|known| step(known, number, unit)) {
            Some((date, anchor)) => (Moment::around(date, unit), anchor),
            None if from == From::Text => {
                let value = if unit.is_of_clock() { "XXXX-XX-XXTXX:XX" } else { "XXXX-XX-XX" };
                (Moment::unknown(value, Precision::Unknown), Anchor::None)
            }
            None if number < 0 => (self.reference(Reference::Past), Anchor::None),
            None => (self.reference(Reference::Future), Anchor::None),
        }
    }
}

pub(super) fn step((date, anchor): Known, number: i32, unit: Unit) -> Option<Known> {
    let count = Count { number: Some(i64::from(number.abs())), unit };
    let step = count.step(i64::from(number.signum()))?;
    date.checked_add(step).ok().map(|date| (date, anchor))
}
