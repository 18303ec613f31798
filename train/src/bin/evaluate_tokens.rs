//! Scores the tokeniser on treebanks: `evaluate_tokens FILE.conllu…`
//!
//! F1 of token spans against the surface tokens, on the sentences of the treebank; the commonest
//! differences are listed.

#![allow(clippy::print_stdout, reason = "figures are what this program is for")]

use std::collections::HashMap;
use std::path::Path;
use std::process::ExitCode;

use chronique::Span;
use chronique::tokens::{Tokenizer, Tokens};
use train::treebank::surface_tokens;

/// Differences listed.
const LISTED: usize = 25;

fn main() -> ExitCode {
    let tokenizer = Tokenizer::default();
    for path in std::env::args().skip(1) {
        let sentences = match surface_tokens(Path::new(&path)) {
            Ok(sentences) => sentences,
            Err(error) => {
                eprintln!("{error}");
                return ExitCode::FAILURE;
            }
        };
        let (mut hits, mut found, mut gold) = (0, 0, 0);
        let mut differences: HashMap<String, usize> = HashMap::new();
        for (text, wanted) in &sentences {
            let mut tokens = Tokens::default();
            tokenizer.tokenize(text, Span::new(0, text.len()), &mut tokens);
            let got: Vec<Span> = tokens.iter().map(|token| token.span).collect();
            gold += wanted.len();
            found += got.len();
            hits += got.iter().filter(|span| wanted.contains(span)).count();
            for span in wanted.iter().filter(|span| !got.contains(span)) {
                let ours: Vec<&str> =
                    got.iter().filter(|g| g.overlaps(*span)).map(|g| g.of(text)).collect();
                *differences
                    .entry(format!("{} → {}", span.of(text), ours.join("|")))
                    .or_default() += 1;
            }
        }
        let (precision, recall) =
            (f64::from(hits as u32) / found as f64, f64::from(hits as u32) / gold as f64);
        let f1 = 200.0 * precision * recall / (precision + recall);
        println!(
            "{path}: P {:.2} R {:.2} F1 {f1:.2} of {gold} tokens",
            100.0 * precision,
            100.0 * recall
        );
        let mut differences: Vec<_> = differences.into_iter().collect();
        differences.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        for (difference, count) in differences.iter().take(LISTED) {
            println!("  {count:3} {difference}");
        }
    }
    ExitCode::SUCCESS
}
