//! How often each kind of rule is right on annotated articles: `confidence < articles.jsonl > assets/events/confidence.toml`.
//!
//! The lines are those of [`train::annotated::articles`]. A firing is right when a trigger of its type overlaps it.

use std::collections::BTreeMap;
use std::io::{self, Write};

use chronique::Pipeline;
use train::annotated::articles;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let pipeline = Pipeline::default();
    let mut shares: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    for article in articles(io::stdin().lock())? {
        let doc = pipeline.read(&article.text)?;
        for event in &doc.layers.events {
            let id = &pipeline.ontology().get(event.kind).id;
            let mut gold = article.events.iter();
            let right = gold.any(|gold| gold.kind == **id && gold.trigger.overlaps(event.trigger));
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
