//! The schema of every table: names and types of columns are a promise.
//!
//! Only types that pandas, polars, duckdb, Spark and pyarrow all take: `Int32`, `Int64`, `Float32`,
//! `Float64`, `Boolean`, `Utf8`, `Date32`, `Timestamp(us)` and lists of
//! strings or of structs of these; no dictionary, no unsigned. The tables of the doc comments are `docs/tables.md` too.

mod exports;

use std::collections::HashMap;
use std::sync::Arc;

use arrow_schema::{DataType, Field, Fields, Schema, SchemaRef, TimeUnit};

/// The models that fill the tables, as the metadata of each schema names them.
pub const MODEL: &str = concat!("embedded-", env!("CARGO_PKG_VERSION"));

/// The key of the metadata of each schema: a JSON object with `table`, `version` and `model`.
pub const METADATA: &str = "chronique";

pub use exports::{acled, plover, types};
pub(super) use exports::{actor, role};

/// One row a sentence.
///
/// | column | what it holds |
/// |---|---|
/// | `doc` | id of the document |
/// | `sentence` | number of the sentence in its document, from 0 |
/// | `start`, `end` | its place in the text, in code points, end exclusive |
/// | `text` | its words |
pub fn sentences() -> SchemaRef {
    table(
        "sentences",
        vec![
            must("doc", DataType::Utf8),
            must("sentence", DataType::Int32),
            must("start", DataType::Int32),
            must("end", DataType::Int32),
            must("text", DataType::Utf8),
        ],
    )
}

/// One row a token.
///
/// | column | what it holds |
/// |---|---|
/// | `doc` | id of the document |
/// | `sentence` | number of its sentence in the document, from 0 |
/// | `token` | number of the token in its sentence, from 0 |
/// | `start`, `end` | its place in the text of the document, in code points, end exclusive |
/// | `text` | the token itself |
/// | `kind` | `word`, `number`, `punctuation` or `address` |
/// | `lemma`, `upos`, `feats`, `deprel` | as Universal Dependencies name them; `feats` is empty where there are none |
/// | `head` | number of the head in the sentence, from 0; null for the root |
/// | `upos_probability`, `head_probability` | how sure the class is, and head and relation together |
///
/// The columns from `lemma` on are null where the pipeline leaves out the layer "syntax".
pub fn tokens() -> SchemaRef {
    table(
        "tokens",
        vec![
            must("doc", DataType::Utf8),
            must("sentence", DataType::Int32),
            must("token", DataType::Int32),
            must("start", DataType::Int32),
            must("end", DataType::Int32),
            must("text", DataType::Utf8),
            must("kind", DataType::Utf8),
            may("lemma", DataType::Utf8),
            may("upos", DataType::Utf8),
            may("feats", DataType::Utf8),
            may("head", DataType::Int32),
            may("deprel", DataType::Utf8),
            may("upos_probability", DataType::Float32),
            may("head_probability", DataType::Float32),
        ],
    )
}

/// One row a name.
///
/// | column | what it holds |
/// |---|---|
/// | `doc` | id of the document |
/// | `entity` | number of the person, place or body in its document, from 0: the same for all its names |
/// | `sentence` | number of the sentence in its document, from 0 |
/// | `start`, `end`, `text` | the name as the text has it here |
/// | `label` | `PER`, `LOC`, `ORG`, `EVT` or `PROD` |
/// | `name` | the fullest name that the document gives it |
/// | `confidence` | how sure the words and the label are, from 0 to 1 |
pub fn entities() -> SchemaRef {
    table("entities", of_mentions(false))
}

/// One row a mention: the names, and the descriptions and pronouns that stand for them.
///
/// | column | what it holds |
/// |---|---|
/// | `doc`, `entity`, `sentence`, `start`, `end`, `text` | as in the table of entities |
/// | `kind` | `name`, `description` ("le président ukrainien") or `pronoun` ("il") |
/// | `label`, `name` | as in the table of entities |
/// | `confidence` | for a name how sure the words and the label are, else how sure it is whom they mean |
pub fn mentions() -> SchemaRef {
    table("mentions", of_mentions(true))
}

