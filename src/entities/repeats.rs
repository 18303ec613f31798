//! Names agree within a text: what is written the same is called the same, and what is found once is found everywhere.

use std::collections::{HashMap, HashSet};

use super::mention::Label;
use super::names::Name;
use crate::tokens::Tokens;

/// Tokens of the longest name that is searched for.
const LONGEST: usize = 6;
/// The share of a full name's vote that counts for its last word: "Macron" is who "Emmanuel Macron" is.
const SURNAME: f32 = 1.0;
/// A name must be as sure as this in one place to be taken in others.
const SURE: f32 = 0.5;

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

/// Gives names that are written the same the label that most of them have, weighted by how sure each is, and
/// adds those that were passed over. `person` is the number of that label.
pub(super) fn agree(text: &str, tokens: &Tokens, person: Option<usize>, names: &mut Vec<Name>) {
    let all = tokens.all();
    let words = |first: usize, last: usize| -> &str {
        &text[all[first].span.start as usize..all[last].span.end as usize]
    };
    let mut votes: HashMap<&str, Votes> = HashMap::new();
    for name in &*names {
        let own = votes.entry(words(name.first, name.last)).or_default();
        own.add(name.label, name.probability);
        let surname = words(name.last, name.last);
        if Some(name.label) == person && name.first < name.last && begins_large(surname) {
            let own = votes.entry(surname).or_default();
            own.add(name.label, SURNAME * name.probability);
        }
    }
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
                let (label, share) = votes[words(name.first, name.last)].winner();
                if label != name.label {
                    (name.label, name.probability) = (label, share * name.probability);
                }
                found.push(name);
                word = name.last + 1;
                continue;
            }
            let end = old.peek().map_or(range.end, |name| name.first.min(range.end));
            let known = firsts.contains(words(word, word));
            let other = known.then(|| {
                let lengths = (word..end.min(word + LONGEST)).rev();
                lengths.filter(|&last| last > word || begins_large(words(word, word))).find_map(
                    |last| {
                        let own = votes.get(words(word, last)).filter(|own| own.surest >= SURE)?;
                        let (label, share) = own.winner();
                        let probability = share * own.surest;
                        Some(Name { first: word, last, label, probability })
                    },
                )
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
