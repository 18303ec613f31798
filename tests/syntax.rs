//! Reads `cases/syntax.toml`.

use chronique::Pipeline;
use chronique::conllu::Treebank;
use chronique::parallel::Progress;
use chronique::syntax::Parser;
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    text: String,
    /// Form, class, relation, and form of the head or "-".
    words: Vec<String>,
}

#[test]
fn cases_hold() {
    let cases: Cases = toml::from_str(include_str!("cases/syntax.toml")).unwrap();
    let (pipeline, parser) = (Pipeline::default(), Parser::embedded());
    let mut wrong = Vec::new();
    for case in cases.case {
        let doc = pipeline.read(&case.text).unwrap();
        let forms: Vec<&str> = doc.tokens().collect();
        let lines: Vec<String> = forms
            .iter()
            .zip(&doc.layers.words)
            .map(|(form, word)| {
                let head = word.head.map_or("-", |head| forms[head as usize]);
                format!("{form} {} {} {head}", word.upos, parser.deprel(word))
            })
            .collect();
        for word in case.words.iter().filter(|word| !lines.contains(word)) {
            let form = word.split(' ').next().unwrap();
            let own = lines.iter().find(|line| line.split(' ').next() == Some(form));
            wrong.push(format!("{}: {word}, found {own:?}", case.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What `train/syntax.py` says of the cases, with floats: the library must see the same features and answer the
/// same. Made again with the model; see `assets/SOURCES.md`.
#[derive(Deserialize)]
struct Trained {
    form: Vec<String>,
    upos: Vec<String>,
    feats: Vec<String>,
    /// From 1; 0 for the root.
    head: Vec<u32>,
    deprel: Vec<String>,
    /// How sure head and relation are.
    weight: Vec<f32>,
}

#[test]
fn reading_and_training_agree() {
    let parser = Parser::embedded();
    for line in include_str!("cases/syntax_parity.jsonl").lines() {
        let trained: Trained = serde_json::from_str(line).unwrap();
        let text = trained.form.join(" ");
        let line = |(i, form): (usize, &String)| format!("{}\t{form}{}\n", i + 1, "\t_".repeat(8));
        let file: String = trained.form.iter().enumerate().map(line).collect();
        let treebank = Treebank::read(&file).unwrap();
        let words = parser.parse(&treebank.text, &treebank.tokens, &Progress::default()).unwrap();
        for (i, word) in words.iter().enumerate() {
            let feats = parser.feats(word);
            let own = (
                word.upos.name(),
                if feats.is_empty() { "_" } else { &feats },
                word.head.map_or(0, |head| head + 1),
                parser.deprel(word),
            );
            let theirs = (
                trained.upos[i].as_str(),
                trained.feats[i].as_str(),
                trained.head[i],
                trained.deprel[i].as_str(),
            );
            assert_eq!(own, theirs, "{} in {text}", trained.form[i]);
            let far = (word.head_probability - trained.weight[i]).abs();
            assert!(far < 0.06, "{} in {text}: {far}", trained.form[i]);
        }
    }
}
