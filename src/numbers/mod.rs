//! Tokens → quantities.

use crate::Span;

/// A number in the text as a range: "au moins 12" is 12 to any, "une dizaine" 8 to 12.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantity {
    /// The exact words, approximation included.
    pub span: Span,
    /// The least it can be.
    pub min: Option<i64>,
    /// The most it can be.
    pub max: Option<i64>,
}
