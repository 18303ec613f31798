//! Trains the scorer of events: `events TRAIN.jsonl OUT.bin [OTHER.jsonl]`
//!
//! The lines are those of [`train::annotated::articles`]. Each type that a candidate may state
//! is a sample of a logistic regression over the features of `chronique::events`, true when an event of the type
//! has its trigger there. The articles of `train/articles.jsonl` are learnt from too, and not counted. The figures printed are
//! of ten-fold cross-validation over the articles of the first file, and of the other articles if there are any; the weights
//! written are trained on all articles of the first file and our own.

#![allow(clippy::print_stdout, reason = "figures are what this program is for")]

use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;
use std::process::ExitCode;

use chronique::events::train::{Candidate, SLOTS, TypeSlots, write};
use chronique::text::fold_hash;
use chronique::{Layer, LayerSet, Options, Pipeline, Span};
use train::annotated::{Annotated, Event, articles, own};
use train::random::Random;

const EPOCHS: usize = 12;
/// The first step, which shrinks by the epoch.
const RATE: f32 = 0.005;
const COOLING: f32 = 0.3;
/// By how much every weight shrinks after an epoch.
const DECAY: f32 = 0.05;
/// A slot seen less often has no weight.
const LEAST: u32 = 2;
/// What a sample of our own articles weighs beside one of the news.
const OWN: f32 = 0.5;
/// Slots that samples of our own articles have besides: they hold more events than news do, and how much more is learnt apart.
const LEAN: usize = 1 << 10;
const FOLDS: usize = 10;
/// Figures nearer to each other than this are the same, in points.
const AS_GOOD: f64 = 0.2;
/// The types of statements, which another layer finds.
const STATEMENT: &str = "report.statement";

/// An annotated article.
struct Article {
    candidates: Vec<Candidate>,
    gold: Vec<Event>,
}

impl Article {
    /// Reads the candidates of an annotated article.
    fn of(
        pipeline: &Pipeline,
        Annotated { text, events: gold, .. }: Annotated,
    ) -> Result<Self, String> {
        let doc = pipeline.read(&text).map_err(|e| e.to_string())?;
        let mut article = Self { candidates: Vec::new(), gold };
        let right = |span: Span, id: &str| article.tells(span, id);
        article.candidates =
            pipeline.extractor().candidates(&text, &doc.layers, pipeline.ontology(), right);
        Ok(article)
    }

    /// Whether an event of a type has its trigger there.
    fn tells(&self, span: Span, id: &str) -> bool {
        self.gold.iter().any(|event| event.kind == id && event.trigger.overlaps(span))
    }
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
    let [articles, out, others @ ..] = args else {
        return Err("usage: events TRAIN.jsonl OUT.bin [OTHER.jsonl]".into());
    };
    let layers = LayerSet::of([Layer::Syntax]);
    let pipeline = Pipeline::new(&Options { layers, ..Options::default() });
    let pipeline = pipeline.map_err(|e| e.to_string())?;
    let articles = read(&pipeline, Path::new(articles))?;
    let own = own()?.into_iter().map(|article| Article::of(&pipeline, article));
    let own: Vec<Article> = own.collect::<Result<_, _>>()?;
    let all: Vec<&Article> = articles.iter().collect();
    baselines("train", &all);
    baselines("our own articles", &own.iter().collect::<Vec<_>>());
    let mut folds = Vec::new();
    for fold in 0..FOLDS {
        let part = articles.iter().enumerate().filter(|(i, _)| i % FOLDS != fold);
        folds.push(fit(&part.map(|(_, article)| article).collect::<Vec<_>>(), &own));
    }
    let (slope, offset) = calibrate(&articles, &folds);
    for model in &mut folds {
        model.stretch(slope, offset);
    }
    let judged = |bounds: [f32; 2]| {
        let mut score = Score::default();
        for (i, article) in articles.iter().enumerate() {
            score.add(article, |candidate| folds[i % FOLDS].choose(candidate, bounds));
        }
        score
    };
    // Of the bounds that score as good as the best, the highest for what no rule supports, mostly noise in sentences unlike
    // those of the articles, and the lowest for what a rule does.
    let steps = || (4..=9).map(|step| step as f32 * 0.05);
    let pairs = steps().flat_map(|weak| steps().map(move |sure| [sure, weak]));
    let pairs = pairs.filter(|[sure, weak]| sure <= weak);
    let scored: Vec<_> = pairs.map(|pair| (pair, judged(pair).f1())).collect();
    let best = scored.iter().map(|(_, f1)| *f1).fold(0.0, f64::max);
    let good = scored.iter().filter(|(_, f1)| *f1 >= best - AS_GOOD).map(|(pair, _)| *pair);
    let bounds = good.max_by(|a, b| a[1].total_cmp(&b[1]).then(b[0].total_cmp(&a[0])));
    let bounds = bounds.unwrap_or([0.5; 2]);
    let [sure, weak] = bounds;
    judged(bounds).print(&format!("scorer, cross-validated, bounds {sure:.2} {weak:.2}"));
    judged(bounds).print_types();
    calibration(&articles, &folds, bounds);
    let mut model = fit(&all, &own);
    model.stretch(slope, offset);
    for other in others {
        let others = read(&pipeline, Path::new(other))?;
        let others: Vec<&Article> = others.iter().collect();
        baselines(other, &others);
        let mut score = Score::default();
        for article in &others {
            score.add(article, |c| model.choose(c, bounds));
        }
        score.print(other);
        score.print_types();
    }
    let weights: Vec<i8> = model.weights.iter().map(|weight| *weight as i8).collect();
    let bytes = write([model.scale, model.offset, sure, weak], &weights);
    std::fs::write(out, bytes).map_err(|e| format!("{out}: {e}"))
}

