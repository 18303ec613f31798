//! Trains the scorer of factuality: `factuality OUT.bin < articles.jsonl`
//!
//! The lines are those of [`train::annotated::articles`]. The candidates of the library at the places of triggers are the
//! samples of a multinomial logistic regression over the features of `chronique::events::factuality`; the figures printed are
//! of ten-fold cross-validation over the articles, beside those of the rules alone (our own articles and the plain sentences
//! of `train/factuality.toml` are learnt from, and not counted), the weights written are trained on everything. The bound on
//! how likely another factuality than actual must be is the highest whose F1 of "not actual" is as good as the best in
//! cross-validation.

#![allow(clippy::print_stdout, reason = "figures are what this program is for")]

use std::error::Error;
use std::io;

use chronique::events::Factuality;
use chronique::events::factuality::train::{OTHERS, SLOTS, Sample, choose, write};
use chronique::{Article, Layer, LayerSet, Options, Pipeline, Span};
use serde::Deserialize;
use train::annotated::{Annotated, articles, own};
use train::multinomial::{Multinomial, Schedule};

const FOLDS: usize = 10;
/// How often a plain sentence is learnt from: each stands for many.
const AGAIN: usize = 2;
const SCHEDULE: Schedule = Schedule { epochs: 25, rate: 0.05, decay: 1e-2 };

/// Figures nearer to each other than this are the same.
const AS_GOOD: f64 = 0.005;

/// A trigger with its true factuality.
#[derive(Clone)]
struct Trigger {
    fold: usize,
    sample: Sample,
    gold: Factuality,
}

