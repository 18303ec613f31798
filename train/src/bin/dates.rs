//! Trains the scorer of dates: `dates OUT.bin < articles.jsonl`
//!
//! The lines are those of [`train::annotated::articles`]. The days that an annotated event may be of, with the features of
//! `chronique::events::dates`, are the choices of a conditional logistic regression, which learns from the events that have
//! a date. The figures printed are of ten-fold cross-validation over the articles (our own articles are learnt from, and not
//! counted), the weights written are trained on everything. The bound on how likely days must be is the highest that loses
//! next to nothing.

#![allow(clippy::print_stdout, reason = "figures are what this program is for")]

use std::error::Error;
use std::io;

use chronique::events::Factuality;
use chronique::events::dates::train::{SLOTS, Sample, bound_of, likeliest, write};
use chronique::{Article, Layer, LayerSet, Options, Pipeline};
use train::annotated::{Annotated, articles, own};
use train::multinomial::{Choice, Multinomial, Schedule};

const FOLDS: usize = 10;
const SCHEDULE: Schedule = Schedule { epochs: 4, rate: 0.04, decay: 1e-3 };

/// Figures nearer to each other than this are the same, in per cent.
const AS_GOOD: f64 = 0.3;
/// How likely the days of a plan or a fear must be, which mostly have none: likelier than not.
const UNSURE: f32 = 0.5;

/// An event with its true days, and those that it may be of.
struct Event {
    fold: usize,
    factuality: Factuality,
    gold: Option<String>,
    samples: Vec<Sample>,
}

impl Event {
    /// Whether days are right: the same, within coarser ones, or from the same day on.
    fn is_right(&self, sample: &Sample) -> bool {
        self.gold.as_deref().is_some_and(|gold| {
            let within = sample.days.strip_prefix(gold).is_some_and(|rest| rest.starts_with('-'));
            within || sample.days.split('/').next() == gold.split('/').next()
        })
    }
}

/// What the scorer says of an event: how likely its choice is, and whether that is right.
struct Judged<'a> {
    event: &'a Event,
    share: f32,
    right: bool,
}

fn main() -> Result<(), Box<dyn Error>> {
    let out = std::env::args().nth(1).ok_or("usage: dates OUT.bin < articles.jsonl")?;
    let layers = LayerSet::of([Layer::Syntax, Layer::Times]);
    let pipeline = Pipeline::new(&Options { layers, ..Options::default() })?;
    let mut events = Vec::new();
    for (number, article) in articles(io::stdin().lock())?.iter().enumerate() {
        read(&pipeline, article, number % FOLDS, &mut events)?;
    }
    let mut beside = Vec::new();
    for article in own()? {
        read(&pipeline, &article, FOLDS, &mut beside)?;
    }
    let bounds = cross_validate(&events, &beside);
    let model = fit(events.iter().chain(&beside));
    std::fs::write(&out, write(model.scale, bounds, &model.weights))?;
    Ok(())
}

/// Appends the events of an article.
fn read(
    pipeline: &Pipeline,
    annotated: &Annotated,
    fold: usize,
    events: &mut Vec<Event>,
) -> Result<(), Box<dyn Error>> {
    let mut article = Article::new(&annotated.text);
    if let Some(day) = &annotated.date {
        article = article.with_date(day)?;
    }
    let layers = pipeline.read_article(&article)?.layers;
    let asking =
        annotated.events.iter().map(|event| (event.trigger, &*event.kind, event.factuality));
    let samples = pipeline.extractor().days(&article, &layers, &asking.collect::<Vec<_>>());
    for (event, samples) in annotated.events.iter().zip(samples) {
        let (factuality, gold) = (event.factuality, event.date.clone());
        events.push(Event { fold, factuality, gold, samples });
    }
    Ok(())
}

/// Learns from the events that have a date.
fn fit<'a>(events: impl Iterator<Item = &'a Event>) -> Multinomial<1> {
    let choices = events.filter(|event| event.gold.is_some()).map(|event| -> Choice<'_> {
        event.samples.iter().map(|own| (&own.slots[..], event.is_right(own))).collect()
    });
    Multinomial::fit_choices(choices.collect(), SLOTS, SCHEDULE)
}

/// Prints the figures, and gives the best bounds.
fn cross_validate(events: &[Event], beside: &[Event]) -> [f32; 2] {
    let mut judged = Vec::new();
    for fold in 0..FOLDS {
        let model = fit(events.iter().filter(|event| event.fold != fold).chain(beside));
        for event in events.iter().filter(|event| event.fold == fold) {
            let best =
                likeliest(event.samples.iter().map(|own| (&own.days, model.odds(&own.slots))));
            let (place, share) = best.unwrap_or_default();
            let right = event.samples.get(place).is_some_and(|own| event.is_right(own));
            judged.push(Judged { event, share, right });
        }
    }
    let dated = || judged.iter().filter(|own| own.event.gold.is_some());
    let others = || judged.iter().filter(|own| own.event.gold.is_none());
    let share = |some: usize, all: usize| 100.0 * some as f64 / all.max(1) as f64;
    let given =
        |own: &Judged<'_>, bounds: &[f32; 2]| own.share >= bounds[bound_of(own.event.factuality)];
    let right = |bounds: &[f32; 2]| {
        share(dated().filter(|own| own.right && given(own, bounds)).count(), dated().count())
    };
    let bounds = (0..20).map(|step| [step as f32 * 0.05, UNSURE]);
    let best = right(&[0.0, UNSURE]);
    let mut good = bounds.filter(|bounds| right(bounds) >= best - AS_GOOD);
    let bounds = good.next_back().expect("the first is as good as itself");
    let reachable = |own: &Judged<'_>| own.event.samples.iter().any(|s| own.event.is_right(s));
    println!(
        "{} events with a date, {} of our own beside; {:.1} % have it among the days looked at",
        dated().count(),
        beside.iter().filter(|event| event.gold.is_some()).count(),
        share(dated().filter(|own| reachable(own)).count(), dated().count()),
    );
    println!(
        "bounds {:.2} and {:.2}: right {:.1} %; of the events without a date {:.1} % get one",
        bounds[0],
        bounds[1],
        right(&bounds),
        share(others().filter(|own| given(own, &bounds)).count(), others().count()),
    );
    bounds
}
