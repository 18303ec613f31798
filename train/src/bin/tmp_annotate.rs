//! Throw-away: JSON Lines of articles on stdin → the evaluation format on stdout. Never committed.
#![allow(missing_docs, clippy::pedantic, clippy::print_stdout)]
use chronique::{Article, Pipeline, jsonl};
fn main() {
    let pipeline = Pipeline::default();
    for line in std::io::stdin().lines() {
        let row: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        let text = row["text"].as_str().unwrap();
        let mut article = Article::new(text);
        if let Some(d) = row["date"].as_str() {
            article = article.with_date(d).unwrap_or(article);
        }
        article.title = row["title"].as_str();
        let layers =
            pipeline.annotate(&article, &chronique::parallel::Progress::default()).unwrap();
        println!(
            "{}",
            jsonl::line(row["id"].as_str().unwrap(), &article, &layers, pipeline.ontology())
        );
    }
}
