//! Builds the matcher: one type after the other, then the words that wake it.

use std::collections::HashMap;

use super::TypeId;
use super::compile::Compiler;
use super::cues::CueSet;
use super::evidence::Tag;
use super::flags::Flags;
use super::ontology::{EventType, Ontology, When};
use super::triggers::{Fixed, Matcher, Rule};
use super::vocabulary::KeySet;
use crate::lexicon::Lexicon;

/// Compiles the types one by one.
pub(super) struct Builder<'a> {
    ontology: &'a Ontology,
    compiler: Compiler<'a>,
    rules: Vec<Rule>,
    cue_sets: Vec<CueSet>,
    /// Sets of cues that were compiled before, by their words.
    known: HashMap<Vec<String>, u16>,
    fixed: Vec<Fixed>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(ontology: &'a Ontology, compiler: Compiler<'a>) -> Self {
        let mut builder = Self {
            ontology,
            compiler,
            rules: Vec::new(),
            cue_sets: Vec::new(),
            known: HashMap::new(),
            fixed: Vec::new(),
        };
        if let Some(people) = ontology.lists().get("person") {
            builder.compiler.people(people);
        }
        for (i, words) in ontology.topics().enumerate() {
            builder.compiler.list(words, 1 << i);
        }
        builder
    }

    pub(super) fn event_type(&mut self, kind: TypeId, t: &EventType) {
        let type_not = self.cues(&t.not_cues);
        let plain = Rule {
            kind,
            when: false,
            priority: t.priority,
            cues: None,
            not_cues: type_not.into_iter().collect(),
            distance: usize::MAX,
            counted: false,
            scored: false,
            document: None,
            condition: String::new(),
        };
        let rule = self.rule(plain.clone());
        for phrase in &t.unless {
            self.fixed(phrase, rule, true);
        }
        self.words(rule, &t.verbs, &t.nouns, &t.phrases);
        for when in &t.when {
            let own_not = self.cues(&when.not_cues);
            let rule = Rule {
                when: true,
                priority: when.priority.unwrap_or(t.priority),
                cues: self.cues(&when.cues),
                not_cues: type_not.into_iter().chain(own_not).collect(),
                distance: when.distance.unwrap_or(usize::MAX),
                counted: when.counted,
                scored: when.scored,
                document: self.cues(&when.document),
                condition: condition(when),
                ..plain.clone()
            };
            let rule = self.rule(rule);
            self.words(rule, &when.verbs, &when.nouns, &when.phrases);
        }
    }

    fn rule(&mut self, rule: Rule) -> u16 {
        self.rules.push(rule);
        (self.rules.len() - 1) as u16
    }

    fn words(&mut self, rule: u16, verbs: &[String], nouns: &[String], phrases: &[String]) {
        for verb in verbs {
            self.compiler.verb(verb, rule);
        }
        for noun in nouns {
            self.compiler.noun(noun, rule);
        }
        for phrase in phrases {
            self.fixed(phrase, rule, false);
        }
    }

    fn fixed(&mut self, name: &str, rule: u16, blocks: bool) {
        let phrase = self.compiler.phrase(name, self.ontology.lists());
        self.fixed.push(Fixed { phrase, rule, blocks, name: name.to_owned() });
    }

    fn cues(&mut self, words: &[String]) -> Option<u16> {
        if let Some(&known) = self.known.get(words) {
            return Some(known);
        }
        let set = self.compiler.cues(words, self.ontology.lists())?;
        let number = self.cue_sets.len() as u16;
        self.cue_sets.push(set);
        self.known.insert(words.to_vec(), number);
        Some(number)
    }

    pub(super) fn finish(mut self, lexicon: &'static Lexicon) -> Matcher {
        let (mut firsts, mut cues) = (KeySet::default(), KeySet::default());
        self.fixed.iter().flat_map(|f| f.phrase.first().0).for_each(|&key| firsts.insert(key));
        for set in &self.cue_sets {
            cues.extend(&set.words);
            cues.extend(&set.heads);
        }
        self.compiler.mark(&firsts, Flags::WAKES);
        self.compiler.mark(&cues, Flags::CUE);
        let mut heads = vec![Vec::new(); self.compiler.key_count()];
        for (i, fixed) in self.fixed.iter().enumerate() {
            for key in fixed.phrase.first().0 {
                heads[usize::from(key.0)].push(i as u32);
            }
        }
        let (vocabulary, lemmas) = self.compiler.finish();
        let Self { ontology, rules, cue_sets, fixed, .. } = self;
        let types = Tag::of(ontology);
        Matcher { types, vocabulary, lemmas, rules, cue_sets, fixed, heads, lexicon }
    }
}

/// What the evidence says of the conditions: "near @drone", "counted", "in an article with @war".
fn condition(when: &When) -> String {
    let first = |words: &[String]| words.first().cloned().unwrap_or_default();
    let mut parts = Vec::new();
    if !when.cues.is_empty() {
        parts.push(format!("near {}", first(&when.cues)));
    }
    if when.counted {
        parts.push("counted".into());
    }
    if when.scored {
        parts.push("scored".into());
    }
    if !when.document.is_empty() {
        parts.push(format!("in an article with {}", first(&when.document)));
    }
    parts.join(", ")
}
