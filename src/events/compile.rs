//! Compiles the ontology: the words of its phrases and cues become keys, all their forms a vocabulary.

use std::collections::HashMap;

use serde::Deserialize;

use super::cues::CueSet;
use super::flags::Flags;
use super::inflect::Inflection;
use super::phrases::{Element, Phrase};
use super::vocabulary::{Draft, Key, KeySet, Sense, Vocabulary};
use crate::lexicon::{Lexicon, Upos};
use crate::numbers::Numbers;
use crate::{Error, Result};

/// Small closed classes: `assets/events/words.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Classes {
    determiner: Vec<String>,
    verbal: Vec<String>,
    reflexive: Vec<String>,
    between: Vec<String>,
    quantity: Vec<String>,
    counted: Vec<String>,
    stop: Vec<String>,
    opening: Vec<String>,
    clause: Vec<String>,
    same: HashMap<String, Vec<String>>,
}

/// Collects words while the ontology is compiled.
pub(super) struct Compiler<'a> {
    lexicon: &'a Lexicon,
    inflection: Inflection,
    same: HashMap<String, Vec<String>>,
    /// Full word of every form in `same`.
    full: HashMap<String, String>,
    forms: HashMap<String, Draft>,
    keys: HashMap<String, Key>,
    lemmas: Vec<String>,
    /// Forms that were asked for before: many types share their words.
    known: HashMap<(String, Upos), Vec<String>>,
}

impl<'a> Compiler<'a> {
    /// Begins with the closed classes and the words of numbers.
    pub(super) fn new(lexicon: &'a Lexicon, numbers: &Numbers) -> Result<Self> {
        let classes: Classes = toml::from_str(include_str!("../../assets/events/words.toml"))
            .map_err(|e| Error::asset(format!("words.toml: {}", e.to_string().trim_end())))?;
        let full = classes
            .same
            .iter()
            .flat_map(|(full, forms)| forms.iter().map(|form| (form.clone(), full.clone())));
        let mut compiler = Self {
            lexicon,
            inflection: Inflection::embedded()?,
            full: full.collect(),
            same: classes.same,
            forms: HashMap::new(),
            keys: HashMap::new(),
            lemmas: Vec::new(),
            known: HashMap::new(),
        };
        let number = Flags::NUMBER | Flags::PLAIN_NUMBER;
        let doubled = ["nous".to_owned(), "vous".to_owned()];
        let numbers: Vec<String> = numbers.words().map(String::from).collect();
        for (words, flags) in [
            (classes.determiner.as_slice(), Flags::DETERMINER),
            (&classes.verbal, Flags::VERBAL),
            (&classes.reflexive, Flags::REFLEXIVE),
            (&classes.between, Flags::BETWEEN),
            (&classes.quantity, number),
            (&numbers, number),
            (&classes.counted, Flags::COUNTED),
            (&classes.stop, Flags::STOP),
            (&classes.opening, Flags::OPENING),
            (&classes.clause, Flags::CLAUSE),
            (&doubled, Flags::DOUBLED),
        ] {
            for word in words {
                compiler.draft(word).flags |= flags;
            }
        }
        Ok(compiler)
    }

    fn draft(&mut self, form: &str) -> &mut Draft {
        self.forms.entry(form.to_owned()).or_default()
    }

    /// The key of a word of phrases or cues; all its forms get it.
    pub(super) fn key(&mut self, word: &str) -> Key {
        let word = self.full.get(word).cloned().unwrap_or_else(|| word.to_owned());
        if let Some(&key) = self.keys.get(&word) {
            return key;
        }
        let key = Key(self.keys.len() as u16);
        self.keys.insert(word.clone(), key);
        for form in self.all_forms(&word) {
            self.draft(&form).keys.push(key);
        }
        key
    }

