//! Reads `cases/links.toml`: texts with their names marked, and which words refer to the same.

use chronique::entities::{Antecedent, Label, Linker, Mention, MentionKind};
use chronique::{Document, Layer, LayerSet, Options, Pipeline};
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    text: String,
    /// The words of every entity that is mentioned more than once.
    chains: Vec<Vec<String>>,
    /// Pronouns that stand for a noun phrase without a name, with its words.
    #[serde(default)]
    phrases: Vec<[String; 2]>,
}

/// The text without its marks, and the names that they held: "[Jean Dupont|PER]".
fn unmark(marked: &str) -> (String, Vec<(usize, usize, Label)>) {
    let (mut text, mut names) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('[') {
        let (inside, next) = after.split_once(']').expect("a closing bracket");
        let (name, label) = inside.split_once('|').expect("a label");
        let label = Label::ALL.into_iter().find(|own| own.name() == label).expect("a known label");
        text.push_str(before);
        names.push((text.len(), text.len() + name.len(), label));
        text.push_str(name);
        rest = next;
    }
    text.push_str(rest);
    (text, names)
}

/// The names as mentions.
fn mentions(doc: &Document, names: &[(usize, usize, Label)]) -> Vec<Mention> {
    let layers = &doc.layers;
    let tokens: Vec<_> = layers.tokens.iter().collect();
    let mention = |&(start, end, label): &(usize, usize, Label)| {
        let first = tokens.iter().position(|token| token.span.end as usize > start).unwrap();
        let last = tokens.iter().rposition(|token| (token.span.start as usize) < end).unwrap();
        let outside = |token: &usize| {
            layers.words[*token].head.is_none_or(|head| !(first..=last).contains(&(head as usize)))
        };
        let head = (first..=last).find(outside).unwrap_or(first);
        let sentences = 0..layers.tokens.sentences();
        let sentence = sentences.into_iter().find(|&s| layers.tokens.range(s).contains(&first));
        Mention {
            span: tokens[first].span.join(tokens[last].span),
            first: first as u32,
            last: last as u32,
            head: head as u32,
            sentence: sentence.unwrap() as u32,
            kind: MentionKind::Name,
            label,
            entity: 0,
            confidence: 1.0,
        }
    };
    names.iter().map(mention).collect()
}

#[test]
fn chains_of_the_cases() {
    let cases: Cases = toml::from_str(include_str!("cases/links.toml")).unwrap();
    assert!(cases.case.len() >= 80, "{} cases", cases.case.len());
    let layers = LayerSet::of([Layer::Syntax]);
    let pipeline = Pipeline::new(&Options { layers, ..Options::default() }).unwrap();
    let linker = Linker::embedded();
    let mut wrong = Vec::new();
    for case in &cases.case {
        let (text, names) = unmark(&case.text);
        let doc = pipeline.read(&text).unwrap();
        let mut mentions = mentions(&doc, &names);
        let (tokens, words) = (&doc.layers.tokens, &doc.layers.words);
        let entities = linker.link(&text, tokens, words, &mut mentions);
        let mut chains: Vec<Vec<String>> = vec![Vec::new(); entities.len()];
        for mention in &mentions {
            chains[mention.entity as usize].push(mention.span.of(&text).to_owned());
        }
        chains.retain(|chain| chain.len() > 1);
        let antecedents = linker.antecedents(&text, tokens, words, &mentions);
        let phrase =
            |own: &Antecedent| [own.span.of(&text).into(), own.antecedent.of(&text).into()];
        let phrases: Vec<[String; 2]> = antecedents
            .all()
            .iter()
            .filter(|own| own.entity.is_none() && own.confidence >= 0.5)
            .map(phrase)
            .collect();
        if chains != case.chains || phrases != case.phrases {
            wrong.push(format!(
                "{text}\n  expected {:?} {:?}\n  found    {chains:?} {phrases:?}",
                case.chains, case.phrases
            ));
        }
    }
    assert!(wrong.is_empty(), "{} cases differ:\n{}", wrong.len(), wrong.join("\n"));
}
