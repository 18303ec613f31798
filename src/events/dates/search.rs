//! The days that an event may be of: what its sentence names, and those around it, other events of its type, and
//! the article as a whole.

use std::collections::HashMap;
use std::ops::Range;

use jiff::ToSpan;

use super::calendar::Calendar;
use super::features::{Moment, Reason, Told, of_days, of_reason};
use super::trees::Trees;
use super::way::SAME_CLAUSE;
use crate::events::basis::{Basis, Dated};
use crate::events::clause::top;
use crate::events::happenings::is_definite;
use crate::events::tree::Tree;
use crate::events::{DateInterval, Factuality};
use crate::syntax::Parser;
use crate::text::fold_hash;
use crate::times::{Anchor, Precision, TimeKind};
use crate::{Layers, Span};

/// Times of a sentence, before and behind it, and other events, that are looked at: what bounds the cost.
const IN_SENTENCE: usize = 8;
const BEFORE: usize = 6;
const BEHIND: usize = 4;
const SAME: usize = 3;
/// How many sentences a headline looks ahead.
const AHEAD: u32 = 4;
/// How long before its publication the story of an article can lie, in days, and how many such days are looked at.
const FRESH: i32 = 31;
const STORIES: usize = 2;

/// An event that asks for its date.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asking {
    pub(super) trigger: Span,
    pub(super) sentence: u32,
    /// Its type and group, hashed.
    pub(super) kind: u32,
    pub(super) group: u32,
    pub(super) factuality: Factuality,
}

/// What is looked up of an article once.
#[derive(Debug)]
pub(super) struct Search<'a> {
    pub(super) layers: &'a Layers,
    calendar: Calendar<'a>,
    pub(super) asking: &'a [Asking],
    /// The head of each trigger, and what is told with it.
    pub(super) told: Vec<(Option<usize>, Told)>,
    /// The heads of all triggers, in order, with their events.
    pub(super) heads: Vec<(usize, usize)>,
    /// By time, its head and what is known of it; none where it says no day.
    pub(super) moments: Vec<Option<(Option<usize>, Moment)>>,
    /// The times that say a day.
    dated: Vec<usize>,
    /// By sentence.
    paragraphs: Vec<u32>,
    /// By type: its events.
    of_kind: HashMap<u32, Vec<usize>>,
    /// The first days shortly before publication, by their times.
    stories: Vec<usize>,
}

impl<'a> Search<'a> {
    pub(super) fn new(
        text: &str,
        layers: &'a Layers,
        calendar: Calendar<'a>,
        tree: &mut Tree<'_>,
        asking: &'a [Asking],
    ) -> Self {
        let mut of_kind: HashMap<u32, Vec<usize>> = HashMap::new();
        for (at, event) in asking.iter().enumerate() {
            of_kind.entry(event.kind).or_default().push(at);
        }
        let mut search = Self {
            layers,
            calendar,
            asking,
            told: Vec::new(),
            heads: Vec::new(),
            moments: Vec::new(),
            dated: Vec::new(),
            paragraphs: paragraphs(text, &layers.sentences),
            of_kind,
            stories: Vec::new(),
        };
        let mut trees = Trees { text, layers, tree, entered: 0..0 };
        let times = 0..layers.times.len();
        search.moments = times.clone().map(|at| search.moment(at, &mut trees)).collect();
        search.dated = times.filter(|&at| search.moments[at].is_some()).collect();
        search.told = asking.iter().map(|event| search.told(event, &mut trees)).collect();
        let heads = search.told.iter().enumerate();
        search.heads = heads.filter_map(|(at, told)| Some((told.0?, at))).collect();
        search.heads.sort_unstable();
        search.stories = search.stories();
        search
    }

    /// The head of a time, and what is known of it.
    fn moment(&self, at: usize, trees: &mut Trees<'_, '_>) -> Option<(Option<usize>, Moment)> {
        let (time, days) = (&self.layers.times[at], self.calendar.days(at)?);
        let top = trees
            .is_read(time.sentence)
            .then(|| top(&self.layers.tokens, &self.layers.words, time.span));
        let top = top.flatten();
        let mut moment = Moment {
            days,
            kind: time.kind as u64,
            precision: time.precision,
            anchor: match time.anchor {
                Anchor::None => 0,
                Anchor::Absolute => 1,
                Anchor::Article => 2,
                Anchor::Text(_) => 3,
            },
            limit: time.limit.map_or(0, |limit| limit as u64 + 1),
            dateline: self.calendar.is_dateline(time),
            governor: 0,
            preposition: 0,
            mood: 0,
        };
        if let Some(top) = top {
            let tree = trees.enter(time.sentence, top);
            let before = (time.first as usize).checked_sub(1);
            let before = before.filter(|at| tree.sentence().contains(at));
            moment.governor = tree.head(top).map_or(0, |head| lemma(tree, head));
            moment.preposition = before.map_or(0, |at| word(tree.form(at)));
            moment.mood = trees.mood(top);
        }
        Some((top, moment))
    }

