//! How long and how often: "trois jours", "deux ans et demi", "chaque lundi", "deux fois par an".

use super::lexemes::{Function as F, Role};
use super::meaning::{Base, Count, Found, Length, Unit};
use super::sentence::Sentence;
use crate::lexicon::Upos;

impl Sentence<'_> {
    /// A number and its unit, whether it is only about so many, and the token after them.
    pub(super) fn count(&self, first: usize) -> Option<(Count, bool, usize)> {
        let (number, about, mut at) = if self.is(first, F::Some) {
            (None, false, first + 1)
        } else {
            let (found, end) = self.number(first)?;
            (found.value, found.about && found.value.is_some(), end)
        };
        if self.is(at, F::Quarter)
            && self.is(at + 1, F::Of)
            && self.unit(at + 2) == Some(Unit::Hour)
        {
            // "trois quarts d'heure"
            let count = Count { number: number.map(|n| 15 * n), unit: Unit::Minute };
            return Some((count, about, at + 3));
        }
        at += usize::from(self.is(at, F::Of) && at > first + 1);
        let unit = self.unit(at)?;
        (number.is_none_or(|n| n > 0)).then_some((Count { number, unit }, about, at + 1))
    }

    /// "trois jours", "une dizaine d'années", "deux heures et demie", "une demi-heure", "plusieurs mois".
    pub(super) fn length(&self, first: usize) -> Option<Found> {
        let (at, modifier) = match self.phrase(&self.lexemes.approximate, first) {
            Some((modifier, next)) => (next, Some(modifier)),
            None => (first, None),
        };
        if let Some(found) = self.long(first) {
            return Some(found);
        }
        if self.is(first, F::Whole) && (self.is(first + 1, F::The) || self.is(first + 1, F::This))
        {
            // "toute la journée"
            let count = Count { number: Some(1), unit: self.unit(first + 2)? };
            let length = Length { count, more: None, half: false, about: false };
            return Some(Found::new(first, first + 3, Base::Length(length)));
        }
        // "jusqu'à 18 h" is an hour of the clock.
        if at > first && self.clock(at).is_some() {
            return None;
        }
        if let Some(found) = self.half_unit(first, at) {
            return Some(Found { modifier, ..found });
        }
        let (count, about, mut end) = self.count(at)?;
        if self.is_article(at, end) && !self.lasts(at, end, count.unit) {
            return None;
        }
        if self.is(at, F::Some) && !self.led(first) && self.form(at).len() < 4 {
            return None;
        }
        let half = self.is(end, F::And) && self.is(end + 1, F::Half);
        end += if half { 2 } else { 0 };
        let mut more = None;
        let smaller = |unit| {
            matches!((count.unit, unit), (Unit::Year, Unit::Month) | (Unit::Hour, Unit::Minute))
        };
        let skip = end + usize::from(self.is(end, F::And));
        if let Some((second, false, next)) = self.count(skip).filter(|(c, ..)| smaller(c.unit)) {
            (more, end) = (Some(second), next);
        } else if let Some((found, next)) = self.number(end).filter(|_| count.unit == Unit::Hour) {
            // "deux heures trente"
            if found.value.is_some_and(|n| n < 60) && !self.is_number(end) && !self.counted(next) {
                (more, end) = (Some(Count { number: found.value, unit: Unit::Minute }), next);
            }
        }
        if count.unit == Unit::Year && more.is_none() && self.is_age(at, first, end) {
            return None;
        }
        let modifier = modifier.or(about.then_some(super::Modifier::Approx));
        let length = Length { count, more, half, about };
        Some(Found { modifier, ..Found::new(first, end, Base::Length(length)) })
    }

    /// "longtemps" in "depuis longtemps".
    fn long(&self, first: usize) -> Option<Found> {
        let led = self.has(first, Role::Long)
            && first > 0
            && (self.after(first, F::Since)
                || self.after(first, F::During) && !self.after(first, F::In));
        let ((), end) = led.then(|| self.phrase(&self.lexemes.long, first))??;
        let count = Count { number: None, unit: Unit::Any };
        let length = Length { count, more: None, half: false, about: false };
        Some(Found::new(first, end, Base::Length(length)))
    }

    /// "une demi-heure".
    fn half_unit(&self, first: usize, at: usize) -> Option<Found> {
        let form = self.form(at + 1);
        let (half, unit) = form.split_once('-')?;
        if !self.is(at, F::A) || half != "demi" {
            return None;
        }
        let entry = self.lexemes.get(unit)?;
        let unit = entry.roles.iter().find_map(|role| match role {
            Role::Unit(unit) => Some(*unit),
            _ => None,
        })?;
        let count = Count { number: Some(0), unit };
        let length = Length { count, more: None, half: true, about: false };
        Some(Found::new(first, at + 2, Base::Length(length)))
    }

    /// Whether a count is only "un" or "une" and its unit.
    fn is_article(&self, at: usize, end: usize) -> bool {
        self.is(at, F::A) && end == at + 2
    }

    /// Whether "un jour", "une période" are a length here.
    fn lasts(&self, at: usize, end: usize, unit: Unit) -> bool {
        match unit {
            Unit::Day | Unit::Second | Unit::Hour | Unit::Minute => {
                self.led(at) || self.is(end, F::And) && self.is(end + 1, F::Half)
            }
            Unit::Year | Unit::Decade | Unit::Any => true,
            _ => !self.is(end, F::RightThere),
        }
    }

    /// Whether a word that asks for a length stands before: "pendant", "en", "depuis", "de".
    fn led(&self, at: usize) -> bool {
        let lead = [F::During, F::Since, F::Of, F::Later, F::In, F::More, F::Earlier];
        at > 0 && lead.iter().any(|&function| self.after(at, function))
            || self.phrase_before(&self.lexemes.approximate, at).is_some()
    }

    /// Whether years are somebody's age: "âgé de 12 ans", "Jean Dupont, 35 ans,", "un homme de 40 ans".
    fn is_age(&self, at: usize, first: usize, end: usize) -> bool {
        let before = first.wrapping_sub(1);
        if first == 0 {
            return self.form(end) == ",";
        }
        let of = self.is(before, F::Of) || self.is(before, F::OfThe);
        let lasting = || self.lasting_before(first);
        if self.is(before, F::Age)
            || self.has(before, Role::Having) && !self.is(end, F::Of) && !self.is(end, F::For)
        {
            return true;
        }
        if matches!(self.form(before), "," | "(") {
            return self.is_mark(end) && !lasting();
        }
        if self.is(before, F::To) {
            return !self.is(end, F::Of) && !lasting();
        }
        if first < at && (self.is(before, F::The) || self.is(before, F::OfThe)) {
            // "les moins de 25 ans"
            return true;
        }
        if !of {
            return false;
        }
        let noun = before.wrapping_sub(1);
        let person = |at: usize| {
            self.has(at, Role::People)
                || self.has(at, Role::AgeGroup)
                || self.is(at, F::Age)
                || self.upos(at) == Some(Upos::Propn)
        };
        let adjective = self.upos(noun) == Some(Upos::Adj);
        person(noun) || adjective && person(noun.wrapping_sub(1))
    }

    /// Whether a word shortly before says that a length follows: "condamné à dix ans".
    fn lasting_before(&self, at: usize) -> bool {
        (at.saturating_sub(4)..at).any(|at| {
            let form = self.form(at).trim_start_matches(['d', '\'', '’']);
            self.lexemes.lasting.iter().any(|start| {
                form.starts_with(start.as_str()) || self.form(at).starts_with(start.as_str())
            })
        })
    }

    /// "chaque lundi", "tous les deux ans", "tous les soirs", "deux fois par an", "annuel".
    pub(super) fn often(&self, first: usize) -> Option<Found> {
        let set = |role| if let Role::Set(index) = role { Some(index) } else { None };
        if let Some(index) = self.pick(first, set) {
            let adjective =
                self.upos(first) == Some(Upos::Adj) || self.form(first).ends_with("ment");
            return adjective.then(|| Found::new(first, first + 1, Base::Often(index)));
        }
        if self.is(first, F::Each) {
            return self.each(first, first + 1);
        }
        if self.is(first, F::All) && self.is(first + 1, F::The) {
            return self.each(first, first + 2);
        }
        if self.after(first, F::By) {
            return self.per(first, first);
        }
        let (_, times) = self.number(first)?;
        let by = self.is(times, F::Times) && self.is(times + 1, F::By);
        self.per(first, times + 2).filter(|_| by)
    }

    fn each(&self, first: usize, at: usize) -> Option<Found> {
        if let Some(weekday) = self.weekday(at) {
            let (part, end) = match self.part(at + 1) {
                Some(part) => (Some(part), at + 2),
                None => (None, at + 1),
            };
            return Some(Found { part, ..Found::new(first, end, Base::Weekdays(weekday)) });
        }
        let number = self.number(at).filter(|(found, _)| !found.article);
        if let Some((found, end)) = number {
            let unit = self.unit(end)?;
            let count = Count { number: found.value, unit };
            return Some(Found::new(first, end + 1, Base::Every(count)));
        }
        if let Some(unit) = self.unit(at) {
            if unit == Unit::Any {
                return None;
            }
            let count = Count { number: Some(1), unit };
            return Some(Found::new(first, at + 1, Base::Every(count)));
        }
        if let Some(season) = self.season(at) {
            return Some(Found::new(first, at + 1, Base::Seasons(season)));
        }
        if self.has(at, Role::Weekend) {
            return Some(Found::new(first, at + 1, Base::Weekends));
        }
        let part = Some(self.part(at)?);
        Some(Found { part, ..Found::new(first, at + 1, Base::Parts) })
    }

    fn per(&self, first: usize, at: usize) -> Option<Found> {
        let unit = self.unit(at).filter(|unit| *unit != Unit::Any)?;
        let singular = !self.form(at).ends_with('s') || unit == Unit::Month;
        let count = Count { number: Some(1), unit };
        singular.then(|| Found::new(first, at + 1, Base::Every(count)))
    }
}