fn of_mentions(with_kind: bool) -> Vec<Field> {
    let mut fields = vec![must("doc", DataType::Utf8), must("entity", DataType::Int32)];
    fields.extend(words());
    fields.extend(with_kind.then(|| must("kind", DataType::Utf8)));
    fields.push(must("label", DataType::Utf8));
    fields.push(must("name", DataType::Utf8));
    fields.push(must("confidence", DataType::Float32));
    fields
}

/// One row a place.
///
/// | column | what it holds |
/// |---|---|
/// | `doc`, `sentence`, `start`, `end`, `text` | the words that name it |
/// | `via` | how they name it: by a `name`, another `spelling`, a `demonym` ("russe") or a `description` ("la capitale turque") |
/// | `name` | its name in the gazetteer, in French where there is one |
/// | `kind` | `continent`, `country`, `region`, `capital` or `town` |
/// | `country` | ISO 3166 alpha-2 |
/// | `admin1` | code of the first division of the country, as `GeoNames` writes it |
/// | `geoname` | `GeoNames` id |
/// | `lat`, `lon` | degrees north and east |
/// | `confidence` | how sure the choice among places of that name is, from 0 to 1 |
pub fn places() -> SchemaRef {
    let mut fields = vec![must("doc", DataType::Utf8)];
    fields.extend(words());
    fields.extend([
        must("via", DataType::Utf8),
        must("name", DataType::Utf8),
        must("kind", DataType::Utf8),
        may("country", DataType::Utf8),
        may("admin1", DataType::Utf8),
        may("geoname", DataType::Int64),
        must("lat", DataType::Float64),
        must("lon", DataType::Float64),
        must("confidence", DataType::Float32),
    ]);
    table("places", fields)
}

/// One row a time expression.
///
/// | column | what it holds |
/// |---|---|
/// | `doc`, `sentence`, `start`, `end`, `text` | its words |
/// | `type` | `DATE`, `TIME`, `DURATION` or `SET`, as TIMEX3 names them |
/// | `value` | the TIMEX3 value: `2025-07-24`, `2025-W30`, `P3D`, `PAST_REF` |
/// | `mod` | what the words say besides, as TIMEX3 does: `START`, `MID`, `END`, `APPROX`, `LESS_THAN`, … |
/// | `precision` | from `century` to `minute`; `unknown` where only past, present or future is said |
/// | `anchor` | what it was resolved by: its own `words`, the day of the `article`, another time of the `text`; null for nothing |
/// | `earliest`, `latest` | the moments between which it lies; null where that is open or not known |
pub fn times() -> SchemaRef {
    let mut fields = vec![must("doc", DataType::Utf8)];
    fields.extend(words());
    fields.extend([
        must("type", DataType::Utf8),
        must("value", DataType::Utf8),
        may("mod", DataType::Utf8),
        must("precision", DataType::Utf8),
        may("anchor", DataType::Utf8),
        may("earliest", DataType::Timestamp(TimeUnit::Microsecond, None)),
        may("latest", DataType::Timestamp(TimeUnit::Microsecond, None)),
    ]);
    table("times", fields)
}

