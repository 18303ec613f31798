//! The place of each event: from its clause, its sentence, or the country that the article is about.

use std::cmp::Reverse;

use super::basis::{Basis, Placed};
use super::clause::{clause, top};
use super::{Event, Role};
use crate::places::{Gazetteer, Place, PlaceKind, Via};
use crate::{Article, Layers, Span};

/// Places of a sentence that are looked at for each event: what bounds the cost in endless sentences.
const MOST: usize = 32;

/// Places every event that can be placed.
pub(super) fn settle(article: &Article<'_>, layers: &Layers, events: &mut [Event]) {
    let about = Country::of(article, &layers.places);
    for event in events {
        event.place = of_clause(event, layers)
            .or_else(|| of_sentence(event, &layers.places, about))
            .or_else(|| about.map(Country::place));
    }
}

/// What the arguments of the event say: the finest of its places, those of its own clause before others.
fn of_clause(event: &Event, layers: &Layers) -> Option<Placed> {
    let Layers { tokens, words, places, .. } = layers;
    let of = |span: Span| top(tokens, words, span).map(|at| clause(words, at));
    let own = of(event.trigger);
    let all = event.arguments.iter().filter(|argument| argument.role == Role::Place);
    let near = all.clone().filter(|argument| of(argument.span) == own);
    let finest_of = |spans: &mut dyn Iterator<Item = Span>| {
        finest(spans.flat_map(|span| within(places, span)), Basis::Clause)
    };
    finest_of(&mut near.map(|argument| argument.span))
        .or_else(|| finest_of(&mut all.map(|argument| argument.span)))
}

/// The finest place of the sentence in the country that the article is about.
fn of_sentence(event: &Event, places: &[Place], about: Option<Country>) -> Option<Placed> {
    let first = places.partition_point(|place| place.sentence < event.sentence);
    let all = places[first..].iter().take(MOST);
    let all = all.take_while(|place| place.sentence == event.sentence);
    let named = all.filter(|place| place.via != Via::Demonym);
    finest(named.filter(|place| about.is_some_and(|about| about.has(place))), Basis::Sentence)
}

fn within(places: &[Place], span: Span) -> impl Iterator<Item = &Place> {
    let first = places.partition_point(|place| place.span.end <= span.start);
    places[first..].iter().take_while(move |place| place.span.start < span.end)
}

fn finest<'p>(places: impl Iterator<Item = &'p Place>, basis: Basis) -> Option<Placed> {
    let gazetteer = Gazetteer::embedded();
    // The first of equals.
    let place = places.min_by_key(|place| Reverse(fineness(gazetteer.get(place.entry).kind)))?;
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
    /// None when the title says so.
    evidence: Option<Span>,
}

impl Country {
    /// Every mention of a place speaks for its country, the first sentences more than the others.
    fn of(article: &Article<'_>, places: &[Place]) -> Option<Self> {
        const FIRST: f32 = 4.0;
        const SECOND: f32 = 2.0;
        let gazetteer = Gazetteer::embedded();
        let mut votes: Vec<(f32, Self)> = Vec::new();
        // "France : les pompiers en grève"
        let head = article.title.and_then(|title| title.split_once(':')).map(|(head, _)| head);
        let named = head.and_then(|head| gazetteer.look_up(head.trim()).first().copied());
        if let Some(code) = named.and_then(|entry| gazetteer.get(entry).country) {
            votes.push((FIRST, Self { code, basis: Basis::Title, evidence: None }));
        }
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
                None => votes.push((weight, Self { code, basis, evidence: Some(place.span) })),
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
            evidence: self.evidence,
        }
    }
}
