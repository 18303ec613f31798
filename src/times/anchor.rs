//! Expressions → the calendar: by the article's day, the tense of the clause, and the day that the text speaks of.

use jiff::ToSpan;
use jiff::civil::Date;

use super::lexemes::Lexemes;
use super::meaning::{
    Base, Count, Day, Edge, Found, From, Holiday, Part, Reference, Season, Unit, Which,
};
use super::moment::{Moment, season_days};
use super::sentence::Sentence;
use super::tense::Tense;
use super::{Anchor, Limit, Modifier, Precision, Time, TimeKind, TimeValue};

/// Sentences and tokens within which a dateline stands.
const DATELINE: (u32, usize) = (3, 8);

/// In days: a date without its year that is this far is not meant when the other side is this near.
const FAR: i32 = 270;
const NEAR: i32 = 60;
/// How long the text speaks of a day, in sentences.
const DAY: u32 = 3;

/// A day and the time that gave it.
type Known = (Date, Anchor);

/// Places times on the calendar, in the order of the text.
#[derive(Debug)]
pub(super) struct Calendar<'a> {
    lexemes: &'a Lexemes,
    /// The day on which the article speaks.
    now: Option<Known>,
    /// The day that the text speaks of, and in which sentence it was named.
    day: Option<Known>,
    day_sentence: u32,
    /// The last time on the calendar, of any length: "l'année suivante" counts from it.
    period: Option<Known>,
    /// A year that the text has named, and in which sentence.
    year: Option<(i16, Anchor, u32)>,
    pub(super) times: Vec<Time>,
}

/// What a found time needs to be placed.
struct Clause<'s, 'a> {
    sentence: &'s Sentence<'a>,
    number: u32,
    first: usize,
    at: usize,
    limit: Option<Limit>,
}

impl<'s, 'a> Clause<'s, 'a> {
    fn new(sentence: &'s Sentence<'a>, number: u32, time: &Found) -> Self {
        let at = sentence.head_of(time.first, time.end);
        Self { sentence, number, first: time.first, at, limit: time.limit }
    }

    /// "depuis" looks back, "d'ici" ahead, whatever the verb; else the clause decides.
    fn tense(&self) -> Tense {
        match self.limit {
            Some(Limit::From) if self.sentence.after_since(self.first) => Tense::Past,
            Some(Limit::To) => Tense::Future,
            _ => self.sentence.tense(self.at),
        }
    }
}

impl<'a> Calendar<'a> {
    pub(super) fn new(lexemes: &'a Lexemes, article: Option<Date>) -> Self {
        let now = article.map(|date| (date, Anchor::Article));
        Self {
            lexemes,
            now,
            day: None,
            day_sentence: 0,
            period: None,
            year: None,
            times: Vec::new(),
        }
    }

    /// Appends the times of a sentence.
    pub(super) fn place(&mut self, sentence: &Sentence<'_>, number: u32, found: &[Found]) {
        if self.now.is_none() && number < DATELINE.0 {
            self.dateline(found);
        }
        if number.saturating_sub(self.day_sentence) > DAY {
            self.day = None;
        }
        for (i, time) in found.iter().enumerate() {
            let clause = Clause::new(sentence, number, time);
            let before = self.day;
            let dated = i > 0 && is_dated_by(&found[i - 1], time);
            let next = found.get(i + 1).filter(|next| !dated && gives_the_day(time, next));
            if let Some(day) = next {
                let next = Clause::new(sentence, number, day);
                let index = self.times.len() as u32 + 1;
                if let Some(date) = self.day_of(&day.base, &next) {
                    self.day = Some((date.0, Anchor::Text(index)));
                }
            }
            let (kind, moment, anchor) = self.resolve(time, &clause);
            self.remember(time, &moment, anchor, number);
            if before != self.day && matches!(time.base, Base::Clock(_) | Base::Part(_)) {
                self.day = before.or(self.day);
            }
            self.push(sentence, number, time, (kind, moment, anchor));
        }
        let from = self.times.len() - found.len();
        let now = self.now.map(|(now, _)| now);
        join_ranges(sentence, now, &mut self.times[from..]);
    }

