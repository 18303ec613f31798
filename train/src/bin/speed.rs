//! Times each stage on articles: `speed < articles.jsonl`; MB/s on one thread, best of five.

use std::io::{self, BufRead};
use std::time::Instant;

use chronique::{Error, Layer, LayerSet, Options, Pipeline, Result};

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
    let fastest = |layers: &[Layer]| {
        let layers = LayerSet::of(layers.iter().copied());
        let pipeline = Pipeline::new(&Options { layers, ..Options::default() })?;
        Ok::<_, Error>((0..5).map(|_| seconds(&pipeline, &texts)).fold(f64::MAX, f64::min))
    };
    let tokens: usize =
        texts.iter().filter_map(|text| full.read(text).ok()).map(|d| d.layers.tokens.len()).sum();
    let mut own = [0.0; Layer::ALL.len()];
    for layer in Layer::ALL {
        let all = fastest(&[layer])?;
        let before = if layer.needs().is_empty() { 0.0 } else { fastest(layer.needs())? };
        own[layer as usize] = all - before;
        eprintln!(
            "{}: {:.1} MB/s and {:.0} tokens/s of its own; {:.1} MB/s with what it needs",
            layer.name(),
            megabytes / (all - before),
            tokens as f64 / (all - before),
            megabytes / all
        );
    }
    let mentions =
        [Layer::Entities, Layer::Places, Layer::Times, Layer::Quantities, Layer::Quotes];
    let together: f64 = mentions.iter().map(|&layer| own[layer as usize]).sum();
    for layer in mentions {
        eprintln!(
            "{}: {:.2} of the network's time",
            layer.name(),
            own[layer as usize] / own[Layer::Syntax as usize]
        );
    }
    eprintln!(
        "the five together: {:.2} of the network's time",
        together / own[Layer::Syntax as usize]
    );
    Ok(())
}

/// Reads every text; gives the time that it took.
fn seconds(pipeline: &Pipeline, texts: &[String]) -> f64 {
    let start = Instant::now();
    for text in texts {
        std::hint::black_box(pipeline.read(text).ok());
    }
    start.elapsed().as_secs_f64()
}
