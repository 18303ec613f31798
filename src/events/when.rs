//! The date of each event: from its clause, its sentence, or the story that the article tells.

use std::collections::HashMap;

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use super::basis::{Basis, Dated};
use super::clause::{clause, depends_on, top};
use super::happenings::is_definite;
use super::{DateInterval, Event, Factuality, Role, TypeId};
use crate::syntax::Parser;
use crate::times::{Anchor, Limit, Precision, Time, TimeKind};
use crate::tokens::TokenKind;
use crate::{Article, Layers, Span};

/// How long before its publication the story of an article can lie, in days.
const FRESH: i32 = 31;

/// Sentences and tokens within which a dateline stands.
const DATELINE: (u32, u32) = (4, 8);

/// Times of a sentence that are looked at for each event: what bounds the cost in endless sentences.
const MOST: usize = 32;

/// Dates every event that can be dated.
pub(super) fn settle(article: &Article<'_>, layers: &Layers, events: &mut [Event]) {
    let calendar = Calendar::of(article, layers);
    let story = calendar.story();
    // The dates that later events take over: by type, and of the paragraph.
    let mut of_type: HashMap<TypeId, Dated> = HashMap::new();
    let (mut of_paragraph, mut sentence) = (None, 0);
    for event in events {
        while sentence < event.sentence as usize {
            if ends_a_paragraph(article.text, &layers.sentences, sentence) {
                of_paragraph = None;
            }
            sentence += 1;
        }
        let said = event.statement.is_some();
        let planned = !said && event.factuality == Factuality::Planned;
        let told = said || !planned && event.factuality != Factuality::Hypothetical;
        // A plan is not of the day of what is over: "une nouvelle grève"; what has happened is not of a day still to come.
        let fits = |when: &Dated| {
            calendar.now.is_none_or(|now| {
                (!planned || when.interval.end >= now) && (!told || when.interval.start <= now)
            })
        };
        let same = of_type.get(&event.kind).copied().filter(fits);
        // "l'attentat" is the one that was told of, whatever day its sentence speaks of.
        let known = || same.filter(|_| is_definite(event, layers));
        let own = calendar.of_clause(event).or_else(known);
        let own = own.or_else(|| calendar.of_sentence(event));
        event.when = own
            .or(same)
            .or_else(|| if told { of_paragraph.filter(|_| !said).or(story) } else { None });
        if let Some(when) = event.when {
            let taken_over = Dated { basis: when.basis.max(Basis::Story), ..when };
            of_type.insert(event.kind, taken_over);
            if own.is_some() && !said {
                of_paragraph = Some(taken_over);
            }
        }
    }
}

/// Whether a line ends between a sentence and the next.
fn ends_a_paragraph(text: &str, sentences: &[Span], sentence: usize) -> bool {
    sentences[sentence..].first_chunk().is_some_and(|[one, next]| {
        Span { start: one.end, end: next.start }.of(text).contains('\n')
    })
}

/// What an article says of days.
struct Calendar<'a> {
    layers: &'a Layers,
    now: Option<Date>,
    dateline: Option<&'a Time>,
}

impl<'a> Calendar<'a> {
    fn of(article: &Article<'_>, layers: &'a Layers) -> Self {
        let dateline = dateline(article, layers);
        Self { layers, now: today(article, layers), dateline }
    }

    fn is_dateline(&self, time: &Time) -> bool {
        self.dateline.is_some_and(|dateline| dateline.span == time.span)
    }

    /// What an argument of the event says.
    fn of_clause(&self, event: &Event) -> Option<Dated> {
        let own = event.arguments.iter().filter(|argument| argument.role == Role::Time);
        own.filter_map(|argument| on(&self.layers.times, argument.span)).find_map(|at| {
            Some(self.joined(at, self.dated(&self.layers.times[at], Basis::Clause)?))
        })
    }

