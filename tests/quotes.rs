//! Reads `cases/quotes.toml`: texts and the statements in them, and checks what holds of any marks.

use chronique::quotes::Quote;
use chronique::{Layer, LayerSet, Options, Pipeline};
use proptest::prelude::*;
use serde::Deserialize;
use std::sync::LazyLock;

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(|| {
    let layers = LayerSet::of([Layer::Quotes]);
    Pipeline::new(&Options { layers, ..Options::default() }).unwrap()
});

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    text: String,
    quotes: Vec<Expected>,
    /// Why it is known not to hold.
    open: Option<String>,
}

#[derive(Debug, Deserialize, PartialEq)]
struct Expected {
    cue: String,
    #[serde(default)]
    speaker: Option<String>,
    content: String,
    #[serde(default)]
    direct: bool,
}

fn shown(text: &str, quote: &Quote) -> Expected {
    Expected {
        cue: quote.cue.of(text).into(),
        speaker: quote.speaker.map(|span| span.of(text).into()),
        content: quote.content.map(|span| span.of(text)).unwrap_or_default().into(),
        direct: quote.direct,
    }
}

#[test]
fn quotes_of_the_cases() {
    let cases: Cases = toml::from_str(include_str!("cases/quotes.toml")).unwrap();
    let (mut wrong, mut closed) = (Vec::new(), Vec::new());
    for Case { text, quotes, open } in cases.case {
        let doc = PIPELINE.read(&text).unwrap();
        let found: Vec<_> = doc.layers.quotes.iter().map(|q| shown(&text, q)).collect();
        match (found == quotes, open) {
            (true, Some(_)) => closed.push(text),
            (false, None) => {
                wrong.push(format!("{text}\n  expected {quotes:?}\n  found    {found:?}"));
            }
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{} cases differ:\n{}", wrong.len(), wrong.join("\n"));
    assert!(closed.is_empty(), "these hold now, so they are not open: {closed:?}");
}

fn check(text: &str) {
    let doc = PIPELINE.read(text).unwrap();
    let mut last = 0;
    for quote in &doc.layers.quotes {
        let sentence = doc.layers.sentences[quote.sentence as usize];
        assert!(sentence.contains(quote.cue) && !quote.cue.is_empty(), "{text:?}");
        assert!(quote.cue.start >= last, "{text:?}");
        last = quote.cue.start;
        for span in [quote.speaker, quote.content].into_iter().flatten() {
            assert!(text.get(span.range()).is_some_and(|words| !words.is_empty()), "{text:?}");
        }
    }
}

#[test]
fn a_text_of_marks_alone_is_read() {
    check(&"« ".repeat(1_000));
    check(&"\" « » ” “ ".repeat(300));
    check(&"« a dit-il ".repeat(300));
}

proptest! {
    #[test]
    fn quotes_of_any_words_slice(
        words in proptest::collection::vec(
            prop_oneof![
                Just("«"), Just("»"), Just("\""), Just("“"), Just("”"), Just("‘"), Just("’"), Just(","), Just("."),
                Just(":"), Just("\n\n"), Just("a"), Just("dit"), Just("-t-il"), Just("le"), Just("maire"),
                Just("que"), Just("selon"), Just("elle"), Just("Jean"), Just("annonce"), Just("fait"),
                Just("état"), Just("de"), Just("par"), Just("pour"), Just("qualifié"), Just("C'est"), Just("ce"),
            ],
            0..40,
        )
    ) {
        check(&words.join(" "));
    }
}
