//! The date of each event: from its clause, its sentence, or the story that the article tells.

use jiff::ToSpan;
use jiff::civil::Date;

use super::basis::{Basis, Dated};
use super::{DateInterval, Event, Factuality, Role};
use crate::times::{Time, TimeKind};
use crate::{Layers, Span};

/// How long before its publication the story of an article can lie, in days.
const FRESH: i32 = 31;

/// Dates every event that can be dated.
pub(super) fn settle(published: Option<Date>, layers: &Layers, events: &mut [Event]) {
    for event in events.iter_mut() {
        event.when = of_clause(event, &layers.times).or_else(|| of_sentence(event, &layers.times));
    }
    let story = story(published, events);
    for at in 0..events.len() {
        if events[at].when.is_none() && belongs_to_story(&events[at]) {
            events[at].when = of_same_kind(events, at).or(story);
        }
    }
}

/// What an argument of the event says.
fn of_clause(event: &Event, times: &[Time]) -> Option<Dated> {
    let own = event.arguments.iter().filter(|argument| argument.role == Role::Time);
    own.filter_map(|argument| on(times, argument.span)).find_map(|time| dated(time, Basis::Clause))
}

/// The only date of the sentence.
fn of_sentence(event: &Event, times: &[Time]) -> Option<Dated> {
    let first = times.partition_point(|time| time.sentence < event.sentence);
    let all = times[first..].iter().take_while(|time| time.sentence == event.sentence);
    let mut dates = all.filter_map(|time| dated(time, Basis::Sentence));
    let only = dates.next()?;
    dates.next().is_none().then_some(only)
}

/// The date of the story: that of the first event that happened shortly before the article came out.
fn story(published: Option<Date>, events: &[Event]) -> Option<Dated> {
    let fresh = |when: &Dated| {
        published.is_none_or(|day| {
            let since = (day - when.interval.start).get_days();
            (0..=FRESH).contains(&since)
        })
    };
    let happened = |event: &&Event| event.factuality == Factuality::Actual;
    let told = events.iter().filter(happened).filter_map(|event| event.when).find(fresh);
    told.map(|when| Dated { basis: Basis::Story, ..when }).or_else(|| {
        // News of the day before or of the day: all that an undated article says.
        let end = published?;
        let start = end.checked_sub(1.day()).ok()?;
        let interval = DateInterval { start, end };
        Some(Dated { interval, basis: Basis::Article, evidence: None })
    })
}

/// Whether an event without a date of its own is told as news.
fn belongs_to_story(event: &Event) -> bool {
    event.statement.is_some()
        || !matches!(event.factuality, Factuality::Planned | Factuality::Hypothetical)
}

/// The date of the last event of the same type before this one: "l'attaque", "cette attaque".
fn of_same_kind(events: &[Event], at: usize) -> Option<Dated> {
    let before = events[..at].iter().rev();
    let same =
        before.filter(|event| event.kind == events[at].kind).find_map(|event| event.when)?;
    Some(Dated { basis: same.basis.max(Basis::Story), ..same })
}

fn on(times: &[Time], span: Span) -> Option<&Time> {
    let first = times.partition_point(|time| time.span.end <= span.start);
    times.get(first).filter(|time| time.span.start < span.end)
}

/// A date or an hour as the days between which it lies; a duration or a habit says no day.
fn dated(time: &Time, basis: Basis) -> Option<Dated> {
    if !matches!(time.kind, TimeKind::Date | TimeKind::Time) {
        return None;
    }
    let interval = DateInterval { start: time.start?.date(), end: time.end?.date() };
    Some(Dated { interval, basis, evidence: Some(time.span) })
}
