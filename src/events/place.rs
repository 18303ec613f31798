//! The place of each event: from its clause, its sentence, or the country that the article is about.

use super::basis::{Basis, Placed};
use super::{Event, Role};
use crate::places::{Gazetteer, Place, PlaceKind, Via};
use crate::{Article, Layers, Span};

/// Places every event that can be placed.
pub(super) fn settle(article: &Article<'_>, layers: &Layers, events: &mut [Event]) {
    let about = Country::of(article, &layers.places);
    for event in events {
        event.place = of_clause(event, &layers.places)
            .or_else(|| of_sentence(event, &layers.places, about))
            .or_else(|| about.map(Country::place));
    }
}

/// What an argument of the event says: the finest of its places.
fn of_clause(event: &Event, places: &[Place]) -> Option<Placed> {
    let own = event.arguments.iter().filter(|argument| argument.role == Role::Place);
    finest(own.flat_map(|argument| within(places, argument.span)), Basis::Clause)
}

/// The finest place of the sentence in the country that the article is about.
fn of_sentence(event: &Event, places: &[Place], about: Option<Country>) -> Option<Placed> {
    let first = places.partition_point(|place| place.sentence < event.sentence);
    let all = places[first..].iter().take_while(|place| place.sentence == event.sentence);
    let named = all.filter(|place| place.via != Via::Demonym);
    finest(named.filter(|place| about.is_some_and(|about| about.has(place))), Basis::Sentence)
}

fn within(places: &[Place], span: Span) -> impl Iterator<Item = &Place> {
    let first = places.partition_point(|place| place.span.end <= span.start);
    places[first..].iter().take_while(move |place| place.span.start < span.end)
}

fn finest<'p>(places: impl Iterator<Item = &'p Place>, basis: Basis) -> Option<Placed> {
    let gazetteer = Gazetteer::embedded();
    let place = places.max_by_key(|place| fineness(gazetteer.get(place.entry).kind))?;
    let entry = gazetteer.get(place.entry);
    Some(Placed {
        country: entry.country,
        entry: Some(place.entry),
        basis,
        evidence: Some(place.span),
    })
}

fn fineness(kind: PlaceKind) -> u8 {
    match kind {
        PlaceKind::Continent => 0,
        PlaceKind::Country => 1,
        PlaceKind::Region => 2,
        PlaceKind::Capital | PlaceKind::Town => 3,
    }
}

/// The country that an article is about.
#[derive(Clone, Copy)]
struct Country {
    code: [u8; 2],
    basis: Basis,
    evidence: Span,
}

impl Country {
    /// Every mention of a place speaks for its country, the first sentences more than the others.
    fn of(article: &Article<'_>, places: &[Place]) -> Option<Self> {
        const FIRST: f32 = 4.0;
        const SECOND: f32 = 2.0;
        let _ = article;
        let gazetteer = Gazetteer::embedded();
        let mut votes: Vec<(f32, Self)> = Vec::new();
        for place in places {
            let Some(code) = gazetteer.get(place.entry).country else { continue };
            let weight = match place.sentence {
                0 => FIRST,
                1 => SECOND,
                _ => 1.0,
            };
            let weight = if place.via == Via::Demonym { weight / 2.0 } else { weight };
            let basis = if place.sentence == 0 { Basis::Title } else { Basis::Article };
            match votes.iter_mut().find(|(_, country)| country.code == code) {
                Some((votes, _)) => *votes += weight,
                None => votes.push((weight, Self { code, basis, evidence: place.span })),
            }
        }
        // The first of equals: news name their country early.
        let best = votes.into_iter().rev().max_by(|(a, _), (b, _)| a.total_cmp(b))?;
        Some(best.1)
    }

    fn has(self, place: &Place) -> bool {
        Gazetteer::embedded().get(place.entry).country == Some(self.code)
    }

    fn place(self) -> Placed {
        Placed {
            country: Some(self.code),
            entry: None,
            basis: self.basis,
            evidence: Some(self.evidence),
        }
    }
}
