//! A document: one text and the layers read from it.

use std::sync::Arc;

use jiff::civil::Date;

use crate::entities::{Entity, Mention};
use crate::events::Event;
use crate::numbers::Quantity;
use crate::places::Place;
use crate::quotes::Quote;
use crate::syntax::Word;
use crate::times::Time;
use crate::tokens::Tokens;
use crate::{Error, Result, Span};

/// One news text as it comes in, borrowed.
///
/// ```
/// use chronique::Article;
/// let article = Article::new("Deux blessés à Dakar.").with_date("2025-07-24").unwrap();
/// assert_eq!(article.date.unwrap().year(), 2025);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Article<'t> {
    /// The text; offsets of every layer count its bytes.
    pub text: &'t str,
    /// The headline when it is kept apart from the text; read for context, never annotated.
    pub title: Option<&'t str>,
    /// The day of publication, the anchor of "hier" and "jeudi".
    pub date: Option<Date>,
}

impl<'t> Article<'t> {
    /// An article that is only a text.
    pub fn new(text: &'t str) -> Self {
        Self { text, ..Self::default() }
    }

    /// The same with its day of publication.
    ///
    /// # Errors
    /// When the day is not written `YYYY-MM-DD`.
    pub fn with_date(mut self, day: &str) -> Result<Self> {
        self.date = Some(parse_date(day)?);
        Ok(self)
    }
}

/// Reads a day of publication: `YYYY-MM-DD`, alone or at the head of a timestamp.
///
/// # Errors
/// When it is anything else.
///
/// ```
/// assert_eq!(chronique::parse_date("2025-07-24T08:15:00Z").unwrap().day(), 24);
/// assert!(chronique::parse_date("24 juillet").is_err());
/// ```
pub fn parse_date(day: &str) -> Result<Date> {
    let day = day.trim();
    let head = match day.as_bytes().get(10) {
        None => Some(day),
        Some(b'T' | b' ') => day.get(..10),
        Some(_) => None,
    };
    let day_of = |head: &str| head.parse().ok().filter(|day: &Date| day.year() > 0);
    head.and_then(day_of).ok_or_else(|| {
        let shown: String = day.chars().take(40).collect();
        Error::input(format!("\"{shown}\" is not a date; write it YYYY-MM-DD, as in 2025-07-24"))
    })
}

/// The layers read from one text. They are only appended, in the order of the fields, and point
/// into the text and at each other; nothing owns a copy of the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layers {
    /// Sentences, in order, trimmed of white space; they cover every other character.
    pub sentences: Vec<Span>,
    /// Tokens, grouped by sentence.
    pub tokens: Tokens,
    /// What is known of each token; empty where nobody asked, and [`Word::UNREAD`] in sentences that were not parsed.
    pub words: Vec<Word>,
    /// Names, descriptions and pronouns, in order.
    pub mentions: Vec<Mention>,
    /// What the mentions refer to.
    pub entities: Vec<Entity>,
    /// Places, in order.
    pub places: Vec<Place>,
    /// Time expressions, in order.
    pub times: Vec<Time>,
    /// Numbers with what they count, in order.
    pub quantities: Vec<Quantity>,
    /// Quoted and reported speech, in the order of its cues.
    pub quotes: Vec<Quote>,
    /// Events, in the order of their triggers.
    pub events: Vec<Event>,
}

/// A text with its layers.
///
/// ```
/// let pipeline = chronique::Pipeline::default();
/// let doc = pipeline.read("M. Sall a parlé. Il part demain.").unwrap();
/// assert_eq!(doc.sentences().collect::<Vec<_>>(), ["M. Sall a parlé.", "Il part demain."]);
/// ```
#[derive(Clone, Debug)]
pub struct Document {
    /// The original text, unchanged.
    pub text: Arc<str>,
    /// The headline, when it was kept apart.
    pub title: Option<Arc<str>>,
    /// The day of publication.
    pub date: Option<Date>,
    /// What was read from the text.
    pub layers: Layers,
}

impl Document {
    /// The sentences as strings.
    pub fn sentences(&self) -> impl Iterator<Item = &str> {
        self.layers.sentences.iter().map(|span| span.of(&self.text))
    }

    /// The tokens of the text as strings.
    pub fn tokens(&self) -> impl Iterator<Item = &str> {
        self.layers.tokens.iter().map(|token| token.span.of(&self.text))
    }
}