    /// "mardi et mercredi": two days of which the second comes right after the first.
    fn joined(&self, at: usize, mut when: Dated) -> Dated {
        let Layers { times, words, .. } = self.layers;
        let and = |one: &Time, next: &Time| {
            let between = words.get(one.last as usize + 1);
            next.first == one.last + 2
                && one.precision == next.precision
                && between.is_some_and(|word| Parser::embedded().deprel(word) == "cc")
        };
        let dated = |time: &Time| self.dated(time, when.basis).map(|when| when.interval);
        let before =
            at.checked_sub(1).map(|before| &times[before]).filter(|one| and(one, &times[at]));
        let after = times.get(at + 1).filter(|next| and(&times[at], next));
        let (before, after) = (before.and_then(dated), after.and_then(dated));
        if let Some(before) = before.filter(|one| adjoin(*one, when.interval)) {
            when.interval.start = before.start;
        }
        if let Some(after) = after.filter(|next| adjoin(when.interval, *next)) {
            when.interval.end = after.end;
        }
        when
    }

    /// The only time that its clause, or a clause on which that depends, says without it being an argument.
    ///
    /// A month or a year that does not hang on the trigger itself is mostly one of the background.
    fn of_sentence(&self, event: &Event) -> Option<Dated> {
        let Layers { times, tokens, words, .. } = self.layers;
        let first = times.partition_point(|time| time.sentence < event.sentence);
        let all = times[first..].iter().take(MOST);
        let all = all.take_while(|time| time.sentence == event.sentence);
        let own = top(tokens, words, event.trigger);
        let near = |time: &&Time| {
            let a_day = time.precision >= Precision::Day;
            let Some((own, time)) = own.zip(top(tokens, words, time.span)) else { return a_day };
            words[time].head == Some(own as u32)
                || a_day && depends_on(words, own, clause(words, time))
        };
        let all = all.filter(|time| !self.is_dateline(time));
        let mut dates = all.filter(near).filter_map(|time| self.dated(time, Basis::Sentence));
        let only = dates.next()?;
        dates.next().is_none().then_some(only)
    }

    /// The date of the story: the first day shortly before the article came out that the text names, or the
    /// day of the dateline.
    fn story(&self) -> Option<Dated> {
        let fresh = |when: &Dated| {
            self.now
                .is_none_or(|now| (0..=FRESH).contains(&(now - when.interval.start).get_days()))
        };
        let days = self.layers.times.iter().filter(|time| {
            matches!(time.kind, TimeKind::Date | TimeKind::Time)
                && time.precision >= Precision::Day
                && time.end.is_some()
                && !self.is_dateline(time)
        });
        let mut told = days.filter_map(|time| self.dated(time, Basis::Story));
        told.find(fresh).or_else(|| self.dated(self.dateline?, Basis::Title)).or_else(|| {
            // News of the day before or of the day: all that an article without any date says.
            let end = self.now?;
            let start = end.checked_sub(1.day()).ok()?;
            let interval = DateInterval { start, end };
            Some(Dated { interval, basis: Basis::Article, evidence: None })
        })
    }

    /// The days between which a time lies. What has gone on since then has until now; a habit says no day.
    fn dated(&self, time: &Time, basis: Basis) -> Option<Dated> {
        let mut start = time.start?.date();
        let since = || self.now.filter(|now| time.limit == Some(Limit::From) && start <= *now);
        let end = time.end.map(DateTime::date).or_else(since)?;
        // "depuis trois ans" is not known to the day.
        if time.kind == TimeKind::Duration {
            start = match time.precision {
                Precision::Year => start.first_of_year(),
                Precision::Month => start.first_of_month(),
                _ => start,
            };
        }
        let interval = DateInterval { start, end };
        (time.kind != TimeKind::Set).then_some(Dated {
            interval,
            basis,
            evidence: Some(time.span),
        })
    }
}

/// The day of publication, or that of the dateline.
pub(super) fn today(article: &Article<'_>, layers: &Layers) -> Option<Date> {
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

/// The number of the first time within a span.
fn on(times: &[Time], span: Span) -> Option<usize> {
    let first = times.partition_point(|time| time.span.end <= span.start);
    times.get(first).is_some_and(|time| time.span.start < span.end).then_some(first)
}

fn adjoin(one: DateInterval, next: DateInterval) -> bool {
    one.end.tomorrow().is_ok_and(|day| day == next.start)
}
