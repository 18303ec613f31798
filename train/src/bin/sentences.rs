//! Trains the sentence segmenter:
//! `sentences OUT.bin --news NEWS.jsonl --treebanks TREEBANK.conllu… --words MORE.conllu…`
//!
//! Two logistic regressions over the features of `chronique::sentences` (the gate and the scorer),
//! on the sentences of the treebanks joined by spaces, in their order and shuffled (a shuffled
//! neighbour is as honest as a real one: the treebanks are themselves excerpts). The news teach what
//! is no boundary: their headings stand on lines of their own, so that inside a line no sentence ends
//! without a mark. News, treebanks and the further treebanks tell which words are common.
//! The figures printed are of ten-fold cross-validation over the treebanks; the weights written are
//! trained on everything.

#![allow(clippy::print_stdout, reason = "figures are what this program is for")]

use std::path::Path;
use std::process::ExitCode;

use chronique::sentences::Segmenter;
use chronique::sentences::train::{
    GATE_SLOTS, SLOTS, Sample, common_words, samples, untrained, write,
};
use train::news::texts_of;
use train::random::Random;
use train::treebank::{join, sentence_texts};

const EPOCHS: usize = 8;
const RATE: f32 = 0.08;
const DECAY: f32 = 1e-3;
/// Sentences in one text.
const RUN: usize = 10;
/// How often the sentences of a treebank are used again in another order.
const SHUFFLES: usize = 2;
const FOLDS: usize = 10;
/// One news text in so many is learnt from: all of them would drown the headings of the treebanks.
const NEWS: usize = 5;
/// Share of the gaps on the wrong side of a bound of the gate that is put up with: its errors are
/// so rare that the full scorer, which has some of its own, would not do better.
const LEAK: f64 = 0.01;

/// A text of the training set.
struct Text {
    samples: Vec<Sample>,
    ends: Vec<usize>,
    fold: usize,
    /// Whether it counts in the figures, or is only trained on.
    measured: bool,
}

impl Text {
    fn ends_at(&self, sample: &Sample) -> bool {
        self.ends.binary_search(&sample.left).is_ok()
    }
}

/// The parts that are written to the file.
struct Model {
    low: i32,
    high: i32,
    gate: Vec<i8>,
    scorer: Vec<i8>,
}

