//! One document with everything in it, made by hand: what the doors (columns, JSON, Python) are
//! tested with, whatever the rules find today.

use jiff::civil::date;

use crate::entities::{Entity, Label, Mention, MentionKind};
use crate::events::{
    Argument, Basis, Count, CountKind, DateInterval, Dated, Event, Factuality, Ontology, Placed,
    Role, Statement, TypeId, Why,
};
use crate::numbers::Quantity;
use crate::quotes::{Pattern, Quote};
use crate::times::{Anchor, Precision, Time, TimeKind, TimeValue};
use crate::tokens::{Token, TokenKind};
use crate::{Layers, Span};

pub const TEXT: &str = "Été 🌍. Au moins trois policiers tués à Kyïv, selon Rémi.";

pub fn span(words: &str) -> Span {
    let start = TEXT.find(words).expect("the words stand in the text");
    Span::new(start, start + words.len())
}

pub const TOML: &str =
    "[[type]]\nid = \"conflict.killing\"\nlabel = \"Killing\"\ndefinition = \"x\"\n";

pub fn ontology() -> Ontology {
    Ontology::parse("test.toml", TOML).unwrap()
}

pub fn layers() -> Layers {
    let mut layers =
        Layers { sentences: vec![span("Été 🌍."), span("Au")], ..Layers::default() };
    layers.sentences[1].end = TEXT.len() as u32;
    for &sentence in &layers.sentences {
        layers.tokens.push(Token { span: sentence, kind: TokenKind::Word });
        layers.tokens.end_sentence();
    }
    let name = Mention {
        span: span("Rémi"),
        first: 1,
        last: 1,
        head: 1,
        sentence: 1,
        kind: MentionKind::Name,
        label: Label::Per,
        entity: 0,
        confidence: 0.75,
    };
    layers.mentions =
        vec![Mention { span: span("policiers"), kind: MentionKind::Description, ..name }, name];
    layers.entities = vec![Entity { label: Label::Per, name: name.span, mentions: 2 }];
    layers.times.push(Time {
        span: span("Été"),
        first: 0,
        last: 0,
        sentence: 0,
        kind: TimeKind::Date,
        value: TimeValue("1970-SU".into()),
        start: Some(date(1970, 1, 1).at(0, 0, 1, 0)),
        end: None,
        precision: Precision::Season,
        anchor: Anchor::Absolute,
        modifier: None,
        limit: None,
    });
    layers.quotes.push(Quote {
        cue: span("selon"),
        sentence: 1,
        speaker: Some(span("Rémi")),
        entity: Some(0),
        content: None,
        direct: false,
        pattern: Pattern::Source,
        confidence: 0.5,
    });
    layers.events.push(Event {
        kind: TypeId(0),
        trigger: span("tués"),
        sentence: 1,
        factuality: Factuality::Possible,
        arguments: vec![
            Argument { role: Role::Patient, span: span("policiers") },
            Argument { role: Role::Place, span: span("Kyïv") },
        ],
        when: Some(Dated {
            interval: DateInterval { start: date(1970, 1, 2), end: date(1970, 1, 31) },
            basis: Basis::Clause,
            evidence: None,
        }),
        place: Some(Placed {
            country: Some(*b"UA"),
            entry: None,
            basis: Basis::Title,
            evidence: Some(span("Kyïv")),
        }),
        counts: vec![Count {
            kind: CountKind::Dead,
            quantity: Quantity::count(span("Au moins trois"), Some(3.0), None),
        }],
        holder: Some(span("Rémi")),
        same_as: None,
        statement: Some(Statement { speaker: Some(span("Rémi")), content: None, direct: true }),
        confidence: 0.5,
        why: Why { rule: "verb tuer".into(), cues: vec![span("tués"), span("selon")] },
    });
    layers
}