    /// The forms of a lemma.
    fn forms_of(&mut self, lemma: &str, upos: Upos) -> Vec<String> {
        let lexicon = self.lexicon;
        let forms = || lexicon.forms(lemma, upos);
        self.known.entry((lemma.to_owned(), upos)).or_insert_with(forms).clone()
    }

    /// Every form of a word, whatever its class.
    fn all_forms(&mut self, word: &str) -> Vec<String> {
        if let Some(forms) = self.same.get(word) {
            return forms.clone();
        }
        let classes = [Upos::Verb, Upos::Aux, Upos::Noun, Upos::Adj];
        let mut forms: Vec<String> =
            classes.iter().flat_map(|&upos| self.forms_of(word, upos)).collect();
        forms.push(word.to_owned());
        if forms.len() == 1 && !self.lexicon.contains(word) {
            forms.extend(self.inflection.noun(word));
        }
        forms.sort_unstable();
        forms.dedup();
        forms
    }

    /// Marks the people of a list, so that they can be counted.
    pub(super) fn people(&mut self, words: &[String]) {
        for word in words.iter().filter(|word| !word.contains(' ')) {
            for form in self.all_forms(word) {
                self.draft(&form).flags |= Flags::PERSON;
            }
        }
    }

    /// Marks the forms of the words of a list with a bit.
    pub(super) fn list(&mut self, words: &[String], bit: u32) {
        for word in words.iter().filter(|word| !word.contains(' ')) {
            for form in self.all_forms(word) {
                self.draft(&form).lists |= bit;
            }
        }
    }

    /// The number of a lemma, for the evidence.
    fn lemma(&mut self, lemma: &str) -> u16 {
        self.lemmas.push(lemma.to_owned());
        (self.lemmas.len() - 1) as u16
    }

    /// Lets a verb fire a rule; "se replier" only when reflexive.
    pub(super) fn verb(&mut self, verb: &str, rule: u16) {
        let bare = verb.strip_prefix("se ").or_else(|| verb.strip_prefix("s'"));
        let sense = Sense { rule, lemma: self.lemma(verb), reflexive: bare.is_some() };
        let bare = bare.unwrap_or(verb);
        let mut forms = self.forms_of(bare, Upos::Verb);
        if forms.is_empty() {
            forms = self.inflection.verb(bare);
        }
        for form in forms {
            let draft = self.draft(&form);
            draft.verbs.push(sense);
            draft.flags |= Flags::VERB | Flags::WAKES;
        }
    }

    /// Lets a noun fire a rule.
    pub(super) fn noun(&mut self, noun: &str, rule: u16) {
        let sense = Sense { rule, lemma: self.lemma(noun), reflexive: false };
        let mut forms = self.forms_of(noun, Upos::Noun);
        if forms.is_empty() {
            forms = self.forms_of(noun, Upos::Adj);
        }
        if forms.is_empty() && !self.lexicon.contains(noun) {
            forms = self.inflection.noun(noun);
        }
        forms.push(noun.to_owned());
        forms.sort_unstable();
        forms.dedup();
        for form in forms {
            let draft = self.draft(&form);
            draft.nouns.push(sense);
            draft.flags |= Flags::NOUN | Flags::WAKES;
        }
    }

    /// Compiles a phrase.
    pub(super) fn phrase(&mut self, phrase: &str, lists: &super::ontology::Lists) -> Phrase {
        let spaced = phrase.replace('(', " ( ").replace(')', " ) ");
        let mut elements = Vec::new();
        let mut context = false;
        for word in spaced.split_whitespace() {
            match word {
                "(" => context = true,
                ")" => context = false,
                "*" => elements.push(Element::Gap),
                _ => self.word(word, context, lists, &mut elements),
            }
        }
        let se = self.key("se");
        let first = elements.first();
        let reflexive =
            matches!(first, Some(Element::Word { keys, .. }) if keys.as_slice() == [se]);
        let fixed = elements.iter().filter(|e| **e != Element::Gap).count() as u8;
        if reflexive {
            elements.remove(0);
        }
        Phrase { elements, reflexive, fixed }
    }

