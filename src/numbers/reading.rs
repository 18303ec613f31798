//! A number with its unit and what bounds it: "au moins 12", "entre 3 et 5 %", "près d'un million d'euros".

use super::amount::{Amount, Form, Items};
use super::lexeme::{Bound, Class, Lexeme};
use super::quantity::QuantityKind;
use super::units::Measure;

/// A quantity by its items.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Reading {
    pub(super) start: usize,
    /// After the last item.
    pub(super) end: usize,
    /// The number alone, without bounds before it.
    pub(super) number: usize,
    pub(super) amount: Amount,
    pub(super) measure: Option<Measure>,
    pub(super) bound: Option<Bound>,
    /// "de 8 heures à 18 heures".
    pub(super) both_measured: bool,
}

/// A number with its unit.
#[derive(Clone, Copy, Debug)]
struct Value {
    amount: Amount,
    measure: Option<Measure>,
    next: usize,
}

impl Reading {
    pub(super) fn kind(&self) -> QuantityKind {
        match (self.measure, self.amount.form) {
            (Some(measure), _) => measure.kind,
            (None, Form::Fraction) => QuantityKind::Fraction,
            _ => QuantityKind::Count,
        }
    }

    /// Whether the text says that it does not know exactly.
    pub(super) fn is_approximate(&self) -> bool {
        self.amount.form == Form::Rough || matches!(self.bound, Some(Bound::Nearly | Bound::About))
    }

    /// The least and the most.
    pub(super) fn bounds(&self) -> (Option<f64>, Option<f64>) {
        let Amount { value: n, min, max, .. } = self.amount;
        // A range keeps its ends: "environ 10 à 15".
        let exact = min == max;
        let whole = self.kind() == QuantityKind::Count && n.fract() == 0.0;
        let step = if whole { 1.0 } else { 0.0 };
        let tenths = |tenths: f64| {
            let share = n * tenths / 10.0;
            Some(if whole { share.round() } else { share })
        };
        let (min, max) = match self.bound {
            Some(Bound::AtLeast) => (Some(n), None),
            Some(Bound::MoreThan) => (Some(n + step), None),
            Some(Bound::AtMost) => (None, Some(n)),
            Some(Bound::LessThan) => (None, Some(n - step)),
            Some(Bound::Nearly) => (tenths(9.0), Some(n)),
            Some(Bound::About) if exact => (tenths(9.0), tenths(11.0)),
            Some(Bound::About | Bound::Exactly) | None => (min, max),
        };
        // A tenth less than ten degrees of frost are nine.
        if min.zip(max).is_some_and(|(min, max)| min > max) { (max, min) } else { (min, max) }
    }
}

impl Items<'_> {
    /// The quantity that begins exactly at `at`.
    pub(super) fn reading(&self, at: usize) -> Option<Reading> {
        let (bound, number) = self.bound_before(at);
        let open = number + usize::from(self.is_of(number) && self.is_crowd(number + 1));
        let (value, both_measured) = match self.range(open) {
            Some(range) => range,
            None => (self.prefixed(open).or_else(|| self.value(open))?, false),
        };
        let one = value.measure.is_some_and(|measure| measure.one)
            || matches!(bound, Some(Bound::AtLeast | Bound::MoreThan));
        if value.amount.form == Form::Article && !one {
            return None;
        }
        let after = self.lexemes.after.at(self.items, value.next).filter(|_| bound.is_none());
        let (bound, end) = after.map_or((bound, value.next), |(bound, end)| (Some(bound), end));
        let Value { amount, measure, .. } = value;
        // A range is bounded by itself.
        let bound = bound.filter(|_| amount.min == amount.max || amount.form == Form::Rough);
        Some(Reading { start: at, end, number: open, amount, measure, bound, both_measured })
    }

    /// "au moins", "plus d'environ": the outermost bound, and where the number begins.
    fn bound_before(&self, at: usize) -> (Option<Bound>, usize) {
        let Some((bound, next)) = self.lexemes.before.at(self.items, at) else {
            return (None, at);
        };
        let next = self.lexemes.before.at(self.items, next).map_or(next, |(_, next)| next);
        (Some(bound), next)
    }

    /// "dizaines", "millions": what "des" stands before.
    fn is_crowd(&self, at: usize) -> bool {
        matches!(self.lexeme(at), Lexeme::Collective(_, true) | Lexeme::Scale(1e6..))
    }

    /// "€12", "US$ 3 millions".
    fn prefixed(&self, at: usize) -> Option<Value> {
        let (measure, next) = self.lexemes.units.at(self.items, at).filter(|(m, _)| m.prefix)?;
        let Lexeme::Digits { .. } = self.lexeme(next) else { return None };
        let (amount, next) = self.amount(next)?;
        Some(Value { amount: amount.times(measure.times), measure: Some(measure), next })
    }

    /// "12 km", "une dizaine d'euros", "deux heures et demie", "trois quarts d'heure".
    fn value(&self, at: usize) -> Option<Value> {
        let (amount, next) = self.amount(at)?;
        let big =
            amount.form == Form::Rough || amount.form == Form::Fraction || amount.value >= 1e6;
        let unit = next + usize::from(big && self.is_of(next));
        let unit = unit + usize::from(self.has(unit, Class::AfterNoun));
        let Some((measure, next)) = self.lexemes.units.at(self.items, unit) else {
            return Some(Value { amount, measure: None, next });
        };
        let half = self.is_and_half(next) && amount.form != Form::Rough;
        let more = if half { 0.5 } else { 0.0 };
        let add = |n: f64| n + more;
        let Amount { value, min, max, .. } = amount;
        let form = if half { Form::Plain } else { amount.form };
        let amount =
            Amount { value: add(value), min: min.map(add), max: max.map(add), form, ..amount };
        let next = next + if half { 2 } else { 0 };
        Some(Value { amount: amount.times(measure.times), measure: Some(measure), next })
    }

    /// "entre 3 et 5", "de 3 à 5", "3 ou 4", "vingt à vingt-cinq", "de 10 % à 15 %".
    fn range(&self, at: usize) -> Option<(Value, bool)> {
        let grammar = self.lexemes.grammar;
        let opened = match self.word(at) {
            0 => None,
            word if word == grammar.between => Some(grammar.and),
            word if word == grammar.of => Some(grammar.to),
            _ => None,
        };
        let first = at + usize::from(opened.is_some());
        let low = self.value(first)?;
        let middle = self.word(low.next);
        let joined = match opened {
            Some(word) => middle == word,
            None => middle > 0 && (middle == grammar.or || middle == grammar.to),
        };
        if !joined {
            return None;
        }
        let high = self.value(low.next + 1).filter(|high| high.amount.form != Form::Article)?;
        let same =
            low.measure.is_none() || low.measure.map(|m| m.unit) == high.measure.map(|m| m.unit);
        let digits = |at: usize| matches!(self.lexeme(at), Lexeme::Digits { .. });
        // "tous les deux à 97 ans" is no range.
        let alike = middle == grammar.or || digits(first) == digits(low.next + 1);
        let exact = opened.is_some() || low.amount.form != Form::Rough && alike;
        let low_amount = match (low.measure, high.measure) {
            (None, Some(measure)) => low.amount.times(measure.times),
            _ => low.amount,
        };
        let amount = low_amount.to(high.amount).filter(|_| same && exact)?;
        Some((Value { amount, ..high }, low.measure.is_some()))
    }
}
