//! One document → one line of JSON, in code points: what scorers and other programs read.

use jiff::civil::Date;
use serde::Serialize;

use crate::entities::MentionKind;
use crate::events::{DateInterval, Event, Factuality, Ontology, Placed, Role};
use crate::{Article, CodePoints, Layers, Span};

/// One document as a line of JSON, without the line break.
///
/// ```
/// use chronique::{Article, Pipeline, jsonl};
/// let pipeline = Pipeline::default();
/// let article = Article::new("Été.");
/// let layers = pipeline.read(article.text).unwrap().layers;
/// let line = jsonl::line("7", &article, &layers, pipeline.ontology());
/// assert_eq!(line, r#"{"id":"7","text":"Été.","sentences":[[0,4]],"entities":[],"times":[],"events":[]}"#);
/// ```
///
/// # Panics
/// Never: every key is a string and every number is finite.
pub fn line(id: &str, article: &Article<'_>, layers: &Layers, ontology: &Ontology) -> String {
    let points = CodePoints::new(article.text);
    let record = Record {
        id,
        date: article.date.map(|date| date.to_string()),
        title: article.title,
        text: article.text,
        sentences: layers.sentences.iter().map(|&span| points.span(span)).collect(),
        entities: layers
            .mentions
            .iter()
            .filter(|mention| mention.kind == MentionKind::Name)
            .map(|name| EntityRecord { span: points.span(name.span), label: name.label.name() })
            .collect(),
        times: layers
            .times
            .iter()
            .map(|time| TimeRecord {
                span: points.span(time.span),
                kind: time.kind.name(),
                value: &time.value.0,
            })
            .collect(),
        events: layers.events.iter().map(|event| record(event, &points, ontology)).collect(),
    };
    serde_json::to_string(&record).expect("every key is a string")
}

type Place = (u32, u32);

#[derive(Serialize)]
struct Record<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    text: &'a str,
    sentences: Vec<Place>,
    entities: Vec<EntityRecord>,
    times: Vec<TimeRecord<'a>>,
    events: Vec<EventRecord<'a>>,
}

#[derive(Serialize)]
struct EntityRecord {
    span: Place,
    label: &'static str,
}

#[derive(Serialize)]
struct TimeRecord<'a> {
    span: Place,
    #[serde(rename = "type")]
    kind: &'static str,
    value: &'a str,
}

#[derive(Serialize)]
struct EventRecord<'a> {
    #[serde(rename = "type")]
    kind: &'a str,
    trigger: Place,
    factuality: Factuality,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    agent: Vec<Place>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    patient: Vec<Place>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    instrument: Vec<Place>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    place: Vec<Place>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    time: Vec<Place>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    counts: Vec<CountRecord>,
    #[serde(skip_serializing_if = "Option::is_none")]
    holder: Option<Place>,
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker: Option<Place>,
    #[serde(skip_serializing_if = "Option::is_none")]
    content: Option<Place>,
    #[serde(skip_serializing_if = "Option::is_none")]
    direct: Option<bool>,
}

#[derive(Serialize)]
struct CountRecord {
    kind: &'static str,
    min: Option<i64>,
    max: Option<i64>,
}

fn record<'a>(
    event: &'a Event,
    points: &CodePoints<'_>,
    ontology: &'a Ontology,
) -> EventRecord<'a> {
    let place = |span: Span| points.span(span);
    let role = |role: Role| {
        event.arguments.iter().filter(|a| a.role == role).map(|a| place(a.span)).collect()
    };
    let counts = event.counts.iter().map(|count| CountRecord {
        kind: count.kind.name(),
        min: count.min(),
        max: count.max(),
    });
    EventRecord {
        kind: &ontology.get(event.kind).id,
        trigger: place(event.trigger),
        factuality: event.factuality,
        agent: role(Role::Agent),
        patient: role(Role::Patient),
        instrument: role(Role::Instrument),
        place: role(Role::Place),
        time: role(Role::Time),
        date: event.when.map(|when| date(when.interval)),
        country: country(event.place.as_ref()),
        counts: counts.collect(),
        holder: event.holder.map(place),
        speaker: event.statement.and_then(|s| s.speaker).map(place),
        content: event.statement.and_then(|s| s.content).map(place),
        direct: event.statement.map(|s| s.direct),
    }
}

/// The code of a country.
pub(crate) fn country(place: Option<&Placed>) -> Option<&str> {
    place.and_then(|place| place.country.as_ref()).and_then(|code| std::str::from_utf8(code).ok())
}

/// The shortest ISO form of the same days: a day, a whole month, a whole year, else `start/end`, where an end
/// that is that of a month or a year is written as one: `2015/2017-04-03`.
pub(crate) fn date(interval: DateInterval) -> String {
    let DateInterval { start, end } = interval;
    let month = |day: Date| (day.year(), day.month());
    let by_year =
        start.year() != end.year() || start == start.first_of_year() && end == end.last_of_year();
    let by_month = month(start) != month(end)
        || start == start.first_of_month() && end == end.last_of_month();
    let short = |day: Date, ends_a_year: bool, ends_a_month: bool| {
        if by_year && ends_a_year {
            format!("{:04}", day.year())
        } else if by_month && ends_a_month {
            format!("{:04}-{:02}", day.year(), day.month())
        } else {
            day.to_string()
        }
    };
    let from = short(start, start == start.first_of_year(), start == start.first_of_month());
    let to = short(end, end == end.last_of_year(), end == end.last_of_month());
    if from == to { from } else { format!("{from}/{to}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{TEXT, layers, ontology};
    use crate::parse_date;

    #[test]
    fn an_event_in_code_points() {
        let article = Article::new(TEXT).with_date("1970-01-03").unwrap();
        let line = line("a", &article, &layers(), &ontology());
        let read: serde_json::Value = serde_json::from_str(&line).unwrap();
        assert_eq!((&read["date"], &read["sentences"][0][1]), (&"1970-01-03".into(), &6.into()));
        let event = &read["events"][0];
        let words = |place: &serde_json::Value| -> String {
            let at = |i: usize| place[i].as_u64().unwrap() as usize;
            TEXT.chars().skip(at(0)).take(at(1) - at(0)).collect()
        };
        assert_eq!(words(&event["trigger"]), "tués");
        assert_eq!(words(&event["patient"][0]), "policiers");
        assert_eq!(words(&event["speaker"]), "Rémi");
        assert_eq!(event["date"], "1970-01-02/1970-01-31");
        assert_eq!(event["counts"][0]["min"], 3);
        assert!(event["counts"][0]["max"].is_null() && event.get("agent").is_none());
    }

    #[test]
    fn dates_are_as_short_as_they_can_be() {
        let shown = |start: &str, end: &str| {
            date(DateInterval { start: parse_date(start).unwrap(), end: parse_date(end).unwrap() })
        };
        assert_eq!(shown("2025-07-24", "2025-07-24"), "2025-07-24");
        assert_eq!(shown("2024-02-01", "2024-02-29"), "2024-02");
        assert_eq!(shown("2024-01-01", "2024-12-31"), "2024");
        assert_eq!(shown("2024-01-01", "2024-01-07"), "2024-01-01/2024-01-07");
        assert_eq!(shown("2024-01-01", "2024-03-31"), "2024-01/2024-03");
        assert_eq!(shown("2015-01-01", "2017-12-31"), "2015/2017");
        assert_eq!(shown("2015-01-01", "2017-04-03"), "2015/2017-04-03");
        assert_eq!(shown("2016-05-12", "2016-06-30"), "2016-05-12/2016-06");
    }
}