/// One row a quantity.
///
/// | column | what it holds |
/// |---|---|
/// | `doc`, `sentence`, `start`, `end`, `text` | its words: the number, with "au moins" or "environ", and the unit |
/// | `kind` | `count`, `money`, `percent`, `fraction` or `measure` |
/// | `min`, `max` | the least and the most it can be; null where that is open |
/// | `unit` | ISO 4217 code of a currency, UCUM symbol of a measure, `%` or `pp`; null for counts and fractions |
/// | `counted_start`, `counted_end`, `counted` | the noun that says what there is so much of |
/// | `per_side` | whether each of two parties has as many |
/// | `approximate` | whether the text gives a rough number |
pub fn quantities() -> SchemaRef {
    let mut fields = vec![must("doc", DataType::Utf8)];
    fields.extend(words());
    fields.extend([
        must("kind", DataType::Utf8),
        may("min", DataType::Float64),
        may("max", DataType::Float64),
        may("unit", DataType::Utf8),
        may("counted_start", DataType::Int32),
        may("counted_end", DataType::Int32),
        may("counted", DataType::Utf8),
        must("per_side", DataType::Boolean),
        must("approximate", DataType::Boolean),
    ]);
    table("quantities", fields)
}

/// One row a statement: who says what, quoted or reported.
///
/// | column | what it holds |
/// |---|---|
/// | `doc` | id of the document |
/// | `sentence` | number of the sentence of the cue, from 0 |
/// | `start`, `end`, `text` | the words said, without their quotation marks; null where only the fact is told |
/// | `cue_start`, `cue_end`, `cue` | the word that reports: "déclaré", "selon" |
/// | `speaker_start`, `speaker_end`, `speaker` | who speaks; null where nobody is named |
/// | `name` | the fullest name that the document gives the speaker |
/// | `direct` | whether the whole content stands in quotation marks |
/// | `confidence` | from 0 to 1 |
pub fn quotes() -> SchemaRef {
    table(
        "quotes",
        vec![
            must("doc", DataType::Utf8),
            must("sentence", DataType::Int32),
            may("start", DataType::Int32),
            may("end", DataType::Int32),
            may("text", DataType::Utf8),
            must("cue_start", DataType::Int32),
            must("cue_end", DataType::Int32),
            must("cue", DataType::Utf8),
            may("speaker_start", DataType::Int32),
            may("speaker_end", DataType::Int32),
            may("speaker", DataType::Utf8),
            may("name", DataType::Utf8),
            must("direct", DataType::Boolean),
            must("confidence", DataType::Float32),
        ],
    )
}

/// One row an event.
///
/// | column | what it holds |
/// |---|---|
/// | `doc` | id of the document |
/// | `event` | number of the event in its document, from 0 |
/// | `sentence` | number of its sentence in the document, from 0 |
/// | `type` | `group.name` |
/// | `group` | the part before the dot |
/// | `label` | what screens call the type |
/// | `start`, `end`, `text` | the trigger: the words that state the event |
/// | `factuality` | `actual`, `negated`, `possible`, `planned` or `hypothetical` |
/// | `agent`, `patient`, `instrument`, `place`, `time` | lists of mentions `{start, end, text}` |
/// | `date_start`, `date_end` | the days between which it happened, both inclusive |
/// | `date_basis` | how they are known: its `clause`, its `sentence`, the `story` (another event of it), the `title`, or only the `article` and its day |
/// | `country` | ISO 3166 alpha-2 of where it happened |
/// | `geoname`, `lat`, `lon` | GeoNames id and coordinates, where the place is known |
/// | `place_basis` | how they are known, in the same words |
/// | `counts` | list of `{kind, min, max, start, end, text}`; a null limit is open |
/// | `same_as` | number of the first event of the document that tells of the same happening; null for that one |
/// | `holder_start`, `holder_end`, `holder` | whose claim the event is; null for the author's |
/// | `speaker_start`, `speaker_end`, `speaker` | who speaks; only for `report.statement` |
/// | `content_start`, `content_end`, `content` | what is said; only for `report.statement` |
/// | `direct` | whether the whole content stands in quotation marks; null for other types |
/// | `confidence` | from 0 to 1 |
/// | `rule` | what fired |
/// | `cues` | on which words, the trigger first |
/// | `context` | the text of the sentence |
/// | `published` | the day of the article |
pub fn events() -> SchemaRef {
    table(
        "events",
        vec![
            must("doc", DataType::Utf8),
            must("event", DataType::Int32),
            must("sentence", DataType::Int32),
            must("type", DataType::Utf8),
            must("group", DataType::Utf8),
            must("label", DataType::Utf8),
            must("start", DataType::Int32),
            must("end", DataType::Int32),
            must("text", DataType::Utf8),
            must("factuality", DataType::Utf8),
            must("agent", list(mention())),
            must("patient", list(mention())),
            must("instrument", list(mention())),
            must("place", list(mention())),
            must("time", list(mention())),
            may("date_start", DataType::Date32),
            may("date_end", DataType::Date32),
            may("date_basis", DataType::Utf8),
            may("country", DataType::Utf8),
            may("geoname", DataType::Int64),
            may("lat", DataType::Float64),
            may("lon", DataType::Float64),
            may("place_basis", DataType::Utf8),
            must("counts", list(count())),
            may("same_as", DataType::Int32),
            may("holder_start", DataType::Int32),
            may("holder_end", DataType::Int32),
            may("holder", DataType::Utf8),
            may("speaker_start", DataType::Int32),
            may("speaker_end", DataType::Int32),
            may("speaker", DataType::Utf8),
            may("content_start", DataType::Int32),
            may("content_end", DataType::Int32),
            may("content", DataType::Utf8),
            may("direct", DataType::Boolean),
            must("confidence", DataType::Float32),
            must("rule", DataType::Utf8),
            must("cues", list(mention())),
            must("context", DataType::Utf8),
            may("published", DataType::Date32),
        ],
    )
}

