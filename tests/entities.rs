//! Reads `cases/entities.toml`.

use chronique::entities::{Mention, MentionKind, Recognizer};
use chronique::{Layer, LayerSet, Options, Pipeline};
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    text: String,
    /// Words and label, in order.
    names: Vec<(String, String)>,
    /// Known to be read otherwise.
    #[serde(default)]
    open: bool,
}

fn pipeline() -> Pipeline {
    let layers = LayerSet::of([Layer::Entities]);
    Pipeline::new(&Options { layers, ..Options::default() }).unwrap()
}

fn names(mentions: &[Mention]) -> impl Iterator<Item = &Mention> {
    mentions.iter().filter(|mention| mention.kind == MentionKind::Name)
}

#[test]
fn cases_hold() {
    let cases: Cases = toml::from_str(include_str!("cases/entities.toml")).unwrap();
    let pipeline = pipeline();
    let (mut wrong, mut closed) = (Vec::new(), Vec::new());
    for case in cases.case {
        let doc = pipeline.read(&case.text).unwrap();
        let found: Vec<(String, String)> = names(&doc.layers.mentions)
            .map(|name| (name.span.of(&doc.text).to_owned(), name.label.name().to_owned()))
            .collect();
        if found != case.names && !case.open {
            wrong.push(format!("{}: {found:?}", case.name));
        }
        if found == case.names && case.open {
            closed.push(case.name);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(closed.is_empty(), "these hold now, so they are not open: {closed:?}");
}

#[test]
fn heads_and_confidence() {
    let doc = pipeline().read("Le maire Jean Dupont vit à Tours.").unwrap();
    for name in names(&doc.layers.mentions) {
        assert!((0.0..=1.0).contains(&name.confidence));
        assert!((name.first..=name.last).contains(&name.head));
        assert_eq!(name.sentence, 0);
    }
    assert_eq!(names(&doc.layers.mentions).count(), 2);
}

#[test]
fn another_file_is_an_error() {
    let error = Recognizer::from_bytes(b"%PDF-1.7 not a network".to_vec()).unwrap_err();
    assert!(error.is_model() && error.to_string().starts_with("entities: "));
}

/// What `train/entities.py` says of the cases: the library must see the same features and answer the same.
/// Made again with the model; see `assets/SOURCES.md`.
#[derive(Deserialize)]
struct Trained {
    id: String,
    /// First and last token of the sentence, and label.
    names: Vec<(usize, usize, String)>,
    sure: Vec<f32>,
}

#[test]
fn reading_and_training_agree() {
    let cases: Cases = toml::from_str(include_str!("cases/entities.toml")).unwrap();
    let pipeline = pipeline();
    for line in include_str!("cases/entities_parity.jsonl").lines() {
        let trained: Trained = serde_json::from_str(line).unwrap();
        let case = cases.case.iter().find(|case| case.name == trained.id).unwrap();
        let doc = pipeline.read(&case.text).unwrap();
        // Names of several sentences agree with each other in the library alone.
        if doc.layers.sentences.len() > 1 {
            continue;
        }
        let found: Vec<_> = names(&doc.layers.mentions)
            .map(|name| (name.first as usize, name.last as usize, name.label.name().to_owned()))
            .collect();
        assert_eq!(found, trained.names, "{}", trained.id);
        for (name, sure) in names(&doc.layers.mentions).zip(&trained.sure) {
            assert!((name.confidence - sure).abs() < 0.05, "{}: {name:?} {sure}", trained.id);
        }
    }
}
