//! The types of events: what each means, its codes, and the words that state it.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::check;
use super::{CountKind, Role, TypeId};
use crate::{Error, Result};

/// One type of event, as a `[[type]]` table of `assets/ontology/*.toml` writes it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventType {
    /// `group.name`.
    pub id: String,
    /// What screens call it, in English.
    pub label: String,
    /// What it means, in one English sentence.
    pub definition: String,
    /// PLOVER code.
    #[serde(default)]
    pub plover: String,
    /// CAMEO code.
    #[serde(default)]
    pub cameo: String,
    /// ACLED event or sub-event type; empty when ACLED does not code it.
    #[serde(default)]
    pub acled: String,
    /// What the parts of the event are called.
    #[serde(default)]
    pub roles: Roles,
    /// What its number counts, when it has one.
    #[serde(default)]
    pub count: Option<CountKind>,
    /// Lemmas of verbs that fire alone; "se replier" only when reflexive.
    #[serde(default)]
    pub verbs: Vec<String>,
    /// Nouns that fire alone.
    #[serde(default)]
    pub nouns: Vec<String>,
    /// Fixed expressions that fire alone.
    #[serde(default)]
    pub phrases: Vec<String>,
    /// Expressions inside which nothing fires.
    #[serde(default)]
    pub unless: Vec<String>,
    /// A sentence with one of these fires nothing of this type.
    #[serde(default)]
    pub not_cues: Vec<String>,
    /// The higher one wins when two types want one word.
    #[serde(default)]
    pub priority: i32,
    /// Weaker words, each group with its conditions.
    #[serde(default)]
    pub when: Vec<When>,
}

/// What the parts of an event are called: "attacker", "target"; empty where a part has no name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Roles {
    /// Who does it.
    pub agent: String,
    /// Who or what undergoes it.
    pub patient: String,
    /// Weapon or means.
    pub instrument: String,
    /// Where.
    pub place: String,
    /// When.
    pub time: String,
}

/// Words that fire only under conditions: a `[[type.when]]` table.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct When {
    /// Lemmas of verbs.
    pub verbs: Vec<String>,
    /// Nouns.
    pub nouns: Vec<String>,
    /// Fixed expressions.
    pub phrases: Vec<String>,
    /// One of these must stand in the sentence.
    pub cues: Vec<String>,
    /// None of these may stand in the sentence.
    pub not_cues: Vec<String>,
    /// How many words away a cue may stand; anywhere in the sentence when absent.
    pub distance: Option<usize>,
    /// One of these must stand somewhere in the article.
    pub document: Vec<String>,
    /// Whether a number must govern the word.
    pub counted: bool,
    /// Words too weak for rules: the scorer alone lets them fire.
    pub scored: bool,
    /// The priority of these words; that of the type when absent.
    pub priority: Option<i32>,
}

impl EventType {
    /// The part of the id before the dot.
    pub fn group(&self) -> &str {
        self.id.split('.').next().unwrap_or_default()
    }

    /// The words and expressions that state it alone, whatever stands around them.
    pub fn triggers(&self) -> impl Iterator<Item = &str> {
        [&self.verbs, &self.nouns, &self.phrases].into_iter().flatten().map(String::as_str)
    }
}

impl Roles {
    /// The parts that have a name, with it.
    pub fn named(&self) -> impl Iterator<Item = (Role, &str)> {
        let Self { agent, patient, instrument, place, time } = self;
        let all = Role::ALL.into_iter().zip([agent, patient, instrument, place, time]);
        all.map(|(role, name)| (role, name.as_str())).filter(|(_, name)| !name.is_empty())
    }
}

/// The lists of words that types share, by name.
pub(super) type Lists = BTreeMap<String, Vec<String>>;

/// All types of events, found by index or by id.
///
/// ```
/// use chronique::events::Ontology;
/// let ontology = Ontology::default();
/// assert_eq!(ontology.find("casualty.kill").unwrap().label, "people killed");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Ontology {
    types: Vec<EventType>,
    lists: Lists,
    /// The library's own types and lists, which the scorer was trained with: how many, and their names.
    learnt: Vec<bool>,
    topics: Vec<String>,
}

/// A file of types: the library's own, or a user's.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "type", default)]
    types: Vec<EventType>,
    #[serde(default)]
    lists: Lists,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    words: Vec<String>,
}