/// One row for every input row that could not be read.
///
/// | column | what it holds |
/// |---|---|
/// | `row` | its number in the input, from 0 |
/// | `column` | the column at fault; null when it is the row as a whole |
/// | `message` | what is wrong and what to do |
/// | `source` | file and line, for rows read from files |
pub fn errors() -> SchemaRef {
    table(
        "errors",
        vec![
            must("row", DataType::Int64),
            may("column", DataType::Utf8),
            must("message", DataType::Utf8),
            may("source", DataType::Utf8),
        ],
    )
}

/// Sentence, place and words of a row.
fn words() -> [Field; 4] {
    [
        must("sentence", DataType::Int32),
        must("start", DataType::Int32),
        must("end", DataType::Int32),
        must("text", DataType::Utf8),
    ]
}

/// The struct of a mention.
pub(super) fn mention() -> Fields {
    Fields::from(vec![
        must("start", DataType::Int32),
        must("end", DataType::Int32),
        must("text", DataType::Utf8),
    ])
}

/// The struct of a count.
pub(super) fn count() -> Fields {
    Fields::from(vec![
        must("kind", DataType::Utf8),
        may("min", DataType::Int64),
        may("max", DataType::Int64),
        must("start", DataType::Int32),
        must("end", DataType::Int32),
        must("text", DataType::Utf8),
    ])
}

/// The field of the items of a list; `item` is the name that Arrow's own readers use.
pub(super) fn item(kind: DataType) -> Arc<Field> {
    Arc::new(must("item", kind))
}

fn list(fields: Fields) -> DataType {
    DataType::List(item(DataType::Struct(fields)))
}

fn must(name: &str, kind: DataType) -> Field {
    Field::new(name, kind, false)
}

fn may(name: &str, kind: DataType) -> Field {
    Field::new(name, kind, true)
}

fn table(name: &str, fields: Vec<Field>) -> SchemaRef {
    // One key: the order of several is left to chance, and the same input gives the same bytes.
    let version = env!("CARGO_PKG_VERSION");
    let about = format!(r#"{{"table":"{name}","version":"{version}","model":"{MODEL}"}}"#);
    let metadata = HashMap::from([(METADATA.to_owned(), about)]);
    Arc::new(Schema::new(fields).with_metadata(metadata))
}
