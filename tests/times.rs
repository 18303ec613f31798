//! Reads `cases/times.toml`: texts, the day of the article, and the time expressions in them.

use chronique::times::{Time, Times};
use chronique::{Article, Layer, LayerSet, Options, Pipeline};
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    text: String,
    date: Option<String>,
    times: Vec<Expected>,
}

#[derive(Debug, Deserialize, PartialEq)]
struct Expected {
    words: String,
    r#type: String,
    value: String,
    start: Option<String>,
    end: Option<String>,
}

impl Case {
    fn article(&self) -> Article<'_> {
        let article = Article::new(&self.text);
        match &self.date {
            Some(date) => article.with_date(date).unwrap(),
            None => article,
        }
    }
}

fn cases() -> Vec<Case> {
    toml::from_str::<Cases>(include_str!("cases/times.toml")).unwrap().case
}

/// What was found, as the case says it: an end that the case leaves out is not compared.
fn shown(time: &Time, text: &str, expected: Option<&Expected>) -> Expected {
    let moment = |own: Option<jiff::civil::DateTime>, wanted: Option<&String>| {
        wanted.map(|_| own.map_or_else(|| "open".to_owned(), |moment| moment.to_string()))
    };
    Expected {
        words: time.span.of(text).into(),
        r#type: time.kind.name().into(),
        value: time.value.to_string(),
        start: moment(time.start, expected.and_then(|e| e.start.as_ref())),
        end: moment(time.end, expected.and_then(|e| e.end.as_ref())),
    }
}

#[test]
fn times_of_the_cases() {
    let cases = cases();
    assert!(cases.len() >= 250);
    let layers = LayerSet::of([Layer::Times]);
    let pipeline = Pipeline::new(&Options { layers, ..Options::default() }).unwrap();
    let mut wrong = Vec::new();
    for case in &cases {
        let times = pipeline.read_article(&case.article()).unwrap().layers.times;
        let found: Vec<Expected> = times
            .iter()
            .enumerate()
            .map(|(i, time)| shown(time, &case.text, case.times.get(i)))
            .collect();
        if found != case.times {
            wrong
                .push(format!("{}\n  expected {:?}\n  found    {found:?}", case.text, case.times));
        }
    }
    assert!(wrong.is_empty(), "{} cases differ:\n{}", wrong.len(), wrong.join("\n"));
}

/// Without trees the words of most expressions are the same; only the tense is guessed.
#[test]
fn trees_are_not_needed() {
    let layers = LayerSet::of([Layer::Tokens]);
    let pipeline = Pipeline::new(&Options { layers, ..Options::default() }).unwrap();
    let (mut same, mut all) = (0, 0);
    for case in &cases() {
        let tokens = pipeline.read(&case.text).unwrap().layers.tokens;
        let times = Times::embedded().read(&case.article(), &tokens, &[]);
        all += 1;
        same += usize::from(
            times
                .iter()
                .map(|time| (time.span.of(&case.text), time.value.to_string()))
                .eq(case.times.iter().map(|time| (time.words.as_str(), time.value.clone()))),
        );
    }
    assert!(same * 100 >= all * 85, "{same} of {all} cases read the same without trees");
}
