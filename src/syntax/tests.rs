//! The network on every instruction set, and files that are not what they should be.

use proptest::prelude::*;

use super::Parser;
use super::network::Scratch;
use super::simd::Simd;
use super::weights::KIND;
use crate::Span;
use crate::lexicon::Lexicon;
use crate::model::{Model, ModelWriter};
use crate::parallel::Progress;
use crate::tokens::{Tokenizer, Tokens};

const EMBEDDED: &[u8] = include_bytes!("../../assets/models/syntax.bin");

const WORDS: &[&str] = &[
    "Deux",
    "soldats",
    "ont",
    "été",
    "tués",
    "jeudi",
    "à",
    "Thiès",
    ",",
    "selon",
    "le",
    "ministère",
    "de",
    "la",
    "Défense",
    "qui",
    "accuse",
    "des",
    "rebelles",
    "Zorglub",
    "1 200",
    "«",
    "!",
    "",
];

/// What the network answers to some words, in sentences of a few.
fn answers(parser: &Parser, simd: Simd, words: &[&str]) -> Vec<super::network::Answer> {
    let sentences: Vec<_> =
        (0..words.len()).step_by(7).map(|start| start..words.len().min(start + 7)).collect();
    parser.network.on(simd).read(Lexicon::embedded(), words, &sentences, &mut Scratch::default())
}

#[test]
fn every_instruction_set_gives_the_same_trees() {
    let parser = Parser::embedded();
    let words: Vec<&str> = (0..500).map(|i| WORDS[i * i % 101 % WORDS.len()]).collect();
    let plain = answers(parser, Simd::Baseline, &words);
    let roots = plain.iter().filter(|answer| answer.head == 0).count();
    assert_eq!(roots, words.len().div_ceil(7), "one root a sentence");
    for simd in Simd::all() {
        for (a, b) in plain.iter().zip(answers(parser, simd, &words)) {
            assert!((a.probability - b.probability).abs() < 1e-3, "{simd:?}: {a:?} {b:?}");
            let same = (a.class, a.feats, a.head, a.relation);
            assert_eq!(same, (b.class, b.feats, b.head, b.relation), "{simd:?}");
        }
    }
}

/// Reads a sentence with whatever was opened.
fn reads(parser: &Parser) {
    let text = "Deux soldats ont été tués par des rebelles.";
    let mut tokens = Tokens::default();
    Tokenizer::default().tokenize(text, Span::new(0, text.len()), &mut tokens);
    let words = parser.parse(text, &tokens, &Progress::default()).unwrap();
    assert_eq!(words.len(), tokens.len());
    for (word, token) in words.iter().zip(&tokens) {
        let _ = (parser.deprel(word), parser.feats(word), parser.lemma(token.span.of(text), word));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Cut, or changed in one place: the checksum tells.
    #[test]
    fn damage_is_an_error(at in 0..EMBEDDED.len(), cut in any::<bool>(), byte in 1u8..) {
        let mut bytes = EMBEDDED.to_vec();
        if cut { bytes.truncate(at) } else { bytes[at] ^= byte }
        let error = Parser::from_bytes(bytes).unwrap_err();
        prop_assert!(error.is_model() && error.to_string().starts_with("syntax: "));
    }

    /// A file whose checksum agrees, and whose sections are wrong: an error, or nonsense, but no panic.
    #[test]
    fn nonsense_never_panics(
        section in 0u32..6,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40),
        cut in any::<prop::sample::Index>(),
        cuts in any::<bool>(),
    ) {
        let model = Model::open(KIND, EMBEDDED).unwrap();
        let mut writer = ModelWriter::new(KIND);
        for number in 0..6 {
            let mut bytes = model.section(number).unwrap().as_ref().to_vec();
            if number == section {
                for (at, byte) in &changes {
                    let at = at.index(bytes.len());
                    bytes[at] = *byte;
                }
                if cuts {
                    bytes.truncate(cut.index(bytes.len()));
                }
            }
            writer = writer.section(bytes);
        }
        match Parser::from_bytes(writer.finish()) {
            Ok(parser) => reads(&parser),
            Err(error) => prop_assert!(error.is_model(), "{error}"),
        }
    }
}
