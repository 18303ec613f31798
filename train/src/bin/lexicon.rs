//! Compiles `assets/models/lexicon.bin`, or measures it on treebanks.
//!
//! ```text
//! cargo run --release -p train --bin lexicon -- fr.dic fr.aff assets/lexicon_extra.tsv assets/models/lexicon.bin
//! cargo run --release -p train --bin lexicon -- --evaluate assets/models/lexicon.bin FILE.conllu…
//! cargo run --release -p train --bin lexicon -- --time assets/models/lexicon.bin FILE.conllu…
//! ```
//! `--misses` instead of `--evaluate` also lists what was not agreed upon.
#![allow(clippy::print_stdout, reason = "a program that reports")]

use std::fs;
use std::process::ExitCode;
use std::time::Instant;

use chronique::lexicon::{Lexicon, Upos};
use train::lexicon::compile::compile;
use train::lexicon::evaluate::Evaluation;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match words.as_slice() {
        ["--evaluate", model, files @ ..] => evaluate(model, files, false),
        ["--misses", model, files @ ..] => evaluate(model, files, true),
        ["--time", model, files @ ..] => time(model, files),
        [dic, aff, extra, to] => write(dic, aff, extra, to),
        _ => Err("usage: lexicon FR.DIC FR.AFF EXTRA.TSV OUT.BIN | --evaluate MODEL FILE…".into()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("lexicon: {message}");
            ExitCode::FAILURE
        }
    }
}

fn read(path: &str) -> Result<String, String> {
    fs::read_to_string(path).map_err(|e| format!("{path}: {e}"))
}

fn open(path: &str) -> Result<Lexicon, String> {
    let bytes = fs::read(path).map_err(|e| format!("{path}: {e}"))?;
    Lexicon::from_bytes(bytes).map_err(|e| format!("{path}: {e}"))
}

fn write(dic: &str, aff: &str, extra: &str, to: &str) -> Result<(), String> {
    let compiled = compile(&read(dic)?, &read(aff)?, &read(extra)?)?;
    println!("{}\n{to}: {} bytes", compiled.report, compiled.bytes.len());
    fs::write(to, compiled.bytes).map_err(|e| format!("{to}: {e}"))
}

fn evaluate(model: &str, files: &[&str], list: bool) -> Result<(), String> {
    let lexicon = open(model)?;
    let mut evaluation = Evaluation::default();
    for file in files {
        evaluation.add(&lexicon, &read(file)?);
    }
    println!("{evaluation}");
    if list {
        let mut misses: Vec<_> = evaluation.misses.iter().collect();
        misses.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        for (line, count) in misses {
            println!("{count}\t{line}");
        }
    }
    Ok(())
}

/// Times opening, looking up every token of the files, and inflecting 1,500 verbs and nouns of them.
fn time(model: &str, files: &[&str]) -> Result<(), String> {
    let start = Instant::now();
    let lexicon = open(model)?;
    println!("open (file read and checked): {:?}", start.elapsed());
    let mut forms = Vec::new();
    let mut lemmas = Vec::new();
    for file in files {
        for line in read(file)?.lines() {
            let cells: Vec<&str> = line.split('\t').collect();
            let [_, form, lemma, class, ..] = cells[..] else { continue };
            forms.push(form.to_owned());
            match class {
                "NOUN" => lemmas.push((lemma.to_owned(), Upos::Noun)),
                "VERB" => lemmas.push((lemma.to_owned(), Upos::Verb)),
                _ => {}
            }
        }
    }
    lemmas.sort();
    lemmas.dedup();
    lemmas.truncate(1500);
    let start = Instant::now();
    let found: usize = forms.iter().map(|form| lexicon.analyses(form).count()).sum();
    let each = start.elapsed() / forms.len().max(1) as u32;
    println!("{} lookups, {found} analyses: {each:?} each", forms.len());
    let start = Instant::now();
    let made: usize = lemmas.iter().map(|(lemma, upos)| lexicon.forms(lemma, *upos).len()).sum();
    println!("{} lemmas, {made} forms: {:?}", lemmas.len(), start.elapsed());
    Ok(())
}
