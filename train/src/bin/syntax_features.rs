//! Turns treebanks and news into what `train/syntax.py` learns from: one sentence a line, as JSON, with
//! the features that the library will compute when it reads.
//!
//! `syntax_features NAME=FILE.conllu… [--news FILE.jsonl] > sentences.jsonl`
//! `syntax_features --vectors < WORDS > keys`: the keys of the words of a table of vectors, one a line.

#![allow(clippy::print_stdout, reason = "it writes what the next program reads")]

use std::io::{BufWriter, Write, stdin, stdout};
use std::path::Path;
use std::process::ExitCode;

use chronique::lexicon::Lexicon;
use chronique::parallel::Progress;
use chronique::sentences::Segmenter;
use chronique::syntax::features::{Features, first, vector_key};
use chronique::tokens::{Tokenizer, Tokens};
use serde_json::{Value, json};
use train::news::texts_of;
use train::treebank::{Row, surface_sentences};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<(), String> {
    let mut out = BufWriter::new(stdout().lock());
    let mut write = |line: String| writeln!(out, "{line}").map_err(|e| e.to_string());
    if arguments.iter().any(|argument| argument == "--vectors") {
        for word in stdin().lines() {
            write(vector_key(&word.map_err(|e| e.to_string())?).to_string())?;
        }
        return Ok(());
    }
    let mut features = Features::default();
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        if argument == "--news" {
            let path = arguments.next().ok_or("--news needs a file")?;
            for words in news(Path::new(path))? {
                let mut sentence = words_of(&mut features, words.iter().map(String::as_str));
                sentence["treebank"] = "news".into();
                write(sentence.to_string())?;
            }
            continue;
        }
        let (name, path) = argument.split_once('=').ok_or("write NAME=FILE.conllu")?;
        for rows in surface_sentences(Path::new(path))? {
            let column = |of: fn(&Row) -> Value| rows.iter().map(of).collect::<Vec<_>>();
            let mut sentence = words_of(&mut features, rows.iter().map(|row| row.form.as_str()));
            sentence["treebank"] = name.into();
            sentence["lemma"] = column(|row| row.lemma.as_str().into()).into();
            sentence["upos"] = column(|row| row.upos.as_str().into()).into();
            sentence["feats"] = column(|row| row.feats.as_str().into()).into();
            sentence["head"] = column(|row| row.head.into()).into();
            sentence["deprel"] = column(|row| row.deprel.as_str().into()).into();
            write(sentence.to_string())?;
        }
    }
    Ok(())
}

/// The forms and features of a sentence.
fn words_of<'a>(features: &mut Features, forms: impl Iterator<Item = &'a str>) -> Value {
    let (mut all, mut vectors, mut kept) = (Vec::new(), Vec::new(), Vec::new());
    for form in forms {
        features.read(Lexicon::embedded(), form);
        let mut own = features.all.clone();
        own.extend(kept.is_empty().then(first));
        all.push(own);
        vectors.push(features.vector);
        kept.push(form);
    }
    json!({ "form": kept, "features": all, "vector": vectors })
}

/// The words of every sentence of the articles.
fn news(path: &Path) -> Result<Vec<Vec<String>>, String> {
    let (segmenter, tokenizer) = (Segmenter::default(), Tokenizer::default());
    let mut sentences = Vec::new();
    for text in texts_of(path)? {
        let spans = segmenter.segment(&text, &Progress::default()).map_err(|e| e.to_string())?;
        for span in spans {
            let mut tokens = Tokens::default();
            tokenizer.tokenize(&text, span, &mut tokens);
            sentences.push(tokens.iter().map(|t| t.span.of(&text).to_owned()).collect());
        }
    }
    Ok(sentences)
}
