//! What the scorer sees of some days: why an event may be of them. The same code runs in training and in use.

use jiff::civil::Date;

use crate::events::{DateInterval, Factuality};
use crate::text::mix;
use crate::times::Precision;

/// Slots of the weight table: features are hashed into them.
pub const SLOTS: usize = 1 << 16;

/// Why an event may be of some days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u64)]
pub(super) enum Reason {
    /// Its sentence names them.
    Sentence = 1,
    /// A sentence before names them.
    Before,
    /// A sentence behind its headline names them.
    Behind,
    /// Another event of its type is near them.
    Same,
    /// They are the first days shortly before publication that the article names.
    Story,
    /// The day of publication.
    Today,
    /// The day of publication and the day before.
    Lately,
}

/// An event, with what its days are judged by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told {
    /// Its group, hashed.
    pub(super) group: u64,
    pub(super) factuality: Factuality,
    /// The mood of its clause.
    pub(super) mood: u64,
    pub(super) verb: bool,
    /// The lemma of its trigger, hashed.
    pub(super) lemma: u64,
    pub(super) definite: bool,
    /// How many times its sentence has, up to three.
    pub(super) times: u64,
    /// Which sentence it stands in, in steps.
    pub(super) place: u64,
}

/// A time, with what is known of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moment {
    pub(super) days: DateInterval,
    pub(super) kind: u64,
    pub(super) precision: Precision,
    pub(super) anchor: u64,
    pub(super) limit: u64,
    pub(super) dateline: bool,
    /// The lemma of the word that it hangs on, and its preposition, hashed.
    pub(super) governor: u64,
    pub(super) preposition: u64,
    /// The mood of its clause.
    pub(super) mood: u64,
}

/// What holds of days whatever the reason.
pub(super) fn of_days(
    told: &Told,
    days: DateInterval,
    now: Option<Date>,
    slot: &mut impl FnMut(usize),
) {
    let (gap, length) = (gap(days, now), length(days));
    let mut number = 0;
    let mut add = |parts: &[u64]| {
        number += 1;
        slot(hash(0, number, parts));
    };
    let factuality = told.factuality as u64;
    add(&[]);
    add(&[gap]);
    add(&[gap, length]);
    add(&[gap, length, factuality]);
    add(&[gap, factuality, told.mood]);
    add(&[gap, told.mood, told.place]);
    add(&[length, told.group]);
    add(&[gap, told.times, told.place]);
}

/// What a reason says for days. `parts` are what is particular to it, the weightiest first; there is one at least.
pub(super) fn of_reason(
    told: &Told,
    reason: Reason,
    moment: Option<&Moment>,
    now: Option<Date>,
    parts: &[u64],
    slot: &mut impl FnMut(usize),
) {
    let mut number = 0;
    let mut add = |more: &[u64]| {
        number += 1;
        slot(hash(reason as u64, number, more));
    };
    let factuality = told.factuality as u64;
    let verb = u64::from(told.verb);
    let definite = u64::from(told.definite);
    let all = parts.iter().take(3).fold(0, |hash, &part| mix(hash, part));
    let first = parts[0];
    add(&[]);
    add(&[all]);
    add(&[first]);
    add(&[all, told.times]);
    add(&[all, told.place]);
    add(&[told.times, told.place]);
    add(&[all, told.mood]);
    add(&[all, factuality, verb]);
    add(&[first, told.mood]);
    add(&[first, factuality]);
    add(&[first, told.group]);
    add(&[first, verb, definite]);
    add(&[all, definite]);
    if let Some(moment) = moment {
        let (gap, length) = (gap(moment.days, now), length(moment.days));
        let precision = moment.precision as u64;
        let dateline = u64::from(moment.dateline);
        add(&[dateline]);
        add(&[first, gap]);
        add(&[moment.limit, gap]);
        add(&[all, moment.limit, gap]);
        add(&[all, gap]);
        add(&[all, gap, told.mood]);
        add(&[all, gap, told.times]);
        add(&[all, precision]);
        add(&[first, precision, moment.kind, moment.limit]);
        add(&[first, gap, told.mood, factuality]);
        add(&[first, moment.mood, told.mood]);
        add(&[first, moment.mood, gap]);
        add(&[first, moment.anchor, moment.kind, precision]);
        add(&[moment.governor]);
        add(&[first, moment.governor]);
        add(&[moment.preposition, precision]);
        add(&[first, moment.preposition, precision]);
        add(&[first, length, told.group]);
        add(&[first, precision, told.group]);
        add(&[all, precision, told.times]);
        add(&[first, dateline, told.place]);
    }
    for (at, &part) in parts.iter().enumerate() {
        add(&[at as u64, part, first]);
    }
}

/// How far days are from publication, in steps.
fn gap(days: DateInterval, now: Option<Date>) -> u64 {
    let Some(now) = now else { return 0 };
    let (start, end) = ((now - days.start).get_days(), (now - days.end).get_days());
    match (start, end) {
        (0, 0) => 1,
        (1, 1) => 2,
        (0.., ..=0) => 3,
        (_, 1..=7) => 4,
        (_, 8..=31) => 5,
        (_, 32..=365) => 6,
        (_, 366..) => 7,
        (-7..=-1, _) => 8,
        _ => 9,
    }
}

/// How long days last, in steps.
fn length(days: DateInterval) -> u64 {
    match (days.end - days.start).get_days() {
        0 => 0,
        1..=2 => 1,
        3..=9 => 2,
        10..=31 => 3,
        32..=93 => 4,
        94..=366 => 5,
        _ => 6,
    }
}

fn hash(reason: u64, number: u64, parts: &[u64]) -> usize {
    let hash = parts.iter().fold(mix(reason, number), |hash, &part| mix(hash, part));
    (hash ^ hash >> 32) as usize % SLOTS
}
