//! What each word of a number is.

use std::collections::HashMap;

use serde::Deserialize;

use super::digits::{self, Style};
use super::phrases::{Key, Phrases};
use super::units::{Measure, Units};
use crate::text::{Folded, WordMap};
use crate::tokens::{Token, TokenKind};
use crate::{Error, Result, Span};

/// The longest hyphenated number, in bytes.
const LONGEST: usize = 160;

/// What a token can be in a quantity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Lexeme {
    /// "sept", or a hyphenated number as a whole ("quatre-vingt-dix").
    Cardinal(f64),
    /// "cent", "mille", "millions".
    Scale(f64),
    /// "dizaine"; whether in the plural.
    Collective(f64, bool),
    /// "plusieurs": at least and at most, without bound if negative.
    Vague(f64, f64),
    /// "tiers": what a whole is divided by.
    Part(f64),
    /// "1 200", "3,5"; whether it may be a year.
    Digits { value: f64, year: bool },
    /// "10-15".
    Range(f64, f64),
    /// A word that means nothing alone.
    Word,
}

/// What a word says of the numbers beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Class {
    AfterNoun,
    Rough,
    Month,
    Weekday,
    Article,
    Whole,
    Label,
    Ordinal,
    BeforeClock,
    AfterClock,
}

/// A token as the grammar sees it. Digits with a unit at their end ("12km") are two.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    pub(super) lexeme: Lexeme,
    pub(super) span: Span,
    /// Its token in the sentence.
    pub(super) token: u32,
    /// The word in the lists, in small letters, "d'" as "de"; zero if in none.
    pub(super) word: Key,
    /// The same as written, for symbols.
    pub(super) symbol: Key,
    /// By [`Class`], a bit each.
    classes: u16,
}

impl Item {
    /// Whether it is a word of an expression.
    pub(super) fn is(&self, key: Key) -> bool {
        self.word == key || self.symbol == key
    }

    pub(super) fn has(&self, class: Class) -> bool {
        self.classes & 1 << class as u16 != 0
    }
}

/// How a bound changes a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Bound {
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
    Nearly,
    About,
    Exactly,
}

/// What is known of a word.
#[derive(Clone, Copy, Debug)]
struct Entry {
    lexeme: Lexeme,
    key: Key,
    classes: u16,
}

/// Words that the grammar itself names.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grammar {
    pub(super) between: Key,
    pub(super) and: Key,
    pub(super) of: Key,
    pub(super) to: Key,
    pub(super) or: Key,
    pub(super) half: [Key; 2],
    pub(super) the: [Key; 2],
    pub(super) final_round: Key,
}

/// All words of numbers.
#[derive(Clone, Debug)]
pub(super) struct Lexemes {
    words: WordMap<Entry>,
    /// Symbols as written.
    symbols: WordMap<Key>,
    numerals: Vec<String>,
    decimal: Vec<String>,
    pub(super) grammar: Grammar,
    pub(super) before: Phrases<Bound>,
    pub(super) after: Phrases<Bound>,
    pub(super) units: Phrases<Measure>,
    pub(super) sides: Phrases<()>,
    pub(super) handful: Phrases<(f64, f64)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    cardinal: HashMap<String, f64>,
    scale: HashMap<String, f64>,
    collective: HashMap<String, f64>,
    part: HashMap<String, f64>,
    vague: HashMap<String, (f64, f64)>,
    before: HashMap<Bound, Vec<String>>,
    after: HashMap<Bound, Vec<String>>,
    same: HashMap<String, String>,
    word: HashMap<Class, Vec<String>>,
    sides: Sides,
    handful: Handful,
    decimal: Decimal,
}

#[derive(Deserialize)]
struct Sides {
    words: Vec<String>,
}

#[derive(Deserialize)]
struct Handful {
    words: Vec<String>,
    bounds: (f64, f64),
}

#[derive(Deserialize)]
struct Decimal {
    units: Vec<String>,
}

/// Gives every word of a list its number while the tables are built.
#[derive(Default)]
struct Builder {
    words: WordMap<Entry>,
    symbols: WordMap<Key>,
    last: Key,
}

impl Builder {
    fn entry(&mut self, word: &str) -> &mut Entry {
        let last = &mut self.last;
        self.words.entry(word.into()).or_insert_with(|| {
            *last += 1;
            Entry { lexeme: Lexeme::Word, key: *last, classes: 0 }
        })
    }

    fn key(&mut self, word: &str) -> Key {
        self.entry(word).key
    }

    /// The number of a word of a unit: as written if it is a symbol, which has capitals or is short.
    fn symbol(&mut self, word: &str) -> Key {
        let short = word.chars().count() <= 2 && !word.ends_with('\'');
        if !(short || word.contains(char::is_uppercase)) || self.words.contains_key(word) {
            return self.key(word);
        }
        let last = &mut self.last;
        *self.symbols.entry(word.into()).or_insert_with(|| {
            *last += 1;
            *last
        })
    }

    fn phrase(&mut self, words: &str) -> Vec<Key> {
        words.split(' ').map(|word| self.key(word)).collect()
    }

    fn bounds(&mut self, lists: &HashMap<Bound, Vec<String>>) -> Phrases<Bound> {
        let all =
            lists.iter().flat_map(|(&bound, list)| list.iter().map(move |words| (words, bound)));
        Phrases::new(all.map(|(words, bound)| (self.phrase(words), bound)).collect::<Vec<_>>())
    }
}

