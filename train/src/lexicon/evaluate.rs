//! How much of a treebank the lexicon knows.

use std::collections::BTreeMap;
use std::fmt;

use chronique::lexicon::{Lexicon, Upos};

/// Counts over one or more CoNLL-U files.
#[derive(Debug, Default)]
pub struct Evaluation {
    /// Alphabetic surface tokens.
    pub tokens: u32,
    /// Of them, those in the lexicon.
    pub covered: u32,
    /// Of them, those in the lexicon or that a guess is made for.
    pub guessed: u32,
    /// Alphabetic words with a gold lemma (no contractions), names left out.
    pub words: u32,
    /// Of them, those with the gold class among the analyses.
    pub class: u32,
    /// Of them, those with the gold class and lemma among the analyses.
    pub agreed: u32,
    /// Of them, those whose first lemma for the gold class is the gold one.
    pub first: u32,
    /// As `first`, with guesses for unknown words.
    pub first_or_guess: u32,
    /// What was not agreed upon, with how often.
    pub misses: BTreeMap<String, u32>,
}

impl Evaluation {
    /// Adds a CoNLL-U text.
    pub fn add(&mut self, lexicon: &Lexicon, text: &str) {
        let mut inside = 0;
        for line in text.lines() {
            let cells: Vec<&str> = line.split('\t').collect();
            let [id, form, lemma, class, ..] = cells[..] else { continue };
            if id.contains('.') || !is_alphabetic(form) {
                continue;
            }
            if let Some((_, last)) = id.split_once('-') {
                inside = last.parse().unwrap_or(0);
                self.token(lexicon, form);
                continue;
            }
            let number: u32 = id.parse().unwrap_or(0);
            if number == 1 {
                inside = 0;
            }
            let Ok(upos) = class.parse::<Upos>() else { continue };
            if number > inside && !matches!(upos, Upos::Punct | Upos::Sym) {
                self.token(lexicon, form);
                self.word(lexicon, form, lemma, upos);
            }
        }
    }

    fn token(&mut self, lexicon: &Lexicon, form: &str) {
        let known = lexicon.contains(form);
        self.tokens += 1;
        self.covered += u32::from(known);
        self.guessed += u32::from(known || lexicon.guess(form).next().is_some());
    }

    fn word(&mut self, lexicon: &Lexicon, form: &str, lemma: &str, upos: Upos) {
        if upos == Upos::Propn || upos == Upos::X {
            return;
        }
        self.words += 1;
        let same: Vec<_> = lexicon.analyses(form).filter(|a| a.upos == upos).collect();
        self.class += u32::from(!same.is_empty());
        let first = same.first().is_some_and(|a| a.has_lemma(lemma));
        self.first += u32::from(first);
        let unknown = !lexicon.contains(form);
        let guess = unknown.then(|| lexicon.guess(form).find(|a| a.upos == upos)).flatten();
        self.first_or_guess += u32::from(first || guess.is_some_and(|a| a.has_lemma(lemma)));
        if same.iter().any(|a| a.has_lemma(lemma)) {
            self.agreed += 1;
        }
        if !first {
            let have: Vec<String> =
                lexicon.analyses(form).map(|a| format!("{}/{}", a.lemma(), a.upos)).collect();
            let mut have: Vec<&str> = have.iter().map(String::as_str).collect();
            have.dedup();
            let line = format!("{form}\t{lemma}/{upos}\tlexicon: {}", have.join(" "));
            *self.misses.entry(line).or_default() += 1;
        }
    }
}

/// Letters, with hyphens, apostrophes and points between them.
fn is_alphabetic(form: &str) -> bool {
    form.chars().any(char::is_alphabetic)
        && form.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'))
}

impl fmt::Display for Evaluation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let share = |part: u32, all: u32| f64::from(part) * 100.0 / f64::from(all.max(1));
        writeln!(f, "{} alphabetic tokens", self.tokens)?;
        writeln!(f, "  in the lexicon              {:6.2} %", share(self.covered, self.tokens))?;
        writeln!(f, "  … or guessed by the ending  {:6.2} %", share(self.guessed, self.tokens))?;
        writeln!(f, "{} words with a gold lemma (no names, no contractions)", self.words)?;
        writeln!(f, "  gold class among analyses   {:6.2} %", share(self.class, self.words))?;
        writeln!(f, "  gold (lemma, class) among   {:6.2} %", share(self.agreed, self.words))?;
        writeln!(f, "  first lemma of gold class   {:6.2} %", share(self.first, self.words))?;
        write!(f, "  … with guesses              {:6.2} %", share(self.first_or_guess, self.words))
    }
}
