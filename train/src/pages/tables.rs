//! `docs/tables.md`: the columns of every table, from the doc comments of the schemas.

/// The sources of the schemas.
const SCHEMAS: [&str; 2] = [
    include_str!("../../../src/columns/schema.rs"),
    include_str!("../../../src/columns/schema/exports.rs"),
];

/// The tables in the order of the page: what people ask for first.
const TABLES: [&str; 13] = [
    "events",
    "plover",
    "acled",
    "quotes",
    "quantities",
    "times",
    "places",
    "entities",
    "mentions",
    "tokens",
    "sentences",
    "types",
    "errors",
];

const HEAD: &str = "\
# The tables, column by column

<!-- Made by `cargo run -p train --bin pages` from the comments of src/columns/schema: change those, not this page. -->

```python
run = cq.extract(articles, tables=[\"events\", \"plover\", \"acled\"])
run.plover.write(\"plover.jsonl\")  # .jsonl, .csv (both also .gz) or .parquet, by the name
run.acled.to_pandas()  # or .to_polars(), .to_arrow(), .to_dicts()
```

```sh
python -m chronique extract articles.jsonl --table acled -o acled.csv
```

Names and types of columns are a promise: they change only with the version of the library. `start` and `end` count characters, so that
`text[start:end]` is the mention. Days are dates, in files `2025-07-24`. What the text does not say is null: an empty cell in CSV, `null` in JSON
Lines, where every line has every column. A list is a list in Parquet and JSON Lines, and JSON in a cell of CSV.
";

pub(super) fn page() -> String {
    TABLES.iter().fold(HEAD.to_owned(), |page, table| page + &section(table))
}

/// What the comment of a schema says.
fn section(table: &str) -> String {
    let head = format!("pub fn {table}() -> SchemaRef");
    let before = SCHEMAS.iter().find_map(|schemas| schemas.split_once(&head)).expect("a schema").0;
    let mut lines: Vec<_> =
        before.lines().rev().map_while(|line| line.strip_prefix("///")).collect();
    lines.reverse();
    let text: Vec<_> = lines.iter().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    format!("\n## {table}\n\n{}\n", text.join("\n").replace("`GeoNames`", "GeoNames"))
}
