//! Tokens → events.
//!
//! [`Ontology`] says which words tell of which happenings. It is compiled once into a matcher; each
//! sentence then goes the same way: look every token up, find phrases and words that trigger, let
//! the cues around them decide, attach numbers, and judge how sure the text is.

#[cfg(feature = "train")]
pub mod arguments;
#[cfg(not(feature = "train"))]
mod arguments;
mod basis;
mod builder;
mod check;
mod clause;
mod compile;
mod confidence;
mod counts;
mod cues;
#[cfg(feature = "train")]
pub mod dates;
#[cfg(not(feature = "train"))]
mod dates;
mod event;
mod evidence;
#[cfg(feature = "train")]
pub mod factuality;
#[cfg(not(feature = "train"))]
mod factuality;
mod flags;
mod forms;
mod happening;
mod happenings;
mod holder;
mod inflect;
mod judge;
mod mood;
mod multinomial;
mod ontology;
mod phrases;
mod place;
mod relation;
mod scorer;
mod sentence;
mod statement;
mod toll;
#[cfg(feature = "train")]
pub mod train;
mod tree;
mod triggers;
mod vocabulary;

pub use arguments::Arguments;
pub use basis::{Basis, Dated, Placed};
pub use event::{
    Argument, Count, CountKind, DateInterval, Event, Factuality, Role, Statement, TypeId, Why,
};
pub use happening::Happening;
pub use ontology::{EventType, Ontology, Roles, When};
pub use toll::{causes, is_toll};

use std::ops::Range;

use jiff::civil::Date;

use crate::lexicon::Lexicon;
use crate::numbers::Numbers;
use crate::quotes::Quote;
use crate::syntax::ranges;
use crate::times::Times;
use crate::tokens::Tokens;
use crate::{Article, Layers, Result};
use confidence::Confidence;
use counts::{Counter, Number};
use evidence::Evidence;
use evidence::Look;
use factuality::{Certainty, Context};
use flags::Flags;
use judge::Choice;
use phrases::Match;
use scorer::Scorer;
use sentence::Sentence;
use tree::Tree;
use triggers::{Hit, Matcher};

/// Finds events. Built once from an ontology, and shared by threads without a lock.
///
/// ```
/// let pipeline = chronique::Pipeline::default();
/// let doc = pipeline.read("Deux personnes ont été tuées jeudi dans une frappe de drone.").unwrap();
/// let ids = doc.layers.events.iter().map(|e| pipeline.ontology().get(e.kind).id.as_str());
/// assert_eq!(ids.collect::<Vec<_>>(), ["casualty.kill", "conflict.drone_strike"]);
/// assert_eq!(doc.layers.events[0].counts[0].min(), Some(2));
/// ```
#[derive(Clone, Debug)]
pub struct Extractor {
    matcher: Matcher,
    counter: Counter,
    certainty: Certainty,
    confidence: Confidence,
    scorer: &'static Scorer,
    dates: &'static dates::Scorer,
    /// By type: what its numbers count.
    kinds: Vec<Option<CountKind>>,
    /// The type of a quote; none in an ontology without statements.
    statement: Option<TypeId>,
    lexicon: &'static Lexicon,
}

/// An article whose tokens were looked up, ready for [`Extractor::extract`].
#[derive(Debug)]
pub struct Reading<'a> {
    text: &'a str,
    layers: &'a Layers,
    /// The day of publication, or that of the dateline.
    today: Option<Date>,
    tree: Tree<'a>,
    marks: triggers::Reading,
    evidence: Evidence,
}

impl Extractor {
    /// Compiles an ontology.
    ///
    /// # Errors
    /// When an asset of the library has a bad line.
    pub fn new(
        ontology: &Ontology,
        lexicon: &'static Lexicon,
        numbers: &'static Numbers,
    ) -> Result<Self> {
        let (matcher, (counter, certainty)) = Matcher::new(ontology, lexicon, numbers, |words| {
            Ok((Counter::new(numbers, words)?, Certainty::new(words, lexicon)?))
        })?;
        let kinds = ontology.types().iter().map(|t| t.count).collect();
        let confidence = Confidence::embedded()?;
        let statement = ontology.id("report.statement");
        let (scorer, dates) = (Scorer::embedded()?, dates::Scorer::embedded()?);
        Ok(Self {
            matcher,
            counter,
            certainty,
            confidence,
            scorer,
            dates,
            kinds,
            statement,
            lexicon,
        })
    }

    /// Looks the tokens of a text up.
    pub(crate) fn look_up(&self, text: &str, tokens: &Tokens) -> triggers::Reading {
        self.matcher.read(text, tokens)
    }

    /// Whether a sentence can hold an event, or words that one refers to. One that only gives a day cannot, unless
    /// the ontology has a trigger there.
    pub(crate) fn can_hold(
        marks: &triggers::Reading,
        text: &str,
        tokens: &Tokens,
        sentence: usize,
    ) -> bool {
        let marks = &marks.marks[tokens.range(sentence)];
        marks.iter().any(|mark| mark.flags.has(Flags::WAKES))
            || !Times::embedded().give_a_day(text, tokens.of(sentence))
    }

