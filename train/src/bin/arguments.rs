//! Trains the scorer of arguments: `arguments OUT.bin < articles.jsonl`
//!
//! The lines are those of [`train::annotated::articles`]. A multinomial logistic regression over the features of
//! `chronique::events::arguments`; the figures printed are of five-fold cross-validation over the articles with the triggers
//! given (our own articles and the plain sentences of `train/arguments.toml` are learnt from, and not counted), the weights
//! written are trained on everything. The bounds
//! on how likely a role must be are the least that are as good as the best F1 in cross-validation: higher ones win
//! nothing, and cost recall on words that the articles do not have.

#![allow(clippy::print_stdout, reason = "figures are what this program is for")]

use std::collections::BTreeMap;
use std::error::Error;
use std::io;

use chronique::events::arguments::train::{ROLES, SLOTS, Sample, Scored, choose, samples, write};
use chronique::events::{Factuality, Role};
use chronique::{Layer, LayerSet, Options, Pipeline, Span};
use serde::Deserialize;
use train::annotated::{Annotated, Event, articles, own};
use train::multinomial::{Multinomial, Schedule};
use train::random::Random;

const FOLDS: usize = 5;
/// How often a plain sentence is learnt from, each time with other words.
const VARIANTS: usize = 8;
const SCHEDULE: Schedule = Schedule { epochs: 12, rate: 0.02, decay: 2e-3 };
/// Figures nearer to each other than this are the same.
const AS_GOOD: f64 = 0.002;

/// An event with its true arguments and its candidates.
struct Sampled {
    fold: usize,
    gold: Vec<(usize, Span)>,
    samples: Vec<Sample>,
    /// By candidate: its role, or [`ROLES`] for none.
    labels: Vec<usize>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let out = std::env::args().nth(1).ok_or("usage: arguments OUT.bin < articles.jsonl")?;
    let layers = LayerSet::of([Layer::Places, Layer::Times]);
    let pipeline = Pipeline::new(&Options { layers, ..Options::default() })?;
    let mut events = Vec::new();
    for (number, article) in articles(io::stdin().lock())?.into_iter().enumerate() {
        read(&pipeline, &article, number % FOLDS, &mut events)?;
    }
    let mut beside = Vec::new();
    for article in own()?.into_iter().chain(plain_sentences()?) {
        read(&pipeline, &article, FOLDS, &mut beside)?;
    }
    println!("{} events of our own beside", beside.len());
    let candidates: usize = events.iter().map(|event| event.samples.len()).sum();
    let arguments: usize = events.iter().map(|event| event.gold.len()).sum();
    let labelled = events.iter().flat_map(|event| &event.labels).filter(|&&label| label < ROLES);
    println!(
        "{} events, {arguments} arguments, {candidates} candidates, {} of them arguments",
        events.len(),
        labelled.count()
    );
    let bounds = cross_validate(&events, &beside);
    let model = fit(events.iter().chain(&beside));
    std::fs::write(&out, write(model.scale, bounds, &model.weights))?;
    Ok(())
}

/// The file of plain sentences.
#[derive(Deserialize)]
struct Plain {
    words: BTreeMap<String, Vec<String>>,
    sentences: Vec<Group>,
}

/// Sentences with a trigger of one type.
#[derive(Deserialize)]
struct Group {
    #[serde(rename = "type")]
    kind: String,
    texts: Vec<String>,
}

/// The plain sentences, as articles of one sentence each.
fn plain_sentences() -> Result<Vec<Annotated>, Box<dyn Error>> {
    let plain: Plain = toml::from_str(include_str!("../../arguments.toml"))?;
    let mut random = Random::new(5);
    let mut articles = Vec::new();
    for group in &plain.sentences {
        for text in &group.texts {
            for _ in 0..VARIANTS {
                articles.push(write_out(text, &group.kind, &plain.words, &mut random));
            }
        }
    }
    Ok(articles)
}

/// Puts words in a plain sentence.
fn write_out(
    template: &str,
    kind: &str,
    words: &BTreeMap<String, Vec<String>>,
    random: &mut Random,
) -> Annotated {
    let (mut text, mut trigger, mut begin) = (String::new(), [0, 0], 0);
    let mut arguments = Vec::new();
    let mut rest = template;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '[' => trigger[0] = text.len(),
            ']' => trigger[1] = text.len(),
            '|' => begin = text.len(),
            '<' => {
                let (role, after) = rest.split_once('>').unwrap_or((rest, ""));
                rest = after;
                let known = words.get(role).map_or(&[][..], Vec::as_slice);
                if !known.is_empty() {
                    let (article, own) =
                        known[random.below(known.len())].split_once('|').unwrap_or_default();
                    if text.is_empty() {
                        text.push_str(article);
                    } else {
                        text.push_str(&article.to_lowercase());
                    }
                    begin = text.len();
                    text.push_str(own);
                }
                let role =
                    Role::ALL.into_iter().find(|own| own.name() == role.trim_end_matches('-'));
                arguments.extend(role.map(|role| (role, Span::new(begin, text.len()))));
            }
            c => text.push(c),
        }
    }
    if text.starts_with(|first: char| first.is_ascii_lowercase()) {
        text[..1].make_ascii_uppercase();
    }
    let [start, end] = trigger;
    let trigger = Span::new(start, end);
    let event = Event {
        kind: kind.to_owned(),
        trigger,
        factuality: Factuality::Actual,
        arguments,
        date: None,
    };
    Annotated { text, events: vec![event], ..Annotated::default() }
}

