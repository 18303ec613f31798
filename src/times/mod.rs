//! Tokens → time expressions, as TIMEX3 values and as intervals of moments.
//!
//! `assets/times.toml` says what each word can be; a small grammar over tokens reads what the words of an
//! expression say (`calendar`, `year`, `season`, `clock`, `relative`, `length`), each family in its file; `anchor`
//! puts that on the calendar (`day`, `period`, `interval`): by the day of the article, by the tense of the clause (`tense`), or by the day that the
//! text speaks of. Where none of them is known, neither is the value: "jeudi" stays `XXXX-WXX-4`.

mod anchor;
mod calendar;
mod clock;
mod day;
mod grammar;
mod interval;
mod length;
mod lexemes;
mod meaning;
mod moment;
mod period;
mod relative;
mod season;
mod sentence;
mod tense;
mod year;

use std::fmt;
use std::sync::LazyLock;

use jiff::civil::DateTime;
use serde::Deserialize;

use crate::numbers::Numbers;
use crate::syntax::Word;
use crate::text::Folded;
use crate::tokens::{Token, TokenKind, Tokens};
use crate::{Article, Result, Span};
use anchor::Calendar;
use lexemes::Lexemes;
use sentence::Sentence;

/// What a time expression is, as TIMEX3 says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeKind {
    /// A day or more: "jeudi", "en mars 2019".
    Date,
    /// Less than a day: "à 14 h 30", "jeudi soir".
    Time,
    /// How long: "trois jours".
    Duration,
    /// How often: "chaque lundi".
    Set,
}

impl TimeKind {
    /// The word that TIMEX3 uses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }
}

/// A TIMEX3 value: "2025-07-24", "2025-W30", "P3D", "`PAST_REF`".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeValue(pub Box<str>);

impl fmt::Display for TimeValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How precisely a time is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Precision {
    /// Only past, present or future.
    #[default]
    Unknown,
    /// "au `XXe` siècle".
    Century,
    /// "les années 90".
    Decade,
    /// "en 2014".
    Year,
    /// A season, a quarter or a half of a year.
    Season,
    /// "en mars".
    Month,
    /// A week, a fortnight or a week-end.
    Week,
    /// "jeudi".
    Day,
    /// "jeudi soir".
    Part,
    /// "vers 14 heures".
    Hour,
    /// "à 14 h 30", and finer.
    Minute,
}

impl Precision {
    /// The word that tables use.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Century => "century",
            Self::Decade => "decade",
            Self::Year => "year",
            Self::Season => "season",
            Self::Month => "month",
            Self::Week => "week",
            Self::Day => "day",
            Self::Part => "part of day",
            Self::Hour => "hour",
            Self::Minute => "minute",
        }
    }
}

/// What a time was resolved by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// Nothing: the value is not known in full, or it is a length.
    #[default]
    None,
    /// Its own words: "le 14 juillet 2016".
    Absolute,
    /// The day of publication: "hier".
    Article,
    /// Another time of the text, by its index: "le lendemain".
    Text(u32),
}

impl Anchor {
    /// The word that tables use.
    pub const fn name(self) -> Option<&'static str> {
        match self {
            Self::None => None,
            Self::Absolute => Some("words"),
            Self::Article => Some("article"),
            Self::Text(_) => Some("text"),
        }
    }
}

/// What the words say of a value besides itself, as TIMEX3 does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Modifier {
    /// "début mars".
    Start,
    /// "mi-mars".
    Mid,
    /// "fin mars".
    End,
    /// "environ trois jours".
    Approx,
    /// "moins de trois jours".
    LessThan,
    /// "plus de trois jours".
    MoreThan,
    /// "au plus trois jours".
    EqualOrLess,
    /// "au moins trois jours".
    EqualOrMore,
}

impl Modifier {
    /// The word that TIMEX3 uses for its attribute `mod`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Start => "START",
            Self::Mid => "MID",
            Self::End => "END",
            Self::Approx => "APPROX",
            Self::LessThan => "LESS_THAN",
            Self::MoreThan => "MORE_THAN",
            Self::EqualOrLess => "EQUAL_OR_LESS",
            Self::EqualOrMore => "EQUAL_OR_MORE",
        }
    }
}