fn main() -> ExitCode {
    match run(&std::env::args().skip(1).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &[String]) -> Result<(), String> {
    let (mut news, mut treebanks, mut words, mut option) = (vec![], vec![], vec![], "");
    let Some((out, args)) = args.split_first() else {
        return Err("usage: sentences OUT.bin --news NEWS.jsonl --treebanks TREEBANK.conllu… --words MORE.conllu…".into());
    };
    for arg in args {
        match (option, arg.as_str()) {
            (_, "--news" | "--treebanks" | "--words") => option = arg,
            ("--news", path) => news.extend(texts_of(Path::new(path))?),
            ("--treebanks", path) => treebanks.push(sentence_texts(Path::new(path))?),
            ("--words", path) => words.extend(sentence_texts(Path::new(path))?),
            _ => return Err(format!("{arg}: say --news, --treebanks or --words before it")),
        }
    }
    let everything = treebanks.iter().flatten().chain(&words).chain(&news);
    let common = common_words(&everything.map(String::as_str).collect::<Vec<_>>());
    let segmenter = untrained(common.clone());
    let mut texts = Vec::new();
    for sentences in &treebanks {
        texts.extend(prepare(&segmenter, sentences));
    }
    for text in news.iter().step_by(NEWS) {
        texts.extend(text.lines().map(|line| prepare_news(&segmenter, line)));
    }
    cross_validate(&texts);
    let model = fit_model(&texts.iter().collect::<Vec<_>>(), bounds(&texts));
    let bytes = write([model.low, model.high], &model.gate, common, &model.scorer);
    std::fs::write(out, bytes).map_err(|e| format!("{out}: {e}"))
}

/// Cuts the sentences into texts, and the texts into folds; a sentence is in one fold only.
fn prepare(segmenter: &Segmenter, sentences: &[String]) -> Vec<Text> {
    let mut random = Random::new(7);
    let mut folds: Vec<Vec<&str>> = vec![Vec::new(); FOLDS];
    for (i, run) in sentences.chunks(RUN).enumerate() {
        folds[i % FOLDS].extend(run.iter().map(String::as_str));
    }
    let mut texts = Vec::new();
    for (fold, mut sentences) in folds.into_iter().enumerate() {
        for round in 0..=SHUFFLES {
            for run in sentences.chunks(RUN) {
                let (text, ends) = join(run);
                let samples = samples(segmenter, &text, &ends);
                texts.push(Text { samples, ends, fold, measured: round == 0 });
            }
            random.shuffle(&mut sentences);
        }
    }
    texts
}

/// The gaps of a line of news that have no final mark: a sentence ends at none of them.
fn prepare_news(segmenter: &Segmenter, line: &str) -> Text {
    // Where sentences begin is only needed for lengths, so that a plain guess will do.
    let guess: Vec<usize> = line.match_indices(['.', '!', '?']).map(|(at, _)| at + 1).collect();
    let mut samples = samples(segmenter, line, &guess);
    samples.retain(|sample| {
        line[..sample.left]
            .ends_with(|c: char| c.is_alphanumeric() || matches!(c, ':' | ';' | ','))
    });
    Text { samples, ends: Vec::new(), fold: FOLDS, measured: false }
}

/// One weight a slot, by stochastic gradient with steps that shrink as a slot is seen (`AdaGrad`).
fn fit(mut samples: Vec<(&[usize], bool)>, slots: usize) -> Vec<f32> {
    let mut weights = vec![0f32; slots];
    let mut squares = vec![1e-4f32; slots];
    let mut random = Random::new(11);
    for _ in 0..EPOCHS {
        random.shuffle(&mut samples);
        for (features, ends) in &samples {
            let error = f32::from(*ends) - 1.0 / (1.0 + (-sum(features, &weights)).exp());
            for &slot in *features {
                let gradient = error - DECAY * weights[slot];
                squares[slot] += gradient * gradient;
                weights[slot] += RATE * gradient / squares[slot].sqrt();
            }
        }
    }
    weights
}

fn sum(features: &[usize], weights: &[f32]) -> f32 {
    features.iter().map(|&slot| weights[slot]).sum()
}

/// Rounds to bytes, the largest weight to 127.
fn quantise(weights: &[f32]) -> Vec<i8> {
    let largest = weights.iter().fold(0f32, |most, w| most.max(w.abs()));
    weights.iter().map(|w| (w * 127.0 / largest).round() as i8).collect()
}

fn score(features: &[usize], weights: &[i8]) -> i32 {
    features.iter().map(|&slot| i32::from(weights[slot])).sum()
}

fn fit_gate(texts: &[&Text]) -> Vec<i8> {
    let samples = texts
        .iter()
        .flat_map(|text| {
            text.samples
                .iter()
                .filter(|sample| sample.layout.is_none())
                .filter_map(|sample| Some((&sample.gate.as_ref()?[..], text.ends_at(sample))))
        })
        .collect();
    quantise(&fit(samples, GATE_SLOTS))
}

fn fit_model(texts: &[&Text], (low, high): (i32, i32)) -> Model {
    let samples = texts
        .iter()
        .flat_map(|text| {
            text.samples
                .iter()
                .filter(|sample| sample.layout.is_none() && sample.rule.is_none())
                .map(|sample| (&sample.scorer[..], text.ends_at(sample)))
        })
        .collect();
    Model { low, high, gate: fit_gate(texts), scorer: quantise(&fit(samples, SLOTS)) }
}

/// The bounds of the gate, from its scores on texts that it was not trained on.
fn bounds(texts: &[Text]) -> (i32, i32) {
    let (mut ending, mut going_on) = (Vec::new(), Vec::new());
    for fold in 0..FOLDS {
        let gate = fit_gate(&texts.iter().filter(|text| text.fold != fold).collect::<Vec<_>>());
        for text in texts.iter().filter(|text| text.fold == fold && text.measured) {
            for sample in text.samples.iter().filter(|sample| sample.layout.is_none()) {
                let group = if text.ends_at(sample) { &mut ending } else { &mut going_on };
                group.extend(sample.gate.map(|slots| score(&slots, &gate)));
            }
        }
    }
    ending.sort_unstable();
    going_on.sort_unstable();
    let leak = |n: usize| (n as f64 * LEAK) as usize;
    (ending[leak(ending.len())], going_on[going_on.len() - 1 - leak(ending.len())])
}

fn cross_validate(texts: &[Text]) {
    let bounds = bounds(texts);
    let (mut hits, mut found, mut gold) = (0usize, 0usize, 0usize);
    let mut by = [[0usize; 2]; 4];
    for fold in 0..FOLDS {
        let model =
            fit_model(&texts.iter().filter(|text| text.fold != fold).collect::<Vec<_>>(), bounds);
        for text in texts.iter().filter(|text| text.fold == fold && text.measured) {
            gold += text.ends.len() - 1;
            for sample in &text.samples {
                let (judge, ends) = model.decide(sample);
                by[judge][usize::from(ends == text.ends_at(sample))] += 1;
                if Some(&sample.left) != text.ends.last() && ends {
                    found += 1;
                    hits += usize::from(text.ends_at(sample));
                }
            }
        }
    }
    for (judge, [wrong, right]) in ["layout", "gate", "rules", "scorer"].into_iter().zip(by) {
        println!("{judge:7} decides {:6} gaps, {wrong} wrong", wrong + right);
    }
    let (precision, recall) = (hits as f64 / found as f64, hits as f64 / gold as f64);
    let f1 = 2.0 * precision * recall / (precision + recall);
    println!(
        "P {:.2} R {:.2} F1 {:.2} of {gold} boundaries",
        100.0 * precision,
        100.0 * recall,
        100.0 * f1
    );
}

impl Model {
    /// Who decides (layout, gate, rules, scorer), and what.
    fn decide(&self, sample: &Sample) -> (usize, bool) {
        let gate = sample.gate.map(|slots| score(&slots, &self.gate));
        let gate = gate.filter(|score| !(self.low..=self.high).contains(score));
        if let Some(ends) = sample.layout {
            (0, ends)
        } else if let Some(score) = gate {
            (1, score > self.high)
        } else if let Some(ends) = sample.rule {
            (2, ends)
        } else {
            (3, score(&sample.scorer, &self.scorer) > 0)
        }
    }
}