    /// A full date at the head of the article says on which day it speaks.
    fn dateline(&mut self, found: &[Found]) {
        let full = |base: &Base| match base {
            Base::Day(day) => Date::new(day.year?, day.month?, day.day?).ok(),
            _ => None,
        };
        let mut early = found.iter().enumerate().filter(|(_, time)| time.first < DATELINE.1);
        if let Some((index, date)) =
            early.find_map(|(i, time)| full(&time.base).map(|date| (i, date)))
        {
            self.now = Some((date, Anchor::Text((self.times.len() + index) as u32)));
        }
    }

    fn push(
        &mut self,
        sentence: &Sentence<'_>,
        number: u32,
        found: &Found,
        (kind, moment, anchor): (TimeKind, Moment, Anchor),
    ) {
        let tokens = &sentence.tokens[found.first..found.end];
        let edge = found.edge.map(|edge| match edge {
            Edge::Start => Modifier::Start,
            Edge::Mid => Modifier::Mid,
            Edge::End => Modifier::End,
        });
        let (start, end) = limited(&moment, found.limit);
        self.times.push(Time {
            span: tokens[0].span.join(tokens[tokens.len() - 1].span),
            first: (sentence.base + found.first) as u32,
            last: (sentence.base + found.end - 1) as u32,
            sentence: number,
            kind,
            value: TimeValue(moment.value.into()),
            start,
            end,
            precision: moment.precision,
            anchor,
            modifier: edge.or(found.modifier),
            limit: found.limit,
        });
    }

    /// Keeps the day and the year that the text now speaks of.
    fn remember(&mut self, found: &Found, moment: &Moment, anchor: Anchor, number: u32) {
        let own = Anchor::Text(self.times.len() as u32);
        let of_a_day = matches!(
            found.base,
            Base::Day(_)
                | Base::Near(_)
                | Base::Text(_)
                | Base::Holiday { .. }
                | Base::Shift { .. }
        );
        if let Some(start) =
            moment.start.filter(|_| of_a_day && moment.precision >= Precision::Day)
        {
            (self.day, self.day_sentence) = (Some((start.date(), own)), number);
        }
        if let Some(start) = moment.start.filter(|_| moment.precision <= Precision::Day) {
            let spoken = !matches!(found.base, Base::Length(_) | Base::Around { .. });
            self.period = spoken.then_some((start.date(), own)).or(self.period);
        }
        let year = match found.base {
            Base::Year(year) => Some(year),
            _ if anchor == Anchor::Absolute && moment.precision >= Precision::Season => {
                moment.start.map(|start| start.date().year())
            }
            // A year taken over is passed on.
            _ if matches!(anchor, Anchor::Text(_)) && of_a_day => {
                self.year.filter(|year| number == year.2).map(|year| year.0)
            }
            _ => None,
        };
        if let Some(year) = year {
            self.year = Some((year, own, number));
        }
    }

