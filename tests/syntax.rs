//! Reads `cases/syntax.toml`.

use chronique::Pipeline;
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
