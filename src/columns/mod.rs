//! Layers → Arrow columns.
//!
//! Every table has its schema in [`schema`]; the other files fill one table each. Offsets are code
//! points of the text of the document, so that in Python `text[start:end]` is always the mention.
//!
//! ```
//! use chronique::columns::{Read, Table};
//! use chronique::{Article, Pipeline};
//! let pipeline = Pipeline::default();
//! let text = "Il pleut. Il vente.";
//! let layers = pipeline.read(text).unwrap().layers;
//! let read = Read { id: "1", article: Article::new(text), layers: &layers };
//! let batches = Table::Sentences.batches(&[read], pipeline.ontology());
//! assert_eq!(batches[0].num_rows(), 2);
//! ```

mod acled;
mod entities;
mod errors;
mod events;
#[cfg(feature = "python")]
pub(crate) mod json;
mod lists;
mod mention;
pub(crate) mod moments;
mod places;
mod plover;
mod quantities;
mod quotes;
pub mod schema;
mod sentences;
#[cfg(test)]
mod tests;
mod times;
mod tokens;
mod types;

use std::collections::HashSet;
use std::sync::LazyLock;

use arrow_array::{Array, ArrayRef, RecordBatch, new_null_array};
use arrow_schema::SchemaRef;

use crate::events::Ontology;
use crate::{Article, Layer, LayerSet, Layers};

pub use errors::{RowError, errors};
pub use types::types;

/// One article that has been read.
#[derive(Clone, Copy, Debug)]
pub struct Read<'a> {
    /// What the tables call it: the id of the user, else the number of the row.
    pub id: &'a str,
    /// The article as it came in.
    pub article: Article<'a>,
    /// What was read from it.
    pub layers: &'a Layers,
}

/// The tables that can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// A row a sentence.
    Sentences,
    /// A row a token.
    Tokens,
    /// A row a name.
    Entities,
    /// A row a name, description or pronoun.
    Mentions,
    /// A row a place.
    Places,
    /// A row a time expression.
    Times,
    /// A row a quantity.
    Quantities,
    /// A row a statement.
    Quotes,
    /// A row an event.
    Events,
    /// A row a happening, as PLOVER records it.
    Plover,
    /// A row a happening, laid out as ACLED does.
    Acled,
}

impl Table {
    /// Every table, in the order of the text's way.
    pub const ALL: [Self; 11] = [
        Self::Sentences,
        Self::Tokens,
        Self::Entities,
        Self::Mentions,
        Self::Places,
        Self::Times,
        Self::Quantities,
        Self::Quotes,
        Self::Events,
        Self::Plover,
        Self::Acled,
    ];

    /// The word that Python uses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sentences => "sentences",
            Self::Tokens => "tokens",
            Self::Entities => "entities",
            Self::Mentions => "mentions",
            Self::Places => "places",
            Self::Times => "times",
            Self::Quantities => "quantities",
            Self::Quotes => "quotes",
            Self::Events => "events",
            Self::Plover => "plover",
            Self::Acled => "acled",
        }
    }

    /// The layers that the table shows.
    pub fn layers(self) -> LayerSet {
        LayerSet::of([match self {
            Self::Sentences => Layer::Sentences,
            Self::Tokens => Layer::Syntax,
            Self::Entities | Self::Mentions => Layer::Entities,
            Self::Places => Layer::Places,
            Self::Times => Layer::Times,
            Self::Quantities => Layer::Quantities,
            Self::Quotes => Layer::Quotes,
            Self::Events | Self::Plover | Self::Acled => Layer::Events,
        }])
    }

    /// Its columns.
    pub fn schema(self) -> SchemaRef {
        match self {
            Self::Sentences => schema::sentences(),
            Self::Tokens => schema::tokens(),
            Self::Entities => schema::entities(),
            Self::Mentions => schema::mentions(),
            Self::Places => schema::places(),
            Self::Times => schema::times(),
            Self::Quantities => schema::quantities(),
            Self::Quotes => schema::quotes(),
            Self::Events => schema::events(),
            Self::Plover => schema::plover(),
            Self::Acled => schema::acled(),
        }
    }

    /// The rows of many articles, in batches that every consumer can take.
    pub fn batches(self, reads: &[Read<'_>], ontology: &Ontology) -> Vec<RecordBatch> {
        match self {
            Self::Sentences => sentences::batches(reads),
            Self::Tokens => tokens::batches(reads),
            Self::Entities => entities::batches(reads, true),
            Self::Mentions => entities::batches(reads, false),
            Self::Places => places::batches(reads),
            Self::Times => times::batches(reads),
            Self::Quantities => quantities::batches(reads),
            Self::Quotes => quotes::batches(reads),
            Self::Events => events::batches(reads, ontology),
            Self::Plover => plover::batches(reads, ontology),
            Self::Acled => acled::batches(reads, ontology),
        }
    }
}

/// The columns of one table while they are filled.
trait Columns: Default {
    /// What one row is made from.
    type Row<'a>;

    /// Adds a row; gives the bytes of text that it took.
    fn push(&mut self, row: Self::Row<'_>) -> usize;

    /// The rows so far, as a batch; the columns are empty again.
    fn finish(&mut self) -> RecordBatch;
}

/// Rows of a batch: few enough that the 32-bit offsets of text columns last.
const MAX_ROWS: usize = 1 << 16;

/// Bytes of text of a batch, for the same reason when rows are long.
const MAX_BYTES: usize = 1 << 28;

/// Rows as they come → batches that are not too large.
#[derive(Default)]
struct Batches<C> {
    columns: C,
    count: usize,
    bytes: usize,
    done: Vec<RecordBatch>,
}

impl<C: Columns> Batches<C> {
    fn push(&mut self, row: C::Row<'_>) {
        self.bytes += self.columns.push(row);
        self.count += 1;
        if self.count == MAX_ROWS || self.bytes > MAX_BYTES {
            self.done.push(compact(self.columns.finish()));
            (self.count, self.bytes) = (0, 0);
        }
    }

    fn finish(mut self) -> Vec<RecordBatch> {
        if self.count > 0 {
            self.done.push(compact(self.columns.finish()));
        }
        self.done
    }
}

/// Nothing, for as many rows as a batch can have: columns without a value share it.
static NOTHING: LazyLock<Vec<ArrayRef>> = LazyLock::new(|| {
    let schema = schema::events();
    let kinds: HashSet<_> =
        schema.fields().iter().filter(|f| f.is_nullable()).map(|f| f.data_type()).collect();
    kinds.into_iter().map(|kind| new_null_array(kind, MAX_ROWS)).collect()
});

/// Gives back what the builders keep in reserve, and the columns without a value: results are held
/// for long, and a column is there before its layer is.
fn compact(batch: RecordBatch) -> RecordBatch {
    let (schema, mut columns, rows) = batch.into_parts();
    for column in &mut columns {
        let nothing = NOTHING.iter().find(|array| array.data_type() == column.data_type());
        match nothing {
            Some(nothing) if column.null_count() == rows => *column = nothing.slice(0, rows),
            _ => column.shrink_to_fit(),
        }
    }
    RecordBatch::try_new(schema, columns).expect("the same columns")
}
