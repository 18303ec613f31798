//! What an article says of days, whatever happened then.

use jiff::civil::{Date, DateTime};

use crate::events::DateInterval;
use crate::syntax::Parser;
use crate::times::{Anchor, Limit, Precision, Time, TimeKind};
use crate::tokens::TokenKind;
use crate::{Article, Layers};

/// Sentences and tokens within which a dateline stands.
const DATELINE: (u32, u32) = (4, 8);

/// The days of an article.
#[derive(Clone, Copy, Debug)]
pub(super) struct Calendar<'a> {
    layers: &'a Layers,
    /// The day of publication, or that of the dateline.
    pub(super) now: Option<Date>,
    pub(super) dateline: Option<&'a Time>,
}

impl<'a> Calendar<'a> {
    pub(super) fn of(article: &Article<'_>, layers: &'a Layers) -> Self {
        let dateline = dateline(article, layers);
        Self { layers, now: today(article, layers), dateline }
    }

    pub(super) fn is_dateline(&self, time: &Time) -> bool {
        self.dateline.is_some_and(|dateline| dateline.span == time.span)
    }

    /// The days between which a time lies, by its number. What has gone on since then has until now; a habit says
    /// no day.
    pub(super) fn days(&self, at: usize) -> Option<DateInterval> {
        let Layers { times, words, .. } = self.layers;
        let and = |one: &Time, next: &Time| {
            let between = words.get(one.last as usize + 1);
            next.first == one.last + 2
                && one.precision == next.precision
                && between.is_some_and(|word| Parser::embedded().deprel(word) == "cc")
        };
        let mut days = self.own_days(&times[at])?;
        // "mardi et mercredi": two days of which the second comes right after the first.
        let before =
            at.checked_sub(1).map(|before| &times[before]).filter(|one| and(one, &times[at]));
        let after = times.get(at + 1).filter(|next| and(&times[at], next));
        let (before, after) = (
            before.and_then(|time| self.own_days(time)),
            after.and_then(|time| self.own_days(time)),
        );
        if let Some(before) = before.filter(|one| adjoin(*one, days)) {
            days.start = before.start;
        }
        if let Some(after) = after.filter(|next| adjoin(days, *next)) {
            days.end = after.end;
        }
        Some(days)
    }

    /// What is limited on one side is of the day that limits it: "dès lundi", "d'ici juillet"; what has gone on since
    /// a day has until now.
    fn own_days(&self, time: &Time) -> Option<DateInterval> {
        let day = |moment: Option<DateTime>| moment.map(DateTime::date);
        let (start, end) = match (day(time.start), day(time.end)) {
            (Some(start), Some(end)) => (start, end),
            (Some(start), None) => {
                let until =
                    self.now.filter(|now| time.limit == Some(Limit::From) && start <= *now);
                (start, until.unwrap_or(start))
            }
            (None, Some(end)) => (end, end),
            (None, None) => return None,
        };
        // "depuis trois ans" is not known to the day, nor is "d'ici juillet".
        let to_the_day = time.kind != TimeKind::Duration && time.start.is_some();
        let start = match time.precision {
            _ if to_the_day => start,
            Precision::Year => start.first_of_year(),
            Precision::Month => start.first_of_month(),
            _ => start,
        };
        (time.kind != TimeKind::Set).then_some(DateInterval { start, end })
    }
}

/// The day of publication, or that of the dateline.
pub(in crate::events) fn today(article: &Article<'_>, layers: &Layers) -> Option<Date> {
    article.date.or_else(|| Some(dateline(article, layers)?.start?.date()))
}

fn dateline<'a>(article: &Article<'_>, layers: &'a Layers) -> Option<&'a Time> {
    let mut early = layers.times.iter().take_while(|time| time.sentence < DATELINE.0);
    early.find(|time| is_dateline(article, layers, time))
}

/// A full date at the head of the article, alone or before a mark: "Paris, 3 mai 2020. –".
fn is_dateline(article: &Article<'_>, layers: &Layers, time: &Time) -> bool {
    let day = time.kind == TimeKind::Date
        && time.precision == Precision::Day
        && time.anchor == Anchor::Absolute
        && article.date.is_none_or(|now| time.start.is_some_and(|start| start.date() == now));
    let sentence = layers.tokens.range(time.sentence as usize);
    let next = layers.tokens.all()[..sentence.end].get(time.last as usize + 1);
    let before_a_mark = next.is_none_or(|next| {
        next.kind == TokenKind::Punctuation && next.span.of(article.text) != ","
    });
    day && before_a_mark && time.first - (sentence.start as u32) < DATELINE.1
}

fn adjoin(one: DateInterval, next: DateInterval) -> bool {
    one.end.tomorrow().is_ok_and(|day| day == next.start)
}
