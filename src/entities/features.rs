//! What the network of names sees of a word beside what the parser made of it: how the word is written here and
//! elsewhere in the text. Training and reading share this file, so they cannot differ.

use std::collections::HashMap;

use crate::Span;
use crate::lexicon::{Lexicon, Upos};
use crate::text::fold_hash;
use crate::tokens::{Token, TokenKind, Tokens};

/// How many features there are; each is a number below.
pub const COUNT: usize = READ + 2 * READINGS * SEEN;

/// Counts of a word elsewhere: none, one, more.
const SEEN: usize = 3;
/// The sentence is written in capitals throughout.
const SHOUTED: usize = 2 * SEEN * SEEN;
/// What the lexicon says of a word with a capital: the first of these features.
const READ: usize = SHOUTED + 1;
/// Ways that the lexicon reads a capital.
const READINGS: usize = 6;
/// Capitals that a shouted word has at least.
const CAPITALS: usize = 2;

/// How often each word of a text is written with a capital where it needs none, and without one.
#[derive(Clone, Debug, Default)]
pub struct Habits {
    seen: HashMap<u32, [u8; 2]>,
}

impl Habits {
    /// Reads a text.
    pub fn new(text: &str, tokens: &Tokens) -> Self {
        let mut seen: HashMap<u32, [u8; 2]> = HashMap::new();
        for sentence in 0..tokens.sentences() {
            for (form, begins) in forms(text, tokens.of(sentence)) {
                let capital = form.starts_with(char::is_uppercase);
                if form.starts_with(char::is_alphabetic) && !(capital && begins) {
                    let counts = seen.entry(fold_hash(form.as_bytes())).or_default();
                    let count = &mut counts[usize::from(!capital)];
                    *count = count.saturating_add(1);
                }
            }
        }
        Self { seen }
    }

    /// Appends the features of the words of a sentence, and where those of each end.
    pub fn read(
        &self,
        text: &str,
        sentence: &[Token],
        features: &mut Vec<usize>,
        ends: &mut Vec<usize>,
    ) {
        let shouted = is_shouted(text, sentence);
        for (form, begins) in forms(text, sentence) {
            if form.starts_with(char::is_uppercase) {
                let seen = self.seen.get(&fold_hash(form.as_bytes())).copied().unwrap_or_default();
                let [capital, small] = seen.map(|count| usize::from(count).min(SEEN - 1));
                let begins = usize::from(begins);
                features.push((begins * SEEN + capital) * SEEN + small);
                features.push(READ + (begins * READINGS + reading(form)) * SEEN + capital);
                features.extend(shouted.then_some(SHOUTED));
            }
            ends.push(features.len());
        }
    }
}

/// The words, each with whether it stands where anything is written with a capital.
fn forms<'t>(text: &'t str, sentence: &'t [Token]) -> impl Iterator<Item = (&'t str, bool)> {
    let mut begins = true;
    sentence.iter().map(move |token| {
        let form = token.span.of(text);
        let own = begins;
        begins = form.starts_with(opens);
        (form, own)
    })
}

/// Marks after which a capital says nothing.
fn opens(c: char) -> bool {
    matches!(c, '«' | '"' | '“' | '.' | ':' | '–' | '-' | '—' | '•' | '*' | '(')
}

/// How the lexicon reads a word with a capital: a name, a common word, or neither.
fn reading(form: &str) -> usize {
    let (mut name, mut common, mut noun, mut plural) = (false, false, false, false);
    for analysis in Lexicon::embedded().analyses(form) {
        let capital = analysis.word().starts_with(char::is_uppercase);
        name |= capital;
        if !capital {
            common = true;
            noun |= matches!(analysis.upos, Upos::Noun | Upos::Adj);
            plural |= analysis.feature("Number") == Some("Plur");
        }
    }
    match (name, common) {
        (false, false) => 0,
        (true, false) => 1,
        (true, true) => 2,
        (false, true) if !noun => 3,
        (false, true) => 4 + usize::from(plural),
    }
}

/// Whether most of the words of a sentence are in capitals.
fn is_shouted(text: &str, sentence: &[Token]) -> bool {
    let words = sentence.iter().filter(|token| token.kind == TokenKind::Word);
    let (mut shouted, mut all) = (0, 0);
    for &Token { span, .. } in words {
        all += 1;
        shouted += usize::from(in_capitals(text, span));
    }
    5 * shouted > 3 * all
}

fn in_capitals(text: &str, span: Span) -> bool {
    let form = span.of(text);
    form.chars().filter(|c| c.is_uppercase()).count() >= CAPITALS
        && !form.chars().any(char::is_lowercase)
}
