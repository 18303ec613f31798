//! Reads `cases/dates.toml`: the date of each event.

use chronique::events::{DateInterval, Event};
use chronique::{Article, Layer, LayerSet, Options, Pipeline};
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    published: Option<String>,
    /// The trigger and the date of each event that is looked at.
    dates: Vec<(String, String)>,
}

fn shown(event: &Event) -> String {
    let Some(when) = event.when else { return "none".into() };
    let DateInterval { start, end } = when.interval;
    let days = if start == end { start.to_string() } else { format!("{start}/{end}") };
    format!("{days} {}", when.basis.name())
}

#[test]
fn dates_of_the_cases() {
    let cases: Cases = toml::from_str(include_str!("cases/dates.toml")).unwrap();
    let layers = LayerSet::of([Layer::Events]);
    let pipeline = Pipeline::new(&Options { layers, ..Options::default() }).unwrap();
    let mut wrong = Vec::new();
    for case in &cases.case {
        let mut article = Article::new(&case.text);
        if let Some(day) = &case.published {
            article = article.with_date(day).unwrap();
        }
        let doc = pipeline.read_article(&article).unwrap();
        let mut events = doc.layers.events.iter();
        for (trigger, date) in &case.dates {
            let found = events.find(|event| event.trigger.of(&case.text) == trigger);
            let found = found.map_or_else(|| "no event".into(), shown);
            if found != *date {
                wrong.push(format!("{}\n  {trigger}: {found}, not {date}", case.text));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
