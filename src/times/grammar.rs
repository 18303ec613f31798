//! The families of time expressions, in the order that they are tried at a token.

use super::Limit;
use super::lexemes::Function as F;
use super::meaning::{Base, Edge, Found, Unit, Which};
use super::sentence::Sentence;

/// Tokens before a time in which a limit may stand: "à partir du".
const LIMIT: usize = 4;

impl Sentence<'_> {
    /// The time expressions of the sentence, in order.
    pub(super) fn read(&self, out: &mut Vec<Found>) {
        let mut at = 0;
        while at < self.len() {
            let marked = usize::from(self.is(at + 1, F::CenturyMark));
            let century = self.unit(at + 1 + marked) == Some(Unit::Century);
            if self.entries[at].is_none() && !self.is_number(at) && !century {
                at += 1;
                continue;
            }
            match self.expression(at) {
                // Years before Christ are none of a newspaper's calendar.
                Some(found) if self.phrase(&self.lexemes.before_christ, found.end).is_some() => {
                    at = found.end;
                }
                Some(found) => {
                    at = found.end.max(at + 1);
                    out.push(Found { limit: self.limit(&found), ..found });
                }
                None => at += 1,
            }
        }
    }

    /// The time expression that begins at a token.
    fn expression(&self, at: usize) -> Option<Found> {
        self.ago(at)
            .or_else(|| self.often(at))
            .or_else(|| self.edged(at))
            .or_else(|| self.night(at))
            .or_else(|| self.holiday(at))
            .or_else(|| self.clock(at))
            .or_else(|| self.dated(at))
            .or_else(|| self.around(at))
            .or_else(|| self.later(at))
            .or_else(|| self.ahead(at))
            .or_else(|| self.unit_meant(at))
            .or_else(|| self.length(at))
            .or_else(|| self.part_alone(at))
            .or_else(|| self.reference(at))
    }

    /// Days, months, years and their like, with a part of the day.
    fn dated(&self, at: usize) -> Option<Found> {
        let found = self
            .near_day(at)
            .or_else(|| self.text_day_named(at))
            .or_else(|| self.date(at))
            .or_else(|| self.month_alone(at))
            .or_else(|| self.share(at))
            .or_else(|| self.century(at))
            .or_else(|| self.year(at))
            .or_else(|| self.season_of_a_year(at))
            .or_else(|| self.weekend(at))
            .or_else(|| self.back_to_school(at))?;
        let of_a_day = matches!(found.base, Base::Day(_) | Base::Near(_) | Base::Text(_));
        match self.part_after(found.end).filter(|_| of_a_day) {
            Some((part, edge, end)) => Some(Found { part: Some(part), edge, end, ..found }),
            None => Some(found),
        }
    }

    /// "fin mars", "la fin de l'année", "début 2016", "à la mi-mai", "en fin de semaine".
    fn edged(&self, first: usize) -> Option<Found> {
        let article = self.is(first, F::The) || self.is(first, F::This);
        let mut at = first + usize::from(article);
        // "mi-mars", one word.
        if self.month(at).is_some() && self.form(at).contains('-') {
            let month = self.month_named(at)?;
            return Some(Found { first, edge: Some(Edge::Mid), ..month });
        }
        let edge = self.edge(at)?;
        at += 1;
        at += usize::from(edge == Edge::Mid && self.form(at) == "-");
        let of = self.is(at, F::Of) || self.is(at, F::OfThe);
        let sub = at + usize::from(of);
        let inner = self
            .month_alone(sub)
            .or_else(|| self.share(sub))
            .or_else(|| self.century(sub))
            .or_else(|| self.year(sub))
            .or_else(|| self.season_of_a_year(sub))
            .or_else(|| self.unit_meant(sub).filter(|_| of));
        let led = self.after(first, F::In) || self.after(first, F::Since) || first != at - 1;
        let inner = inner.or_else(|| self.bare_unit(sub).filter(|_| of && led))?;
        Some(Found { first, edge: Some(edge), ..inner })
    }

    /// "semaine" in "en fin de semaine".
    fn bare_unit(&self, at: usize) -> Option<Found> {
        let unit = self.unit(at)?;
        let long = matches!(unit, Unit::Week | Unit::Month | Unit::Year | Unit::Quarter);
        long.then(|| Found::new(at, at + 1, Base::Unit { unit, which: Which::This }))
    }

    /// What the words before a time make of it: "depuis", "jusqu'au".
    fn limit(&self, found: &Found) -> Option<Limit> {
        if found.first == 0 || matches!(found.base, Base::Reference(_)) {
            return None;
        }
        let lists = &self.lexemes.limits;
        debug_assert!(lists.iter().all(|(words, _)| words.len() <= LIMIT));
        self.phrase_before(lists, found.first).map(|(limit, _)| limit)
    }
}
