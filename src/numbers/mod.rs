//! Tokens → quantities.
//!
//! [`lexeme`] says what each word is ("vingt" is 20, "dizaine" is about ten), the grammar in `amount` joins words into
//! one number, `reading` adds its unit and what stands around it ("au moins", "entre … et …", "environ"), `context` leaves
//! out what is no quantity (years, days, names), and `counted` finds the noun in the tree.

mod amount;
mod cardinal;
mod context;
mod counted;
mod digits;
mod lexeme;
mod phrases;
mod quantity;
mod reading;
mod units;

pub use quantity::{Quantity, QuantityKind};
pub use units::Unit;

use std::sync::LazyLock;

use crate::Result;
use crate::syntax::Word;
use crate::tokens::{Token, TokenKind, Tokens};
use amount::Items;
use context::Context;
use digits::Style;
use lexeme::{Item, Lexemes};
use reading::Reading;

/// Reads quantities. Built once, shared by all threads.
///
/// ```
/// use chronique::{Pipeline, numbers::QuantityKind};
/// let doc = Pipeline::default().read("Au moins 12 soldats et une dizaine de civils, 3,5 % du total.").unwrap();
/// let [soldiers, civils, share] = doc.layers.quantities[..] else { panic!() };
/// assert_eq!(soldiers.span.of(&doc.text), "Au moins 12");
/// assert_eq!((soldiers.min, soldiers.max), (Some(12.0), None));
/// assert_eq!((civils.min, civils.max, civils.approximate), (Some(8.0), Some(12.0), true));
/// assert_eq!((share.kind, share.unit.unwrap().symbol()), (QuantityKind::Percent, "%"));
/// assert_eq!(doc.tokens().nth(soldiers.counted.unwrap() as usize), Some("soldats"));
/// ```
#[derive(Clone, Debug)]
pub struct Numbers {
    lexemes: Lexemes,
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

/// What is carried from one sentence of a text to the next.
#[derive(Debug, Default)]
struct Memory {
    items: Vec<Item>,
    style: Style,
    /// Currencies named in full: "dollars" is what "dollars canadiens" was.
    currencies: Vec<(Unit, Unit)>,
}

impl Numbers {
    /// The reader that comes with the library.
    ///
    /// # Panics
    /// Never: a test builds it.
    pub fn embedded() -> &'static Self {
        static NUMBERS: LazyLock<Numbers> =
            LazyLock::new(|| Numbers::new().expect("the embedded words of numbers are tested"));
        &NUMBERS
    }

    fn new() -> Result<Self> {
        Ok(Self { lexemes: Lexemes::embedded()? })
    }

    /// The quantities of a text, in order. "un" and "une" alone are articles, and left out; so are dates, times of day,
    /// scores, and numbers that are names. Without words nothing is known of what is counted.
    pub fn read(&self, text: &str, tokens: &Tokens, words: &[Word]) -> Vec<Quantity> {
        let mut memory = Memory::default();
        for token in tokens.iter().filter(|token| token.kind == TokenKind::Number) {
            memory.style.see(token.span.of(text));
        }
        let mut out = Vec::new();
        for sentence in 0..tokens.sentences() {
            let range = tokens.range(sentence);
            let words = words.get(range.clone()).unwrap_or_default();
            let place = (sentence as u32, range.start);
            self.sentence(text, tokens.of(sentence), words, place, &mut memory, &mut out);
        }
        out
    }

    /// Appends the counts of whole things of one sentence, which needs no tree: what events count.
    pub(crate) fn counts(&self, text: &str, sentence: &[Token], out: &mut Vec<Quantity>) {
        self.sentence(text, sentence, &[], (0, 0), &mut Memory::default(), out);
        out.retain(Quantity::is_whole);
    }

