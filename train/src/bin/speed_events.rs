//! Times each stage on articles: `speed_events < articles.jsonl`; MB/s on one thread, best of five.

use std::io::{self, BufRead};
use std::time::Instant;

use chronique::{Layer, Options, Pipeline, Result};

fn main() -> Result<()> {
    let start = Instant::now();
    Pipeline::new(&Options::default())?;
    let first = start.elapsed();
    let start = Instant::now();
    let full = Pipeline::new(&Options::default())?;
    eprintln!("a pipeline is built in {first:?} the first time, then {:?}", start.elapsed());
    let lines = io::stdin().lock().lines().map_while(std::result::Result::ok);
    let text = |line: String| {
        let article: serde_json::Value = serde_json::from_str(&line).unwrap_or_default();
        article["text"].as_str().unwrap_or_default().to_owned()
    };
    let texts: Vec<String> = lines.map(text).collect();
    let megabytes = texts.iter().map(String::len).sum::<usize>() as f64 / 1e6;
    let mut before = 0.0;
    for until in Layer::ALL {
        let pipeline = Pipeline::new(&Options { until, ..Options::default() })?;
        let pipeline = if until == Layer::Events { &full } else { &pipeline };
        let seconds = (0..5).map(|_| seconds(pipeline, &texts)).fold(f64::MAX, f64::min);
        let own = megabytes / (seconds - before);
        eprintln!(
            "{}: {own:.1} MB/s of its own, {:.1} MB/s so far",
            until.name(),
            megabytes / seconds
        );
        before = seconds;
    }
    Ok(())
}

fn seconds(pipeline: &Pipeline, texts: &[String]) -> f64 {
    let start = Instant::now();
    let events: usize = texts
        .iter()
        .filter_map(|text| pipeline.read(text).ok())
        .map(|d| d.layers.events.len())
        .sum();
    std::hint::black_box(events);
    start.elapsed().as_secs_f64()
}
