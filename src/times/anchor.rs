//! Expressions → the calendar: by the article's day, the tense of the clause, and the day that the text speaks of.

use jiff::ToSpan;
use jiff::civil::Date;

use super::interval::{join_ranges, limited};
use super::lexemes::Lexemes;
use super::meaning::{Base, Day, Edge, Found, Part, Which};
use super::moment::Moment;
use super::sentence::Sentence;
use super::tense::Tense;
use super::{Anchor, Limit, Modifier, Precision, Time, TimeKind, TimeValue};

/// Sentences and tokens within which a dateline stands.
const DATELINE: (u32, usize) = (3, 8);

/// How long the text speaks of a day, in sentences.
const DAY: u32 = 3;

/// A day and the time that gave it.
pub(super) type Known = (Date, Anchor);

/// Places times on the calendar, in the order of the text.
#[derive(Debug)]
pub(super) struct Calendar<'a> {
    pub(super) lexemes: &'a Lexemes,
    /// The day on which the article speaks.
    pub(super) now: Option<Known>,
    /// The day that the text speaks of, and in which sentence it was named.
    pub(super) day: Option<Known>,
    day_sentence: u32,
    /// The last time on the calendar, of any length: "l'année suivante" counts from it.
    pub(super) period: Option<Known>,
    /// A year that the text has named, and in which sentence.
    pub(super) year: Option<(i16, Anchor, u32)>,
    pub(super) times: Vec<Time>,
}

/// What a found time needs to be placed.
pub(super) struct Clause<'s, 'a> {
    sentence: &'s Sentence<'a>,
    pub(super) number: u32,
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
    pub(super) fn tense(&self) -> Tense {
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
            self.remember(time, &moment, anchor, &clause);
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
    fn remember(
        &mut self,
        found: &Found,
        moment: &Moment,
        anchor: Anchor,
        clause: &Clause<'_, '_>,
    ) {
        let number = clause.number;
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
        // "depuis 1995", "née en 1965", "les Vingt-Quatre Heures 2011": the text speaks of another year.
        let named = matches!(found.base, Base::Year(_));
        let aside = found.limit.is_some() || clause.sentence.is_aside(clause.at, named);
        if let Some(year) = year.filter(|_| !aside) {
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
            let last = found.base == Base::Part(Which::This)
                || found.base == Base::Part(Which::Bare) && anchor == Anchor::Article;
            let gone = part == Part::Night && last && clause.tense() == Tense::Past;
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
            Base::Length(length) => self.length(length, found.limit),
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
