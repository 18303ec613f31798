//! Words and trees → who says what.
//!
//! A verb that reports ([`verbs`]), a preposition of a source ([`sources`]) or a noun ([`nouns`]) is a cue; its words are a quotation
//! ([`marks`]), a clause, or what stands around it ([`content`]); who says them is a noun phrase ([`speaker`]) or
//! what a pronoun stands for ([`pronouns`]). All words are in `assets/quotes.toml`.

mod content;
mod marks;
mod nouns;
mod pronouns;
mod quote;
mod sources;
mod speaker;
mod verbs;
mod view;
mod vocabulary;

pub use quote::{Pattern, Quote};

use std::cell::OnceCell;
use std::sync::LazyLock;

use crate::entities::{Mention, MentionKind};
use crate::lexicon::Upos;
use crate::syntax::{Parser, Word};
use crate::tokens::Tokens;
use crate::{Result, Span};
use marks::Marks;
use speaker::Speaker;
use view::{Sentence, View};
use vocabulary::{Class, Vocabulary};

/// Finds quoted and reported speech. Built once, shared by all threads.
///
/// ```
/// let pipeline = chronique::Pipeline::default();
/// let doc = pipeline.read("« Nous rentrons », a déclaré lundi le ministre Jean Dupuis.").unwrap();
/// let quote = &doc.layers.quotes[0];
/// assert_eq!(quote.cue.of(&doc.text), "déclaré");
/// assert_eq!(quote.speaker.unwrap().of(&doc.text), "Jean Dupuis");
/// assert_eq!(quote.content.unwrap().of(&doc.text), "Nous rentrons");
/// assert!(quote.direct);
/// ```
#[derive(Clone, Debug)]
pub struct Quotes {
    vocabulary: Vocabulary,
}

/// A statement before its speaker is looked up.
#[derive(Clone, Copy, Debug)]
struct Found {
    pattern: Pattern,
    cue: Span,
    speaker: Option<Speaker>,
    content: Span,
    direct: bool,
}

impl Quotes {
    /// The finder that comes with the library.
    ///
    /// # Panics
    /// Never: a test opens its words.
    pub fn embedded() -> &'static Self {
        static QUOTES: LazyLock<Quotes> =
            LazyLock::new(|| Quotes::new().expect("the embedded words of speech are tested"));
        &QUOTES
    }

    /// Builds the finder from the embedded words.
    ///
    /// # Errors
    /// When the asset has a bad line.
    pub fn new() -> Result<Self> {
        Ok(Self { vocabulary: Vocabulary::embedded()? })
    }

    /// The statements of a text, in the order of their cues.
    pub fn read(
        &self,
        text: &str,
        tokens: &Tokens,
        words: &[Word],
        mentions: &[Mention],
    ) -> Vec<Quote> {
        if words.len() != tokens.len() {
            return Vec::new();
        }
        let marks = Marks::read(text, tokens.all());
        let antecedents = OnceCell::new();
        let (vocabulary, parser) = (&self.vocabulary, Parser::embedded());
        let view = View {
            text,
            sentences: tokens,
            tokens: tokens.all(),
            words,
            mentions,
            vocabulary,
            parser,
            marks: &marks,
            antecedents: &antecedents,
        };
        let mut quotes: Vec<Quote> = Vec::new();
        let mut first_persons = Vec::new();
        for index in 0..tokens.sentences() {
            for range in view.pieces(index) {
                let cues = range.clone().filter(|&at| is_cue(&view, at));
                let mut sentence = None;
                for at in cues {
                    let sentence =
                        sentence.get_or_insert_with(|| view.sentence(index, range.clone()));
                    let last = quotes.last().filter(|last| last.sentence as usize == index);
                    let Some(found) = statement(sentence, at, last) else { continue };
                    if found.speaker == Some(Speaker::First) {
                        first_persons.push(quotes.len());
                    }
                    let confidence = vocabulary.confidence(found.pattern);
                    quotes.push(quote(&found, index, mentions, confidence));
                }
            }
        }
        for place in first_persons {
            let cue = quotes[place].cue;
            // Whoever says the quotation around; it is near.
            let from = place.saturating_sub(8);
            let near = quotes[from..quotes.len().min(place + 8)].iter();
            let around = near
                .filter(|other| other.content.is_some_and(|content| content.contains(cue)))
                .find_map(|other| other.speaker);
            quotes[place].speaker = around;
            quotes[place].entity = around.and_then(|span| entity(span, mentions));
        }
        quotes.sort_by_key(|quote| quote.cue);
        quotes
    }
}

/// Whether a token is a verb, a preposition or a noun that may report.
fn is_cue(view: &View<'_>, at: usize) -> bool {
    let form = view.form(at);
    match view.upos(at) {
        Upos::Verb | Upos::Aux => {
            view.vocabulary.verb(form).is_some() || !view.vocabulary.phrases(form).is_empty()
        }
        Upos::Adp | Upos::Adv | Upos::Sconj => !view.vocabulary.sources(form).is_empty(),
        Upos::Noun => view.is(at, Class::Announcing),
        _ => false,
    }
}

/// The statement of a cue; `last` is the one before it in its sentence.
fn statement(sentence: &Sentence<'_>, at: usize, last: Option<&Quote>) -> Option<Found> {
    let upos = sentence.view.upos(at);
    let verb = matches!(upos, Upos::Verb | Upos::Aux);
    let found = match upos {
        Upos::Noun => nouns::read(sentence, at)
            .filter(|found| last.is_none_or(|last| last.content != Some(found.content))),
        _ if verb => verbs::read(sentence, at),
        _ => sources::read(sentence, at),
    };
    let mut found = found.filter(|found| !found.content.overlaps(found.cue))?;
    let gerund = verb && sentence.view.form(at).ends_with("ant");
    if gerund || found.speaker.is_none() {
        let speaker = last.and_then(|last| last.speaker).filter(|_| verb);
        found.speaker = speaker.map(Speaker::Known).or(found.speaker);
    }
    Some(found)
}

fn quote(found: &Found, sentence: usize, mentions: &[Mention], confidence: f32) -> Quote {
    let speaker = match found.speaker {
        Some(Speaker::Known(span)) => Some(span),
        _ => None,
    };
    Quote {
        cue: found.cue,
        sentence: sentence as u32,
        speaker,
        entity: speaker.and_then(|span| entity(span, mentions)),
        content: Some(found.content),
        direct: found.direct,
        pattern: found.pattern,
        confidence,
    }
}

/// The entity of the name that a span covers.
fn entity(span: Span, mentions: &[Mention]) -> Option<u32> {
    let from = mentions.partition_point(|mention| mention.span.end <= span.start);
    let near = mentions[from..].iter().take_while(|mention| mention.span.start < span.end);
    near.filter(|mention| mention.kind != MentionKind::Pronoun)
        .find(|mention| span.contains(mention.span) || mention.span.contains(span))
        .map(|mention| mention.entity)
}
