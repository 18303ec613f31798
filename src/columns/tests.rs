use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Int32Type, Int64Type, TimestampMicrosecondType};

use super::*;
use crate::Span;
use crate::fixture::{TEXT, TOML, layers, ontology};

fn batch(table: Table) -> RecordBatch {
    let layers = layers();
    let article = Article::new(TEXT).with_date("1970-01-03").unwrap();
    let read = Read { id: "a", article, layers: &layers };
    let mut batches = table.batches(&[read], &ontology());
    assert_eq!(batches.len(), 1);
    assert_eq!(batches[0].schema(), table.schema());
    batches.remove(0)
}

/// What Python's `text[start:end]` gives.
fn slice(start: i32, end: i32) -> String {
    TEXT.chars().skip(start as usize).take((end - start) as usize).collect()
}

#[test]
fn an_event_fills_its_row() {
    let batch = batch(Table::Events);
    let ints = |name: &str| batch[name].as_primitive::<Int32Type>().value(0);
    let words = |name: &str| batch[name].as_string::<i32>().value(0).to_owned();
    let days = |name: &str| batch[name].as_primitive::<Date32Type>().value(0);
    assert_eq!(slice(ints("start"), ints("end")), "tués");
    assert_eq!(slice(ints("holder_start"), ints("holder_end")), "Rémi");
    assert_eq!(
        (words("type"), words("group"), words("label"), words("factuality")),
        ("conflict.killing".into(), "conflict".into(), "Killing".into(), "possible".into())
    );
    assert_eq!((days("date_start"), days("date_end"), days("published")), (1, 30, 2));
    assert_eq!(words("context"), &TEXT["Été 🌍. ".len()..]);
    assert!(batch["content"].is_null(0) && batch["geoname"].is_null(0));
    assert!(batch["direct"].as_boolean().value(0));
}

#[test]
fn lists_hold_mentions_and_counts() {
    let batch = batch(Table::Events);
    let first = |name: &str| batch[name].as_list::<i32>().value(0).as_struct().clone();
    let words = |name: &str, i: usize| {
        let items = first(name);
        let at = |edge: &str| items[edge].as_primitive::<Int32Type>().value(i);
        assert_eq!(slice(at("start"), at("end")), items["text"].as_string::<i32>().value(i));
        slice(at("start"), at("end"))
    };
    assert_eq!(words("patient", 0), "policiers");
    assert_eq!(words("place", 0), "Kyïv");
    assert_eq!(words("cues", 1), "selon");
    assert_eq!(words("counts", 0), "Au moins trois");
    let counts = first("counts");
    assert_eq!(counts["min"].as_primitive::<Int64Type>().value(0), 3);
    assert!(counts["max"].is_null(0));
    assert!(batch["agent"].as_list::<i32>().value(0).is_empty());
}

#[test]
fn sentences_and_tokens_have_rows() {
    let sentences = batch(Table::Sentences);
    assert_eq!(sentences["text"].as_string::<i32>().value(0), "Été 🌍.");
    assert_eq!(sentences["end"].as_primitive::<Int32Type>().value(0), 6);
    let tokens = batch(Table::Tokens);
    assert_eq!(tokens["sentence"].as_primitive::<Int32Type>().values().to_vec(), [0, 1]);
    assert_eq!(tokens["token"].as_primitive::<Int32Type>().values().to_vec(), [0, 0]);
}

#[test]
fn mentions_have_rows_and_entities_are_the_names() {
    let mentions = batch(Table::Mentions);
    let words = |batch: &RecordBatch, name: &str, row: usize| {
        batch[name].as_string::<i32>().value(row).to_owned()
    };
    assert_eq!((mentions.num_rows(), words(&mentions, "kind", 0)), (2, "description".into()));
    assert_eq!(words(&mentions, "name", 0), "Rémi");
    let names = batch(Table::Entities);
    assert_eq!((names.num_rows(), words(&names, "text", 0)), (1, "Rémi".into()));
    assert!(names.column_by_name("kind").is_none());
}

