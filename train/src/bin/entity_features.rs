//! Turns annotated articles into what `train/entities.py` learns from: `entity_features ARTICLES.jsonl STATES > sentences.jsonl`
//!
//! A line of the articles has "text", and may have "date" and "entities": lists of start, end (in code points) and type.
//! A sentence a line comes out, as JSON, with the features that the library sees when it reads, and the tags of the
//! outermost entities; STATES gets the parser's states, little-endian 32-bit floats.

#![allow(clippy::print_stdout, reason = "it writes what the next program reads")]

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufWriter, Write, stdout};
use std::process::ExitCode;

use chronique::entities::features::Habits;
use chronique::parallel::Progress;
use chronique::syntax::Parser;
use chronique::{CodePoints, Layer, LayerSet, Options, Pipeline};
use serde_json::{Value, json};

/// Types of the corpus, in the order of their tags.
const TYPES: [&str; 5] = ["Person", "Location", "Organization", "Event", "Product"];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [articles, states] = arguments.as_slice() else {
        eprintln!("entity_features ARTICLES.jsonl STATES > sentences.jsonl");
        return ExitCode::FAILURE;
    };
    match run(articles, states) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(articles: &str, states: &str) -> Result<(), Box<dyn std::error::Error>> {
    let mut states = BufWriter::new(File::create(states)?);
    let mut out = BufWriter::new(stdout().lock());
    let layers = LayerSet::of([Layer::Tokens]);
    let pipeline = Pipeline::new(&Options { layers, ..Options::default() })?;
    let parser = Parser::embedded();
    let (_, known) = parser.shape();
    for line in std::fs::read_to_string(articles)?.lines() {
        let article: Value = serde_json::from_str(line)?;
        let text = article["text"].as_str().ok_or("a line lacks \"text\"")?;
        let tokens = pipeline.read(text)?.layers.tokens;
        let points = CodePoints::new(text);
        let spans: Vec<(u32, u32)> = tokens.iter().map(|token| points.span(token.span)).collect();
        let habits = Habits::new(text, &tokens);
        let tags = tags(&article["entities"], &spans);
        let mut rows: Vec<Vec<usize>> = Vec::with_capacity(tokens.len());
        let mut failed = Ok(());
        parser.parse_seeing(text, &tokens, &Progress::default(), |_| true, &mut |seen| {
            rows.extend((0..seen.words()).map(|word| seen.rows(word).to_vec()));
            let bytes: Vec<u8> = seen.states.iter().flat_map(|x| x.to_le_bytes()).collect();
            if let Err(error) = states.write_all(&bytes) {
                failed = Err(error);
            }
        })?;
        failed?;
        for sentence in 0..tokens.sentences() {
            let range = tokens.range(sentence);
            let (mut features, mut ends) = (Vec::new(), Vec::new());
            habits.read(text, tokens.of(sentence), &mut features, &mut ends);
            let mut start = 0;
            for (word, end) in range.clone().zip(ends) {
                rows[word].extend(features[start..end].iter().map(|feature| known + feature));
                start = end;
            }
            let forms = tokens.of(sentence).iter().map(|token| token.span.of(text));
            let line = json!({
                "id": article["id"],
                "date": article["date"],
                "form": forms.collect::<Vec<_>>(),
                "span": spans[range.clone()],
                "rows": rows[range.clone()],
                "tags": tags[range],
            });
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

/// The tag of every token: 0 outside, then begin, inside, end and single of each type. An entity whose ends are no
/// ends of tokens is left out.
fn tags(entities: &Value, spans: &[(u32, u32)]) -> Vec<usize> {
    let starts: HashMap<u32, usize> =
        spans.iter().enumerate().map(|(i, span)| (span.0, i)).collect();
    let ends: HashMap<u32, usize> =
        spans.iter().enumerate().map(|(i, span)| (span.1, i)).collect();
    let place = |entity: &Value, i: usize| entity[i].as_u64().unwrap_or_default() as u32;
    let mut entities: Vec<&Value> = entities.as_array().into_iter().flatten().collect();
    entities.sort_by_key(|entity| (place(entity, 0), u32::MAX - place(entity, 1)));
    let mut tags = vec![0; spans.len()];
    let mut covered = 0;
    for entity in entities {
        let (start, end) = (place(entity, 0), place(entity, 1));
        if start < covered {
            continue;
        }
        covered = end;
        let label = TYPES.iter().position(|&name| entity[2] == name);
        let (Some(label), Some(&first), Some(&last)) = (label, starts.get(&start), ends.get(&end))
        else {
            continue;
        };
        for (word, tag) in (first..=last).zip(&mut tags[first..=last]) {
            let part = match (word == first, word == last) {
                (true, true) => 3,
                (true, false) => 0,
                (false, false) => 1,
                (false, true) => 2,
            };
            *tag = 1 + 4 * label + part;
        }
    }
    tags
}