fn read(pipeline: &Pipeline, path: &Path) -> Result<Vec<Article>, String> {
    let at = |e: &dyn std::fmt::Display| format!("{}: {e}", path.display());
    let file = File::open(path).map_err(|e| at(&e))?;
    let read = articles(BufReader::new(file)).map_err(|e| at(&e))?;
    read.into_iter().map(|article| Article::of(pipeline, article)).collect()
}

/// Whether a choice is right.
fn right(article: &Article, candidate: &Candidate, choice: &TypeSlots) -> bool {
    article.tells(candidate.span, &choice.id)
}

/// A trained scorer.
struct Model {
    /// Whole numbers from -127 to 127.
    weights: Vec<f32>,
    /// What a step of a weight is worth.
    scale: f32,
    offset: f32,
}

impl Model {
    fn score(&self, slots: &[u32]) -> f32 {
        self.offset + self.scale * slots.iter().map(|&s| self.weights[s as usize]).sum::<f32>()
    }

    fn stretch(&mut self, slope: f32, offset: f32) {
        (self.scale, self.offset) = (self.scale * slope, self.offset * slope + offset);
    }

    /// The likeliest choice, if it is likely enough: what the rules let fire, and another one.
    fn choose(&self, candidate: &Candidate, [sure, weak]: [f32; 2]) -> Option<(usize, f32)> {
        let choices = candidate.choices.iter().enumerate().filter(|(_, c)| c.id != STATEMENT);
        let scored = choices.map(|(index, choice)| (index, sigmoid(self.score(&choice.slots))));
        let best = scored.max_by(|a, b| a.1.total_cmp(&b.1));
        best.filter(|&(i, p)| p >= if candidate.rules == Some(i) { sure } else { weak })
    }
}

fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + (-x).exp())
}

/// Trains on articles, and on our own, by stochastic gradient.
fn fit(articles: &[&Article], own: &[Article]) -> Model {
    let own = own.iter().map(|article| (article, true));
    let articles = articles.iter().map(|&article| (article, false)).chain(own);
    let mut samples: Vec<(Vec<u32>, bool, f32)> = Vec::new();
    for (article, own) in articles {
        for candidate in &article.candidates {
            for (index, choice) in candidate.choices.iter().enumerate() {
                if choice.id == STATEMENT {
                    continue;
                }
                let mut slots = choice.slots.clone();
                if own {
                    slots.extend(lean(&choice.id, candidate.rules == Some(index)));
                }
                let weight = if own { OWN } else { 1.0 };
                samples.push((slots, right(article, candidate, choice), weight));
            }
        }
    }
    let mut seen = vec![0u32; SLOTS + LEAN];
    samples.iter().flat_map(|(slots, ..)| slots).for_each(|&slot| seen[slot as usize] += 1);
    let mut weights = vec![0f32; SLOTS + LEAN];
    let mut random = Random::new(11);
    for epoch in 0..EPOCHS {
        random.shuffle(&mut samples);
        let rate = RATE / (1.0 + epoch as f32 * COOLING);
        for (slots, right, weight) in &samples {
            let sum: f32 = slots.iter().map(|&slot| weights[slot as usize]).sum();
            let step = weight * rate * (f32::from(*right) - sigmoid(sum));
            for slot in slots.iter().map(|&s| s as usize).filter(|&s| seen[s] >= LEAST) {
                weights[slot] += step;
            }
        }
        for weight in &mut weights {
            *weight *= 1.0 - DECAY;
        }
    }
    weights.truncate(SLOTS);
    let largest = weights.iter().fold(1e-6f32, |most, weight| most.max(weight.abs()));
    let scale = largest / 127.0;
    let weights = weights.iter().map(|weight| (weight / scale).round()).collect();
    Model { weights, scale, offset: 0.0 }
}

/// What a sample of our own articles has besides: that it is one, whether the rules chose it, and its type.
fn lean(id: &str, ruled: bool) -> [u32; 3] {
    let kind = 3 + fold_hash(id.as_bytes()) % (LEAN as u32 - 3);
    [0, 1 + u32::from(ruled), kind].map(|slot| SLOTS as u32 + slot)
}