macro_rules! embedded {
    ($($name:literal),*) => {
        [$(($name, include_str!(concat!("../../assets/ontology/", $name)))),*]
    };
}

/// The files of types, in the order in which types are numbered.
const FILES: [(&str, &str); 14] = embedded![
    "accident.toml",
    "casualty.toml",
    "conflict.toml",
    "crime.toml",
    "diplo.toml",
    "disaster.toml",
    "economy.toml",
    "justice.toml",
    "life.toml",
    "movement.toml",
    "politics.toml",
    "protest.toml",
    "report.toml",
    "sport.toml"
];

impl Default for Ontology {
    fn default() -> Self {
        Self::embedded().expect("the embedded ontology is tested")
    }
}

impl Ontology {
    fn embedded() -> Result<Self> {
        let lists: BTreeMap<String, List> =
            toml::from_str(include_str!("../../assets/ontology/cues.toml"))
                .map_err(|e| Error::asset(format!("cues.toml: {}", e.to_string().trim_end())))?;
        let lists: Lists = lists.into_iter().map(|(name, list)| (name, list.words)).collect();
        let topics = lists.keys().cloned().collect();
        let empty = Self { types: Vec::new(), lists, learnt: Vec::new(), topics };
        let mut all = FILES.iter().try_fold(empty, |all, (name, toml)| all.with(name, toml))?;
        all.learnt.fill(true);
        Ok(all)
    }

    /// The types of one TOML file alone.
    ///
    /// # Errors
    /// As [`Ontology::with`].
    pub fn parse(name: &str, toml: &str) -> Result<Self> {
        let (lists, topics) = (Lists::new(), Vec::new());
        Self { types: Vec::new(), lists, learnt: Vec::new(), topics }.with(name, toml)
    }

    /// Adds the types of a TOML file, named in the errors. A type whose id is known replaces it.
    /// A table `[lists]` may give or replace lists of cues: `boats = ["pirogue", "voilier"]`.
    ///
    /// ```
    /// # use chronique::events::Ontology;
    /// let ontology = Ontology::default().with("sport.toml", r#"
    /// [[type]]
    /// id = "sport.win"
    /// label = "victory"
    /// definition = "A team wins."
    /// phrases = ["remporter * match"]
    /// "#)?;
    /// assert!(ontology.find("sport.win").is_some());
    /// # Ok::<(), chronique::Error>(())
    /// ```
    ///
    /// # Errors
    /// When the file is not TOML, a key is missing or unknown, an id comes twice, a phrase is empty,
    /// or a cue list does not exist.
    pub fn with(mut self, name: &str, toml: &str) -> Result<Self> {
        let file: File = toml::from_str(toml)
            .map_err(|e| Error::asset(format!("{name}: {}", e.to_string().trim_end())))?;
        self.lists.extend(file.lists);
        check::file(name, toml, &file.types, &self.lists)?;
        for new in file.types {
            if let Some(at) = self.types.iter().position(|old| old.id == new.id) {
                (self.types[at], self.learnt[at]) = (new, false);
            } else {
                self.types.push(new);
                self.learnt.push(false);
            }
        }
        if self.types.len() > usize::from(u16::MAX) {
            return Err(Error::asset(format!("{name}: more than 65,535 types; leave some out")));
        }
        Ok(self)
    }

    /// Every type, in the order of the files.
    pub fn types(&self) -> &[EventType] {
        &self.types
    }

    /// The type with an id.
    pub fn find(&self, id: &str) -> Option<&EventType> {
        self.types.iter().find(|t| t.id == id)
    }

    /// The number of a type, by its id.
    pub fn id(&self, id: &str) -> Option<TypeId> {
        self.types.iter().position(|t| t.id == id).map(|number| TypeId(number as u16))
    }

    /// The type of an event.
    ///
    /// # Panics
    /// When the event comes from another ontology.
    pub fn get(&self, id: TypeId) -> &EventType {
        &self.types[usize::from(id.0)]
    }

    /// Whether the scorer knows a type: it is the library's own, and no user has replaced it.
    pub(super) fn learnt(&self, id: TypeId) -> bool {
        self.learnt[usize::from(id.0)]
    }

    /// The words of the library's own lists, in a fixed order; at most 32, one bit each.
    pub(super) fn topics(&self) -> impl Iterator<Item = &[String]> {
        self.topics.iter().take(32).map(|name| self.lists[name].as_slice())
    }

    pub(super) fn lists(&self) -> &Lists {
        &self.lists
    }
}
