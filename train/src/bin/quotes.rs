//! How often each pattern of statements is right on annotated articles: `quotes < articles.jsonl`, for the table
//! `[confidence]` of `assets/quotes.toml`.
//!
//! A line has "text" and "events" in code points; those with a "content" are statements. A statement is right when its
//! cue overlaps one of theirs and the characters that both contents share are four fifths of all in either.

use std::io::{self, BufRead, Write};

use chronique::quotes::Pattern;
use chronique::{CodePoints, Layer, LayerSet, Options, Pipeline};
use serde_json::Value;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let layers = LayerSet::of([Layer::Quotes]);
    let pipeline = Pipeline::new(&Options { layers, ..Options::default() })?;
    let mut shares = [(0_u32, 0_u32); Pattern::ALL.len()];
    for line in io::stdin().lock().lines() {
        let article: Value = serde_json::from_str(&line?)?;
        let doc = pipeline.read(article["text"].as_str().ok_or("a line lacks \"text\"")?)?;
        let points = CodePoints::new(&doc.text);
        for quote in &doc.layers.quotes {
            let cue = points.span(quote.cue);
            let content = quote.content.map_or(cue, |content| points.span(content));
            let right = article["events"].as_array().into_iter().flatten().any(|gold| {
                let span = |key: &str| {
                    let place = |i: usize| gold[key][i].as_u64().unwrap_or_default() as u32;
                    (place(0), place(1))
                };
                gold["type"] == "report.statement"
                    && shared(span("trigger"), cue) > 0.0
                    && shared(span("content"), content) >= 0.8
            });
            let share = &mut shares[quote.pattern as usize];
            share.0 += u32::from(right);
            share.1 += 1;
        }
    }
    let mut out = io::stdout().lock();
    for pattern in Pattern::ALL {
        let (right, all) = shares[pattern as usize];
        writeln!(out, "{} = [{right}, {all}]", pattern.name())?;
    }
    Ok(())
}

/// The characters that two spans share, as a part of those of either.
fn shared(one: (u32, u32), other: (u32, u32)) -> f64 {
    let common = one.1.min(other.1).saturating_sub(one.0.max(other.0));
    let all = one.1.max(other.1) - one.0.min(other.0);
    f64::from(common) / f64::from(all.max(1))
}
