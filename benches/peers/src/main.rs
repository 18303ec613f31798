//! Sentence segmentation beside the peers, in one run on one core: `make bench`.
//!
//! The text is the embedded sample, or that of a file of JSON lines, repeated; each round runs
//! every segmenter once, and the median of the rounds is shown with its ratio to the others.

use std::time::Instant;

use unicode_segmentation::UnicodeSegmentation;

const ROUNDS: usize = 7;
/// Texts in one round: 13 MB of the sample.
const TEXTS: usize = 13_000;

fn main() {
    let articles = match std::env::args().nth(1) {
        Some(path) => std::fs::read_to_string(path).expect("a file of UTF-8"),
        None => include_str!("../../../python/chronique/data/demo.jsonl").to_owned(),
    };
    let articles: Vec<String> = articles
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"))
        .map(|row| row["text"].as_str().expect("a text").to_owned())
        .collect();
    let texts: Vec<&str> = articles.iter().map(String::as_str).cycle().take(TEXTS).collect();
    let megabytes = texts.iter().map(|text| text.len()).sum::<usize>() as f64 / 1e6;
    let ours = chronique::Pipeline::default();
    let icu = icu_segmenter::SentenceSegmenter::new(Default::default());
    let segmenters: [(&str, &dyn Fn(&str) -> usize); 4] = [
        ("chronique", &|text| ours.sentences(text).expect("a short text").len()),
        ("icu_segmenter", &|text| icu.segment_str(text).count() - 1),
        ("sentencex", &|text| sentencex::segment("fr", text).len()),
        ("unicode-segmentation", &|text| text.unicode_sentences().count()),
    ];
    let mut speeds = vec![Vec::new(); segmenters.len()];
    let mut found = [0; 4];
    for _ in 0..ROUNDS {
        for (i, (_, segment)) in segmenters.iter().enumerate() {
            let start = Instant::now();
            found[i] = texts.iter().map(|text| segment(text)).sum();
            speeds[i].push(megabytes / start.elapsed().as_secs_f64());
        }
    }
    let medians: Vec<f64> = speeds
        .iter_mut()
        .map(|speeds| {
            speeds.sort_by(f64::total_cmp);
            speeds[ROUNDS / 2]
        })
        .collect();
    println!("{megabytes:.1} MB, median of {ROUNDS} rounds, one core");
    println!("{:22} {:>8} {:>12} {:>14}", "", "MB/s", "ours is", "sentences");
    for (i, (name, _)) in segmenters.iter().enumerate() {
        println!("{name:22} {:8.0} {:11.2}x {:14}", medians[i], medians[0] / medians[i], found[i]);
    }
}
