//! Reads `cases/places.toml`: names and the places that they mean, alone and in texts.

use chronique::entities::{Label, Mention, MentionKind};
use chronique::places::Gazetteer;
use chronique::{Article, Document, Layer, LayerSet, Options, Pipeline, Span};
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
    name: Vec<Name>,
}

#[derive(Deserialize)]
struct Case {
    text: String,
    #[serde(default)]
    loc: Vec<String>,
    #[serde(default)]
    other: Vec<String>,
    places: Vec<String>,
}

#[derive(Deserialize)]
struct Name {
    name: String,
    first: String,
}

fn cases() -> Cases {
    toml::from_str(include_str!("cases/places.toml")).unwrap()
}

fn country(code: Option<[u8; 2]>) -> String {
    code.map_or_else(|| "-".into(), |code| String::from_utf8_lossy(&code).into_owned())
}

/// Mentions of names, each after the one before.
fn mentions(doc: &Document, names: &[String], label: Label) -> Vec<Mention> {
    let mut at = 0;
    let mut mentions = Vec::new();
    for name in names {
        let start =
            at + doc.text[at..].find(name).unwrap_or_else(|| panic!("{name}: {}", doc.text));
        let span = Span::new(start, start + name.len());
        at = start + name.len();
        let tokens: Vec<u32> = (0..)
            .zip(doc.layers.tokens.iter())
            .filter(|(_, token)| token.span.start < span.end && token.span.end > span.start)
            .map(|(number, _)| number)
            .collect();
        let (first, last) = (tokens[0], tokens[tokens.len() - 1]);
        let sentence = (0..doc.layers.sentences.len())
            .find(|&sentence| doc.layers.tokens.range(sentence).contains(&(first as usize)))
            .unwrap() as u32;
        let (kind, entity, confidence) = (MentionKind::Name, 0, 1.0);
        let head = first;
        mentions.push(Mention {
            span,
            first,
            last,
            head,
            sentence,
            kind,
            label,
            entity,
            confidence,
        });
    }
    mentions
}

#[test]
fn places_of_the_cases() {
    let cases = cases();
    assert!(cases.case.len() + cases.name.len() >= 120);
    let layers = LayerSet::of([Layer::Syntax]);
    let pipeline = Pipeline::new(&Options { layers, ..Options::default() }).unwrap();
    let gazetteer = Gazetteer::embedded();
    let mut wrong = Vec::new();
    for case in cases.case {
        let doc = pipeline.read(&case.text).unwrap();
        let mut names = mentions(&doc, &case.loc, Label::Loc);
        names.extend(mentions(&doc, &case.other, Label::Org));
        names.sort_by_key(|mention| mention.span.start);
        let article = Article::new(&case.text);
        let found = gazetteer.resolve(&article, &doc.layers.tokens, &doc.layers.words, &names);
        let found: Vec<String> = found
            .iter()
            .map(|place| {
                let entry = gazetteer.get(place.entry);
                let (words, code) = (place.span.of(&case.text), country(entry.country));
                format!("{words} = {} {code} {}", entry.name, entry.kind.name())
            })
            .collect();
        if found != case.places {
            wrong.push(format!("{}\n  wanted {:?}\n  got    {found:?}", case.text, case.places));
        }
    }
    assert!(wrong.is_empty(), "{} cases differ:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn names_of_the_cases() {
    let gazetteer = Gazetteer::embedded();
    let mut wrong = Vec::new();
    for case in cases().name {
        let first = gazetteer.look_up(&case.name).first().map(|&entry| gazetteer.get(entry));
        let first = first.map(|entry| format!("{} {}", entry.name, country(entry.country)));
        if first.as_deref().unwrap_or_default() != case.first {
            wrong.push(format!("{}: wanted {:?}, got {first:?}", case.name, case.first));
        }
    }
    assert!(wrong.is_empty(), "{} names differ:\n{}", wrong.len(), wrong.join("\n"));
}
