//! Reads `cases/arguments.toml`, and checks what holds of the arguments of any text.

use chronique::events::{Event, Role};
use chronique::{Layer, LayerSet, Options, Pipeline};
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
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    trigger: String,
    #[serde(default)]
    open: bool,
    #[serde(default)]
    agent: Vec<String>,
    #[serde(default)]
    patient: Vec<String>,
    #[serde(default)]
    instrument: Vec<String>,
    #[serde(default)]
    place: Vec<String>,
    #[serde(default)]
    time: Vec<String>,
}

impl Case {
    fn expected(&self) -> [&[String]; 5] {
        [&self.agent, &self.patient, &self.instrument, &self.place, &self.time]
    }
}

fn of<'t>(text: &'t str, event: &Event, role: Role) -> Vec<&'t str> {
    let own = event.arguments.iter().filter(|argument| argument.role == role);
    own.map(|argument| argument.span.of(text)).collect()
}

#[test]
fn arguments_of_the_cases() {
    let cases: Cases = toml::from_str(include_str!("cases/arguments.toml")).unwrap();
    assert!(cases.case.len() >= 120);
    assert!(cases.case.iter().filter(|case| case.open).count() * 4 < cases.case.len());
    let mut wrong = Vec::new();
    for case in cases.case.iter().filter(|case| !case.open) {
        let doc = PIPELINE.read(&case.text).unwrap();
        let events = &doc.layers.events;
        let Some(event) = events.iter().find(|event| event.trigger.of(&case.text) == case.trigger)
        else {
            wrong.push(format!("{}\n  no event at {:?}", case.text, case.trigger));
            continue;
        };
        for (role, expected) in Role::ALL.into_iter().zip(case.expected()) {
            let found = of(&case.text, event, role);
            if found != expected {
                let (trigger, role) = (&case.trigger, role.name());
                wrong.push(format!(
                    "{}\n  {trigger}: {role} expected {expected:?} found {found:?}",
                    case.text
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} cases differ:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn arguments_stand_in_order_and_once() {
    let text = "L'armée et la police ont arrêté, lundi à Lomé, un maire et deux députés.";
    let doc = PIPELINE.read(text).unwrap();
    for event in &doc.layers.events {
        assert!(event.arguments.is_sorted_by_key(|argument| argument.span));
        assert!(event.arguments.windows(2).all(|pair| pair[0] != pair[1]));
    }
}
