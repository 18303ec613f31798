//! What the endings of known words say of unknown ones.

use super::entry::Entry;
use super::pack::Numbers;
use chronique::lexicon::Upos;
use std::collections::{BTreeMap, HashMap};

/// A reading of an ending: class, bytes to strip, what to add for the lemma, features.
pub type Reading = (Upos, usize, String, String);

/// Letters of the shortest and of the longest ending looked at.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=6;
/// An ending speaks if so many words have it.
const WORDS: u32 = 12;
/// A reading counts if this share of the words with the ending has it.
const SHARE: f32 = 0.12;
/// No more readings than this are kept.
const MOST: usize = 6;

/// Whether new words of the class are coined every day.
fn is_open(upos: Upos) -> bool {
    matches!(upos, Upos::Noun | Upos::Adj | Upos::Verb | Upos::Adv)
}

/// How the lemma comes from the form: bytes to strip, what to add.
pub fn rule(form: &str, lemma: &str) -> (usize, String) {
    let same = form.chars().zip(lemma.chars()).take_while(|(a, b)| a == b);
    let stem: usize = same.map(|(c, _)| c.len_utf8()).sum();
    (form.len() - stem, lemma[stem..].to_owned())
}

/// For each ending, backwards, its readings: likeliest first. An ending that says the same as
/// the shorter one in it is left out.
///
/// # Errors
/// When there are more readings than can be numbered.
pub fn endings<'a>(
    words: impl Iterator<Item = (&'a str, &'a [Entry])>,
) -> Result<BTreeMap<String, Vec<Reading>>, String> {
    let mut readings = Numbers::<Reading>::default();
    let mut counts: BTreeMap<String, (u32, HashMap<u16, u32>)> = BTreeMap::new();
    for (form, entries) in words {
        let open: Vec<&Entry> = entries.iter().filter(|e| is_open(e.upos)).collect();
        if open.is_empty() || form.chars().any(|c| !c.is_lowercase()) {
            continue;
        }
        let mut numbers = Vec::new();
        for e in open {
            let (strip, ending) = rule(form, &e.lemma);
            numbers.push(readings.of((e.upos, strip, ending, e.feats.clone()))?);
        }
        let backwards: String = form.chars().rev().collect();
        for (at, c) in backwards.char_indices().skip(LETTERS.start() - 1).take(LETTERS.count()) {
            let ending = &backwards[..at + c.len_utf8()];
            if !counts.contains_key(ending) {
                counts.insert(ending.to_owned(), (0, HashMap::new()));
            }
            let Some((words, by_reading)) = counts.get_mut(ending) else { continue };
            *words += 1;
            for &number in &numbers {
                *by_reading.entry(number).or_default() += 1;
            }
        }
    }
    let mut result: BTreeMap<String, Vec<Reading>> = BTreeMap::new();
    for (ending, (words, by_reading)) in counts {
        if words < WORDS {
            continue;
        }
        let mut best: Vec<(u32, u16)> = by_reading.into_iter().map(|(n, c)| (c, n)).collect();
        best.retain(|&(count, _)| count as f32 >= SHARE * words as f32);
        best.sort_unstable_by_key(|&(count, number)| (std::cmp::Reverse(count), number));
        best.truncate(MOST);
        let best: Vec<Reading> =
            best.iter().map(|&(_, n)| readings.all()[usize::from(n)].clone()).collect();
        let inherited =
            ending.char_indices().skip(1).filter_map(|(at, _)| result.get(&ending[..at]));
        if !best.is_empty() && inherited.last() != Some(&best) {
            result.insert(ending, best);
        }
    }
    Ok(result)
}
