//! What an article is about: the countries and regions that it surely names.

use std::collections::HashMap;

use super::candidate::Candidate;
use super::find::Found;
use super::{Gazetteer, PlaceKind, Via};
use crate::Article;

/// A name means its likeliest entry if the next of another country is this much less likely.
const SURE: f32 = 3.0;
/// How much the title, and the first place of the text, count.
const TITLE: f32 = 2.0;
const FIRST: f32 = 1.0;
/// News are about the country of their readers if they say nothing else.
const HOME: f32 = 0.5;
/// How much a country of an article's own counts at most.
const COUNTRY: f32 = 6.0;
const REGION: f32 = 2.5;
/// Mentions that say little of where the rest is.
const ADJECTIVE: f32 = 0.6;

/// How often an article surely names each country and region.
#[derive(Clone, Debug, Default)]
pub(super) struct Context {
    areas: HashMap<u32, f32>,
    total: f32,
}

impl Context {
    pub(super) fn new(
        gazetteer: &Gazetteer,
        article: &Article<'_>,
        candidates: &[Candidate],
    ) -> Self {
        let mut context = Self::default();
        if let Some(home) = gazetteer.find_exactly(&gazetteer.words.home).first() {
            context.add(gazetteer, home.entry, HOME);
        }
        for (number, candidate) in candidates.iter().enumerate() {
            let Some(entry) = gazetteer.sure(candidate) else { continue };
            let adjective = matches!(candidate.via, Via::Demonym | Via::Description);
            let weight = if adjective { ADJECTIVE } else { 1.0 };
            let first = if number == 0 { FIRST } else { 0.0 };
            context.add(gazetteer, entry, weight + first);
        }
        for name in article.title.unwrap_or_default().split([' ', ':', ',', '(', ')']) {
            let name = gazetteer.words.without_article(name);
            let found = gazetteer.find_exactly(name);
            let area = found.first().filter(|own| {
                matches!(gazetteer.tables.kind(own.entry), PlaceKind::Country | PlaceKind::Capital)
            });
            if let Some(own) = area.filter(|_| name.starts_with(char::is_uppercase)) {
                context.add(gazetteer, own.entry, TITLE);
            }
        }
        context
    }

    fn add(&mut self, gazetteer: &Gazetteer, entry: u32, weight: f32) {
        let country = gazetteer.tables.country(entry);
        for outer in gazetteer.tables.around(entry) {
            *self.areas.entry(outer).or_default() += weight;
        }
        if country.is_some() {
            self.total += weight;
        }
    }

    /// Whether the article names the country of an entry, and a town there may be called otherwise than French has it.
    pub(super) fn knows(&self, gazetteer: &Gazetteer, entry: u32) -> bool {
        let Some(country) = gazetteer.tables.country(entry) else { return false };
        let near =
            gazetteer.tables.code(country).map_or(0.0, |code| gazetteer.words.nearness(code));
        near == 0.0 && self.areas.contains_key(&country)
    }

    /// How much an entry gains by what the article is about.
    pub(super) fn gain(&self, gazetteer: &Gazetteer, entry: u32) -> f32 {
        let weight = |area: u32| self.areas.get(&area).copied().unwrap_or_default();
        let country = gazetteer.tables.country(entry);
        let share = country.map_or(0.0, weight) / (self.total + 1.0);
        let region = gazetteer
            .tables
            .around(entry)
            .find(|&outer| gazetteer.tables.kind(outer) == PlaceKind::Region)
            .map_or(0.0, weight);
        COUNTRY * share.sqrt() + REGION * (region / (region + 1.0))
    }
}

impl Gazetteer {
    /// The entry that a candidate surely means, whatever the article is about.
    fn sure(&self, candidate: &Candidate) -> Option<u32> {
        if candidate.via == Via::Spelling {
            return None;
        }
        let score = |own: &Found| own.prior + self.fit(candidate, "", own.entry);
        let best = candidate.found.iter().max_by(|a, b| score(a).total_cmp(&score(b)))?;
        let country = self.tables.country(best.entry);
        let others =
            candidate.found.iter().filter(|own| self.tables.country(own.entry) != country);
        let rival = others.map(score).fold(f32::NEG_INFINITY, f32::max);
        (score(best) - rival > SURE).then_some(best.entry)
    }
}
