//! Reads `cases/numbers.toml`: texts and the quantities in them.

use chronique::numbers::{Numbers, Quantity};
use chronique::{Options, Pipeline};
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    text: String,
    quantities: Vec<Expected>,
}

#[derive(Debug, Deserialize, PartialEq)]
struct Expected {
    text: String,
    min: Option<i64>,
    max: Option<i64>,
}

#[test]
fn quantities_of_the_cases() {
    let cases: Cases = toml::from_str(include_str!("cases/numbers.toml")).unwrap();
    assert!(cases.case.len() >= 80);
    let layers = chronique::LayerSet::of([chronique::Layer::Tokens]);
    let pipeline = Pipeline::new(&Options { layers, ..Options::default() }).unwrap();
    let numbers = Numbers::default();
    let mut wrong = Vec::new();
    for case in cases.case {
        let doc = pipeline.read(&case.text).unwrap();
        let mut found = Vec::new();
        for sentence in 0..doc.layers.sentences.len() {
            numbers.read(&doc.text, doc.layers.tokens.of(sentence), &mut found);
        }
        let show =
            |q: &Quantity| Expected { text: q.span.of(&doc.text).into(), min: q.min, max: q.max };
        let found: Vec<Expected> = found.iter().map(show).collect();
        if found != case.quantities {
            wrong.push(format!(
                "{}\n  expected {:?}\n  found    {found:?}",
                case.text, case.quantities
            ));
        }
    }
    assert!(wrong.is_empty(), "{} cases differ:\n{}", wrong.len(), wrong.join("\n"));
}
