//! From when to when: lengths that end or begin now, limits, and "de lundi à vendredi".

use jiff::civil::{Date, DateTime};

use super::anchor::Calendar;
use super::day::{days_between, plus};
use super::meaning::{Count, Length, Reference, Which};
use super::moment::Moment;
use super::sentence::Sentence;
use super::{Anchor, Limit, Precision, Time, TimeKind, TimeValue};

impl Calendar<'_> {
    /// What lies before or after the article's day is all that is known.
    pub(super) fn reference(&self, reference: Reference) -> Moment {
        let day = self.now.map(|(date, _)| Moment::day(date)).unwrap_or_default();
        let (start, end) = match reference {
            Reference::Past => (None, day.end),
            Reference::Present => (None, None),
            Reference::Future => (day.start, None),
        };
        Moment { value: reference.value().into(), start, end, precision: Precision::Unknown }
    }

    /// "depuis trois ans" ends now, "d'ici deux semaines" begins now; "trois ans" stands nowhere.
    pub(super) fn length(&self, length: Length, limit: Option<Limit>) -> (Moment, Anchor) {
        let finest = length.rest().unwrap_or(length.count);
        let moment = Moment::unknown(length.value(), finest.precision());
        let sign = match limit {
            Some(Limit::From) => -1,
            Some(Limit::To) => 1,
            _ => return (moment, Anchor::None),
        };
        let Some((now, anchor)) = self.now else { return (moment, Anchor::None) };
        let counts = [Some(length.count), length.rest()];
        let other = counts
            .into_iter()
            .flatten()
            .try_fold(now, |day, count| day.checked_add(count.step(sign)?).ok());
        let (start, end) = if sign < 0 { (other, Some(now)) } else { (Some(now), other) };
        let start = start.and_then(|date| Moment::day(date).start);
        let end = end.and_then(|date| Moment::day(date).end);
        (Moment { start, end, ..moment }, anchor)
    }

    /// "ces trois dernières années", "les prochains jours".
    pub(super) fn around(&self, count: Count, which: Which) -> (Moment, Anchor) {
        let limit = match which {
            Which::Last => Limit::From,
            Which::Next => Limit::To,
            _ => return (Moment::unknown(count.value(), count.precision()), Anchor::None),
        };
        self.length(count.length(), Some(limit))
    }
}

/// The interval as its limit leaves it.
pub(super) fn limited(
    moment: &Moment,
    limit: Option<Limit>,
) -> (Option<DateTime>, Option<DateTime>) {
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
pub(super) fn join_ranges(sentence: &Sentence<'_>, now: Option<Date>, times: &mut [Time]) {
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
pub(super) fn turn_the_week(now: Option<Date>, from: &mut Time, to: &mut Time) {
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

impl Reference {
    pub(super) const fn value(self) -> &'static str {
        match self {
            Self::Past => "PAST_REF",
            Self::Present => "PRESENT_REF",
            Self::Future => "FUTURE_REF",
        }
    }
}
