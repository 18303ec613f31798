//! Scores tagger, lemmatiser and parser on treebanks, over their surface tokens: `evaluate_syntax FILE.conllu…`
//!
//! Punctuation is counted, relations with their subtypes. The pooled F1 of `obl:agent` and `nsubj:pass`
//! shows how rare relations fare. Speed is that of one core, tokens given.

#![allow(clippy::print_stdout, reason = "figures are what this program is for")]

use std::collections::HashMap;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use chronique::conllu::Treebank;
use chronique::parallel::Progress;
use chronique::syntax::Parser;
use train::treebank::surface_sentences;

/// Relations that news about victims rest on.
const RARE: [&str; 2] = ["obl:agent", "nsubj:pass"];
/// Lemmas listed that differ.
const LISTED: usize = 40;

fn main() -> ExitCode {
    let mut rare = [[0usize; 3]; RARE.len()];
    let list = std::env::args().any(|argument| argument == "--lemmas");
    for path in std::env::args().skip(1).filter(|argument| !argument.starts_with("--")) {
        if let Err(error) = evaluate(&path, &mut rare, list) {
            eprintln!("{path}: {error}");
            return ExitCode::FAILURE;
        }
    }
    let f1 = |[right, found, gold]: [usize; 3]| 200.0 * right as f64 / (found + gold) as f64;
    for (name, counts) in RARE.iter().zip(rare) {
        println!("{name}: F1 {:.1} of {}", f1(counts), counts[2]);
    }
    let sum = |i: usize| rare.iter().map(|counts| counts[i]).sum();
    println!("together: F1 {:.1}", f1([sum(0), sum(1), sum(2)]));
    ExitCode::SUCCESS
}

fn evaluate(path: &str, rare: &mut [[usize; 3]], list: bool) -> Result<(), String> {
    let file = std::fs::read_to_string(path).map_err(|e| e.to_string())?;
    let treebank = Treebank::read(&file).map_err(|e| e.to_string())?;
    let gold = surface_sentences(Path::new(path))?;
    let parser = Parser::embedded();
    let parse = || {
        let words = parser.parse(&treebank.text, &treebank.tokens, &Progress::default());
        words.expect("nobody cancels")
    };
    let words = parse();
    let start = Instant::now();
    for _ in 0..3 {
        parse();
    }
    let speed = 3.0 * words.len() as f64 / start.elapsed().as_secs_f64();
    let [mut upos, mut feats, mut lemmas, mut heads, mut both] = [0usize; 5];
    let mut differences: HashMap<String, usize> = HashMap::new();
    let mut tokens = treebank.tokens.iter().zip(&words).enumerate();
    for sentence in &gold {
        let mut first = None;
        for row in sentence {
            let (at, (token, word)) = tokens.next().ok_or("the file has other tokens")?;
            let first = *first.get_or_insert(at);
            let head = word.head.map_or(0, |head| head as usize - first + 1);
            let deprel = parser.deprel(word);
            let own = parser.feats(word);
            upos += usize::from(word.upos.name() == row.upos);
            feats += usize::from(own == row.feats.trim_matches('_'));
            heads += usize::from(head == row.head);
            both += usize::from(head == row.head && deprel == row.deprel);
            for (name, [right, found, gold]) in RARE.iter().zip(rare.iter_mut()) {
                *found += usize::from(deprel == *name);
                *gold += usize::from(row.deprel == *name);
                *right += usize::from(deprel == *name && row.deprel == *name && head == row.head);
            }
            let form = token.span.of(&treebank.text);
            let lemma = parser.lemma(form, word);
            if lemma == row.lemma {
                lemmas += 1;
            } else {
                let upos = word.upos;
                let line = format!("{form} {upos} ({}) → {lemma}, not {}", row.upos, row.lemma);
                *differences.entry(line).or_default() += 1;
            }
        }
    }
    let all = words.len() as f64;
    let percent = |count: usize| 100.0 * count as f64 / all;
    println!(
        "{}: UPOS {:.2} feats {:.2} lemma {:.2} UAS {:.2} LAS {:.2}; {} tokens, {:.0} a second",
        Path::new(path).file_stem().unwrap_or_default().display(),
        percent(upos),
        percent(feats),
        percent(lemmas),
        percent(heads),
        percent(both),
        words.len(),
        speed
    );
    if list {
        let mut differences: Vec<_> = differences.into_iter().collect();
        differences.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        for (difference, count) in differences.iter().take(LISTED) {
            println!("  {count:3} {difference}");
        }
    }
    Ok(())
}
