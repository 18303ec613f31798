//! Scores names on annotated articles, those of a year and later: `evaluate_entities 2018 ARTICLES.jsonl`
//!
//! Exact spans and labels against the outermost entities. The calibration error is the mean distance, over names
//! found, between the confidence and the share that is right, in tenths of the confidence.

#![allow(clippy::print_stdout, reason = "figures are what this program is for")]

use std::collections::HashSet;
use std::process::ExitCode;

use chronique::entities::{Label, MentionKind};
use chronique::{CodePoints, Layer, LayerSet, Options, Pipeline};
use serde_json::Value;

/// The corpus's word for each label.
const TYPES: [&str; 5] = ["Person", "Location", "Organization", "Event", "Product"];
/// Labels that the score over all is of.
const SCORED: usize = 3;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [year, path] = arguments.as_slice() else {
        eprintln!("evaluate_entities YEAR ARTICLES.jsonl");
        return ExitCode::FAILURE;
    };
    match run(year, path) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{path}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(year: &str, path: &str) -> Result<(), Box<dyn std::error::Error>> {
    let layers = LayerSet::of([Layer::Entities]);
    let pipeline = Pipeline::new(&Options { layers, ..Options::default() })?;
    // Right, found and gold names of each label; found, right and sum of confidences of each tenth.
    let mut counts = [[0usize; 3]; TYPES.len()];
    let mut tenths = [(0usize, 0usize, 0f64); 10];
    for line in std::fs::read_to_string(path)?.lines() {
        let article: Value = serde_json::from_str(line)?;
        if article["date"].as_str().is_none_or(|date| date < year) {
            continue;
        }
        let doc = pipeline.read(article["text"].as_str().ok_or("a line lacks \"text\"")?)?;
        let points = CodePoints::new(&doc.text);
        let gold = outermost(&article["entities"]);
        for (_, _, label) in &gold {
            counts[*label][2] += 1;
        }
        for name in doc.layers.mentions.iter().filter(|name| name.kind == MentionKind::Name) {
            let label = Label::ALL.iter().position(|own| *own == name.label).unwrap_or_default();
            let (start, end) = points.span(name.span);
            let right = usize::from(gold.contains(&(start, end, label)));
            counts[label][0] += right;
            counts[label][1] += 1;
            if label < SCORED {
                let tenth = &mut tenths[((name.confidence * 10.0) as usize).min(9)];
                tenth.0 += 1;
                tenth.1 += right;
                tenth.2 += f64::from(name.confidence);
            }
        }
    }
    for (label, count) in Label::ALL.iter().zip(counts) {
        print(label.name(), count);
    }
    let sum = |i: usize| counts[..SCORED].iter().map(|count| count[i]).sum();
    print("PER, LOC and ORG", [sum(0), sum(1), sum(2)]);
    let far: f64 = tenths.iter().map(|tenth| (tenth.2 - tenth.1 as f64).abs()).sum();
    println!("calibration error of their confidence: {:.3}", far / sum(1).max(1) as f64);
    Ok(())
}

fn print(name: &str, [right, found, gold]: [usize; 3]) {
    let share = |of: usize| 100.0 * right as f64 / of.max(1) as f64;
    let f1 = 200.0 * right as f64 / (found + gold).max(1) as f64;
    println!("{name}: P {:.2} R {:.2} F1 {f1:.2} of {gold}", share(found), share(gold));
}

/// The entities that lie in no other one: start, end and number of the label.
fn outermost(entities: &Value) -> HashSet<(u32, u32, usize)> {
    let place = |entity: &Value, i: usize| entity[i].as_u64().unwrap_or_default() as u32;
    let mut entities: Vec<&Value> = entities.as_array().into_iter().flatten().collect();
    entities.sort_by_key(|entity| (place(entity, 0), u32::MAX - place(entity, 1)));
    let (mut covered, mut kept) = (0, HashSet::new());
    for entity in entities {
        if place(entity, 0) >= covered {
            covered = place(entity, 1);
            if let Some(label) = TYPES.iter().position(|&name| entity[2] == name) {
                kept.insert((place(entity, 0), place(entity, 1), label));
            }
        }
    }
    kept
}