    /// The head of a trigger, and what is told with it.
    fn told(&self, event: &Asking, trees: &mut Trees<'_, '_>) -> (Option<usize>, Told) {
        let top = top(&self.layers.tokens, &self.layers.words, event.trigger);
        let mut told = Told {
            group: event.group.into(),
            factuality: event.factuality,
            mood: 0,
            verb: false,
            lemma: 0,
            definite: false,
            times: self.times_of(event.sentence).len().min(3) as u64,
            place: match event.sentence {
                0..=2 => event.sentence.into(),
                3..=5 => 3,
                _ => 4,
            },
        };
        if let Some(top) = top {
            let tree = trees.enter(event.sentence, top);
            told.verb = tree.is_verb(top);
            told.lemma = lemma(tree, top);
            told.definite = is_definite(event.trigger, event.sentence, self.layers);
            told.mood = trees.mood(top);
        }
        (top, told)
    }

    /// Calls `each` with the days that an event may be of, by its number, and the slots of the features that speak
    /// for them: once for every reason.
    pub(super) fn candidates(&self, at: usize, mut each: impl FnMut(Dated, &[usize])) {
        let mut all = Found { search: self, at, slots: Vec::new(), each: &mut each };
        self.in_sentence(&mut all);
        self.before(&mut all);
        self.behind(&mut all);
        self.same(&mut all);
        for (order, &time) in self.stories.iter().enumerate() {
            let sentence = self.layers.times[time].sentence.min(4).into();
            all.add_time(Reason::Story, Basis::Story, time, &[order as u64, sentence]);
        }
        self.lately(&mut all);
    }

    /// The numbers of the times of a sentence.
    fn times_of(&self, sentence: u32) -> Range<usize> {
        let times = &self.layers.times;
        let first = times.partition_point(|time| time.sentence < sentence);
        first..first + times[first..].partition_point(|time| time.sentence == sentence)
    }

    fn in_sentence(&self, all: &mut Found<'_, '_>) {
        let Asking { trigger, sentence, .. } = self.asking[all.at];
        let times = self.times_of(sentence);
        let middle = self.layers.times[times.clone()].partition_point(|t| t.span < trigger);
        let middle = times.start + middle;
        let near = middle.saturating_sub(IN_SENTENCE / 2).max(times.start)
            ..(middle + IN_SENTENCE / 2).min(times.end);
        let only = u64::from(times.len() == 1);
        for time in near {
            let span = self.layers.times[time].span;
            let side = u64::from(span > trigger);
            let rank = if time < middle { middle - 1 - time } else { time - middle } as u64;
            let way = self.way(all.at, time);
            let (first, last) = (span.min(trigger).end, span.max(trigger).start);
            let after = self.asking.partition_point(|event| event.trigger.start < first);
            let between = self.asking[after..].iter().take(2).filter(|e| e.trigger.end <= last);
            let between = between.count() as u64;
            let (owner, path) = (self.owner(all.at, time), self.path(all.at, time));
            let parts = [way, side, rank.min(2), between, only, owner, path];
            let basis = if way <= SAME_CLAUSE { Basis::Clause } else { Basis::Sentence };
            all.add_time(Reason::Sentence, basis, time, &parts);
        }
    }

    /// The last times before the sentence.
    fn before(&self, all: &mut Found<'_, '_>) {
        let sentence = self.asking[all.at].sentence;
        let first = self.times_of(sentence).start;
        let said = &self.dated[..self.dated.partition_point(|&time| time < first)];
        for (order, &time) in said.iter().rev().take(BEFORE).enumerate() {
            let other = self.layers.times[time].sentence;
            let paragraphs = self.paragraphs[sentence as usize] - self.paragraphs[other as usize];
            let far = match sentence - other {
                0..=2 => sentence - other,
                3..=5 => 3,
                _ => 4,
            };
            let parts = [
                order as u64,
                far.into(),
                paragraphs.min(2).into(),
                self.is_main(time),
                self.owner(all.at, time),
            ];
            all.add_time(Reason::Before, Basis::Story, time, &parts);
        }
    }

    /// The first times behind a headline.
    fn behind(&self, all: &mut Found<'_, '_>) {
        let sentence = self.asking[all.at].sentence;
        if sentence > 1 {
            return;
        }
        let from = self.times_of(sentence).end;
        let said = &self.dated[self.dated.partition_point(|&time| time < from)..];
        for (order, &time) in said.iter().take(BEHIND).enumerate() {
            let far = self.layers.times[time].sentence - sentence;
            if far > AHEAD {
                break;
            }
            let parts = [order as u64, far.into(), self.is_main(time), self.owner(all.at, time)];
            all.add_time(Reason::Behind, Basis::Story, time, &parts);
        }
    }