impl Lexemes {
    pub(super) fn embedded() -> Result<Self> {
        let file: File = toml::from_str(include_str!("../../assets/numbers.toml"))
            .map_err(|e| Error::asset(format!("numbers.toml: {}", e.to_string().trim_end())))?;
        let units = Units::embedded()?;
        let mut builder = Builder::default();
        for (form, full) in &file.same {
            builder.entry(form).key = builder.key(full);
        }
        let mut numerals: Vec<(String, Lexeme)> = Vec::new();
        numerals.extend(file.cardinal.into_iter().map(|(word, n)| (word, Lexeme::Cardinal(n))));
        numerals.extend(file.scale.into_iter().map(|(word, n)| (word, Lexeme::Scale(n))));
        numerals.extend(file.vague.into_iter().map(|(word, (a, b))| (word, Lexeme::Vague(a, b))));
        for (word, n) in file.collective {
            numerals.push((format!("{word}s"), Lexeme::Collective(n, true)));
            numerals.push((word, Lexeme::Collective(n, false)));
        }
        let parts = file.part.into_iter().map(|(word, n)| (word, Lexeme::Part(n)));
        for (word, lexeme) in numerals.iter().cloned().chain(parts) {
            builder.entry(&word).lexeme = lexeme;
        }
        for (class, words) in file.word {
            for word in words {
                builder.entry(&word).classes |= 1 << class as u16;
            }
        }
        let grammar = Grammar {
            between: builder.key("entre"),
            and: builder.key("et"),
            of: builder.key("de"),
            to: builder.key("à"),
            or: builder.key("ou"),
            half: ["demi", "demie"].map(|word| builder.key(word)),
            the: ["la", "le"].map(|word| builder.key(word)),
            final_round: builder.key("finale"),
        };
        let (before, after) = (builder.bounds(&file.before), builder.bounds(&file.after));
        let names = units.names.iter().map(|(name, measure)| {
            (name.split(' ').map(|word| builder.symbol(word)).collect(), *measure)
        });
        let units = Phrases::new(names.collect::<Vec<_>>());
        let sides = file.sides.words.iter().map(|words| (builder.phrase(words), ()));
        let sides = Phrases::new(sides.collect::<Vec<_>>());
        let handful =
            file.handful.words.iter().map(|words| (builder.phrase(words), file.handful.bounds));
        let handful = Phrases::new(handful.collect::<Vec<_>>());
        Ok(Self {
            words: builder.words,
            symbols: builder.symbols,
            numerals: numerals.into_iter().map(|(word, _)| word).collect(),
            decimal: file.decimal.units,
            grammar,
            before,
            after,
            units,
            sides,
            handful,
        })
    }

    /// The words that are numbers.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.numerals.iter().map(String::as_str)
    }

    /// Reads every token of a sentence into `items`.
    pub(super) fn read(
        &self,
        text: &str,
        sentence: &[Token],
        style: Style,
        items: &mut Vec<Item>,
    ) {
        items.clear();
        for (i, token) in sentence.iter().enumerate() {
            let form = token.span.of(text);
            let symbol = self.symbol(form);
            let item = Item {
                lexeme: Lexeme::Word,
                span: token.span,
                token: i as u32,
                word: 0,
                symbol,
                classes: 0,
            };
            if token.kind == TokenKind::Number {
                let next = sentence.get(i + 1).map_or("", |next| next.span.of(text));
                self.number(form, next, style, item, items);
                continue;
            }
            let entry = Folded::new(form).and_then(|folded| self.words.get(folded.as_str()));
            items.push(match entry {
                Some(&Entry { lexeme, key, classes }) => {
                    Item { lexeme, word: key, classes, ..item }
                }
                None => Item { lexeme: self.hyphenated(form).unwrap_or(Lexeme::Word), ..item },
            });
        }
    }

    /// Digits, and the unit at their end: "12km", "20M€".
    fn number(&self, form: &str, next: &str, style: Style, item: Item, items: &mut Vec<Item>) {
        let letters = form.find(char::is_alphabetic).unwrap_or(form.len());
        let (digits, tail) = form.split_at(letters);
        let unit = if tail.is_empty() { next } else { tail };
        let decimal = |mark: u8| match mark {
            b',' if style.is_english() => self.is_scale(unit),
            b',' => self.is_scale(unit) || self.decimal.iter().any(|word| word == unit),
            _ => self.is_scale(unit),
        };
        let lexeme = digits::signed(digits, decimal).or_else(|| digits::range(digits));
        let symbol = self.symbol(tail);
        let Some(lexeme) = lexeme.filter(|_| tail.is_empty() || symbol > 0 && tail != "h") else {
            items.push(item);
            return;
        };
        let middle = item.span.start + letters as u32;
        items.push(Item { lexeme, span: Span { end: middle, ..item.span }, ..item });
        if !tail.is_empty() {
            items.push(Item { span: Span { start: middle, ..item.span }, symbol, ..item });
        }
    }

    fn is_scale(&self, word: &str) -> bool {
        matches!(self.words.get(word), Some(Entry { lexeme: Lexeme::Scale(1000.0..), .. }))
    }

    fn symbol(&self, form: &str) -> Key {
        if form.is_empty() || form.len() > 8 {
            return 0;
        }
        self.symbols.get(form).copied().unwrap_or_default()
    }

    /// "quatre-vingt-dix", "vingt-et-un": one number in pieces.
    fn hyphenated(&self, word: &str) -> Option<Lexeme> {
        if word.len() > LONGEST || !word.contains('-') {
            return None;
        }
        let mut sum = super::cardinal::Sum::default();
        for piece in word.split('-') {
            let piece = Folded::new(piece)?;
            let taken = match self.words.get(piece.as_str()).map(|entry| entry.lexeme) {
                Some(Lexeme::Cardinal(n)) => sum.add(n),
                Some(Lexeme::Scale(n)) => sum.scale(n),
                _ => piece.as_str() == "et" && sum.is_started(),
            };
            if !taken {
                return None;
            }
        }
        Some(Lexeme::Cardinal(sum.value()))
    }
}
