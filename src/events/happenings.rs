//! Mentions of one happening joined: "l'attentat … cette attaque … l'explosion".
//!
//! Two mentions of one type are the same happening unless something tells them apart: another day or
//! town, another number, another doer or sufferer. What is definite ("cette attaque") refers
//! back even where other people are named.

use super::{Basis, Event, Factuality, Role};
use crate::lexicon::Upos;
use crate::places::{Gazetteer, PlaceKind};
use crate::syntax::Parser;
use crate::{Layers, Span};

/// How many happenings of a type are kept open, and how many mentions of each are compared, so that the cost stays linear.
const OPEN: usize = 8;
/// How many words before a trigger its determiner is sought: "cette violente attaque".
const BEFORE: usize = 3;

/// Points every mention to the first of the same happening.
pub(super) fn join(text: &str, layers: &Layers, events: &mut [Event]) {
    let types = events.iter().map(|event| usize::from(event.kind.0) + 1).max().unwrap_or(0);
    // By type, the mentions of each happening that is still open.
    let mut open: Vec<Vec<Vec<usize>>> = vec![Vec::new(); types];
    for at in 0..events.len() {
        let event = &events[at];
        if event.statement.is_some() {
            continue;
        }
        let definite = is_definite(event.trigger, event.sentence, layers);
        let open = &mut open[usize::from(event.kind.0)];
        let same = open.iter().rposition(|mentions| {
            let mut recent = mentions.iter().rev().take(OPEN);
            recent.all(|&other| agree(text, layers, &events[other], event, definite))
        });
        if let Some(same) = same {
            let first = open[same][0];
            open[same].push(at);
            events[at].same_as = Some(first as u32);
        } else {
            if open.len() == OPEN {
                open.remove(0);
            }
            open.push(vec![at]);
        }
    }
}

/// Whether nothing tells two mentions of one type apart.
fn agree(text: &str, layers: &Layers, one: &Event, other: &Event, definite: bool) -> bool {
    let happened = |event: &Event| event.factuality == Factuality::Actual;
    happened(one) == happened(other)
        && days_agree(one, other)
        && towns_agree(one, other)
        && (definite || numbers_agree(one, other))
        && (definite
            || [Role::Agent, Role::Patient]
                .into_iter()
                .all(|role| people_agree(text, layers, one, other, role)))
}

pub(super) fn days_agree(one: &Event, other: &Event) -> bool {
    let own = |event: &Event| event.when.filter(|when| when.basis <= Basis::Sentence);
    let (Some(one), Some(other)) = (own(one), own(other)) else { return true };
    one.interval.start <= other.interval.end && other.interval.start <= one.interval.end
}

pub(super) fn towns_agree(one: &Event, other: &Event) -> bool {
    let own = |event: &Event| event.place.filter(|place| place.basis == Basis::Clause);
    let (Some(one), Some(other)) = (own(one), own(other)) else { return true };
    let town = |entry: Option<u32>| {
        let kind = entry.map(|entry| Gazetteer::embedded().get(entry).kind);
        entry.filter(|_| matches!(kind, Some(PlaceKind::Town | PlaceKind::Capital)))
    };
    let countries = one.country.zip(other.country).is_none_or(|(one, other)| one == other);
    let towns = town(one.entry).zip(town(other.entry)).is_none_or(|(one, other)| one == other);
    countries && towns
}

fn numbers_agree(one: &Event, other: &Event) -> bool {
    one.counts.iter().all(|a| {
        let mut same = other.counts.iter().filter(|b| b.kind == a.kind).peekable();
        same.peek().is_none() || same.any(|b| a.quantity.overlaps(b.quantity))
    })
}

/// Whether a role has no filler in one of them, or a common one.
fn people_agree(text: &str, layers: &Layers, one: &Event, other: &Event, role: Role) -> bool {
    let of = |event: &'_ Event| -> Vec<Span> {
        event.arguments.iter().filter(|a| a.role == role).map(|a| a.span).collect()
    };
    let (one, other) = (of(one), of(other));
    let common = |a: Span| {
        other.iter().any(|&b| {
            let names = entity(layers, a).zip(entity(layers, b));
            names.map_or_else(|| same_words(a.of(text), b.of(text)), |(a, b)| a == b)
        })
    };
    one.is_empty() || other.is_empty() || one.into_iter().any(common)
}

/// The entity that words name.
fn entity(layers: &Layers, span: Span) -> Option<u32> {
    let first = layers.mentions.partition_point(|mention| mention.span.end <= span.start);
    let named = layers.mentions[first..].iter().take_while(|m| m.span.start < span.end);
    named.map(|mention| mention.entity).next()
}

fn same_words(one: &str, other: &str) -> bool {
    let last = |words: &str| words.rsplit(' ').next().unwrap_or_default().to_lowercase();
    last(one) == last(other)
}

/// Whether the trigger is a noun that the text takes as known: "cette attaque", "l'attaque".
pub(super) fn is_definite(trigger: Span, sentence: u32, layers: &Layers) -> bool {
    let (tokens, words) = (&layers.tokens, &layers.words);
    let all = tokens.all();
    let first = all.partition_point(|token| token.span.end <= trigger.start);
    if words.get(first).is_none_or(|word| word.upos != Upos::Noun) {
        return false;
    }
    let start = tokens.range(sentence as usize).start.max(first.saturating_sub(BEFORE));
    let parser = Parser::embedded();
    words[start..first].iter().any(|word| {
        word.head == Some(first as u32)
            && parser
                .features(word)
                .any(|feature| matches!(feature, ("Definite", "Def") | ("PronType", "Dem")))
    })
}
