//! Annotated articles, one line of JSON each.

use std::io::BufRead;

use chronique::events::{Factuality, Role};
use chronique::{CodePoints, Span};
use serde::Deserialize;

/// The type of statements, which the layer of quotes finds.
const STATEMENT: &str = "report.statement";

/// An article with its events, those of statements left out.
#[derive(Clone, Debug, Default)]
pub struct Annotated {
    /// Title and body.
    pub text: String,
    /// The day of publication, as it is written.
    pub date: Option<String>,
    /// In the order of their triggers.
    pub events: Vec<Event>,
}

/// An annotated event; spans are bytes of the text.
#[derive(Clone, Debug)]
pub struct Event {
    /// The id of its type.
    pub kind: String,
    /// The words that tell of it.
    pub trigger: Span,
    /// Whether it is told as a fact.
    pub factuality: Factuality,
    /// Who, whom, with what, where and when.
    pub arguments: Vec<(Role, Span)>,
    /// The days on which it happened, as they are written: "2024-03", "2024-03-01/2024-03-04".
    pub date: Option<String>,
}

/// A line; spans are code points.
#[derive(Deserialize)]
struct Row {
    text: String,
    date: Option<String>,
    #[serde(default)]
    events: Vec<Fields>,
}

#[derive(Deserialize)]
struct Fields {
    #[serde(rename = "type")]
    kind: String,
    trigger: [u32; 2],
    factuality: Factuality,
    #[serde(default)]
    agent: Vec<[u32; 2]>,
    #[serde(default)]
    patient: Vec<[u32; 2]>,
    #[serde(default)]
    instrument: Vec<[u32; 2]>,
    #[serde(default)]
    place: Vec<[u32; 2]>,
    #[serde(default)]
    time: Vec<[u32; 2]>,
    date: Option<String>,
}

impl Row {
    fn resolve(self) -> Annotated {
        let points = CodePoints::new(&self.text);
        let span = |[start, end]: [u32; 2]| {
            Span::new(points.byte(start) as usize, points.byte(end) as usize)
        };
        let mut events = Vec::new();
        for event in self.events.into_iter().filter(|event| event.kind != STATEMENT) {
            let Fields {
                kind,
                trigger,
                factuality,
                agent,
                patient,
                instrument,
                place,
                time,
                date,
            } = event;
            let roles = Role::ALL.into_iter().zip([agent, patient, instrument, place, time]);
            let arguments =
                roles.flat_map(|(role, own)| own.into_iter().map(move |at| (role, at)));
            let arguments = arguments.map(|(role, at)| (role, span(at))).collect();
            events.push(Event { kind, trigger: span(trigger), factuality, arguments, date });
        }
        events.sort_by_key(|event| event.trigger);
        Annotated { text: self.text, date: self.date, events }
    }
}

/// Reads lines with "text", "date" and "events" with "type", "trigger", "factuality" and the roles as lists of spans.
///
/// # Errors
/// When the lines cannot be read or one is not of this form; the message has its number.
pub fn articles(lines: impl BufRead) -> Result<Vec<Annotated>, String> {
    let mut all = Vec::new();
    for (number, line) in lines.lines().enumerate() {
        let at = |e: &dyn std::fmt::Display| format!("line {}: {e}", number + 1);
        let row: Row = serde_json::from_str(&line.map_err(|e| at(&e))?).map_err(|e| at(&e))?;
        all.push(row.resolve());
    }
    Ok(all)
}

/// Articles of our own, `train/articles.jsonl`: written for training, about what annotated news have too seldom.
///
/// # Errors
/// As [`articles`].
pub fn own() -> Result<Vec<Annotated>, String> {
    articles(include_str!("../articles.jsonl").as_bytes())
        .map_err(|e| format!("articles.jsonl: {e}"))
}

#[cfg(test)]
mod tests {
    use super::{articles, own};
    use chronique::events::Role;

    #[test]
    fn offsets_become_bytes_and_statements_are_left_out() {
        let lines = r#"{"text": "Énervé, il a tué Luc, dit-elle.", "date": "2024-03-12", "events": [
            {"type": "report.statement", "trigger": [22, 25], "factuality": "actual"},
            {"type": "casualty.kill", "trigger": [13, 16], "factuality": "actual", "patient": [[17, 20]]}]}"#;
        let read = articles(lines.replace('\n', "").as_bytes()).expect("the line is whole");
        let event = &read[0].events[0];
        assert_eq!(read[0].events.len(), 1);
        assert_eq!(event.trigger.of(&read[0].text), "tué");
        let (role, span) = event.arguments[0];
        assert_eq!((role, span.of(&read[0].text)), (Role::Patient, "Luc"));
    }

    #[test]
    fn our_own_articles_have_known_types_and_whole_words() {
        let ontology = chronique::events::Ontology::default();
        for article in own().expect("the file is whole") {
            for event in &article.events {
                assert!(ontology.id(&event.kind).is_some(), "{}", event.kind);
                let trigger = event.trigger.of(&article.text);
                assert!(!trigger.is_empty() && trigger.trim() == trigger, "{trigger:?}");
            }
        }
    }

    #[test]
    fn a_damaged_line_is_told_by_its_number() {
        let error = articles("{\"text\": \"Bien.\", \"date\": null}\n{\"text\": 3}".as_bytes());
        assert!(error.expect_err("a text is no number").starts_with("line 2:"));
    }
}