impl Trigger {
    fn class(&self) -> usize {
        OTHERS.iter().position(|&own| own == self.gold).unwrap_or(OTHERS.len())
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let out = std::env::args().nth(1).ok_or("usage: factuality OUT.bin < articles.jsonl")?;
    let layers = LayerSet::of([Layer::Syntax, Layer::Times]);
    let pipeline = Pipeline::new(&Options { layers, ..Options::default() })?;
    let mut triggers = Vec::new();
    for (number, article) in articles(io::stdin().lock())?.iter().enumerate() {
        read(&pipeline, article, number % FOLDS, &mut triggers)?;
    }
    let mut plain = Vec::new();
    plain_sentences(&pipeline, &mut plain)?;
    let mut beside = vec![plain; AGAIN].concat();
    for article in own()? {
        read(&pipeline, &article, FOLDS, &mut beside)?;
    }
    println!("{} triggers, {} of our own beside", triggers.len(), beside.len());
    let ruled = triggers.iter().map(|trigger| (trigger.gold, trigger.sample.rules));
    println!("rules alone          {}", Score::of(ruled).shown());
    let mut shares = vec![[0.0; OTHERS.len()]; triggers.len()];
    for fold in 0..FOLDS {
        let model = fit(triggers.iter().filter(|trigger| trigger.fold != fold).chain(&beside));
        for (trigger, shares) in triggers.iter().zip(&mut shares) {
            if trigger.fold == fold {
                *shares = model.shares(&trigger.sample.slots);
            }
        }
    }
    let judged = |bound: f32| {
        Score::of(triggers.iter().zip(&shares).map(|(trigger, shares)| {
            (trigger.gold, choose(shares, bound).map_or(Factuality::Actual, |at| OTHERS[at]))
        }))
    };
    let bounds = || (4..=14).map(|step| step as f32 * 0.05);
    let best = bounds().map(|bound| judged(bound).f1()).fold(0.0, f64::max);
    let mut good = bounds().filter(|&bound| judged(bound).f1() >= best - AS_GOOD);
    let bound = good.next_back().expect("there are bounds");
    println!("scorer, bound {bound:.2}   {}", judged(bound).shown());
    let model = fit(triggers.iter().chain(&beside));
    std::fs::write(&out, write(model.scale, bound, &model.weights))?;
    Ok(())
}

/// Appends the triggers of an article.
fn read(
    pipeline: &Pipeline,
    annotated: &Annotated,
    fold: usize,
    triggers: &mut Vec<Trigger>,
) -> Result<(), Box<dyn Error>> {
    let mut article = Article::new(&annotated.text);
    if let Some(day) = &annotated.date {
        article = article.with_date(day)?;
    }
    let layers = pipeline.read_article(&article)?.layers;
    let of =
        |span: Span| annotated.events.iter().filter(move |event| event.trigger.overlaps(span));
    let right = |span: Span, id: &str| of(span).any(|event| event.kind == id);
    let found = pipeline.extractor().triggers(&article, &layers, pipeline.ontology(), right);
    for sample in found {
        if let Some(event) = of(sample.span).next() {
            triggers.push(Trigger { fold, gold: event.factuality, sample });
        }
    }
    Ok(())
}

/// The file of plain sentences.
#[derive(Deserialize)]
struct Plain {
    sentences: Vec<Group>,
}

/// Sentences with triggers of one factuality, in brackets.
#[derive(Deserialize)]
struct Group {
    factuality: Factuality,
    texts: Vec<String>,
}

/// Appends the triggers of the plain sentences, of whatever type.
fn plain_sentences(
    pipeline: &Pipeline,
    triggers: &mut Vec<Trigger>,
) -> Result<(), Box<dyn Error>> {
    let plain: Plain = toml::from_str(include_str!("../../factuality.toml"))?;
    for Group { factuality: gold, texts } in plain.sentences {
        for marked in texts {
            let parts: Vec<&str> = marked.split(['[', ']']).collect();
            let ends = parts.iter().scan(0, |end, part| {
                *end += part.len();
                Some(*end)
            });
            let ends: Vec<usize> = ends.collect();
            let marked: Vec<Span> =
                ends.chunks_exact(2).map(|pair| Span::new(pair[0], pair[1])).collect();
            let text = parts.concat();
            let article = Article::new(&text);
            let layers = pipeline.read_article(&article)?.layers;
            let right = |span: Span, _: &str| marked.iter().any(|own| own.overlaps(span));
            let found =
                pipeline.extractor().triggers(&article, &layers, pipeline.ontology(), right);
            if found.is_empty() {
                return Err(format!("no type has this trigger: {text}").into());
            }
            let sampled = found.into_iter().map(|sample| Trigger { fold: FOLDS, sample, gold });
            triggers.extend(sampled);
        }
    }
    Ok(())
}

fn fit<'a>(triggers: impl Iterator<Item = &'a Trigger>) -> Multinomial<{ OTHERS.len() }> {
    let samples = triggers.map(|trigger| (&trigger.sample.slots[..], trigger.class()));
    Multinomial::fit(samples.collect(), SLOTS, SCHEDULE)
}

/// How many are right, and how many are seen as not actual.
#[derive(Default)]
struct Score {
    all: usize,
    right: usize,
    /// Right, found and true.
    others: [usize; 3],
}

impl Score {
    fn of(pairs: impl Iterator<Item = (Factuality, Factuality)>) -> Self {
        let mut score = Self::default();
        for (gold, own) in pairs {
            let (is, found) = (gold != Factuality::Actual, own != Factuality::Actual);
            score.all += 1;
            score.right += usize::from(gold == own);
            for (count, more) in score.others.iter_mut().zip([is && found, found, is]) {
                *count += usize::from(more);
            }
        }
        score
    }

    fn f1(&self) -> f64 {
        let [right, found, gold] = self.others;
        2.0 * right as f64 / (found + gold).max(1) as f64
    }

    fn shown(&self) -> String {
        let [right, found, gold] = self.others;
        let percent = |of: usize| 100.0 * right as f64 / of.max(1) as f64;
        format!(
            "right {:.1} %, not actual: P {:.1} R {:.1} F1 {:.1}",
            100.0 * self.right as f64 / self.all.max(1) as f64,
            percent(found),
            percent(gold),
            100.0 * self.f1()
        )
    }
}