/// Appends the events of an article.
fn read(
    pipeline: &Pipeline,
    article: &Annotated,
    fold: usize,
    events: &mut Vec<Sampled>,
) -> Result<(), Box<dyn Error>> {
    let doc = pipeline.read(&article.text)?;
    let typed: Vec<(Span, &str)> =
        article.events.iter().map(|event| (event.trigger, &*event.kind)).collect();
    let samples = samples(&article.text, &doc.layers, &typed);
    for (event, samples) in article.events.iter().zip(samples) {
        let gold: Vec<(usize, Span)> =
            event.arguments.iter().map(|&(role, span)| (role as usize, span)).collect();
        let mut labels = vec![ROLES; samples.len()];
        for &(role, argument) in &gold {
            let fits = |sample: &Sample| (agree(argument, sample.span), sample.span);
            let best = samples
                .iter()
                .map(fits)
                .filter(|(fits, _)| fits.0)
                .max_by(|a, b| a.0.1.total_cmp(&b.0.1));
            if let Some((_, best)) = best {
                for (label, sample) in labels.iter_mut().zip(&samples) {
                    if sample.span == best {
                        *label = role;
                    }
                }
            }
        }
        events.push(Sampled { fold, gold, samples, labels });
    }
    Ok(())
}

/// Whether two spans share half of the shorter one, and how much they share of both.
fn agree(a: Span, b: Span) -> (bool, f32) {
    let shared = a.end.min(b.end).saturating_sub(a.start.max(b.start)) as usize;
    let both = a.len() + b.len() - shared;
    (shared > 0 && shared * 2 >= a.len().min(b.len()), shared as f32 / both as f32)
}

/// Learns from the candidates of events.
fn fit<'a>(events: impl Iterator<Item = &'a Sampled>) -> Multinomial<ROLES> {
    let samples = events.flat_map(|event| event.samples.iter().zip(&event.labels));
    let samples = samples.map(|(sample, &label)| (&sample.slots[..], label));
    Multinomial::fit(samples.collect(), SLOTS, SCHEDULE)
}

/// Prints the figures, and gives the best bounds.
fn cross_validate(events: &[Sampled], beside: &[Sampled]) -> [f32; ROLES] {
    let mut scored: Vec<Vec<Scored>> = vec![Vec::new(); events.len()];
    for fold in 0..FOLDS {
        let model = fit(events.iter().filter(|event| event.fold != fold).chain(beside));
        let own = events.iter().zip(&mut scored).filter(|(event, _)| event.fold == fold);
        for (event, scored) in own {
            scored.extend(event.samples.iter().map(|sample| Scored {
                span: sample.span,
                way: sample.way,
                likely: model.shares(&sample.slots),
            }));
        }
    }
    let mut bounds = [0.5; ROLES];
    let mut all = [0usize; 3];
    for role in Role::ALL {
        let at = role as usize;
        let tries = (3..14).map(|step| step as f32 * 0.05);
        let counted: Vec<_> = tries
            .map(|bound| {
                bounds[at] = bound;
                (bound, count(events, &scored, role, &bounds))
            })
            .collect();
        let best = counted.iter().map(|&(_, counts)| f1(counts)).fold(0.0, f64::max);
        let good = counted.into_iter().find(|&(_, counts)| f1(counts) >= best - AS_GOOD);
        let (bound, counts) = good.expect("there are bounds");
        bounds[at] = bound;
        println!("{:10} {}  bound {bound:.2}", role.name(), shown(counts));
        for (all, count) in all.iter_mut().zip(counts) {
            *all += count;
        }
    }
    println!("{:10} {}", "all", shown(all));
    bounds
}

/// Right ones, found ones and true ones of a role.
fn count(
    events: &[Sampled],
    scored: &[Vec<Scored>],
    role: Role,
    bounds: &[f32; ROLES],
) -> [usize; 3] {
    let mut counts = [0; 3];
    for (event, scored) in events.iter().zip(scored) {
        let mut found = choose(scored, bounds);
        found.retain(|(own, _)| *own == role);
        counts[1] += found.len();
        for (_, gold) in event.gold.iter().filter(|(own, _)| *own == role as usize) {
            counts[2] += 1;
            if let Some(at) = found.iter().position(|&(_, span)| agree(*gold, span).0) {
                found.remove(at);
                counts[0] += 1;
            }
        }
    }
    counts
}

fn f1([right, found, gold]: [usize; 3]) -> f64 {
    2.0 * right as f64 / (found + gold) as f64
}

fn shown([right, found, gold]: [usize; 3]) -> String {
    let percent = |of: usize| 100.0 * right as f64 / of.max(1) as f64;
    let f1 = 100.0 * f1([right, found, gold]);
    format!("P {:5.2} R {:5.2} F1 {f1:5.2}  of {gold}", percent(found), percent(gold))
}
