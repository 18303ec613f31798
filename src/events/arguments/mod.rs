//! Events and trees → who did what to whom, with what, where and when.
//!
//! From the trigger of an event the tree is walked in all directions ([`climb`]). Every name, noun, moment and pronoun on the
//! way is a candidate; a linear model weighs the way there, the type of the event, and what the candidate names, with
//! what the frames of `assets/events/frames.toml` say of the trigger's lemma.

mod candidate;
mod climb;
mod features;
mod phrase;
mod scorer;
#[cfg(feature = "train")]
pub mod train;
mod words;

use std::ops::Range;
use std::sync::LazyLock;

use super::relation::Grammar;
use super::tree::Tree;
use super::{Argument, Event, Ontology};
use crate::lexicon::Lexicon;
use crate::syntax::{Parser, range_around};
use crate::{Layers, Result, Span};
use candidate::{Candidate, Known};
use climb::Climb;
use features::{Scene, features};
use scorer::{Scored, Scorer};
use words::Vocabulary;

/// Finds the arguments of events.
///
/// ```
/// use chronique::{Pipeline, events::Role};
/// let doc = Pipeline::default().read("La police a arrêté deux suspects à Lille.").unwrap();
/// let event = &doc.layers.events[0];
/// let of = |role| event.arguments.iter().find(|a| a.role == role).map(|a| a.span.of(&doc.text));
/// assert_eq!((of(Role::Agent), of(Role::Patient)), (Some("police"), Some("suspects")));
/// ```
#[derive(Clone, Debug)]
pub struct Arguments {
    words: Words,
    scorer: Scorer,
}

/// What is known of words before anything is learnt.
#[derive(Clone, Debug)]
struct Words {
    grammar: Grammar,
    vocabulary: Vocabulary,
}

impl Words {
    fn embedded() -> Result<Self> {
        let grammar = Grammar::new(Parser::embedded());
        Ok(Self { grammar, vocabulary: Vocabulary::embedded(Lexicon::embedded())? })
    }
}

impl Arguments {
    /// The finder that comes with the library.
    ///
    /// # Panics
    /// Never: a test opens it.
    pub fn embedded() -> &'static Self {
        static ARGUMENTS: LazyLock<Arguments> =
            LazyLock::new(|| Arguments::new().expect("the embedded assets are tested"));
        &ARGUMENTS
    }

    fn new() -> Result<Self> {
        let weights = include_bytes!("../../../assets/models/arguments.bin").as_slice();
        Ok(Self { words: Words::embedded()?, scorer: Scorer::open(weights)? })
    }

    /// Gives every event its arguments, in the order of the text.
    pub fn fill(&self, text: &str, layers: &Layers, ontology: &Ontology, events: &mut [Event]) {
        if layers.words.len() != layers.tokens.len() {
            return;
        }
        let mut search = Search::new(&self.words, text, layers);
        let (mut slots, mut scored) = (Vec::new(), Vec::new());
        let place = |event: &Event| place(layers, event.sentence as usize, event.trigger);
        for events in events.chunk_by_mut(|a, b| place(a) == place(b)) {
            let triggers = events.iter().filter(|event| event.statement.is_none());
            search.enter(place(&events[0]), triggers.map(|event| event.trigger));
            for event in events.iter_mut().filter(|event| event.statement.is_none()) {
                scored.clear();
                search.candidates(event.trigger, &ontology.get(event.kind).id, |scene, own| {
                    slots.clear();
                    features(scene, own, |slot| slots.push(slot));
                    let likely = self.scorer.likelihoods(&slots);
                    scored.push(Scored { span: own.span, way: own.way.code(), likely });
                });
                let mut found: Vec<Argument> = Vec::new();
                self.scorer.choose(&scored, |role, span| found.push(Argument { role, span }));
                found.sort_by_key(|argument| (argument.span, argument.role as u8));
                found.dedup();
                event.arguments = found;
            }
        }
    }
}

/// The tokens that are searched around a trigger: those of its sentence, or of a part of an endless one.
fn place(layers: &Layers, sentence: usize, trigger: Span) -> Range<usize> {
    let all = layers.tokens.all();
    let token = all.partition_point(|token| token.span.end <= trigger.start);
    range_around(layers.tokens.range(sentence), token)
}

/// The search through one text.
struct Search<'a> {
    words: &'a Vocabulary,
    known: Known<'a>,
    tree: Tree<'a>,
    climb: Climb,
    /// The heads of the triggers of the sentence.
    triggers: Vec<usize>,
}

impl<'a> Search<'a> {
    fn new(words: &'a Words, text: &'a str, layers: &'a Layers) -> Self {
        let tree = Tree::new(text, layers.tokens.all(), &layers.words, &words.grammar);
        let (known, climb) = (Known::of(layers), Climb::default());
        Self { words: &words.vocabulary, known, tree, climb, triggers: Vec::new() }
    }

    /// Goes to a sentence, or a part of an endless one, and its triggers.
    fn enter(&mut self, tokens: Range<usize>, triggers: impl Iterator<Item = Span>) {
        self.tree.enter(tokens);
        self.triggers.clear();
        self.triggers.extend(triggers.filter_map(|trigger| self.tree.top(trigger)));
        self.triggers.sort_unstable();
    }

    /// Calls `each` for every candidate around a trigger of the sentence.
    fn candidates(
        &mut self,
        trigger: Span,
        kind: &str,
        mut each: impl FnMut(&Scene<'_>, &Candidate),
    ) {
        let (tree, words) = (&self.tree, self.words);
        let Some(token) = tree.top(trigger).filter(|token| tree.sentence().contains(token)) else {
            return;
        };
        let lemma = Parser::embedded().lemma(tree.form(token), tree.word(token));
        let own = tree.tokens(trigger);
        let scene =
            Scene { tree, words, trigger: token, lemma: &lemma, kind, triggers: &self.triggers };
        for &reached in self.climb.around(tree, words, token) {
            if own.contains(&reached.token) {
                continue;
            }
            if let Some(candidate) = self.known.candidate(tree, words, reached) {
                each(&scene, &candidate);
            }
        }
    }
}
