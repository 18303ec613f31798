//! Tokens → time expressions, as TIMEX3 values and as days.

use std::fmt;
use std::sync::LazyLock;

use jiff::civil::DateTime;

use crate::syntax::Word;
use crate::tokens::Tokens;
use crate::{Article, Span};

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
}

/// Reads time expressions.
#[derive(Clone, Debug, Default)]
pub struct Times {}

impl Times {
    /// The reader that comes with the library.
    pub fn embedded() -> &'static Self {
        static TIMES: LazyLock<Times> = LazyLock::new(Times::default);
        &TIMES
    }

    /// The time expressions of an article, in order, on the day of its publication.
    pub fn read(&self, _article: &Article<'_>, _tokens: &Tokens, _words: &[Word]) -> Vec<Time> {
        Vec::new()
    }
}
