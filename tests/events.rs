//! Reads `cases/events.toml`, and checks what holds of the events of any text.

use chronique::events::{Event, Factuality, Ontology};
use chronique::parallel::Progress;
use chronique::syntax::Word;
use chronique::{Article, Layer, LayerSet, Options, Pipeline};
use proptest::prelude::*;
use serde::Deserialize;
use std::sync::LazyLock;

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(|| {
    let layers = LayerSet::of([Layer::Events]);
    Pipeline::new(&Options { layers, ..Options::default() }).unwrap()
});

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    text: String,
    events: Vec<Expected>,
}

#[derive(Debug, Deserialize, PartialEq)]
struct Expected {
    trigger: String,
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    factuality: Factuality,
    #[serde(default)]
    counts: Vec<String>,
}

fn shown(text: &str, event: &Event) -> Expected {
    let bound = |n: Option<i64>| n.map_or("_".to_owned(), |n| n.to_string());
    let counts = event.counts.iter().map(|count| {
        let (min, max) = (bound(count.min()), bound(count.max()));
        format!("{} {min} {max}", count.kind.name())
    });
    Expected {
        trigger: event.trigger.of(text).into(),
        kind: PIPELINE.ontology().get(event.kind).id.clone(),
        factuality: event.factuality,
        counts: counts.collect(),
    }
}

#[test]
fn only_sentences_that_can_hold_an_event_are_parsed() {
    let pipeline = Pipeline::default();
    let toml = "[[type]]\nid = \"calendar.monday\"\nlabel = \"Monday\"\ndefinition = \"It is Monday\"\nnouns = [\"lundi\"]\n";
    let ontology = Some(("mondays.toml".into(), toml.into()));
    let of_mondays = Pipeline::new(&Options { ontology, ..Options::default() }).unwrap();
    let parsed = |pipeline: &Pipeline, layers: &[Layer], text: &str| {
        let layers = LayerSet::of(layers.iter().copied());
        let article = Article::new(text);
        let read = pipeline.annotate_only(&article, layers, &Progress::default()).unwrap();
        !read.words.contains(&Word::UNREAD)
    };
    for text in ["22 janvier 2017. –", "Lundi 1er mars 2021", "12/03/2024 – 14h30", "« 12 »"]
    {
        assert!(!parsed(&pipeline, &[Layer::Events], text), "{text}");
        assert!(parsed(&pipeline, &[Layer::Events, Layer::Syntax], text), "{text}");
        assert!(parsed(&pipeline, &[Layer::Times], text), "{text}");
    }
    assert!(parsed(&of_mondays, &[Layer::Events], "Lundi 1er mars 2021"));
    for text in ["Dakar, 22 janvier 2017. –", "Deux morts.", "Il pleut.", "Macron :"] {
        assert!(parsed(&pipeline, &[Layer::Events], text), "{text}");
    }
}

