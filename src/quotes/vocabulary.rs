//! The words of `assets/quotes.toml`, as tables.

use std::collections::{BTreeMap, HashSet};

use serde::Deserialize;

use super::quote::Pattern;
use crate::lexicon::{Lexicon, Upos};
use crate::text::{Folded, WordMap};
use crate::{Error, Result};

/// With what a verb reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Frame {
    /// A quotation only, that gives something a name.
    Label,
    /// A quotation only.
    Quote,
    /// As a clause, of somebody who is named.
    Mind,
    /// A clause, an infinitive, or a quotation.
    Clause,
    /// Those, or a noun.
    Object,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asset {
    verbs: Verbs,
    phrases: Phrases,
    sources: Sources,
    nouns: Nouns,
    grammar: Grammar,
    confidence: BTreeMap<String, [f32; 2]>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nouns {
    announcing: HashSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Verbs {
    object: Vec<String>,
    clause: Vec<String>,
    quote: Vec<String>,
    mind: Vec<String>,
    predicative: Vec<String>,
    reflexive: Vec<String>,
    label: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Phrases {
    clause: Vec<String>,
    object: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sources {
    prepositions: Vec<String>,
    weak: Vec<String>,
    circumstances: HashSet<String>,
    documents: HashSet<String>,
    persons: HashSet<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Grammar {
    openers: HashSet<String>,
    questions: HashSet<String>,
    masculine: HashSet<String>,
    feminine: HashSet<String>,
    of: HashSet<String>,
    authors: HashSet<String>,
    agents: HashSet<String>,
    that: HashSet<String>,
    relatives: HashSet<String>,
    continuations: HashSet<String>,
    manners: HashSet<String>,
    oneself: HashSet<String>,
    answers: HashSet<String>,
    titles: HashSet<String>,
    first_person: HashSet<String>,
    nobody: HashSet<String>,
    articles: HashSet<String>,
    particles: HashSet<String>,
}

/// A class of words that the rules ask for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Class {
    /// Opens a reported clause.
    Opener,
    Masculine,
    Feminine,
    FirstPerson,
    /// A pronoun that stands for nobody.
    Nobody,
    Article,
    /// Stands inside a name.
    Particle,
    /// After it, "selon" names no source.
    NotSource,
    /// Speaks for whoever wrote it.
    Document,
    /// After "pour": has an opinion.
    Person,
    /// A verb that reports with "se".
    Reflexive,
    /// Opens an indirect question.
    Question,
    /// A noun that announces a quotation.
    Announcing,
    /// A verb that says what something is: "juge la loi injuste".
    Predicative,
    /// "de" alone.
    Of,
    /// "de" before whose words they are.
    Author,
    /// Before who does it in a passive.
    Agent,
    /// "que".
    That,
    /// A relative pronoun.
    Relative,
    /// Goes on after an inserted clause with something of its own.
    Continuation,
    /// "comme" in "comme l'a dit".
    Manner,
    /// "se".
    Oneself,
    /// An answer of one word.
    Answer,
    /// Belongs to a title before the noun: "premier ministre".
    Title,
}

/// An expression: its first word in every form, and the words that follow.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub(super) frame: Frame,
    pub(super) rest: Vec<String>,
}

/// Every word that the rules know.
#[derive(Clone, Debug)]
pub(super) struct Vocabulary {
    verbs: WordMap<Frame>,
    /// By the form of the verb.
    phrases: WordMap<Vec<Phrase>>,
    /// Prepositions by their first token; each has the tokens that follow, and whether it is weak.
    sources: WordMap<Vec<(Vec<String>, bool)>>,
    classes: [HashSet<String>; 24],
    /// By pattern.
    confidence: [f32; Pattern::ALL.len()],
}

impl Vocabulary {
    pub(super) fn embedded() -> Result<Self> {
        let asset: Asset = toml::from_str(include_str!("../../assets/quotes.toml"))
            .map_err(|e| Error::asset(format!("quotes.toml: {}", e.to_string().trim_end())))?;
        let lexicon = Lexicon::embedded();
        let forms = |verb: &str| {
            let mut forms = lexicon.forms(verb, Upos::Verb);
            forms.push(verb.to_owned());
            forms
        };
        let mut verbs = WordMap::default();
        let v = &asset.verbs;
        for (frame, list) in [
            (Frame::Label, &v.label),
            (Frame::Quote, &v.quote),
            (Frame::Mind, &v.mind),
            (Frame::Clause, &v.clause),
            (Frame::Object, &v.object),
        ] {
            for form in list.iter().flat_map(|verb| forms(verb)) {
                verbs.insert(form, frame);
            }
        }
        let mut phrases: WordMap<Vec<Phrase>> = WordMap::default();
        for (frame, list) in
            [(Frame::Clause, &asset.phrases.clause), (Frame::Object, &asset.phrases.object)]
        {
            for phrase in list {
                let mut words = phrase.split(' ').map(str::to_owned);
                let Some(verb) = words.next() else { continue };
                let rest: Vec<String> = words.collect();
                for form in forms(&verb) {
                    phrases.entry(form).or_default().push(Phrase { frame, rest: rest.clone() });
                }
            }
        }
        let mut sources: WordMap<Vec<(Vec<String>, bool)>> = WordMap::default();
        for (list, weak) in [(&asset.sources.prepositions, false), (&asset.sources.weak, true)] {
            for phrase in list {
                let split = phrase.replace('\'', "' ");
                let mut words = split.split(' ').map(str::to_owned);
                let Some(first) = words.next() else { continue };
                sources.entry(first).or_default().push((words.collect(), weak));
            }
        }
        let (g, s) = (asset.grammar, asset.sources);
        let classes = [
            g.openers,
            g.masculine,
            g.feminine,
            g.first_person,
            g.nobody,
            g.articles,
            g.particles,
            s.circumstances,
            s.documents,
            s.persons,
            v.reflexive.iter().flat_map(|verb| forms(verb)).collect(),
            g.questions,
            asset.nouns.announcing,
            v.predicative.iter().flat_map(|verb| forms(verb)).collect(),
            g.of,
            g.authors,
            g.agents,
            g.that,
            g.relatives,
            g.continuations,
            g.manners,
            g.oneself,
            g.answers,
            g.titles,
        ];
        let confidence = Pattern::ALL.map(|pattern| {
            let [right, all] = asset.confidence.get(pattern.name()).copied().unwrap_or_default();
            (right + 1.0) / (all + 2.0)
        });
        Ok(Self { verbs, phrases, sources, classes, confidence })
    }

    /// How often a pattern was right.
    pub(super) fn confidence(&self, pattern: Pattern) -> f32 {
        self.confidence[pattern as usize]
    }

    /// With what a form of a verb reports, if it does.
    pub(super) fn verb(&self, form: &str) -> Option<Frame> {
        self.verbs.get(Folded::new(form)?.as_str()).copied()
    }

    /// The expressions that a form of a verb can open.
    pub(super) fn phrases(&self, form: &str) -> &[Phrase] {
        let list = Folded::new(form).and_then(|f| self.phrases.get(f.as_str()));
        list.map_or(&[], Vec::as_slice)
    }

    /// The prepositions that a token can open: what follows, and whether they are weak.
    pub(super) fn sources(&self, form: &str) -> &[(Vec<String>, bool)] {
        let list = Folded::new(form).and_then(|f| self.sources.get(f.as_str()));
        list.map_or(&[], Vec::as_slice)
    }

    /// Whether a form is of a class.
    pub(super) fn is(&self, form: &str, class: Class) -> bool {
        Folded::new(form).is_some_and(|f| self.classes[class as usize].contains(f.as_str()))
    }
}