/// How the words before a time make its interval open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// "depuis 2012", "à partir de lundi".
    From,
    /// "jusqu'en 2020", "d'ici vendredi".
    To,
    /// "avant mardi".
    Before,
    /// "après le 3 mai".
    After,
}

/// A time expression.
#[derive(Clone, Debug, PartialEq)]
pub struct Time {
    /// Its words.
    pub span: Span,
    /// The first of its tokens, among all of the text.
    pub first: u32,
    /// The last of its tokens.
    pub last: u32,
    /// Index of its sentence.
    pub sentence: u32,
    /// What it is.
    pub kind: TimeKind,
    /// What it says.
    pub value: TimeValue,
    /// The first moment that it can mean; none where it is open or not known.
    pub start: Option<DateTime>,
    /// The last moment that it can mean.
    pub end: Option<DateTime>,
    /// How precise it is.
    pub precision: Precision,
    /// What it was resolved by.
    pub anchor: Anchor,
    /// What part of the value is meant, or how sure its number is.
    pub modifier: Option<Modifier>,
    /// On which side its interval is open.
    pub limit: Option<Limit>,
}

/// Reads time expressions. Built once, shared by all threads.
///
/// ```
/// use chronique::{Article, Pipeline};
/// let article = Article::new("Le maire a démissionné jeudi soir.").with_date("2025-07-26").unwrap();
/// let time = &Pipeline::default().read_article(&article).unwrap().layers.times[0];
/// assert_eq!(time.span.of(article.text), "jeudi soir");
/// assert_eq!(time.value.to_string(), "2025-07-24TEV");
/// assert_eq!(time.start.unwrap().to_string(), "2025-07-24T18:00:00");
/// ```
#[derive(Clone, Debug)]
pub struct Times {
    lexemes: Lexemes,
    numbers: &'static Numbers,
}

impl Times {
    /// The reader that comes with the library.
    ///
    /// # Panics
    /// Never: a test builds it.
    pub fn embedded() -> &'static Self {
        static TIMES: LazyLock<Times> =
            LazyLock::new(|| Times::new().expect("the embedded words of times are tested"));
        &TIMES
    }

    fn new() -> Result<Self> {
        let numbers = Numbers::embedded();
        Ok(Self { lexemes: Lexemes::embedded(numbers)?, numbers })
    }

    /// Whether some tokens only give a day: "Lundi 22 janvier 2017. –".
    pub(crate) fn give_a_day(&self, text: &str, tokens: &[Token]) -> bool {
        tokens.iter().all(|token| match token.kind {
            TokenKind::Number | TokenKind::Punctuation => true,
            TokenKind::Word => Folded::new(token.span.of(text))
                .is_some_and(|word| self.lexemes.dates(word.as_str())),
            TokenKind::Address => false,
        })
    }

    /// The time expressions of an article, in order, on the day of its publication.
    ///
    /// Without `words` the tense of a clause is guessed from its forms.
    pub fn read(&self, article: &Article<'_>, tokens: &Tokens, words: &[Word]) -> Vec<Time> {
        let mut calendar = Calendar::new(&self.lexemes, article.date);
        let (mut entries, mut found) = (Vec::new(), Vec::new());
        for number in 0..tokens.sentences() {
            let range = tokens.range(number);
            entries.clear();
            found.clear();
            let mut of_time = false;
            for token in tokens.of(number) {
                let entry = (token.kind != TokenKind::Punctuation)
                    .then(|| Folded::new(token.span.of(article.text)))
                    .flatten()
                    .and_then(|word| self.lexemes.entry(word.as_str()));
                of_time |= entry.is_some_and(|e| e.of_time) || token.kind == TokenKind::Number;
                entries.push(entry);
            }
            if !of_time {
                continue;
            }
            let sentence = Sentence {
                lexemes: &self.lexemes,
                numbers: self.numbers,
                text: article.text,
                tokens: tokens.of(number),
                entries: &entries,
                words,
                base: range.start,
            };
            sentence.read(&mut found);
            calendar.place(&sentence, number as u32, &found);
        }
        calendar.times
    }
}
