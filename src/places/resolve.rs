//! Candidates → places: which of its namesakes a name means.

use std::collections::HashMap;

use super::candidate::{Candidate, Reader};
use super::context::Context;
use super::find::Found;
use super::words::Hint;
use super::{Gazetteer, Place, PlaceKind, Via};
use crate::Article;
use crate::entities::Mention;
use crate::syntax::Word;
use crate::tokens::Tokens;

/// What it counts that a place beside lies around: "Paris (Texas)", "à Springfield, dans l'Illinois".
const BESIDE: f32 = 8.0;
/// And where one mark alone parts them: "Paris (Texas)", "Paris, Texas".
const APPOSED: f32 = 4.0;
/// How many tokens away "beside" is, and how many candidates are looked at on each side.
const BESIDE_TOKENS: u32 = 9;
const BESIDE_CANDIDATES: usize = 2;
/// What the words before a name count.
const HINT: f32 = 6.0;
/// What it counts that the accents agree too.
const ACCENTS: f32 = 2.0;
/// A region of which its town has this share is not meant by the bare name.
const OUTSKIRTS: f64 = 0.25;
/// What an earlier meaning of the same name counts, where it was made plain.
const BEFORE: f32 = 3.0;
/// An entry that scores less is no answer.
const LEAST: f32 = 9.0;
/// How sharply the scores of namesakes tell them apart.
const SPREAD: f32 = 1.5;

impl Gazetteer {
    /// The places that an article mentions, in the order of their spans.
    ///
    /// ```
    /// use chronique::{Article, Pipeline, places::Gazetteer};
    /// let doc = Pipeline::default().read("Les forces russes avancent.").unwrap();
    /// let place = doc.layers.places[0];
    /// assert_eq!(place.span.of(&doc.text), "russes");
    /// assert_eq!(Gazetteer::embedded().get(place.entry).name, "Russie");
    /// ```
    pub fn resolve(
        &self,
        article: &Article<'_>,
        tokens: &Tokens,
        words: &[Word],
        mentions: &[Mention],
    ) -> Vec<Place> {
        let candidates = Reader::new(self, article, tokens, words, mentions).read(mentions);
        let context = Context::new(self, article, &candidates);
        let mut plain: HashMap<&str, u32> = HashMap::new();
        let mut places = Vec::with_capacity(candidates.len());
        for (number, candidate) in candidates.iter().enumerate() {
            let name = candidate.span.of(article.text);
            let before = plain.get(name).copied();
            let beside = self.beside(&candidates, number);
            let apposed =
                candidates.get(number + 1).is_some_and(|next| next.first == candidate.last + 2);
            let gain = if apposed { BESIDE + APPOSED } else { BESIDE };
            let score = |own: &Found| {
                let around = beside.iter().any(|&area| {
                    own.entry != area && self.tables.around(own.entry).any(|outer| outer == area)
                });
                own.prior
                    + context.gain(self, own.entry)
                    + self.fit(candidate, name, own.entry)
                    + if around { gain } else { 0.0 }
                    + if before == Some(own.entry) { BEFORE } else { 0.0 }
            };
            let scores: Vec<f32> = candidate.found.iter().map(score).collect();
            let Some((best, &top)) =
                scores.iter().enumerate().rev().max_by(|a, b| a.1.total_cmp(b.1))
            else {
                continue;
            };
            let own = candidate.found[best];
            if top < LEAST || (own.differs && !context.knows(self, own.entry)) {
                continue;
            }
            let rivals: f32 = scores.iter().map(|score| ((score - top) / SPREAD).exp()).sum();
            if !beside.is_empty() {
                plain.entry(name).or_insert(own.entry);
            }
            places.push(Place {
                span: candidate.span,
                first: candidate.first,
                last: candidate.last,
                sentence: candidate.sentence,
                entry: own.entry,
                via: candidate.via,
                confidence: candidate.trust() / rivals * ((top - LEAST) / 3.0 + 0.5).min(1.0),
            });
        }
        places
    }

    /// The areas that are named beside a candidate, likeliest meanings alone.
    fn beside(&self, candidates: &[Candidate], number: usize) -> Vec<u32> {
        let own = &candidates[number];
        if own.found.len() < 2 {
            return Vec::new();
        }
        let start = number.saturating_sub(BESIDE_CANDIDATES);
        let near = candidates[start..].iter().take(2 * BESIDE_CANDIDATES + 1);
        near.filter(|other| {
            other.sentence == own.sentence
                && other.span != own.span
                && other.via != Via::Demonym
                && other.first.abs_diff(own.last).min(own.first.abs_diff(other.last))
                    <= BESIDE_TOKENS
        })
        .flat_map(|other| other.found.iter().take(2))
        .map(|found| found.entry)
        .filter(|&entry| matches!(self.tables.kind(entry), PlaceKind::Country | PlaceKind::Region))
        .collect()
    }

    /// How well an entry fits the name and the words before it.
    pub(super) fn fit(&self, candidate: &Candidate, name: &str, entry: u32) -> f32 {
        let kind = self.tables.kind(entry);
        let is_town = matches!(kind, PlaceKind::Town | PlaceKind::Capital);
        let hint = match candidate.hint {
            Some(Hint::Town) if is_town => HINT,
            Some(Hint::Region) if kind == PlaceKind::Region => 2.0 * HINT,
            Some(Hint::Area) if !is_town => HINT,
            None if kind == PlaceKind::Region && self.is_outskirts(candidate, entry) => -HINT,
            _ => 0.0,
        };
        let accents = !name.is_ascii() && self.tables.name(entry) == name;
        hint + if accents { ACCENTS } else { 0.0 }
    }

    /// Whether a region is little more than the town whose name it bears.
    fn is_outskirts(&self, candidate: &Candidate, region: u32) -> bool {
        let people = |entry: u32| f64::from(self.tables.population(entry));
        candidate.found.iter().any(|own| {
            self.tables.parent(own.entry) == Some(region)
                && people(own.entry) > OUTSKIRTS * people(region)
        })
    }
}

impl Candidate {
    /// How far the way of naming is to be trusted.
    fn trust(&self) -> f32 {
        let way = match self.via {
            Via::Name => 0.98,
            Via::Demonym => 0.95,
            Via::Description => 0.9,
            Via::Spelling => 0.75,
        };
        if self.doubtful { way * 0.5 } else { way }
    }
}