    /// The times near other events of the type.
    fn same(&self, all: &mut Found<'_, '_>) {
        let own = &self.of_kind[&self.asking[all.at].kind];
        let place = own.partition_point(|&other| other < all.at);
        let before = own[..place].iter().rev().take(SAME).enumerate();
        let after = own[place + 1..].iter().take(SAME).enumerate();
        let before = before.map(|(order, &other)| (0, order as u64, other));
        for (side, order, other) in
            before.chain(after.map(|(order, &other)| (1, order as u64, other)))
        {
            let sentence = self.asking[other].sentence;
            if sentence == self.asking[all.at].sentence {
                continue;
            }
            let (_, told) = self.told[other];
            for time in self.times_of(sentence).take(IN_SENTENCE) {
                let way = self.way(other, time);
                let parts = [
                    way << 1 | side,
                    order,
                    u64::from(self.told[all.at].1.definite) << 1 | u64::from(told.definite),
                    told.factuality as u64,
                    told.place,
                    u64::from(told.lemma == self.told[all.at].1.lemma),
                ];
                if way <= SAME_CLAUSE {
                    all.add_time(Reason::Same, Basis::Story, time, &parts);
                }
            }
        }
    }

    /// The day of publication, and that with the day before.
    fn lately(&self, all: &mut Found<'_, '_>) {
        let Some(today) = self.calendar.now else { return };
        let dateline = self.calendar.dateline.map(|time| time.span);
        let parts = [u64::from(dateline.is_some()), self.stories.len() as u64];
        let basis = if dateline.is_some() { Basis::Title } else { Basis::Article };
        let interval = DateInterval { start: today, end: today };
        all.add(Reason::Today, Dated { interval, basis, evidence: dateline }, None, &parts);
        if let Ok(start) = today.checked_sub(1.day()) {
            let interval = DateInterval { start, end: today };
            let dated = Dated { interval, basis: Basis::Article, evidence: None };
            all.add(Reason::Lately, dated, None, &parts);
        }
    }

    /// The times of the first days shortly before publication.
    fn stories(&self) -> Vec<usize> {
        let mut stories: Vec<usize> = Vec::new();
        for (at, time) in self.layers.times.iter().enumerate() {
            let Some((_, moment)) = self.moments[at] else { continue };
            let fresh = self
                .calendar
                .now
                .is_none_or(|now| (0..=FRESH).contains(&(now - moment.days.start).get_days()));
            let day = matches!(time.kind, TimeKind::Date | TimeKind::Time)
                && time.precision >= Precision::Day;
            let new = stories.iter().all(|&other| {
                self.moments[other].is_some_and(|(_, other)| other.days != moment.days)
            });
            if fresh && day && new && !moment.dateline {
                stories.push(at);
            }
            if stories.len() == STORIES {
                break;
            }
        }
        stories
    }
}

/// Takes the days that an event may be of.
struct Found<'s, 'a> {
    search: &'s Search<'a>,
    at: usize,
    slots: Vec<usize>,
    each: &'s mut dyn FnMut(Dated, &[usize]),
}

impl Found<'_, '_> {
    fn add_time(&mut self, reason: Reason, basis: Basis, time: usize, parts: &[u64]) {
        let Some((_, moment)) = &self.search.moments[time] else { return };
        let basis = if moment.dateline { Basis::Title } else { basis };
        let evidence = Some(self.search.layers.times[time].span);
        let dated = Dated { interval: moment.days, basis, evidence };
        self.add(reason, dated, Some(moment), parts);
    }

    fn add(&mut self, reason: Reason, dated: Dated, moment: Option<&Moment>, parts: &[u64]) {
        let (told, now) = (&self.search.told[self.at].1, self.search.calendar.now);
        // Nothing around makes what is planned over, or what has happened still to come.
        let other_time = now.is_some_and(|now| match told.factuality {
            Factuality::Planned => dated.interval.end < now,
            Factuality::Actual => dated.interval.start > now,
            _ => false,
        });
        if other_time && reason != Reason::Sentence {
            return;
        }
        let slots = &mut self.slots;
        slots.clear();
        of_days(told, dated.interval, now, &mut |slot| slots.push(slot));
        of_reason(told, reason, moment, now, parts, &mut |slot| slots.push(slot));
        (self.each)(dated, slots);
    }
}

/// The paragraph of each sentence.
fn paragraphs(text: &str, sentences: &[Span]) -> Vec<u32> {
    let (mut number, mut end) = (0, 0);
    let paragraph = |sentence: &Span| {
        number += u32::from(text[end..sentence.start as usize].contains('\n'));
        end = sentence.end as usize;
        number
    };
    sentences.iter().map(paragraph).collect()
}

fn lemma(tree: &Tree<'_>, token: usize) -> u64 {
    word(&Parser::embedded().lemma(tree.form(token), tree.word(token)))
}

fn word(form: &str) -> u64 {
    fold_hash(form.as_bytes()).into()
}