    /// The kind, the place on the calendar, and what gave it.
    fn resolve(&self, found: &Found, clause: &Clause<'_, '_>) -> (TimeKind, Moment, Anchor) {
        let kind = match found.base {
            Base::Clock(_) | Base::Part(_) | Base::Night(..) => TimeKind::Time,
            Base::Length(_) | Base::Around { .. } => TimeKind::Duration,
            Base::Every(_)
            | Base::Often(_)
            | Base::Weekdays(_)
            | Base::Parts
            | Base::Weekends
            | Base::Seasons(_) => TimeKind::Set,
            Base::Shift { unit, number, .. } if unit.is_of_clock() && number % 24 != 0 => {
                TimeKind::Time
            }
            _ if found.part.is_some() => TimeKind::Time,
            _ => TimeKind::Date,
        };
        let (kind, (mut moment, anchor)) = match found.base {
            Base::Day(Day { weekday: Some(day), habit: true, .. })
                if clause.tense() == Tense::Present =>
            {
                let value = format!("XXXX-WXX-{day}");
                (TimeKind::Set, (Moment::unknown(value, Precision::Day), Anchor::None))
            }
            _ => (kind, self.moment(found, clause)),
        };
        if let Some(part) = found.part {
            if kind != TimeKind::Set && moment.precision == Precision::Unknown {
                moment.value = "XXXX-XX-XX".into();
            }
            let night = matches!(found.base, Base::Night(..));
            let end = moment.end;
            let gone = part == Part::Night
                && found.base == Base::Part(Which::This)
                && clause.tense() == Tense::Past;
            moment = moment.part(part, self.lexemes.hours(part));
            if gone {
                // The night that has just ended began the day before.
                moment.start = moment.start.and_then(|start| start.checked_sub(1.day()).ok());
                moment.end = moment.end.and_then(|end| end.checked_sub(1.day()).ok());
            }
            if night {
                let hours = self.lexemes.hours(Part::Night).1 - 24;
                moment.end = end.map(|end| end.date().at(hours, 0, 0, 0));
            }
        }
        if let Some(edge) = found.edge {
            moment = moment.edge(edge);
        }
        (kind, moment, anchor)
    }

    fn moment(&self, found: &Found, clause: &Clause<'_, '_>) -> (Moment, Anchor) {
        match found.base {
            Base::Day(day) if day.which == Which::Same => self.same_day(day),
            Base::Day(_) | Base::Near(_) | Base::Text(_) => self.of_day(&found.base, clause),
            Base::Month { month, year, which } => self.month(month, year, which, clause),
            Base::Year(year) => (Moment::year(year), Anchor::Absolute),
            Base::Years(from, to) => (Moment::years(from, to), Anchor::Absolute),
            Base::Decade(decade) => (Moment::decade(decade), Anchor::Absolute),
            Base::Century(century) => (Moment::century(century), Anchor::Absolute),
            Base::Season { season, year, which } => self.season(season, year, which, clause),
            Base::Share { unit, number, year, which } => {
                self.share(unit, number, year, which, clause)
            }
            Base::Holiday { holiday, year, which } => self.holiday(holiday, year, which, clause),
            Base::Weekend(which) => self.weekend(which, clause),
            Base::Unit { unit, which } => self.unit(unit, which),
            Base::Shift { number, unit, from } => self.shift(number, unit, from),
            Base::Night(from, to) => self.night(from, to, clause),
            Base::Part(which) => self.part(which),
            Base::Clock(clock) => {
                let (day, anchor) = self.spoken_day();
                (day.clock(clock), anchor)
            }
            Base::Reference(reference) => (self.reference(reference), Anchor::None),
            Base::Length(length) => self.length(length.count, length.value(), found.limit),
            Base::Around { count, which } => self.around(count, which),
            Base::Every(count) => {
                (Moment::unknown(count.value(), count.precision()), Anchor::None)
            }
            Base::Often(index) => {
                let value = self.lexemes.sets.get(usize::from(index)).cloned();
                (Moment::unknown(value.unwrap_or_default(), Precision::Unknown), Anchor::None)
            }
            Base::Weekdays(day) => {
                (Moment::unknown(format!("XXXX-WXX-{day}"), Precision::Day), Anchor::None)
            }
            Base::Weekends => (Moment::unknown("XXXX-WXX-WE", Precision::Week), Anchor::None),
            Base::Parts => (Moment::unknown("XXXX-XX-XX", Precision::Day), Anchor::None),
            Base::Seasons(season) => {
                let value = format!("XXXX-{}", season.code());
                (Moment::unknown(value, Precision::Season), Anchor::None)
            }
        }
    }

    fn of_day(&self, base: &Base, clause: &Clause<'_, '_>) -> (Moment, Anchor) {
        match self.day_of(base, clause) {
            Some((date, anchor)) => (Moment::day(date), anchor),
            None => (unknown_day(base), Anchor::None),
        }
    }

