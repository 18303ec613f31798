//! How often each kind of rule is right on annotated articles: `confidence < articles.jsonl > assets/events/confidence.toml`.
//!
//! A line has "text" and "events" with "type" and "trigger" in code points. A firing is right when a
//! trigger of its type overlaps it.

use std::collections::BTreeMap;
use std::io::{self, BufRead, Write};

use chronique::{CodePoints, Pipeline};
use serde_json::Value;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let pipeline = Pipeline::default();
    let mut shares: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    for line in io::stdin().lock().lines() {
        let article: Value = serde_json::from_str(&line?)?;
        let doc = pipeline.read(article["text"].as_str().ok_or("a line lacks \"text\"")?)?;
        let points = CodePoints::new(&doc.text);
        for event in &doc.layers.events {
            let (start, end) = points.span(event.trigger);
            let id = &pipeline.ontology().get(event.kind).id;
            let right = article["events"].as_array().into_iter().flatten().any(|gold| {
                let place = |i: usize| gold["trigger"][i].as_u64().unwrap_or_default() as u32;
                gold["type"] == **id && place(0) < end && start < place(1)
            });
            let share = shares.entry(event.why.kind()).or_default();
            share.0 += u32::from(right);
            share.1 += 1;
        }
    }
    let mut out = io::stdout().lock();
    writeln!(
        out,
        "# How often each kind of rule was right on the training articles: right firings, all firings. For the types of users;\n# the scorer knows better of the library's own."
    )?;
    writeln!(
        out,
        "# Written by the program `confidence` of train/; the confidence of an event is"
    )?;
    writeln!(out, "# (right + 1) / (all + 2) of the kind of rule that fired.\n")?;
    for (kind, (right, all)) in shares {
        writeln!(out, "{kind} = [{right}, {all}]")?;
    }
    Ok(())
}