    /// Compiles a word of a phrase: "d'otages" is two.
    fn word(
        &mut self,
        word: &str,
        context: bool,
        lists: &super::ontology::Lists,
        elements: &mut Vec<Element>,
    ) {
        let elided = word.split_once('\'').filter(|(_, rest)| !rest.is_empty());
        if let (Some((left, right)), false) = (elided, word.contains('|') || word == "aujourd'hui")
        {
            let left = [left, "'"].concat();
            self.word(&left, context, lists, elements);
            return self.word(right, context, lists, elements);
        }
        let (mut keys, mut number) = (Vec::new(), false);
        for alternative in word.split('|') {
            match alternative.strip_prefix('@') {
                Some(list) => {
                    let words = lists.get(list).map(Vec::as_slice).unwrap_or_default();
                    let single = words.iter().filter(|word| !word.contains(' '));
                    keys.extend(single.map(|word| self.key(word)));
                }
                None if alternative == "#" => number = true,
                None => keys.push(self.key(alternative)),
            }
        }
        elements.push(Element::Word { keys, number, context });
    }

    /// Compiles cues; nothing if there are none.
    pub(super) fn cues<'w>(
        &mut self,
        words: impl IntoIterator<Item = &'w String>,
        lists: &super::ontology::Lists,
    ) -> Option<CueSet> {
        let mut set = CueSet::default();
        let mut any = false;
        for word in words {
            any = true;
            let list = word.strip_prefix('@').and_then(|list| lists.get(list));
            let one = std::slice::from_ref(word);
            for cue in list.map_or(one, Vec::as_slice) {
                self.cue(cue, lists, &mut set);
            }
        }
        any.then_some(set)
    }

    fn cue(&mut self, cue: &str, lists: &super::ontology::Lists, set: &mut CueSet) {
        let phrase = self.phrase(cue, lists);
        if let ([Element::Word { keys, number: false, .. }], false) =
            (phrase.elements.as_slice(), phrase.reflexive)
        {
            for &key in keys {
                set.words.insert(key);
            }
            return;
        }
        phrase.first().0.iter().for_each(|&key| set.heads.insert(key));
        set.phrases.push(phrase);
    }

    /// Marks the forms of the first words of phrases, or of cues.
    pub(super) fn mark(&mut self, keys: &KeySet, flags: Flags) {
        for draft in self.forms.values_mut() {
            if draft.keys.iter().any(|&key| keys.contains(key)) {
                draft.flags |= flags;
            }
        }
    }

    /// How many keys there are.
    pub(super) fn key_count(&self) -> usize {
        self.keys.len()
    }

    /// The vocabulary and the lemmas of its senses.
    pub(super) fn finish(mut self) -> (Vocabulary, Vec<String>) {
        self.unaccented();
        for (form, draft) in &mut self.forms {
            let triggers = !draft.verbs.is_empty() || !draft.nouns.is_empty();
            if triggers && !draft.flags.has(Flags::VERB | Flags::NOUN) {
                for analysis in self.lexicon.analyses(form) {
                    match analysis.upos {
                        Upos::Noun => draft.flags |= Flags::NOUN,
                        Upos::Verb | Upos::Aux => draft.flags |= Flags::VERB,
                        _ => {}
                    }
                }
            }
        }
        (Vocabulary::new(self.forms.into_iter()), self.lemmas)
    }

    /// "Etat", "Eglise": capitals often stand without their accent.
    fn unaccented(&mut self) {
        let bare = |form: &String, draft: &Draft| {
            let rest = form.strip_prefix(['é', 'è', 'ê'])?;
            Some((["e", rest].concat(), draft.clone()))
        };
        let more: Vec<_> = self.forms.iter().filter_map(|(f, d)| bare(f, d)).collect();
        for (form, draft) in more {
            self.forms.entry(form).or_insert(draft);
        }
    }
}
