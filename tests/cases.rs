//! The cases of `tests/cases/*.toml`, which the Python tests read too.

use chronique::Pipeline;
use serde::Deserialize;
use serde::de::DeserializeOwned;

#[derive(Deserialize)]
struct Cases<C> {
    case: Vec<C>,
}

fn cases<C: DeserializeOwned>(file: &str) -> Vec<C> {
    let path = format!("{}/tests/cases/{file}", env!("CARGO_MANIFEST_DIR"));
    let toml = std::fs::read_to_string(&path).expect("the cases are there");
    toml::from_str::<Cases<C>>(&toml).unwrap_or_else(|e| panic!("{path}: {e}")).case
}

/// Runs every case and shows all that differ, with what was wanted and what came.
#[track_caller]
fn check<C>(
    cases: &[C],
    name: impl Fn(&C) -> &str,
    run: impl Fn(&C) -> (Vec<String>, Vec<String>),
) {
    let mut wrong = Vec::new();
    for case in cases {
        let (wanted, got) = run(case);
        if wanted != got {
            wrong.push(format!("{}\n  wanted {wanted:?}\n  got    {got:?}", name(case)));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {} cases differ:\n{}",
        wrong.len(),
        cases.len(),
        wrong.join("\n")
    );
}

#[test]
fn sentences() {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Case {
        name: String,
        #[serde(rename = "why")]
        _why: Option<String>,
        sentences: Vec<String>,
        joiner: Option<String>,
        text: Option<String>,
    }
    let pipeline = Pipeline::default();
    check(
        &cases::<Case>("sentences.toml"),
        |case| &case.name,
        |case| {
            let joiner = case.joiner.as_deref().unwrap_or(" ");
            let text = case.text.clone().unwrap_or_else(|| case.sentences.join(joiner));
            let spans = pipeline.sentences(&text).unwrap();
            (case.sentences.clone(), spans.iter().map(|span| span.of(&text).to_owned()).collect())
        },
    );
}

#[test]
fn tokens() {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Case {
        name: String,
        #[serde(rename = "why")]
        _why: Option<String>,
        text: String,
        tokens: Vec<String>,
    }
    let pipeline = Pipeline::default();
    check(
        &cases::<Case>("tokens.toml"),
        |case| &case.name,
        |case| {
            let doc = pipeline.read(&case.text).unwrap();
            (case.tokens.clone(), doc.tokens().map(str::to_owned).collect())
        },
    );
}
