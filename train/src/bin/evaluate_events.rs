//! Prints the events of articles, for the scorer: `evaluate_events < articles.jsonl > events.jsonl`.
//!
//! A line in is an object with "id" and "text"; a line out has "id" and "events", offsets in code points.

use std::io::{self, BufRead, Write};

use chronique::{CodePoints, Document, Pipeline, Span};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let pipeline = Pipeline::default();
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let article: Value = serde_json::from_str(&line?)?;
        let text = article["text"].as_str().ok_or("a line lacks \"text\"")?;
        let doc = pipeline.read(text)?;
        let events = events(&pipeline, &doc);
        writeln!(out, "{}", json!({"id": article["id"], "events": events}))?;
    }
    Ok(())
}

fn events(pipeline: &Pipeline, doc: &Document) -> Vec<Value> {
    let points = CodePoints::new(&doc.text);
    let span = |span: Span| json!(points.span(span));
    let record = |event: &chronique::events::Event| {
        let counts = event.counts.iter().map(|count| {
            let (min, max) = (count.quantity.min, count.quantity.max);
            json!({"kind": count.kind.name(), "min": min, "max": max})
        });
        let mut line = json!({
            "type": pipeline.ontology().get(event.kind).id,
            "trigger": span(event.trigger),
            "factuality": event.factuality.name(),
            "counts": counts.collect::<Vec<_>>(),
            "confidence": event.confidence,
            "rule": event.why.rule,
        });
        for argument in &event.arguments {
            let role = line[argument.role.name()].take();
            let mut role = role.as_array().cloned().unwrap_or_default();
            role.push(span(argument.span));
            line[argument.role.name()] = role.into();
        }
        line
    };
    doc.layers.events.iter().map(record).collect()
}
