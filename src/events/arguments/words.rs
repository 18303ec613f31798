//! What the arguments know of words: `assets/events/frames.toml`.

use std::collections::{BTreeMap, HashSet};

use serde::Deserialize;

use crate::events::relation::Relation;
use crate::events::tree::Tree;
use crate::lexicon::{Lexicon, Upos};
use crate::text::{Folded, WordMap, fold_hash};
use crate::{Error, Result};

/// What a noun names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[repr(u8)]
pub(super) enum NounClass {
    Person = 1,
    Body,
    Place,
    Weapon,
    Time,
    Document,
}

/// What a verb says of the happening that it governs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[repr(u8)]
pub(super) enum Governor {
    Acting = 1,
    Undergoing,
    Targeting,
    Happening,
}

/// What a frame says of a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[repr(u8)]
pub(super) enum Part {
    None = 1,
    Agent,
    Patient,
    Instrument,
    Place,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    classes: BTreeMap<String, Vec<String>>,
    moments: Moments,
    governors: BTreeMap<String, Vec<String>>,
    contractions: BTreeMap<String, String>,
    frame: Vec<Line>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Moments {
    words: Vec<String>,
}

#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    verbs: Vec<String>,
    #[serde(default)]
    nouns: Vec<String>,
    #[serde(flatten)]
    parts: BTreeMap<String, Part>,
}

/// The parts of the functions around a trigger.
type Frame = Vec<(u16, Part)>;

/// Tables of words, built once.
#[derive(Clone, Debug)]
pub(super) struct Vocabulary {
    classes: WordMap<NounClass>,
    moments: HashSet<String>,
    governors: WordMap<Governor>,
    contractions: WordMap<u16>,
    frames: Vec<Frame>,
    verbs: WordMap<u16>,
    nouns: WordMap<u16>,
    /// The preposition "de".
    of: u16,
}

impl Vocabulary {
    pub(super) fn embedded(lexicon: &Lexicon) -> Result<Self> {
        let file: File = toml::from_str(include_str!("../../../assets/events/frames.toml"))
            .map_err(|e| Error::asset(format!("frames.toml: {}", e.to_string().trim_end())))?;
        let mut vocabulary = Self {
            classes: WordMap::default(),
            moments: file.moments.words.into_iter().collect(),
            governors: WordMap::default(),
            contractions: file
                .contractions
                .into_iter()
                .map(|(form, word)| (form, mark(&word)))
                .collect(),
            frames: Vec::new(),
            verbs: WordMap::default(),
            nouns: WordMap::default(),
            of: mark("de"),
        };
        for (name, lemmas) in file.governors {
            let governor: Governor = named(name)?;
            for lemma in lemmas {
                let forms = lexicon.forms(&lemma, Upos::Verb).into_iter();
                for form in forms.chain(lexicon.forms(&lemma, Upos::Noun)) {
                    vocabulary.governors.entry(form).or_insert(governor);
                }
            }
        }
        for (name, nouns) in file.classes {
            let class: NounClass = named(name)?;
            for noun in nouns {
                for form in lexicon.forms(&noun, Upos::Noun).into_iter().chain([noun]) {
                    vocabulary.classes.entry(form.to_lowercase()).or_insert(class);
                }
            }
        }
        for line in file.frame {
            let number = vocabulary.frames.len() as u16;
            let frame = line.parts.iter().map(|(name, part)| (function(name), *part));
            vocabulary.frames.push(frame.collect());
            vocabulary.verbs.extend(line.verbs.into_iter().map(|lemma| (lemma, number)));
            vocabulary.nouns.extend(line.nouns.into_iter().map(|lemma| (lemma, number)));
        }
        Ok(vocabulary)
    }

    /// What a noun names.
    pub(super) fn class(&self, form: &str) -> Option<NounClass> {
        self.classes.get(Folded::new(form)?.as_str()).copied()
    }

    /// What a verb says of a happening that it governs.
    pub(super) fn governor(&self, form: &str) -> Option<Governor> {
        self.governors.get(Folded::new(form)?.as_str()).copied()
    }

    /// Whether an adverb says when.
    pub(super) fn is_moment(&self, form: &str) -> bool {
        Folded::new(form).is_some_and(|form| self.moments.contains(form.as_str()))
    }

    /// The preposition of a word as a number, contracted ones as they are in full; 0 for none.
    pub(super) fn preposition(&self, tree: &Tree<'_>, token: usize) -> u16 {
        let Some(case) = tree.dependent(token, Relation::Case).filter(|&case| case < token) else {
            return 0;
        };
        let Some(form) = Folded::new(tree.form(case)) else { return 0 };
        let known = self.contractions.get(form.as_str()).copied();
        let own = known.unwrap_or_else(|| mark(form.as_str()));
        // "près de", "à l'aide de": the second word tells.
        match tree.dependent(case, Relation::Fixed).map(|fixed| tree.form(fixed)) {
            Some(fixed) => own.rotate_left(5) ^ mark(fixed),
            None => own,
        }
    }

    /// Whether a word is a complement with "de".
    pub(super) fn is_of(&self, tree: &Tree<'_>, token: usize) -> bool {
        self.preposition(tree, token) == self.of
    }

    /// What the frames of a trigger say of a function, that of its lemma before the general one.
    pub(super) fn part(&self, verb: bool, lemma: &str, function: u16) -> Option<Part> {
        let frames = if verb { &self.verbs } else { &self.nouns };
        [lemma, "*"].into_iter().find_map(|lemma| {
            let frame = &self.frames[usize::from(*frames.get(lemma)?)];
            frame.iter().find(|(own, _)| *own == function).map(|&(_, part)| part)
        })
    }
}

/// A value of an enum from the name that the file gives it.
fn named<T: serde::de::DeserializeOwned>(name: String) -> Result<T> {
    let value = toml::Value::String(name).try_into();
    value.map_err(|e| Error::asset(format!("frames.toml: {e}")))
}

/// A word as a number that is not 0.
fn mark(word: &str) -> u16 {
    (fold_hash(word.as_bytes()) >> 8) as u16 | 1
}

/// The number of a function in the frames: a relation, or a preposition.
fn function(name: &str) -> u16 {
    match name {
        "subject" => Relation::Subject as u16 * 2,
        "passive_subject" => Relation::PassiveSubject as u16 * 2,
        "object" => Relation::Object as u16 * 2,
        "by" => Relation::By as u16 * 2,
        preposition => mark(preposition),
    }
}

/// The number of a function in the frames, from the last step of a way.
pub(super) fn function_of(relation: u8, preposition: u16) -> u16 {
    let by = mark("par");
    if preposition == by {
        Relation::By as u16 * 2
    } else if preposition == 0 || relation == Relation::By as u8 {
        u16::from(relation) * 2
    } else {
        preposition
    }
}
