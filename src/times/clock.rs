//! Times of the clock and parts of the day.

use super::lexemes::Function as F;
use super::meaning::{Base, Clock, Edge, Found, Part, Unit, Which};
use super::sentence::Sentence;

impl Sentence<'_> {
    /// "14h30", "14 h", "8 heures du matin", "22:40", "midi".
    pub(super) fn clock(&self, first: usize) -> Option<Found> {
        if self.is(first, F::Noon) || self.is(first, F::Midnight) {
            return self.noon(first);
        }
        let (mut clock, mut end) = self.hands(first)?;
        if let Some((part, next)) = self.half_of_day(end) {
            let afternoon = matches!(part, Part::Afternoon | Part::Evening) && clock.hour < 12;
            clock.hour += if afternoon { 12 } else { 0 };
            end = next;
        }
        Some(Found::new(first, end, Base::Clock(clock)))
    }

    /// "midi", "minuit et demi", "midi trente".
    fn noon(&self, first: usize) -> Option<Found> {
        let noon = self.is(first, F::Noon);
        let openers = [F::To, F::At, F::In, F::Since, F::Later, F::And, F::Of, F::Between];
        let led = first > 0 && openers.iter().any(|&function| self.after(first, function));
        let named = self.is_capital(first) && first > 0 && !self.is_capital(first - 1);
        let dated = first > 0 && self.weekday(first - 1).is_some() || self.closes_a_limit(first);
        let day = first > 0 && self.day(first - 1).is_some();
        if named || !(led || dated || day) {
            return None;
        }
        let (minute, end) = match self.number(first + 1) {
            Some((found, end)) if !self.is_mark(end + 1) || self.is_mark(end) => {
                (found.value.and_then(|n| i8::try_from(n).ok()).filter(|n| *n < 60), end)
            }
            _ => (None, first + 1),
        };
        let end = if minute.is_some() { end } else { first + 1 };
        let hour = if noon { 12 } else { 24 };
        let hour = if minute.is_some() { hour % 24 } else { hour };
        Some(Found::new(first, end, Base::Clock(Clock { hour, minute, second: None })))
    }

    /// Whether a phrase of a limit ends before a token: "jusqu'à midi".
    fn closes_a_limit(&self, at: usize) -> bool {
        self.phrase_before(&self.lexemes.limits, at).is_some()
            || self.phrase_before(&self.lexemes.about_the_clock, at).is_some()
    }

    /// The hour and minute at a token, and the token after them.
    fn hands(&self, first: usize) -> Option<(Clock, usize)> {
        let form = self.form(first);
        let stuck = form.find(['h', 'H', ':']).filter(|_| self.is_number(first));
        if let Some(at) = stuck {
            return self.stuck(first, form, at);
        }
        let (hour, next) = self.hour(first)?;
        let word = self.form(next);
        let letter = word.eq_ignore_ascii_case("h");
        if !self.is(next, F::OClock) || word.contains('-') {
            // "de 8 à 12 heures"
            let range = self.after(first, F::Of) || self.after(first, F::Between);
            let joined = self.is(next, F::To) || self.is(next, F::And);
            let (_, end) = self.hour(next + 1).filter(|_| range && joined)?;
            let of_clock = self.is(end, F::OClock) && !self.is(end + 1, F::Of);
            return of_clock.then_some((Clock { hour, minute: None, second: None }, next));
        }
        let mut end = next + 1;
        let mut minute = None;
        if let Some((number, after)) = self.minutes(end) {
            let unit = self.unit(after);
            let zone = self.local(after);
            let unit = unit.filter(|_| !zone);
            if unit.is_none() || unit == Some(Unit::Minute) {
                minute = Some(number);
                end = after + usize::from(unit.is_some());
            }
        } else if self.is(end, F::And) && self.is(end + 1, F::Half) {
            (minute, end) = (Some(30), end + 2);
        }
        let digits = minute.is_some() && self.is_number(first);
        let clear = digits || self.half_of_day(end).is_some() || self.local(end);
        let length = first > 0
            && !self.closes_a_limit(first)
            && (self.is(first - 1, F::During)
                || self.after(first, F::Of) && minute.is_none() && !self.starts_a_range(end)
                || self.after(first, F::Since) && !clear
                || self.phrase_before(&self.lexemes.approximate, first).is_some()
                    && !self.after(first, F::At));
        if length || hour == 24 && !self.after(first, F::To) {
            return None;
        }
        if !letter && !clear && !self.at_a_time(first) {
            return None;
        }
        Some((Clock { hour, minute, second: None }, end))
    }

    /// "14h30", "14:30", "9h", "16h30min".
    fn stuck(&self, first: usize, form: &str, at: usize) -> Option<(Clock, usize)> {
        let hour: i8 = form[..at].parse().ok().filter(|hour| (0..=24).contains(hour))?;
        let colon = form.as_bytes()[at] == b':';
        let rest = form[at + 1..].trim_end_matches(|c: char| c.is_alphabetic());
        let mut pieces = rest.splitn(2, [':', 'm']);
        let minutes = pieces.next().unwrap_or_default();
        if minutes.is_empty() {
            if colon || self.length_before(first) {
                return None;
            }
            let next =
                self.digits(first + 1).filter(|n| *n < 60 && self.form(first + 1).len() == 2);
            let next = next.filter(|_| !self.counted(first + 2));
            let end = first + 1 + usize::from(next.is_some());
            return Some((Clock { hour, minute: next.map(|n| n as i8), second: None }, end));
        }
        let minute = minutes.parse().ok().filter(|n| (0..60).contains(n) && minutes.len() == 2)?;
        let second = pieces.next().and_then(|s| s.parse().ok()).filter(|n| (0..60).contains(n));
        if colon && hour < 4 && !self.at_a_time(first) || self.length_before(first) {
            return None;
        }
        Some((Clock { hour, minute: Some(minute), second }, first + 1))
    }

    fn length_before(&self, first: usize) -> bool {
        first > 0 && self.is(first - 1, F::During) && !self.after(first, F::At)
    }

    /// A number of hours.
    fn hour(&self, at: usize) -> Option<(i8, usize)> {
        let (found, end) = self.number(at)?;
        let hour = i8::try_from(found.value.filter(|_| !found.about)?).ok()?;
        (0..=24).contains(&hour).then_some((hour, end))
    }

    fn minutes(&self, at: usize) -> Option<(i8, usize)> {
        let (found, end) = self.number(at)?;
        let minute = i8::try_from(found.value.filter(|_| !found.article)?).ok()?;
        ((0..60).contains(&minute) && !self.counted(end)).then_some((minute, end)).or_else(|| {
            (self.unit(end) == Some(Unit::Minute) && minute < 60).then_some((minute, end))
        })
    }

    /// Whether "8 heures" after this token is a time, not a length.
    fn at_a_time(&self, first: usize) -> bool {
        let before = first.wrapping_sub(1);
        let next = self.number(first).map_or(first, |(_, next)| next + 1);
        if (first == 0 || matches!(self.form(before), "," | ":" | ";" | "(")) && self.is_mark(next)
        {
            return self.is(next - 1, F::OClock);
        }
        first > 0
            && (self.is(before, F::At)
                || self.is(before, F::ToThe)
                || self.closes_a_limit(first)
                || self.weekday(before).is_some()
                || self.part(before).is_some()
                || self.day(before).is_some()
                || self.after(first, F::And) && self.of_clock_before(before))
    }

    /// "entre 8 et 9 heures": the hour before the word that joins.
    fn of_clock_before(&self, joint: usize) -> bool {
        let number = joint.wrapping_sub(1);
        joint > 1 && (self.is(number, F::OClock) || self.is(number.wrapping_sub(1), F::Between))
    }

    /// "de 14 h à 16 h": what follows the first hour.
    fn starts_a_range(&self, end: usize) -> bool {
        self.is(end, F::To) && self.number(end + 1).is_some()
            || self.is(end, F::To) && self.is_number(end + 1)
    }

    /// "heure locale", "GMT": the hour is one of the clock.
    fn local(&self, at: usize) -> bool {
        let next = at + usize::from(self.form(at) == "(");
        self.is(next, F::Zone) || self.is(next, F::OClock)
    }

    /// "du matin", "de l'après-midi", "du soir" after an hour.
    fn half_of_day(&self, at: usize) -> Option<(Part, usize)> {
        let of = self.is(at, F::Of) && self.is(at + 1, F::The);
        let next = at + if of { 2 } else { usize::from(self.is(at, F::OfThe)) };
        (next > at).then(|| self.part(next).map(|part| (part, next + 1)))?
    }

    /// "ce matin", "dans la soirée", "la nuit dernière", "le soir même", "en fin d'après-midi".
    pub(super) fn part_alone(&self, first: usize) -> Option<Found> {
        let this = self.is(first, F::This);
        let article = this || self.is(first, F::The);
        let mut at = first + usize::from(article);
        let edge = self.edge(at).filter(|_| self.is(at + 1, F::Of) || self.is(at + 1, F::OfThe));
        at += if edge.is_some() { 2 } else { usize::from(self.is(at, F::Small)) };
        at += usize::from(edge.is_some() && self.is(at, F::The));
        at += usize::from(article && self.is_same(at));
        // "le Midi", "dans le midi" are a region.
        let part = self.part(at).filter(|_| this || !self.is(at, F::Noon))?;
        let mut end = at + 1;
        let mut which = if this { Which::This } else { Which::Bare };
        if self.is_same(end) || self.is(end, F::RightThere) {
            (which, end) = (Which::Same, end + 1);
        } else if let Some(own) = self.which(end) {
            (which, end) = (own, end + 1);
        }
        let led = [F::In, F::ToThe, F::To].iter().any(|&f| self.after(first, f));
        let led = led || self.within(first) || self.after(first, F::Whole);
        let by_day = part == Part::Daytime
            && !self.within(first)
            && !self.after(first, F::In)
            && edge.is_none();
        let small = self.is(at - usize::from(at > 0), F::Small);
        let of = self.is(end, F::Of) || self.is(end, F::OfThe);
        let known = which != Which::Bare || led && !of && !by_day;
        let known = known || edge.is_some() && first > 0 && led;
        let night = part == Part::Night && !this && !led && which == Which::Bare;
        let bare = article && !of && !by_day && !night && which == Which::Bare && small;
        let length = which == Which::Last && part != Part::Night && !this;
        if !(known || bare) || length {
            return None;
        }
        Some(Found { part: Some(part), edge, ..Found::new(first, end, Base::Part(which)) })
    }

    /// A part of the day that belongs to the day before it: "soir", "dans la matinée", "en fin d'après-midi".
    pub(super) fn part_after(&self, at: usize) -> Option<(Part, Option<Edge>, usize)> {
        let quote = usize::from(matches!(self.form(at), "«" | "\""));
        let mut next = at + quote;
        let led = self.is(next, F::In) || self.is(next, F::Within) || self.is(next, F::ToThe);
        let led = led || self.is(next, F::To);
        next += usize::from(led);
        next += usize::from(led && self.is(next, F::The));
        let edge = self.edge(next).filter(|_| self.is(next + 1, F::Of));
        if edge.is_some() {
            next += 2;
            next += usize::from(self.is(next, F::The));
        }
        next += usize::from(led && self.is(next, F::Small));
        let part = self.part(next)?;
        if part == Part::Daytime && !led {
            return None;
        }
        let closed = usize::from(quote == 1 && matches!(self.form(next + 1), "»" | "\""));
        (quote == closed).then_some((part, edge, next + 1 + closed))
    }

    /// "la nuit de lundi à mardi", "la nuit du 3 au 4 mai", "la nuit de samedi", "la soirée d'hier".
    pub(super) fn night(&self, first: usize) -> Option<Found> {
        let at = first + usize::from(self.is(first, F::The));
        // "la journée du 15 mai" is a day.
        let own = self.part(at).filter(|part| *part != Part::Daytime)?;
        if !self.is(at + 1, F::Of) && !self.is(at + 1, F::OfThe) {
            return None;
        }
        if let Some(near) = self.near_day(at + 2) {
            return Some(Found { part: Some(own), first, ..near });
        }
        let day = |at: usize| match self.date(at) {
            Some(Found { base: Base::Day(day), end, .. }) => Some((day, end)),
            _ => None,
        };
        let numbered = self.digits(at + 2).filter(|n| (1..=31).contains(n));
        let (mut from, end) = day(at + 2).or_else(|| {
            let number = numbered? as i8;
            let day = super::meaning::Day { day: Some(number), ..Default::default() };
            self.is(at + 3, F::ToThe).then_some((day, at + 3))
        })?;
        let joined = self.is(end, F::To) || self.is(end, F::ToThe);
        let Some((to, end)) = day(end + 1).filter(|_| joined && own == Part::Night) else {
            let part = Some(own);
            return Some(Found { part, ..Found::new(first, end, Base::Day(from)) });
        };
        if from.month.is_none() && from.day.is_some() {
            (from.month, from.year) = (to.month, to.year);
        }
        Some(Found { part: Some(Part::Night), ..Found::new(first, end, Base::Night(from, to)) })
    }
}
