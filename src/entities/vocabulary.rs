//! The words that linking knows, from `assets/links/`.

use std::collections::{BTreeMap, HashSet};
use std::hash::BuildHasherDefault;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::agreement::Gender;
use crate::lexicon::{Lexicon, Upos};
use crate::text::{Folded, WordHasher, WordMap, is_apostrophe};

type WordSet = HashSet<String, BuildHasherDefault<WordHasher>>;

/// What a noun says of whom it describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NounKind {
    /// What a person is by office, trade or doing.
    Function,
    /// What else a person is called.
    Person,
    /// A body of people.
    Body,
}

/// A noun that describes somebody or some body.
#[derive(Clone, Copy, Debug)]
pub(super) struct Noun {
    /// The same for all forms of the noun.
    pub id: u16,
    pub kind: NounKind,
    /// Its complement with "de" is another person: "le père de …".
    pub relative: bool,
}

/// Tables of words, built once.
#[derive(Clone, Debug)]
pub(super) struct Vocabulary {
    /// Every form of every noun.
    nouns: WordMap<Noun>,
    lemmas: Vec<String>,
    /// Words that make another description of a noun.
    apart: WordSet,
    /// Descriptions that are read as another: a noun and its first words.
    same: WordMap<(u16, Option<String>)>,
    titles: WordMap<Gender>,
    first_names: WordMap<Gender>,
    small: WordSet,
    generic: WordSet,
    peoples: WordMap<Vec<String>>,
    aliases: WordMap<String>,
    human: WordSet,
    impersonal: WordSet,
    clause: WordSet,
    attribute: WordSet,
    personal: WordSet,
    times: WordSet,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nouns {
    functions: Vec<String>,
    people: Vec<String>,
    relatives: Vec<String>,
    bodies: Vec<String>,
    apart: Vec<String>,
    same: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FirstNames {
    men: Vec<String>,
    women: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    small: Vec<String>,
    men: Vec<String>,
    women: Vec<String>,
    generic: Vec<String>,
    peoples: BTreeMap<String, Vec<String>>,
    aliases: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pronouns {
    human: Vec<String>,
    impersonal: Vec<String>,
    clause: Vec<String>,
    attribute: Vec<String>,
    personal: Vec<String>,
    times: Vec<String>,
}

fn read<T: DeserializeOwned>(toml: &str) -> T {
    toml::from_str(toml).expect("the embedded lists are tested")
}

fn set(words: Vec<String>) -> WordSet {
    words.into_iter().collect()
}

impl Vocabulary {
    /// The words that come with the library.
    pub fn embedded() -> Self {
        let nouns: Nouns = read(include_str!("../../assets/links/nouns.toml"));
        let first: FirstNames = read(include_str!("../../assets/links/first_names.toml"));
        let names: Names = read(include_str!("../../assets/links/names.toml"));
        let pronouns: Pronouns = read(include_str!("../../assets/links/pronouns.toml"));
        let gendered = |men: Vec<String>, women: Vec<String>| {
            let men = men.into_iter().map(|word| (word, Gender::Masculine));
            men.chain(women.into_iter().map(|word| (word, Gender::Feminine)))
        };
        let small = set(names.small);
        let mut own = Self {
            nouns: WordMap::default(),
            lemmas: Vec::new(),
            apart: set(nouns.apart),
            same: WordMap::default(),
            titles: gendered(names.men, names.women).collect(),
            first_names: gendered(first.men, first.women)
                .map(|(name, gender)| (letters(&name), gender))
                .collect(),
            generic: set(names.generic),
            peoples: stems(names.peoples),
            aliases: names
                .aliases
                .into_iter()
                .map(|(name, full)| {
                    (words(&name, &small).join(" "), words(&full, &small).join(" "))
                })
                .collect(),
            small,
            human: set(pronouns.human),
            impersonal: set(pronouns.impersonal),
            clause: set(pronouns.clause),
            attribute: set(pronouns.attribute),
            personal: set(pronouns.personal),
            times: set(pronouns.times),
        };
        let kinds = [
            (NounKind::Function, nouns.functions),
            (NounKind::Person, nouns.people),
            (NounKind::Body, nouns.bodies),
        ];
        for (kind, lemmas) in kinds {
            for lemma in lemmas {
                let relative = nouns.relatives.contains(&lemma);
                own.add(lemma, kind, relative);
            }
        }
        for (phrase, meaning) in nouns.same {
            let (noun, word) = meaning.split_once(' ').map_or((meaning.as_str(), None), |parts| {
                if own.nouns.contains_key(parts.1) && own.apart.contains(parts.0) {
                    (parts.1, Some(parts.0.to_owned()))
                } else {
                    (parts.0, Some(letters(parts.1)))
                }
            });
            if let Some(noun) = own.nouns.get(noun) {
                own.same.insert(phrase, (noun.id, word));
            }
        }
        own
    }

    fn add(&mut self, lemma: String, kind: NounKind, relative: bool) {
        let noun = Noun { id: self.lemmas.len() as u16, kind, relative };
        for form in Lexicon::embedded().forms(&lemma, Upos::Noun) {
            self.nouns.entry(form.to_lowercase()).or_insert(noun);
        }
        self.nouns.entry(lemma.clone()).or_insert(noun);
        self.lemmas.push(lemma);
    }

    /// What a noun in small letters describes.
    pub fn noun(&self, form: &str) -> Option<Noun> {
        self.nouns.get(form).copied()
    }

    /// The lemma of a noun.
    pub fn lemma(&self, noun: u16) -> &str {
        &self.lemmas[usize::from(noun)]
    }

    /// What "chef" with "état" is: another noun, perhaps with a word.
    pub fn same(&self, noun: u16, word: &str) -> Option<(u16, Option<&str>)> {
        let phrase = [self.lemma(noun), " ", word].concat();
        self.same.get(&phrase).map(|(noun, word)| (*noun, word.as_deref()))
    }

    pub fn is_apart(&self, word: &str) -> bool {
        self.apart.contains(word)
    }

    /// The gender of "M." and "Mme".
    pub fn title(&self, form: &str) -> Option<Gender> {
        self.titles.get(form).copied()
    }

    /// The gender of a first name, or of the first part of a compound one.
    pub fn first_name(&self, name: &str) -> Option<Gender> {
        self.first_names.get(name).copied()
    }

    /// The words of a name as [`letters`], without small ones.
    pub fn words(&self, name: &str) -> Vec<String> {
        words(name, &self.small)
    }

    pub fn is_generic(&self, word: &str) -> bool {
        self.generic.contains(word)
    }

    /// The full name of a name that is known by another.
    pub fn alias(&self, key: &str) -> Option<&str> {
        self.aliases.get(key).map(String::as_str)
    }

    /// Whether two modifiers of descriptions, as [`letters`], say the same: "ukrainien" and "Ukraine".
    pub fn akin(&self, one: &str, other: &str) -> bool {
        let people = |adjective: &str, country: &str| {
            let mut stem = adjective;
            for ending in ["nes", "ne", "es", "s", "e"] {
                stem = stem.strip_suffix(ending).unwrap_or(stem);
            }
            [adjective, stem, adjective.strip_suffix("ne").unwrap_or(adjective)].iter().any(
                |own| {
                    self.peoples.get(*own).is_some_and(|names| names.iter().any(|n| n == country))
                },
            )
        };
        let common = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
        let short = one.len().min(other.len());
        one == other
            || (common >= 4 && common + 2 >= short)
            || people(one, other)
            || people(other, one)
    }

    pub fn is_human_verb(&self, lemma: &str) -> bool {
        self.human.contains(lemma)
    }

    pub fn is_impersonal(&self, lemma: &str) -> bool {
        self.impersonal.contains(lemma)
    }

    pub fn is_impersonal_before_clause(&self, lemma: &str) -> bool {
        self.clause.contains(lemma)
    }

    pub fn is_personal(&self, participle: &str) -> bool {
        self.personal.contains(participle)
    }

    pub fn is_time(&self, noun: &str) -> bool {
        self.times.contains(noun)
    }

    pub fn is_attribute(&self, form: &str) -> bool {
        self.attribute.contains(form)
    }
}

/// Adjectives of peoples by their masculine, as [`letters`].
fn stems(peoples: BTreeMap<String, Vec<String>>) -> WordMap<Vec<String>> {
    peoples
        .into_iter()
        .map(|(word, names)| (letters(&word), names.iter().map(|name| letters(name)).collect()))
        .collect()
}

/// A word in small letters without accents, hyphens, apostrophes or full stops: "États-Unis" is "etatsunis".
pub(super) fn letters(word: &str) -> String {
    let mut plain = String::with_capacity(word.len());
    for c in word.chars().flat_map(char::to_lowercase) {
        let c = match c {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' => 'a',
            'ç' | 'ć' | 'č' => 'c',
            'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ě' => 'e',
            'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => 'i',
            'ñ' | 'ń' | 'ň' => 'n',
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' => 'o',
            'š' | 'ş' | 'ș' | 'ś' => 's',
            'ù' | 'ú' | 'û' | 'ü' | 'ū' => 'u',
            'ý' | 'ÿ' => 'y',
            'ž' | 'ź' | 'ż' => 'z',
            'œ' => {
                plain.push('o');
                'e'
            }
            'æ' => {
                plain.push('a');
                'e'
            }
            c if c.is_alphanumeric() => c,
            _ => continue,
        };
        plain.push(c);
    }
    plain
}

/// The words of a name as [`letters`], without small ones: "Banque centrale d'Israël" is "banque", "centrale", "israel".
fn words(name: &str, small: &WordSet) -> Vec<String> {
    let mut words = Vec::new();
    for piece in name.split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '/')) {
        let cut = piece.char_indices().find(|&(_, c)| is_apostrophe(c));
        let (before, after) = cut.map_or(("", piece), |(at, c)| piece.split_at(at + c.len_utf8()));
        let is_small =
            |word: &str| Folded::new(word).is_some_and(|word| small.contains(word.as_str()));
        let piece = if !after.is_empty() && is_small(before) { after } else { piece };
        let word = letters(piece);
        if !word.is_empty() && !is_small(piece) {
            words.push(word);
        }
    }
    words
}