#[test]
fn events_of_the_cases() {
    let cases: Cases = toml::from_str(include_str!("cases/events.toml")).unwrap();
    assert!(cases.case.len() >= 269);
    let mut wrong = Vec::new();
    for case in cases.case {
        let doc = PIPELINE.read(&case.text).unwrap();
        let found: Vec<_> = doc.layers.events.iter().map(|e| shown(&case.text, e)).collect();
        if found != case.events {
            wrong.push(format!(
                "{}\n  expected {:?}\n  found    {found:?}",
                case.text, case.events
            ));
        }
    }
    assert!(wrong.is_empty(), "{} cases differ:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn victims_are_patients_and_evidence_begins_with_the_trigger() {
    let text = "Trois soldats ont été tués dans une grève de drone.";
    let doc = PIPELINE.read(text).unwrap();
    let event = &doc.layers.events[0];
    assert_eq!(event.arguments[0].span.of(text), "soldats");
    assert_eq!(event.why.cues[0], event.trigger);
    assert_eq!(event.why.rule, "verb tuer");
    assert!(event.confidence > 0.5 && event.confidence <= 1.0);
}

#[test]
fn a_user_adds_and_replaces_types() {
    let toml = r#"
[[type]]
id = "sport.win"
label = "victory"
definition = "A team wins."
verbs = ["drubber"]
phrases = ["remporter * match"]

[[type]]
id = "protest.labour_strike"
label = "strike"
definition = "Only walk-outs."
nouns = ["débrayage"]
"#;
    let ontology = Some(("mine.toml".to_owned(), toml.to_owned()));
    let pipeline = Pipeline::new(&Options { ontology, ..Options::default() }).unwrap();
    let ids = |text: &str| -> Vec<String> {
        let doc = pipeline.read(text).unwrap();
        doc.layers.events.iter().map(|e| pipeline.ontology().get(e.kind).id.clone()).collect()
    };
    assert_eq!(ids("Ils ont remporté leur match."), ["sport.win"]);
    assert_eq!(ids("Elles drubbaient les rivales."), ["sport.win"]);
    assert_eq!(ids("Un débrayage est en cours."), ["protest.labour_strike"]);
    assert!(ids("La grève des cheminots dure.").is_empty());
}

/// Adds a line to a sound type and gives the message of the error.
fn error(line: &str) -> String {
    let head = "[[type]]\nid = \"a.b\"\nlabel = \"x\"\ndefinition = \"x\"\n";
    Ontology::default().with("mine.toml", &[head, line].concat()).unwrap_err().to_string()
}

#[test]
fn errors_name_file_line_key_and_remedy() {
    for (line, words) in [
        ("nouns = [\"\"]", ["mine.toml, line 5", "\"nouns\"", "is empty"]),
        ("nouns = [\"prise de fer\"]", ["mine.toml, line 5", "\"nouns\"", "put it under phrases"]),
        ("phrases = [\"( )\"]", ["mine.toml, line 5", "\"phrases\"", "has no word"]),
        ("not_cues = [\"@bateau\"]", ["mine.toml, line 5", "@bateau", "known lists: aircraft"]),
        ("count = \"ded\"", ["mine.toml", "line 5", "unknown variant `ded`"]),
        ("verb = [\"x\"]", ["mine.toml", "line 5", "unknown field `verb`"]),
        ("[[type.when]]\nnouns = [\"x\"]", ["mine.toml, line 6", "\"when\"", "give it cues"]),
        (
            "[[type]]\nid = \"a.b\"\nlabel = \"x\"\ndefinition = \"x\"",
            ["mine.toml, line 6", "\"id\"", "comes twice"],
        ),
    ] {
        let message = error(line);
        for word in words {
            assert!(message.contains(word), "{word:?} is not in {message:?}");
        }
    }
}

fn check(text: &str) {
    let doc = PIPELINE.read(text).unwrap();
    let mut last = 0;
    for event in &doc.layers.events {
        let sentence = doc.layers.sentences[event.sentence as usize];
        // A pronoun's name may stand in another sentence.
        for span in event.arguments.iter().map(|a| a.span) {
            assert!(!span.is_empty() && text.get(span.range()).is_some(), "{text:?}");
        }
        let counts = event.counts.iter().map(|c| c.quantity.span);
        for span in counts.chain(event.why.cues.iter().copied()).chain([event.trigger]) {
            assert!(sentence.contains(span) && !span.is_empty(), "{text:?}");
            assert!(text.get(span.range()).is_some(), "{text:?}");
        }
        assert!(event.trigger.start >= last, "{text:?}");
        last = event.trigger.start;
    }
}

proptest! {
    #[test]
    fn events_of_any_text_stay_in_their_sentence(text in "\\PC{0,120}") {
        check(&text);
    }

    #[test]
    fn events_of_any_words_stay_in_their_sentence(
        words in proptest::collection::vec(
            prop_oneof![
                Just("tuées"), Just("grève"), Just("de"), Just("drone"), Just("deux"), Just("personnes"),
                Just("ont"), Just("été"), Just("morts"), Just("s'"), Just("écrasé"), Just("«"), Just("."),
                Just("à"), Just("une"), Just("dizaine"), Just("et"), Just("12"), Just("ne"), Just("pas"),
                Just("fait"), Just("bilan"), Just("\n"), Just(","), Just("prise"), Just("d'otages"),
            ],
            0..40,
        )
    ) {
        check(&words.join(" "));
    }
}
