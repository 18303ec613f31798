//! How sure the text is that a happening happened, and which words say so.
//!
//! The rules of `assets/events/factuality.toml` give a first answer ([`rules`]); a regression weighs it with the tree around the
//! trigger, moods and tenses, and classes of words ([`features`]).

mod features;
mod rules;
mod scorer;
#[cfg(feature = "train")]
pub mod train;
mod words;

use jiff::civil::Date;

use super::Factuality;
use super::compile::Compiler;
use super::evidence::Tag;
use super::relation::Grammar;
use super::sentence::Sentence;
use super::tree::Tree;
use super::triggers::Hit;
use crate::lexicon::Lexicon;
use crate::syntax::Parser;
use crate::times::Time;
use crate::{Layers, Result, Span};
use features::{Scene, features};
use rules::{Answer, Rules};
use scorer::Scorer;
use words::Words;

/// What stands around a trigger.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context<'a> {
    pub(super) tree: &'a Tree<'a>,
    /// The times of its sentence, or of its part of an endless one.
    pub(super) times: &'a [Time],
    /// The day of publication, or that of the dateline.
    pub(super) today: Option<Date>,
}

/// Judges how sure the text is of a happening. Built once, shared by all threads.
#[derive(Clone, Debug)]
pub(super) struct Certainty {
    rules: Rules,
    words: Words,
    grammar: Grammar,
    scorer: &'static Scorer,
    lexicon: &'static Lexicon,
}

impl Certainty {
    /// Compiles the rules with the words of the matcher.
    pub(super) fn new(compiler: &mut Compiler<'_>, lexicon: &'static Lexicon) -> Result<Self> {
        Ok(Self {
            rules: Rules::new(compiler)?,
            words: Words::embedded(lexicon)?,
            grammar: Grammar::new(Parser::embedded()),
            scorer: Scorer::embedded()?,
            lexicon,
        })
    }

    /// The trees of a text, for the [`Context`] of a trigger.
    pub(super) fn trees<'a>(&'a self, text: &'a str, layers: &'a Layers) -> Tree<'a> {
        Tree::new(text, layers.tokens.all(), &layers.words, &self.grammar)
    }

    /// The factuality of a trigger, and the words that decided.
    pub(super) fn of(
        &self,
        sentence: &Sentence<'_>,
        hit: &Hit<'_>,
        kind: Tag,
        context: Option<&Context<'_>>,
    ) -> (Factuality, Option<Span>) {
        let answer = self.answer(sentence, hit);
        let cue = answer.cue.map(|cue| sentence.span(cue.start, cue.end - 1));
        let Some(context) = context else { return (answer.factuality, cue) };
        let features = self.features(sentence, hit, kind, context, answer);
        let trigger = sentence.span(hit.at.first(), hit.at.last());
        let (factuality, token) = self.scorer.decide(&features);
        let told = token.map(|token| context.tree.span(token, token));
        let told = told.filter(|told| !trigger.overlaps(*told));
        match answer.factuality {
            own if own == factuality => (own, cue),
            // Nothing but the type of the happening speaks for it.
            Factuality::Actual if told.is_none() => (Factuality::Actual, None),
            _ => (factuality, told),
        }
    }

    /// What the rules say of a trigger.
    fn answer(&self, sentence: &Sentence<'_>, hit: &Hit<'_>) -> Answer {
        self.rules.of(sentence, hit.at, hit.firing, self.lexicon)
    }

    /// What the scorer sees of a trigger, with the tokens that it comes from.
    fn features(
        &self,
        sentence: &Sentence<'_>,
        hit: &Hit<'_>,
        kind: Tag,
        context: &Context<'_>,
        answer: Answer,
    ) -> Vec<(usize, usize)> {
        let span = sentence.span(hit.at.first(), hit.at.last());
        let trigger = context.tree.tokens(span);
        let top = context.tree.top(span).unwrap_or(trigger.start);
        let words = &self.words;
        let Tag { name: kind, group, .. } = kind;
        let scene = Scene { context, words, trigger, top, kind, group, answer };
        let mut seen = Vec::with_capacity(64);
        features(&scene, |slot, token| seen.push((slot, token)));
        seen.sort_unstable();
        seen.dedup_by_key(|feature| feature.0);
        seen
    }
}