#[test]
fn times_and_quotes_have_rows() {
    let times = batch(Table::Times);
    let earliest = times["earliest"].as_primitive::<TimestampMicrosecondType>().value(0);
    assert_eq!(earliest, 1_000_000);
    assert!(times["latest"].is_null(0));
    let quotes = batch(Table::Quotes);
    assert_eq!(quotes["cue"].as_string::<i32>().value(0), "selon");
    assert_eq!(quotes["name"].as_string::<i32>().value(0), "Rémi");
    assert!(quotes["start"].is_null(0) && quotes["text"].is_null(0));
}

#[test]
fn batches_stay_small() {
    let text = "x".repeat(MAX_ROWS + 1);
    let sentences = (0..text.len()).map(|i| Span::new(i, i + 1)).collect();
    let layers = Layers { sentences, ..Layers::default() };
    let read = Read { id: "1", article: Article::new(&text), layers: &layers };
    let batches = Table::Sentences.batches(&[read], &ontology());
    assert_eq!(batches.iter().map(RecordBatch::num_rows).collect::<Vec<_>>(), [MAX_ROWS, 1]);
}

#[test]
fn columns_without_a_value_share_one_memory() {
    let place = |batch: &RecordBatch| batch["geoname"].to_data().buffers()[0].as_ptr();
    assert_eq!(place(&batch(Table::Events)), place(&batch(Table::Events)));
}

#[test]
fn docs_name_every_column() {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/tables.md");
    let page = std::fs::read_to_string(page).unwrap();
    let others = [("errors", schema::errors()), ("types", schema::types())];
    for (name, schema) in Table::ALL.map(|t| (t.name(), t.schema())).into_iter().chain(others) {
        let section = page.split("\n## ").find(|s| s.starts_with(&format!("{name}\n")));
        let rows: Vec<_> = section.unwrap().lines().filter(|line| line.starts_with('|')).collect();
        for column in schema.fields() {
            let named = |row: &&&str| {
                row.split(" | ").next().unwrap().contains(&format!("`{}`", column.name()))
            };
            let times = rows.iter().filter(named).count();
            assert_eq!(times, 1, "{name}.{} in the comment of its schema", column.name());
        }
    }
}

#[test]
fn schemes_fill_their_rows() {
    let toml = format!("{TOML}plover = \"ASSAULT:targeted\"\nacled = \"Attack\"\n");
    let ontology = Ontology::parse("test.toml", &toml).unwrap();
    let mut layers = layers();
    layers.events[0].statement = None;
    layers.events[0].factuality = crate::events::Factuality::Actual;
    let article = Article::new(TEXT).with_date("1970-01-03").unwrap();
    let reads = [Read { id: "a", article, layers: &layers }];
    let plover = Table::Plover.batches(&reads, &ontology).remove(0);
    assert_eq!(plover.schema(), Table::Plover.schema());
    assert_eq!(plover["event_mode"].as_string::<i32>().value(0), "targeted");
    assert_eq!(plover["country"].as_string::<i32>().value(0), "UKR");
    assert_eq!(plover["dead"].as_primitive::<Int64Type>().value(0), 3);
    let recipients = plover["recipient"].as_list::<i32>().value(0);
    assert_eq!(recipients.as_struct()["entity_text"].as_string::<i32>().value(0), "policiers");
    let acled = Table::Acled.batches(&reads, &ontology).remove(0);
    assert_eq!(acled.schema(), Table::Acled.schema());
    assert_eq!(acled["event_id_cnty"].as_string::<i32>().value(0), "UKR-a-0");
    assert_eq!(acled["event_date"].as_primitive::<Date32Type>().value(0), 15);
    assert_eq!(acled["time_precision"].as_primitive::<Int32Type>().value(0), 3);
    assert!(acled["location"].is_null(0));
}
