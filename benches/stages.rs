//! Speed of the stages on the embedded sample: `cargo bench --bench stages`.

use chronique::parallel::Progress;
use chronique::{Article, Layer, LayerSet, Options, Pipeline};
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};

fn main() {
    divan::main();
}

/// The texts of the embedded sample.
fn texts() -> Vec<String> {
    include_str!("../python/chronique/data/demo.jsonl")
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"))
        .map(|row| row["text"].as_str().expect("a text").to_owned())
        .collect()
}

/// From the text to each layer, with what it needs.
#[divan::bench(args = Layer::ALL.map(Layer::name))]
fn to(bencher: Bencher, layer: &str) {
    let layer = Layer::ALL.into_iter().find(|l| l.name() == layer).expect("a layer");
    let layers = LayerSet::of([layer]);
    let pipeline = Pipeline::new(&Options { layers, ..Options::default() }).expect("it builds");
    let texts = texts();
    let bytes: usize = texts.iter().map(String::len).sum();
    bencher.counter(BytesCount::new(bytes)).counter(ItemsCount::new(texts.len())).bench(|| {
        let read = |text: &String| {
            pipeline.annotate(&Article::new(text), &Progress::default()).expect("a short text")
        };
        texts.iter().map(read).map(|layers| layers.sentences.len()).sum::<usize>()
    });
}

/// Building the pipeline: what the first document waits for.
#[divan::bench]
fn build() -> Pipeline {
    Pipeline::default()
}
