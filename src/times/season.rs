//! Seasons, quarters, holidays and the week-end as they are written.

use super::lexemes::{Function as F, Role};
use super::meaning::{Base, Found, Unit, Which};
use super::sentence::Sentence;
use crate::lexicon::Upos;

impl Sentence<'_> {
    /// "l'été 2015", "cet hiver", "l'automne dernier", "en été".
    pub(super) fn season_of_a_year(&self, first: usize) -> Option<Found> {
        let article = self.is(first, F::The) || self.is(first, F::This) || self.is(first, F::A);
        let at = first + usize::from(article);
        let season = self.season(at)?;
        let mut which = if self.is(first, F::This) { Which::This } else { Which::Bare };
        let mut end = at + 1;
        let skip = usize::from(self.is(end, F::Of));
        let year = self.year_digits(end + skip).or_else(|| self.short_year(end + skip));
        if year.is_some() {
            end += skip + 1;
        } else if let Some(own) = self.which(end) {
            (which, end) = (own, end + 1);
        }
        let plain = article && !self.is_capital(at) && !self.is(first, F::A)
            || self.after(first, F::ToThe) && !self.is_capital(at)
            || self.after(first, F::In) && !self.is_capital(at)
            || first > 0 && self.edge(first - 1).is_some();
        let noun = self.upos(at).is_none_or(|upos| upos == Upos::Noun);
        let named = self.upos(end) == Some(Upos::Adj);
        (year.is_some() || noun && !named && (plain || which != Which::Bare))
            .then(|| Found::new(first, end, Base::Season { season, year, which }))
    }

    /// "le premier trimestre 2016", "au second semestre".
    pub(super) fn share(&self, first: usize) -> Option<Found> {
        let at = first + usize::from(self.is(first, F::The) || self.is(first, F::This));
        let number = self.ordinal(at)?;
        let marked = usize::from(self.is(at + 1, F::CenturyMark));
        let unit = self.unit(at + 1 + marked)?;
        let most = match unit {
            Unit::Quarter => 4,
            Unit::Half => 2,
            _ => return None,
        };
        if number > most {
            return None;
        }
        let mut end = at + 2 + marked;
        let skip = usize::from(self.is(end, F::Of));
        let year = self.year_digits(end + skip);
        let mut which = Which::Bare;
        if year.is_some() {
            end += skip + 1;
        } else if let Some(own) = self.which(end) {
            (which, end) = (own, end + 1);
        }
        Some(Found::new(first, end, Base::Share { unit, number, year, which }))
    }

    /// "Noël", "la Toussaint", "cette fête de Pentecôte", "Pâques 2018".
    pub(super) fn holiday(&self, first: usize) -> Option<Found> {
        let this = self.is(first, F::This);
        let mut at = first + usize::from(this || self.is(first, F::The));
        if self.has(at, Role::HolidayBefore)
            && (self.is(at + 1, F::Of) || self.is(at + 1, F::OfThe))
        {
            at += 2;
            at += usize::from(self.is(at, F::The));
        }
        if !self.has(at, Role::Holiday) {
            return None;
        }
        let (holiday, mut end) = self.phrase(&self.lexemes.holidays, at)?;
        let capital = (at..end).any(|at| self.is_capital(at));
        if !capital || self.is_word(end) && self.is_capital(end) && !self.is_capital(first) {
            return None;
        }
        let mut which = if this { Which::This } else { Which::Bare };
        let year = self.year_digits(end);
        if year.is_some() {
            end += 1;
        } else if let Some(own) = self.which(end) {
            (which, end) = (own, end + 1);
        }
        Some(Found::new(first, end, Base::Holiday { holiday, year, which }))
    }

    /// "la rentrée", in September.
    pub(super) fn back_to_school(&self, first: usize) -> Option<Found> {
        let at = first + usize::from(self.is(first, F::The));
        if at == first || !self.is(at, F::BackToSchool) {
            return None;
        }
        let mut end = at + 1;
        end += usize::from(self.upos(end) == Some(Upos::Adj) && self.which(end).is_none());
        let year = self.year_digits(end);
        let which = self.which(end).filter(|_| year.is_none());
        end += usize::from(year.is_some() || which.is_some());
        let dated = year.is_some() || which.is_some() || self.after(first, F::To) || end > at + 1;
        let which = which.unwrap_or_default();
        dated.then(|| Found::new(first, end, Base::Month { month: 9, year, which }))
    }

    /// "ce week-end", "le week-end dernier".
    pub(super) fn weekend(&self, first: usize) -> Option<Found> {
        let this = self.is(first, F::This);
        let article = this || self.is(first, F::The);
        let mut at = first + usize::from(article);
        let mut which = if this { Which::This } else { Which::Bare };
        if let Some(own) = self.which(at).filter(|_| article) {
            (which, at) = (own, at + 1);
        }
        if !self.has(at, Role::Weekend) {
            return None;
        }
        if let Some(own) = self.which(at + 1) {
            (which, at) = (own, at + 1);
        }
        article.then(|| Found::new(first, at + 1, Base::Weekend(which)))
    }
}
