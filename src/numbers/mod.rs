//! Tokens → quantities.
//!
//! [`Lexemes`] says what each word is ("vingt" is 20, "dizaine" is about ten), the grammar in
//! `amount` joins words into one number, and `bounds` reads what stands around it: "au moins",
//! "entre … et …", "environ".

mod amount;
mod bounds;
mod lexeme;

use crate::tokens::Token;
use crate::{Result, Span};
use lexeme::Lexemes;

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

impl Quantity {
    /// Whether some number is both.
    ///
    /// ```
    /// use chronique::{Span, numbers::Quantity};
    /// let quantity = |min, max| Quantity { span: Span::new(0, 1), min, max };
    /// assert!(quantity(Some(8), Some(12)).overlaps(quantity(Some(10), None)));
    /// assert!(!quantity(Some(3), Some(3)).overlaps(quantity(Some(4), Some(4))));
    /// ```
    pub fn overlaps(self, other: Self) -> bool {
        let below = |min: Option<i64>, max: Option<i64>| min.zip(max).is_none_or(|(a, b)| a <= b);
        below(self.min, other.max) && below(other.min, self.max)
    }
}

/// A number where a grammar looks for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// None for "plusieurs".
    pub(crate) value: Option<i64>,
    /// Only about so many: "une dizaine".
    pub(crate) about: bool,
    /// Only "un" or "une".
    pub(crate) article: bool,
    /// How many tokens it has.
    pub(crate) tokens: usize,
}

/// Reads the quantities of sentences.
///
/// ```
/// use chronique::{Pipeline, numbers::Numbers};
/// let doc = Pipeline::default().read("Au moins 12 morts et une dizaine de blessés").unwrap();
/// let mut found = Vec::new();
/// Numbers::default().read(&doc.text, doc.layers.tokens.of(0), &mut found);
/// assert_eq!(found[0].span.of(&doc.text), "Au moins 12");
/// assert_eq!((found[0].min, found[0].max), (Some(12), None));
/// assert_eq!((found[1].min, found[1].max), (Some(8), Some(12)));
/// ```
#[derive(Clone, Debug)]
pub struct Numbers {
    lexemes: Lexemes,
}

impl Default for Numbers {
    fn default() -> Self {
        Self::new().expect("the embedded words of numbers are tested")
    }
}

impl Numbers {
    /// Builds the reader from the embedded words.
    ///
    /// # Errors
    /// When the asset has a bad line.
    pub fn new() -> Result<Self> {
        Ok(Self { lexemes: Lexemes::embedded()? })
    }

    /// Appends the quantities of a sentence, in order. "un" and "une" alone are articles, and left out.
    pub fn read(&self, text: &str, sentence: &[Token], out: &mut Vec<Quantity>) {
        let words = self.lexemes.of(text, sentence);
        let mut at = 0;
        while at < words.len() {
            match bounds::read(&words, at) {
                Some((quantity, next)) => {
                    out.push(quantity);
                    at = next;
                }
                None => at += 1,
            }
        }
    }

    /// The number that begins with the first of some tokens, without what bounds it; "un" is one here.
    pub(crate) fn at(&self, text: &str, tokens: &[Token]) -> Option<Found> {
        let words = self.lexemes.of(text, tokens);
        let (amount, tokens) = amount::read(&words.items, 0)?;
        let about = amount.min != amount.max;
        let value = (amount.max.is_some() || amount.value >= 10).then_some(amount.value);
        Some(Found { value, about, article: amount.article, tokens })
    }

    /// Every word that can be part of a quantity, in small letters.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        self.lexemes.words()
    }
}