    /// The day that an expression means, and what gave it.
    fn day_of(&self, base: &Base, clause: &Clause<'_, '_>) -> Option<Known> {
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
    fn spoken_day(&self) -> (Moment, Anchor) {
        match self.day.or(self.now) {
            Some((date, anchor)) => (Moment::day(date), anchor),
            None => (Moment::unknown("XXXX-XX-XX", Precision::Day), Anchor::None),
        }
    }

    /// "ce jeudi-là".
    fn same_day(&self, day: Day) -> (Moment, Anchor) {
        let same = self.day.filter(|(date, _)| {
            day.weekday.is_none_or(|own| date.weekday().to_monday_one_offset() == own)
        });
        match same {
            Some((date, anchor)) => (Moment::day(date), anchor),
            None => (unknown_day(&Base::Day(day)), Anchor::None),
        }
    }

    fn written_day(&self, day: Day, clause: &Clause<'_, '_>) -> Option<Known> {
        match (day.month, day.day) {
            (Some(month), Some(number)) => self.dated(day, month, number, clause),
            (None, Some(number)) => self.numbered(day, number, clause),
            _ => self.weekday(day.weekday?, day.which, clause),
        }
    }

    /// "14 juillet", with its year or without.
    fn dated(&self, day: Day, month: i8, number: i8, clause: &Clause<'_, '_>) -> Option<Known> {
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
    fn numbered(&self, day: Day, number: i8, clause: &Clause<'_, '_>) -> Option<Known> {
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
    fn weekday(&self, weekday: i8, which: Which, clause: &Clause<'_, '_>) -> Option<Known> {
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
    fn named_year(&self, clause: &Clause<'_, '_>) -> Option<(i16, Anchor)> {
        let (year, anchor, sentence) = self.year?;
        let other = self.now.is_none_or(|(now, _)| (now.year() - year).abs() != 1);
        (other && clause.number == sentence).then_some((year, anchor))
    }

    fn month(
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

    fn season(
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

    fn share(
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

    fn holiday(
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

    fn weekend(&self, which: Which, clause: &Clause<'_, '_>) -> (Moment, Anchor) {
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

    fn unit(&self, unit: Unit, which: Which) -> (Moment, Anchor) {
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

    fn shift(&self, number: i32, unit: Unit, from: From) -> (Moment, Anchor) {
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

    /// The night between two days.
    fn night(&self, from: Day, to: Day, clause: &Clause<'_, '_>) -> (Moment, Anchor) {
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

    fn part(&self, which: Which) -> (Moment, Anchor) {
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

    /// What lies before or after the article's day is all that is known.
    fn reference(&self, reference: Reference) -> Moment {
        let day = self.now.map(|(date, _)| Moment::day(date)).unwrap_or_default();
        let (start, end) = match reference {
            Reference::Past => (None, day.end),
            Reference::Present => (None, None),
            Reference::Future => (day.start, None),
        };
        Moment { value: reference.value().into(), start, end, precision: Precision::Unknown }
    }

    /// "depuis trois ans" ends now, "d'ici deux semaines" begins now; "trois ans" stands nowhere.
    fn length(&self, count: Count, value: String, limit: Option<Limit>) -> (Moment, Anchor) {
        let moment = Moment::unknown(value, count.precision());
        let sign = match limit {
            Some(Limit::From) => -1,
            Some(Limit::To) => 1,
            _ => return (moment, Anchor::None),
        };
        let Some((now, anchor)) = self.now else { return (moment, Anchor::None) };
        let other = count.step(sign).and_then(|step| now.checked_add(step).ok());
        let (start, end) = if sign < 0 { (other, Some(now)) } else { (Some(now), other) };
        let start = start.and_then(|date| Moment::day(date).start);
        let end = end.and_then(|date| Moment::day(date).end);
        (Moment { start, end, ..moment }, anchor)
    }

    /// "ces trois dernières années", "les prochains jours".
    fn around(&self, count: Count, which: Which) -> (Moment, Anchor) {
        let limit = match which {
            Which::Last => Limit::From,
            Which::Next => Limit::To,
            _ => return (Moment::unknown(count.value(), count.precision()), Anchor::None),
        };
        self.length(count, count.value(), Some(limit))
    }
}

impl Reference {
    const fn value(self) -> &'static str {
        match self {
            Self::Past => "PAST_REF",
            Self::Present => "PRESENT_REF",
            Self::Future => "FUTURE_REF",
        }
    }
}

/// Whether a time of the clock takes its day from the time right after it: "à 14 h mardi".
fn gives_the_day(time: &Found, next: &Found) -> bool {
    matches!(time.base, Base::Clock(_) | Base::Part(Which::Bare))
        && matches!(next.base, Base::Day(_) | Base::Near(_))
        && next.first <= time.end + 1
}

/// Whether a time of the clock has its day right before it: "jeudi à 20 h".
fn is_dated_by(before: &Found, time: &Found) -> bool {
    matches!(before.base, Base::Day(_) | Base::Near(_) | Base::Part(_))
        && time.first <= before.end + 2
}

fn days_between(one: Date, other: Date) -> i32 {
    one.since(other).map_or(i32::MAX, |span| span.get_days().abs())
}

fn plus((date, anchor): Known, days: i32) -> Option<Known> {
    date.checked_add(i64::from(days).days()).ok().map(|date| (date, anchor))
}

fn step((date, anchor): Known, number: i32, unit: Unit) -> Option<Known> {
    let count = Count { number: Some(i64::from(number.abs())), unit };
    let step = count.step(i64::from(number.signum()))?;
    date.checked_add(step).ok().map(|date| (date, anchor))
}

/// The last of some dates before now, or the first after it, by the words or else by the tense.
fn side(
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
fn unknown_day(base: &Base) -> Moment {
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

/// The interval as its limit leaves it.
fn limited(
    moment: &Moment,
    limit: Option<Limit>,
) -> (Option<jiff::civil::DateTime>, Option<jiff::civil::DateTime>) {
    let (start, end) = (moment.start, moment.end);
    let length = moment.value.starts_with('P');
    match limit {
        _ if length => (start, end),
        Some(Limit::From) => (start, None),
        Some(Limit::To) => (None, end),
        Some(Limit::Before) => (None, start),
        Some(Limit::After) => (end, None),
        None => (start, end),
    }
}

/// "du 3 au 7 mai", "entre 2010 et 2014": both ends have the whole interval.
fn join_ranges(sentence: &Sentence<'_>, now: Option<Date>, times: &mut [Time]) {
    for i in 1..times.len() {
        let (left, right) = times.split_at_mut(i);
        let (from, to) = (&mut left[i - 1], &mut right[0]);
        let first = from.first as usize - sentence.base;
        let next = from.last as usize + 1 - sentence.base;
        let gap = to.first as usize - sentence.base - next;
        if gap != 1 || first == 0 || from.kind != to.kind || from.kind == TimeKind::Set {
            continue;
        }
        if !sentence.opens_a_range(first - 1, next) {
            continue;
        }
        if from.start > to.end {
            turn_the_week(now, from, to);
        }
        if from.start <= to.end {
            (from.limit, to.limit) = (Some(Limit::From), Some(Limit::To));
            (from.end, to.start) = (to.end, from.start);
        }
    }
}

/// "de lundi à vendredi" on a Wednesday: both days are of one week, the one that has begun or the next.
fn turn_the_week(now: Option<Date>, from: &mut Time, to: &mut Time) {
    let (Some(now), Some(first), Some(last)) = (now, from.start, to.start) else { return };
    let (first, last) = (first.date(), last.date());
    if days_between(first, last) >= 7
        || from.precision != Precision::Day
        || to.precision != Precision::Day
    {
        return;
    }
    let (time, date, days) =
        if last > now || first >= now { (to, last, 7) } else { (from, first, -7) };
    let Some((date, _)) = plus((date, Anchor::Article), days) else { return };
    let moment = Moment::day(date);
    (time.start, time.end, time.value) =
        (moment.start, moment.end, TimeValue(moment.value.into()));
}
