//! What each word of a number is.

use std::collections::HashMap;

use serde::Deserialize;

use crate::text::{Folded, WordMap};
use crate::tokens::Token;
use crate::{Error, Result, Span};

/// What a token can be in a quantity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Lexeme {
    /// "sept", or a hyphenated number as a whole ("quatre-vingt-dix").
    Cardinal(i64),
    /// "cent", "mille", "millions".
    Scale(i64),
    /// "dizaine"; whether in the plural.
    Collective(i64, bool),
    /// "plusieurs": at least and at most, without bound if negative.
    Vague(i64, i64),
    /// "1 200", "3,5": the number with its thousands and, if it has them, decimals.
    Digits { value: f64, whole: bool },
    /// A word that means nothing alone.
    Word,
}

/// A token as the grammar sees it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item<'a> {
    pub(super) lexeme: Lexeme,
    pub(super) span: Span,
    /// The word in the lists of bounds: small letters, "d'" as "de".
    pub(super) word: &'a str,
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

/// A bound and its words.
pub(super) type BoundWords = (Vec<String>, Bound);

/// All words of numbers.
#[derive(Clone, Debug)]
pub(super) struct Lexemes {
    values: WordMap<Lexeme>,
    same: HashMap<String, String>,
    decimal: Vec<String>,
    pub(super) before: Vec<BoundWords>,
    pub(super) after: Vec<BoundWords>,
    /// Words of bounds and of ranges, kept so that items can borrow them.
    grammar: WordMap<String>,
}

/// A sentence read word by word, with the bounds that may stand in it.
#[derive(Debug)]
pub(super) struct Items<'a> {
    pub(super) items: Vec<Item<'a>>,
    pub(super) lexemes: &'a Lexemes,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    cardinal: HashMap<String, i64>,
    scale: HashMap<String, i64>,
    collective: HashMap<String, i64>,
    vague: HashMap<String, (i64, i64)>,
    before: HashMap<Bound, Vec<String>>,
    after: HashMap<Bound, Vec<String>>,
    same: HashMap<String, String>,
    decimal: Decimal,
}

#[derive(Deserialize)]
struct Decimal {
    units: Vec<String>,
}

/// Words of ranges: "entre 3 et 5", "de 3 à 5", "3 ou 4", "vingt et un".
const RANGE: [&str; 5] = ["entre", "et", "de", "à", "ou"];

impl Lexemes {
    pub(super) fn embedded() -> Result<Self> {
        let file: File = toml::from_str(include_str!("../../assets/numbers.toml"))
            .map_err(|e| Error::asset(format!("numbers.toml: {}", e.to_string().trim_end())))?;
        let mut values: WordMap<Lexeme> = WordMap::default();
        values.extend(file.cardinal.into_iter().map(|(word, n)| (word, Lexeme::Cardinal(n))));
        values.extend(file.scale.into_iter().map(|(word, n)| (word, Lexeme::Scale(n))));
        values.extend(file.vague.into_iter().map(|(word, (a, b))| (word, Lexeme::Vague(a, b))));
        for (word, n) in file.collective {
            values.insert(format!("{word}s"), Lexeme::Collective(n, true));
            values.insert(word, Lexeme::Collective(n, false));
        }
        let (before, after) = (bounds(&file.before), bounds(&file.after));
        let words = before.iter().chain(&after).flat_map(|(words, _)| words.clone());
        let words = words.chain(RANGE.map(String::from)).chain(["des".into(), "une".into()]);
        let mut grammar: WordMap<String> = words.map(|w| (w.clone(), w)).collect();
        grammar.extend(file.same.iter().map(|(word, full)| (word.clone(), full.clone())));
        Ok(Self { values, same: file.same, decimal: file.decimal.units, before, after, grammar })
    }

    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.values.keys().map(String::as_str)
    }

    /// Reads every token of a sentence.
    pub(super) fn of<'a>(&'a self, text: &str, sentence: &[Token]) -> Items<'a> {
        let unit = |i: usize| sentence.get(i).and_then(|t: &Token| Folded::new(t.span.of(text)));
        let item = |(i, token): (usize, &Token)| {
            let folded = Folded::new(token.span.of(text));
            let word = folded.as_ref().map_or("", Folded::as_str);
            let decimal = || {
                let next = unit(i + 1);
                next.is_some_and(|u| self.decimal.iter().any(|d| d == u.as_str()))
            };
            let lexeme = self.lexeme(word, decimal);
            let word = self.grammar.get(word).map_or("", String::as_str);
            Item { lexeme, span: token.span, word }
        };
        Items { items: sentence.iter().enumerate().map(item).collect(), lexemes: self }
    }

    fn lexeme(&self, word: &str, decimal: impl Fn() -> bool) -> Lexeme {
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            return digits(word, decimal).unwrap_or(Lexeme::Word);
        }
        if let Some(&lexeme) = self.values.get(word) {
            return lexeme;
        }
        if word.contains('-') {
            self.hyphenated(word).unwrap_or(Lexeme::Word)
        } else {
            Lexeme::Word
        }
    }

    /// "quatre-vingt-dix", "vingt-et-un": one number in pieces.
    fn hyphenated(&self, word: &str) -> Option<Lexeme> {
        let mut sum = super::amount::Sum::default();
        for piece in word.split('-') {
            let taken = match self.values.get(piece) {
                Some(&Lexeme::Cardinal(n)) => sum.add(n),
                Some(&Lexeme::Scale(n)) => sum.scale(n),
                None if piece == "et" => true,
                _ => false,
            };
            if !taken {
                return None;
            }
        }
        Some(Lexeme::Cardinal(sum.value()))
    }

    /// Whether the forms "de" and "d'" are written one for the other.
    pub(super) fn same<'w>(&'w self, word: &'w str) -> &'w str {
        self.same.get(word).map_or(word, String::as_str)
    }
}

/// The bounds, longest words first.
fn bounds(lists: &HashMap<Bound, Vec<String>>) -> Vec<BoundWords> {
    let split = |words: &String| words.split(' ').map(String::from).collect::<Vec<_>>();
    let all = lists.iter().flat_map(|(&bound, list)| list.iter().map(move |w| (split(w), bound)));
    let mut all: Vec<BoundWords> = all.collect();
    all.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
    all
}

/// Reads digits: "1 200", "1.200" and "1,200" are thousands, "3,5" and "1,250 million" decimals.
fn digits(word: &str, decimal: impl Fn() -> bool) -> Option<Lexeme> {
    let is_mark = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '.' | ',');
    let mut groups = word.split(is_mark);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let all_digits = |g: &str| !g.is_empty() && g.bytes().all(|b| b.is_ascii_digit());
    if !all_digits(first) || !rest.iter().all(|g| all_digits(g)) {
        return None;
    }
    let last_mark = word.rfind(is_mark).and_then(|at| word[at..].chars().next());
    let thousands = |groups: &[&str]| {
        (first.len() <= 3 || groups.is_empty()) && groups.iter().all(|g| g.len() == 3)
    };
    let comma = matches!(last_mark, Some('.' | ','));
    let several = rest.len() > 1;
    if thousands(&rest) && !(comma && !several && (first == "0" || decimal())) {
        let value: f64 = [first, &rest.concat()].concat().parse().ok()?;
        return Some(Lexeme::Digits { value, whole: true });
    }
    let (decimals, whole) = rest.split_last()?;
    if !comma || !(whole.is_empty() || thousands(whole)) {
        return None;
    }
    let value = format!("{first}{}.{decimals}", whole.concat()).parse().ok()?;
    Some(Lexeme::Digits { value, whole: false })
}
