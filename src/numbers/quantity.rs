//! What a number in the text says.

use super::units::Unit;
use crate::Span;

/// A number in the text as a range: "au moins 12" is 12 to any, "une dizaine" 8 to 12.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantity {
    /// The exact words: approximation and unit included, what is counted not.
    pub span: Span,
    /// The sentence.
    pub sentence: u32,
    /// The least it can be.
    pub min: Option<f64>,
    /// The most it can be.
    pub max: Option<f64>,
    /// What sort of number it is.
    pub kind: QuantityKind,
    /// What it is measured in; none for counts and fractions.
    pub unit: Option<Unit>,
    /// The token of the noun that says what there is so much of: "soldats" of "trois soldats".
    pub counted: Option<u32>,
    /// Whether each of two parties has as many: "1 200 de chaque côté".
    pub per_side: bool,
    /// Whether the text gives a rough number: "une dizaine", "près de 200", "plusieurs".
    pub approximate: bool,
}

/// What sort of number a quantity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuantityKind {
    /// Things and people: "trois soldats".
    Count,
    /// "12 millions d'euros"; the unit is the code of ISO 4217.
    Money,
    /// "3,5 %" is 3.5; the unit is "%", or "pp" for a difference of percentages.
    Percent,
    /// "la moitié" is 0.5.
    Fraction,
    /// "35 ans", "1 200 m²"; the unit is a symbol of UCUM.
    Measure,
}

impl QuantityKind {
    /// The word that tables and files use.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Fraction => "fraction",
            Self::Measure => "measure",
        }
    }
}

impl Quantity {
    /// A plain count.
    pub fn count(span: Span, min: Option<f64>, max: Option<f64>) -> Self {
        Self {
            span,
            sentence: 0,
            min,
            max,
            kind: QuantityKind::Count,
            unit: None,
            counted: None,
            per_side: false,
            approximate: false,
        }
    }

    /// Whether some number is both.
    ///
    /// ```
    /// use chronique::{Span, numbers::Quantity};
    /// let quantity = |min, max| Quantity::count(Span::new(0, 1), min, max);
    /// assert!(quantity(Some(8.0), Some(12.0)).overlaps(quantity(Some(10.0), None)));
    /// assert!(!quantity(Some(3.0), Some(3.0)).overlaps(quantity(Some(4.0), Some(4.0))));
    /// ```
    pub fn overlaps(self, other: Self) -> bool {
        let below = |min: Option<f64>, max: Option<f64>| min.zip(max).is_none_or(|(a, b)| a <= b);
        below(self.min, other.max) && below(other.min, self.max)
    }

    /// Whether it counts whole things: neither money nor a share, and without decimals.
    pub fn is_whole(&self) -> bool {
        let whole = |bound: Option<f64>| bound.is_none_or(|n| n.fract() == 0.0);
        self.kind == QuantityKind::Count && whole(self.min) && whole(self.max)
    }
}
