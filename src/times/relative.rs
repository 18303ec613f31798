//! Times that count from another one: "hier", "la semaine dernière", "trois jours plus tard".

use super::lexemes::{Function as F, Role};
use super::meaning::{Base, Count, Day, Found, From, Reference, Unit, Which};
use super::sentence::Sentence;
use crate::lexicon::Upos;

impl Sentence<'_> {
    /// "hier", "aujourd'hui vendredi", "après-demain".
    pub(super) fn near_day(&self, first: usize) -> Option<Found> {
        let days = self.day(first)?;
        let mut end = first + 1;
        let weekday = self.weekday(end).is_some();
        if let Some(date) = self.date(end).filter(|_| weekday || self.is_number(end)) {
            end = date.end;
        }
        Some(Found::new(first, end, Base::Near(days)))
    }

    /// "la veille", "le lendemain", "le même jour", "ce jour-là", "le jour même".
    pub(super) fn text_day_named(&self, first: usize) -> Option<Found> {
        let article = self.is(first, F::The) || self.is(first, F::This);
        let at = first + usize::from(article);
        if let Some(days) = self.text_day(at) {
            let led = article || self.after(first, F::ToThe) || first == 0;
            let of = self.is(at + 1, F::Of) || self.is(at + 1, F::OfThe);
            // "la veille du scrutin" is a day that the text does not say.
            let base = if of { Base::Day(Day::default()) } else { Base::Text(days) };
            return led.then(|| Found::new(first, at + 1, base));
        }
        if !article && !self.after(first, F::ToThe) && !self.after(first, F::OfThe) {
            return None;
        }
        let same = self.is_same(at);
        let noun = at + usize::from(same);
        if self.unit(noun) != Some(Unit::Day) {
            return None;
        }
        let after = self.is_same(noun + 1);
        let there = self.is(noun + 1, F::RightThere) && self.form(noun + 1).ends_with('à');
        if same || after || there && self.is(first, F::This) {
            let end = noun + 1 + usize::from(after || there);
            let today = after && !there && self.is(first, F::This);
            let base = if today { Base::Near(0) } else { Base::Text(0) };
            return Some(Found::new(first, end, base));
        }
        (self.is(first, F::This) && self.form(noun).eq_ignore_ascii_case("jour"))
            .then(|| Found::new(first, noun + 1, Base::Near(0)))
    }

    /// "cette semaine", "le mois dernier", "l'année suivante", "la nouvelle année", "dans l'année".
    pub(super) fn unit_meant(&self, first: usize) -> Option<Found> {
        let this = self.is(first, F::This);
        if !this
            && !self.is(first, F::The)
            && !self.after(first, F::ToThe)
            && !self.after(first, F::OfThe)
        {
            return None;
        }
        let mut at = first + usize::from(this || self.is(first, F::The));
        let mut which = if this { Which::This } else { Which::Bare };
        if let Some(own) = self.which(at) {
            (which, at) = (own, at + 1);
        } else if self.is(at, F::New) {
            (which, at) = (Which::This, at + 1);
        }
        let unit = self.unit(at)?;
        let short = matches!(unit, Unit::Second | Unit::Minute | Unit::Hour | Unit::Any);
        if short {
            return None;
        }
        let plural = self.form(at).ends_with(['s', 'S']) && unit != Unit::Month;
        let mut end = at + 1;
        if which == Which::Bare || which == Which::This {
            if let Some(own) = self.which(end).filter(|_| !self.is(end, F::RightThere)) {
                (which, end) = (own, end + 1);
            } else if let Some((own, next)) = self.phrase(&self.lexemes.which, end) {
                (which, end) = (own, next);
            } else if self.is(end, F::RightThere) {
                let there = self.form(end).ends_with('à');
                (which, end) = (if there { Which::Same } else { which }, end + 1);
            }
        }
        if unit == Unit::Day && !matches!(which, Which::Following | Which::Previous) {
            return None;
        }
        let within = self.within(first);
        let ends =
            !self.is(end, F::Of) && !self.is(end, F::OfThe) && self.upos(end) != Some(Upos::Adj);
        let named = within && ends && !plural && first > 0;
        let known = which != Which::Bare || named;
        let which = if which == Which::Bare { Which::This } else { which };
        let base = match which {
            Which::Following => Base::Shift { number: 1, unit, from: From::Text },
            Which::Previous => Base::Shift { number: -1, unit, from: From::Text },
            _ => Base::Unit { unit, which },
        };
        (known && !plural).then(|| Found::new(first, end, base))
    }

    /// Whether "dans", "pendant", "au cours de", "la fin de" stand before.
    pub(super) fn within(&self, at: usize) -> bool {
        let before = at.wrapping_sub(1);
        let of = self.is(before, F::Of) || self.is(before, F::OfThe);
        let noun = at.wrapping_sub(2);
        at > 0
            && (self.is(before, F::Within)
                || self.is(before, F::During) && !self.is(before, F::In)
                || at > 1 && of && (self.is(noun, F::Course) || self.edge(noun).is_some()))
    }

    /// "il y a trois jours", "voilà deux ans".
    pub(super) fn ago(&self, first: usize) -> Option<Found> {
        let at = if self.is(first, F::There)
            && self.is(first + 1, F::Y)
            && self.is(first + 2, F::Has)
        {
            first + 3
        } else if self.is(first, F::Voila) {
            first + 1
        } else {
            return None;
        };
        let (at, modifier) = match self.phrase(&self.lexemes.approximate, at) {
            Some((modifier, next)) => (next, Some(modifier)),
            None => (at, None),
        };
        let (count, about, end) = self.count(at)?;
        let base = shift(count, -1, From::Article);
        let modifier = modifier.or(about.then_some(super::Modifier::Approx));
        Some(Found { modifier, ..Found::new(first, end, base) })
    }

    /// "dans deux semaines".
    pub(super) fn ahead(&self, first: usize) -> Option<Found> {
        if !self.after(first, F::Within) {
            return None;
        }
        let (count, about, end) = self.count(first)?;
        let base = shift(count, 1, From::Article);
        let modifier = about.then_some(super::Modifier::Approx);
        Some(Found { modifier, ..Found::new(first, end, base) })
    }

    /// "trois jours plus tard", "quatre mois auparavant", "une semaine après".
    pub(super) fn later(&self, first: usize) -> Option<Found> {
        let (count, about, end) = self.count(first)?;
        let (sign, end) = if self.is(end, F::More) && self.is(end + 1, F::Late) {
            (1, end + 2)
        } else if self.is(end, F::More) && self.is(end + 1, F::Early) {
            (-1, end + 2)
        } else if self.is(end, F::Later) && self.ends_a_phrase(end + 1) {
            (1, end + 1)
        } else if self.is(end, F::Earlier) && self.ends_a_phrase(end + 1) {
            (-1, end + 1)
        } else {
            return None;
        };
        let modifier = about.then_some(super::Modifier::Approx);
        Some(Found { modifier, ..Found::new(first, end, shift(count, sign, From::Text)) })
    }

    /// Whether nothing stands here that "après" could govern.
    fn ends_a_phrase(&self, at: usize) -> bool {
        self.is_mark(at) && !matches!(self.form(at), "«" | "\"" | "(")
            || matches!(self.upos(at), Some(Upos::Verb | Upos::Aux | Upos::Cconj))
    }

    /// "ces trois dernières années", "les prochains jours", "ces derniers mois".
    pub(super) fn around(&self, first: usize) -> Option<Found> {
        let article = self.is(first, F::The) || self.is(first, F::This);
        if !article && !self.after(first, F::OfThe) && !self.after(first, F::ToThe) {
            return None;
        }
        let at = first + usize::from(article);
        let side = |at: usize| self.which(at).filter(|which| *which != Which::Same);
        let counted = |at: usize| match self.number(at) {
            Some((found, next)) if !found.article => (found.value, next),
            _ => (None, at),
        };
        let (mut number, mut at) = counted(at);
        // "les six premiers mois" are counted, but stand nowhere.
        let first_ones = number.filter(|_| self.ordinal(at) == Some(1)).map(|_| Which::Bare);
        let before = side(at).or(first_ones);
        at += usize::from(before.is_some());
        if before.is_some() && number.is_none() {
            // "les dernières vingt-quatre heures"
            (number, at) = counted(at);
        }
        let unit = self.unit(at)?;
        let mut end = at + 1;
        let plural = self.form(end - 1).ends_with(['s', 'S']);
        let which = before.or_else(|| {
            let phrase = self.phrase(&self.lexemes.which, end);
            let (which, next) = phrase.or_else(|| side(end).map(|which| (which, end + 1)))?;
            end = next;
            Some(which)
        })?;
        let count = Count { number, unit };
        let many = unit != Unit::Month
            || number.is_some()
            || !article
            || self.form(first).ends_with(['s', 'S']);
        (plural && many && unit != Unit::Any)
            .then(|| Found::new(first, end, Base::Around { count, which }))
    }

    /// "actuellement", "à l'avenir", "l'actuel président", "son prochain mariage".
    pub(super) fn reference(&self, first: usize) -> Option<Found> {
        let phrase = self.has(first, Role::Phrase);
        let phrase = phrase.then(|| self.phrase(&self.lexemes.phrases, first)).flatten();
        if let Some((reference, end)) = phrase {
            // "l'époque gréco-romaine"
            let named = reference == Reference::Past && self.upos(end) == Some(Upos::Adj);
            return Some(Found::new(first, end + usize::from(named), Base::Reference(reference)));
        }
        let adverb = |role| if let Role::Reference(own) = role { Some(own) } else { None };
        if let Some(reference) = self.pick(first, adverb) {
            let counted =
                reference == Reference::Past && first > 0 && self.unit(first - 1).is_some();
            return (!counted).then(|| Found::new(first, first + 1, Base::Reference(reference)));
        }
        let adjective = |role| if let Role::Adjective(own) = role { Some(own) } else { None };
        let reference = self.pick(first, adjective)?;
        let noun = self.upos(first) == Some(Upos::Noun);
        let verb = self.upos(first) == Some(Upos::Verb);
        (!noun && !verb).then(|| Found::new(first, first + 1, Base::Reference(reference)))
    }
}

/// A shift by a number of units; by none that is known, only where it points.
fn shift(count: Count, sign: i32, from: From) -> Base {
    match count.number.and_then(|number| i32::try_from(number).ok()) {
        Some(number) if number < 100_000 && count.unit != Unit::Any => {
            Base::Shift { number: sign * number, unit: count.unit, from }
        }
        _ => Base::Reference(if sign < 0 { Reference::Past } else { Reference::Future }),
    }
}
