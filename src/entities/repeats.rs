//! Names agree within a text: what is written the same is called the same, and what is found once is found everywhere.
//! So are bodies that everybody knows (`assets/links/bodies.toml`), found or not.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

use super::mention::Label;
use super::names::Name;
use crate::tokens::Tokens;

/// Tokens of the longest name that is searched for.
const LONGEST: usize = 6;
/// The share of a full name's vote that counts for its last word: "Macron" is who "Emmanuel Macron" is.
const SURNAME: f32 = 1.0;
/// A name must be as sure as this in one place to be taken in others.
const SURE: f32 = 0.5;

/// How sure a known body is.
const KNOWN: f32 = 0.95;

/// Names that mean one body wherever they stand, and their first words.
struct Bodies {
    names: HashSet<String>,
    firsts: HashSet<String>,
}

static BODIES: LazyLock<Bodies> = LazyLock::new(|| {
    let lists: BTreeMap<String, Vec<String>> =
        toml::from_str(include_str!("../../assets/links/bodies.toml"))
            .expect("the embedded lists are the ones that the tests read");
    let spelt = lists.into_values().flatten();
    let names: HashSet<String> = spelt.flat_map(|name| [name.replace('\'', "’"), name]).collect();
    let first = |name: &String| name.split(' ').next().unwrap_or_default().to_owned();
    Bodies { firsts: names.iter().map(first).collect(), names }
});

/// What the text says of the words of a name.
#[derive(Clone, Copy, Debug, Default)]
struct Votes {
    each: [f32; Label::ALL.len()],
    surest: f32,
}

impl Votes {
    fn add(&mut self, label: usize, share: f32) {
        self.each[label] += share;
        self.surest = self.surest.max(share);
    }

    /// The label with the most votes, the first of several, and its share of them.
    fn winner(&self) -> (usize, f32) {
        let (mut best, mut all) = (0, 0.0);
        for (label, &votes) in self.each.iter().enumerate() {
            if votes > self.each[best] {
                best = label;
            }
            all += votes;
        }
        (best, self.each[best] / all)
    }
}

/// The numbers of labels that are treated apart; none where a network does not have them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Apart {
    pub(super) person: Option<usize>,
    pub(super) organisation: Option<usize>,
}

/// Gives names that are written the same the label that most of them have, weighted by how sure each is, and
/// adds those that were passed over. Two names of people side by side are one.
pub(super) fn agree(text: &str, tokens: &Tokens, apart: Apart, names: &mut Vec<Name>) {
    let all = tokens.all();
    let words = |first: usize, last: usize| -> &str {
        &text[all[first].span.start as usize..all[last].span.end as usize]
    };
    names.dedup_by(|next, name| {
        let one = name.last + 1 == next.first
            && [name.label, next.label].map(Some) == [apart.person; 2]
            && begins_large(words(next.first, next.first));
        if one {
            name.last = next.last;
            name.probability = name.probability.min(next.probability);
        }
        one
    });
    let mut votes: HashMap<&str, Votes> = HashMap::new();
    for name in &*names {
        let own = votes.entry(words(name.first, name.last)).or_default();
        own.add(name.label, name.probability);
        let surname = words(name.last, name.last);
        if Some(name.label) == apart.person && name.first < name.last && begins_large(surname) {
            let own = votes.entry(surname).or_default();
            own.add(name.label, SURNAME * name.probability);
        }
    }
    // What a name that is sure somewhere is called: by everybody, or in this text.
    let known = |name: &str| -> Option<(usize, f32)> {
        let everywhere = apart.organisation.filter(|_| BODIES.names.contains(name));
        everywhere.map(|label| (label, KNOWN)).or_else(|| {
            let own = votes.get(name).filter(|own| own.surest >= SURE)?;
            let (label, share) = own.winner();
            Some((label, share * own.surest))
        })
    };
    let firsts: HashSet<&str> = names
        .iter()
        .flat_map(|name| [name.first, name.last])
        .map(|word| words(word, word))
        .collect();
    let mut found = Vec::with_capacity(names.len());
    let mut old = names.iter().copied().peekable();
    for sentence in 0..tokens.sentences() {
        let range = tokens.range(sentence);
        let mut word = range.start;
        while word < range.end {
            if let Some(mut name) = old.next_if(|name| name.first == word) {
                let own = words(name.first, name.last);
                let (label, share) = votes[own].winner();
                if let Some(label) = apart.organisation.filter(|_| BODIES.names.contains(own)) {
                    (name.label, name.probability) = (label, name.probability.max(KNOWN));
                } else if label != name.label {
                    (name.label, name.probability) = (label, share * name.probability);
                }
                found.push(name);
                word = name.last + 1;
                continue;
            }
            let end = old.peek().map_or(range.end, |name| name.first.min(range.end));
            let first = words(word, word);
            let begins =
                firsts.contains(first) || begins_large(first) && BODIES.firsts.contains(first);
            let other = begins.then(|| {
                let lengths = (word..end.min(word + LONGEST)).rev();
                lengths.filter(|&last| last > word || begins_large(first)).find_map(|last| {
                    let (label, probability) = known(words(word, last))?;
                    Some(Name { first: word, last, label, probability })
                })
            });
            if let Some(name) = other.flatten() {
                found.push(name);
                word = name.last;
            }
            word += 1;
        }
    }
    *names = found;
}

fn begins_large(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}
