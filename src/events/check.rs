//! Checks of a file of types: what TOML and serde do not see, said with file, line and remedy.

use super::ontology::{EventType, Lists, When};
use crate::{Error, Result};

/// Checks the types of one file.
pub(super) fn file(name: &str, toml: &str, types: &[EventType], lists: &Lists) -> Result<()> {
    let checker = Checker { name, toml, lists };
    for (i, t) in types.iter().enumerate() {
        let start = checker.place_of(&t.id);
        if types.iter().take(i).any(|other| other.id == t.id) {
            return Err(checker.error(
                start,
                "id",
                &t.id,
                "comes twice; give each type its own id",
            ));
        }
        if !t.id.split_once('.').is_some_and(|(group, name)| !group.is_empty() && !name.is_empty())
        {
            return Err(checker.error(start, "id", &t.id, "is no id; write it group.name"));
        }
        checker.plain(start, t)?;
        t.when.iter().try_for_each(|when| checker.when(start, when))?;
    }
    Ok(())
}

struct Checker<'a> {
    name: &'a str,
    toml: &'a str,
    lists: &'a Lists,
}

impl Checker<'_> {
    fn plain(&self, start: usize, t: &EventType) -> Result<()> {
        self.words(start, "verbs", &t.verbs)?;
        self.words(start, "nouns", &t.nouns)?;
        self.phrases(start, "phrases", &t.phrases)?;
        self.phrases(start, "unless", &t.unless)?;
        self.phrases(start, "not_cues", &t.not_cues)
    }

    fn when(&self, start: usize, when: &When) -> Result<()> {
        self.words(start, "verbs", &when.verbs)?;
        self.words(start, "nouns", &when.nouns)?;
        self.phrases(start, "phrases", &when.phrases)?;
        self.phrases(start, "cues", &when.cues)?;
        self.phrases(start, "not_cues", &when.not_cues)?;
        self.phrases(start, "document", &when.document)?;
        if when.cues.is_empty() && when.document.is_empty() && !when.counted && !when.scored {
            let first = [&when.verbs, &when.nouns, &when.phrases].into_iter().flatten().next();
            let first = first.map_or("", String::as_str);
            let remedy = "stands in a [[type.when]] without condition; give it cues, document, \
                          counted = true or scored = true, or move its words to the [[type]]";
            return Err(self.error(start, "when", first, remedy));
        }
        Ok(())
    }

    /// Verbs and nouns are single words, but for "se" before a verb.
    fn words(&self, start: usize, key: &str, words: &[String]) -> Result<()> {
        words.iter().try_for_each(|word| {
            let bare = word.strip_prefix("se ").unwrap_or(word);
            if bare.trim().is_empty() {
                return Err(self.error(
                    start,
                    key,
                    word,
                    "is empty; write a word or leave it out",
                ));
            }
            if bare.contains([' ', '@', '|', '*', '#', '(']) {
                let remedy = "is more than a word; put it under phrases";
                return Err(self.error(start, key, word, remedy));
            }
            Ok(())
        })
    }

    fn phrases(&self, start: usize, key: &str, phrases: &[String]) -> Result<()> {
        phrases.iter().try_for_each(|phrase| {
            let words = || phrase.split(|c: char| c.is_whitespace() || "()|".contains(c));
            if words().all(|word| word.is_empty() || word == "*") {
                let remedy = "has no word; write one or leave it out";
                return Err(self.error(start, key, phrase, remedy));
            }
            if phrase.starts_with('*') {
                let remedy = "begins with *; begin with a word";
                return Err(self.error(start, key, phrase, remedy));
            }
            let unknown =
                words().filter_map(|w| w.strip_prefix('@')).find(|l| !self.lists.contains_key(*l));
            let Some(list) = unknown else { return Ok(()) };
            let known: Vec<&str> = self.lists.keys().map(String::as_str).collect();
            let remedy =
                format!("names the unknown cue list @{list}; known lists: {}", known.join(", "));
            Err(self.error(start, key, phrase, &remedy))
        })
    }

    /// Byte where a type begins in the file.
    fn place_of(&self, id: &str) -> usize {
        self.toml.rfind(&format!("\"{id}\"")).unwrap_or_default()
    }

    /// `my.toml, line 12, key "cues": "@boat" …`.
    fn error(&self, start: usize, key: &str, value: &str, remedy: &str) -> Error {
        let find = |from: usize, what: &str| {
            let rest = self.toml.get(from..)?;
            rest.find(what).map(|at| from + at)
        };
        let quoted = format!("\"{value}\"");
        let table = if key == "when" { "[[type.when]]".to_owned() } else { format!("\n{key} = ") };
        let from = find(start, &table).filter(|_| key != "id").unwrap_or(start);
        let at = find(from, &quoted).unwrap_or(from);
        let line = 1 + self.toml.as_bytes().iter().take(at).filter(|&&b| b == b'\n').count();
        Error::asset(format!("{}, line {line}, key \"{key}\": \"{value}\" {remedy}", self.name))
    }
}