/// Slope and offset that make the scores of unseen articles honest (Platt 1999).
fn calibrate(articles: &[Article], folds: &[Model]) -> (f32, f32) {
    let mut scores = Vec::new();
    for (i, article) in articles.iter().enumerate() {
        for candidate in &article.candidates {
            let Some((index, _)) = folds[i % FOLDS].choose(candidate, [0.0; 2]) else { continue };
            let choice = &candidate.choices[index];
            let score = folds[i % FOLDS].score(&choice.slots);
            scores.push((score, f32::from(right(article, candidate, choice))));
        }
    }
    let (mut slope, mut offset) = (1f32, 0f32);
    for _ in 0..2000 {
        let (mut by_slope, mut by_offset) = (0.0, 0.0);
        for (score, right) in &scores {
            let error = right - sigmoid(slope * score + offset);
            by_slope += error * score;
            by_offset += error;
        }
        let count = scores.len() as f32;
        (slope, offset) = (slope + 0.5 * by_slope / count, offset + 0.5 * by_offset / count);
    }
    (slope, offset)
}

/// Every word fires, and what the rules let fire.
fn baselines(name: &str, articles: &[&Article]) {
    let (mut words, mut rules, mut reach) = (Score::default(), Score::default(), Score::default());
    for article in articles {
        words.add(article, |_| Some((0, 1.0)));
        rules.add(article, |c| c.rules.map(|index| (index, 1.0)));
        let reached = |c: &Candidate| c.choices.iter().position(|own| right(article, c, own));
        reach.add(article, |c| reached(c).map(|index| (index, 1.0)));
    }
    words.print(&format!("{name}: every trigger fires"));
    rules.print(&format!("{name}: rules"));
    reach.print(&format!("{name}: a perfect choice"));
}

#[derive(Default)]
struct Score {
    by: BTreeMap<String, [usize; 3]>,
    triggers: [usize; 3],
}

impl Score {
    fn add(&mut self, article: &Article, decide: impl Fn(&Candidate) -> Option<(usize, f32)>) {
        let mut used = vec![false; article.gold.len()];
        let mut typed = vec![false; article.gold.len()];
        for event in &article.gold {
            self.by.entry(event.kind.clone()).or_default()[2] += 1;
        }
        self.triggers[2] += article.gold.len();
        for candidate in &article.candidates {
            let Some((index, _)) = decide(candidate) else { continue };
            let id = &candidate.choices[index].id;
            if id == STATEMENT {
                continue;
            }
            let score = self.by.entry(id.clone()).or_default();
            score[1] += 1;
            self.triggers[1] += 1;
            let gold = || article.gold.iter().enumerate();
            if let Some((at, _)) =
                gold().find(|(i, event)| !used[*i] && event.trigger.overlaps(candidate.span))
            {
                used[at] = true;
                self.triggers[0] += 1;
            }
            if let Some((at, _)) = gold().find(|(i, event)| {
                !typed[*i] && event.kind == *id && event.trigger.overlaps(candidate.span)
            }) {
                typed[at] = true;
                score[0] += 1;
            }
        }
    }

    fn totals(&self) -> [usize; 3] {
        self.by.values().fold([0; 3], |all, own| [0, 1, 2].map(|i| all[i] + own[i]))
    }

    fn f1(&self) -> f64 {
        percent(self.totals())[2]
    }

    fn print(&self, name: &str) {
        let ([p, r, f], [.., triggers]) = (percent(self.totals()), percent(self.triggers));
        println!("{name}: typed P {p:.1} R {r:.1} F1 {f:.1}, triggers F1 {triggers:.1}");
    }

    fn print_types(&self) {
        let mut types: Vec<_> = self.by.iter().collect();
        types.sort_by_key(|(_, [right, found, gold])| std::cmp::Reverse(gold + found - 2 * right));
        for (id, [right, found, gold]) in types {
            println!("  {id:28} right {right:3} found {found:3} gold {gold:3}");
        }
    }
}

fn percent([right, found, gold]: [usize; 3]) -> [f64; 3] {
    let part = |of: usize| 100.0 * right as f64 / of.max(1) as f64;
    [part(found), part(gold), 200.0 * right as f64 / (found + gold).max(1) as f64]
}

/// How far the probabilities of the events found are from the shares that are right, in ten bins.
fn calibration(articles: &[Article], folds: &[Model], bounds: [f32; 2]) {
    let mut bins = [(0usize, 0usize, 0f64); 10];
    for (i, article) in articles.iter().enumerate() {
        for candidate in &article.candidates {
            let Some((index, p)) = folds[i % FOLDS].choose(candidate, bounds) else { continue };
            let bin = &mut bins[((p * 10.0) as usize).min(9)];
            let hit = right(article, candidate, &candidate.choices[index]);
            *bin = (bin.0 + 1, bin.1 + usize::from(hit), bin.2 + f64::from(p));
        }
    }
    let all: usize = bins.iter().map(|bin| bin.0).sum();
    let error: f64 = bins.iter().map(|bin| (bin.1 as f64 - bin.2).abs()).sum();
    for (n, right, sum) in bins.iter().filter(|bin| bin.0 > 0) {
        let n = *n as f64;
        println!("  said {:.2} right {:.2} of {n}", sum / n, *right as f64 / n);
    }
    println!("expected calibration error {:.3}", error / all as f64);
}