    fn sentence(
        &self,
        text: &str,
        tokens: &[Token],
        words: &[Word],
        (sentence, first): (u32, usize),
        memory: &mut Memory,
        out: &mut Vec<Quantity>,
    ) {
        let Memory { items, style, currencies } = memory;
        self.lexemes.read(text, tokens, *style, items);
        let items = Items { items, lexemes: &self.lexemes };
        let context = Context { text, items, tokens, words, first };
        let mut at = 0;
        while at < items.items.len() {
            let Some(reading) = items.reading(at) else {
                at += 1;
                continue;
            };
            if let Some(next) = context.skip(&reading) {
                at = next;
                continue;
            }
            let mut quantity = context.quantity(&reading);
            quantity.sentence = sentence;
            quantity.unit =
                quantity.unit.map(|unit| self.currency(&items, &reading, unit, currencies));
            out.push(quantity);
            at = reading.end;
        }
    }

    /// The currency that a short name stands for; a longer one is remembered.
    fn currency(
        &self,
        items: &Items<'_>,
        reading: &Reading,
        unit: Unit,
        known: &mut Vec<(Unit, Unit)>,
    ) -> Unit {
        let name = (reading.number + 1..reading.end)
            .find_map(|at| Some((at, self.lexemes.units.at(items.items, at)?)));
        let Some((at, (_, end))) = name.filter(|(_, (m, _))| m.kind == QuantityKind::Money) else {
            return unit;
        };
        let short = self.lexemes.units.at(&items.items[..=at], at).map(|(short, _)| short.unit);
        let Some(short) = short else { return unit };
        let place = known.iter().position(|(own, _)| *own == short);
        if end == at + 1 {
            return place.map_or(unit, |place| known[place].1);
        }
        match place {
            Some(place) => known[place].1 = unit,
            None => known.push((short, unit)),
        }
        unit
    }

    /// The number that begins with the first of some tokens, without what bounds it and without its fraction; "un" is one here.
    pub(crate) fn at(&self, text: &str, tokens: &[Token]) -> Option<Found> {
        let mut items = Vec::new();
        self.lexemes.read(text, tokens, Style::default(), &mut items);
        let mut items = Items { items: &items, lexemes: &self.lexemes };
        let (mut amount, mut next) = items.amount(0)?;
        if amount.value.fract() > 0.0 {
            // Of "trois quarts" only "trois".
            items.items = &items.items[..next - 1];
            (amount, next) = items.amount(0)?;
        }
        let after = items.items[next - 1].token + 1;
        // "14h" and "10-15" are no numbers alone.
        let glued = items.items.get(next).is_some_and(|item| item.token < after);
        // Beyond, numbers are no longer exact, and overflow as soon as they change their unit.
        let plain = amount.value.fract() == 0.0
            && amount.value < 1e15
            && !glued
            && !matches!(items.lexeme(0), lexeme::Lexeme::Range(..));
        let value = amount.value as i64;
        plain.then_some(Found {
            value: (amount.max.is_some() || value >= 10).then_some(value),
            about: amount.min != amount.max,
            article: amount.form == amount::Form::Article,
            tokens: after as usize,
        })
    }

    /// Every word that can be part of a number, in small letters.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        self.lexemes.words()
    }
}

impl Context<'_> {
    fn quantity(&self, reading: &Reading) -> Quantity {
        let items = self.items.items;
        let span = items[reading.start].span.join(items[reading.end - 1].span);
        let mut reading = *reading;
        let counted = self.counted(&reading);
        // "sept personnes au moins"
        if let Some(noun) = counted.filter(|_| reading.bound.is_none()) {
            let mut after = items[reading.end..].iter().take(2 * counted::REACH);
            let next = after.position(|item| item.token as usize == noun + 1);
            let after =
                next.and_then(|next| self.items.lexemes.after.at(items, reading.end + next));
            reading.bound = after.map(|(bound, _)| bound);
        }
        let (min, max) = reading.bounds();
        Quantity {
            kind: reading.kind(),
            unit: reading.measure.map(|measure| measure.unit),
            counted: counted.map(|token| (self.first + token) as u32),
            per_side: self.is_per_side(&reading),
            approximate: reading.is_approximate(),
            ..Quantity::count(span, min, max)
        }
    }
}