    /// Brings together what the events of an article are read from. Without trees less is seen, and less is found.
    pub(crate) fn read<'a>(
        &'a self,
        article: &Article<'a>,
        layers: &'a Layers,
        marks: triggers::Reading,
    ) -> Reading<'a> {
        let Article { text, .. } = *article;
        Reading {
            text,
            layers,
            today: dates::today(article, layers),
            tree: self.certainty.trees(text, layers),
            marks,
            evidence: Evidence::default(),
        }
    }

    /// Appends the events of a sentence, in the order of their triggers.
    pub fn extract(&self, reading: &mut Reading<'_>, sentence: usize, out: &mut Vec<Event>) {
        let known = out.len();
        let mut evidence = std::mem::take(&mut reading.evidence);
        let mut decide = |look: &Look<'_>, at: Match, choices: &[Choice<'_>]| {
            let (index, probability) = self.scorer.decide(&mut evidence, look, at, choices)?;
            let rule = &self.matcher.rules[usize::from(choices[index].rule)];
            let share = || self.confidence.of(choices[index].firing, rule.when);
            Some((index, probability.unwrap_or_else(share)))
        };
        for range in ranges(reading.layers.tokens.range(sentence)) {
            let mut numbers = None;
            self.hits(reading, range, &mut decide, |hit, words, context| {
                out.push(self.event(hit, words, context, sentence as u32, &mut numbers));
            });
        }
        reading.evidence = evidence;
        out[known..].sort_by_key(|event| event.trigger);
    }

    /// Calls `each` for the triggers of a sentence, or of a part of an endless one, with what stands around them.
    fn hits<'m>(
        &'m self,
        reading: &mut Reading<'_>,
        range: Range<usize>,
        decide: impl FnMut(&Look<'_>, Match, &[Choice<'m>]) -> Option<(usize, f32)>,
        mut each: impl FnMut(&Hit<'_>, &Sentence<'_>, Option<&Context<'_>>),
    ) {
        let Reading { text, layers, today, tree, marks, .. } = reading;
        let Layers { tokens, words, times, .. } = layers;
        let mut entered = false;
        let all = (*text, tokens.all(), &words[..]);
        self.matcher.sentence(all, range.clone(), marks, decide, |hit, own| {
            if words.is_empty() {
                return each(&hit, &own, None);
            }
            if !entered {
                tree.enter(range.clone());
                entered = true;
            }
            let before =
                |token: usize| times.partition_point(|time| (time.first as usize) < token);
            let times = &times[before(range.start)..before(range.end)];
            each(&hit, &own, Some(&Context { tree, times, today: *today }));
        });
    }

    /// Adds what was said, and brings all events into the order of their triggers.
    pub fn add_statements(&self, quotes: &[Quote], out: &mut Vec<Event>) {
        if let Some(kind) = self.statement {
            out.extend(quotes.iter().map(|quote| statement::event(kind, quote)));
            out.sort_by_key(|event| event.trigger);
        }
    }

    /// Says when and where each event happened, and which mentions tell of the same happening.
    pub fn settle(&self, article: &Article<'_>, layers: &Layers, events: &mut [Event]) {
        holder::settle(&layers.quotes, events);
        let mut tree = self.certainty.trees(article.text, layers);
        dates::settle(article, layers, &mut tree, self.dates, &self.matcher.types, events);
        place::settle(article, layers, events);
        happenings::join(article.text, layers, events);
    }

    /// What a trigger says: its type, its numbers, how sure it is, and why we think so.
    fn event(
        &self,
        hit: &Hit<'_>,
        words: &Sentence<'_>,
        context: Option<&Context<'_>>,
        sentence: u32,
        numbers: &mut Option<Vec<Number>>,
    ) -> Event {
        let trigger = words.span(hit.at.first(), hit.at.last());
        let tag = self.matcher.types[usize::from(hit.rule.kind.0)];
        let (factuality, doubt) = self.certainty.of(words, hit, tag, context);
        let kind = self.kinds[usize::from(hit.rule.kind.0)];
        let counted = kind.map_or_else(Vec::new, |kind| {
            self.counter.of(words, hit, kind, self.lexicon, numbers)
        });
        let victims = counted.iter().map(|(count, noun)| noun.unwrap_or(count.quantity.span));
        let cue = hit.cue.map(|cue| words.span(cue.start, cue.end - 1));
        let cues = [cue, doubt].into_iter().flatten();
        Event {
            kind: hit.rule.kind,
            trigger,
            sentence,
            factuality,
            arguments: victims.map(|span| Argument { role: Role::Patient, span }).collect(),
            when: None,
            place: None,
            counts: counted.iter().map(|(count, _)| count.in_sentence(sentence)).collect(),
            holder: None,
            same_as: None,
            statement: None,
            confidence: hit.confidence,
            why: Why { rule: rule(hit), cues: std::iter::once(trigger).chain(cues).collect() },
        }
    }
}

/// What the evidence calls a rule: "verb tuer", "noun grève, near @drone".
fn rule(hit: &Hit<'_>) -> String {
    let comma = if hit.rule.condition.is_empty() { "" } else { ", " };
    [hit.firing.name(), " ", hit.name, comma, &hit.rule.condition].concat()
}
