//! The table of quotes.

use std::sync::Arc;

use arrow_array::builder::{BooleanBuilder, Float32Builder, Int32Builder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};

use super::mention::Mention;
use super::{Batches, Columns, Read, schema};
use crate::CodePoints;
use crate::quotes::Quote;

pub(super) fn batches(reads: &[Read<'_>]) -> Vec<RecordBatch> {
    let mut batches = Batches::<Quotes>::default();
    for read in reads.iter().filter(|read| !read.layers.quotes.is_empty()) {
        let points = &CodePoints::new(read.article.text);
        for quote in &read.layers.quotes {
            batches.push(Row { read, quote, points });
        }
    }
    batches.finish()
}

struct Row<'a> {
    read: &'a Read<'a>,
    quote: &'a Quote,
    points: &'a CodePoints<'a>,
}

#[derive(Default)]
struct Quotes {
    doc: StringBuilder,
    sentence: Int32Builder,
    content: Mention,
    cue: Mention,
    speaker: Mention,
    name: StringBuilder,
    direct: BooleanBuilder,
    confidence: Float32Builder,
}

impl Columns for Quotes {
    type Row<'a> = Row<'a>;

    fn push(&mut self, row: Row<'_>) -> usize {
        let Row { read, quote, points } = row;
        let text = read.article.text;
        self.doc.append_value(read.id);
        self.sentence.append_value(quote.sentence as i32);
        let mut bytes = self.content.push(text, points, quote.content);
        bytes += self.cue.push(text, points, Some(quote.cue));
        bytes += self.speaker.push(text, points, quote.speaker);
        let name = quote.entity.map(|entity| read.layers.entities[entity as usize].name);
        self.name.append_option(name.map(|name| name.of(text)));
        self.direct.append_value(quote.direct);
        self.confidence.append_value(quote.confidence);
        read.id.len() + bytes
    }

    fn finish(&mut self) -> RecordBatch {
        let mut columns: Vec<ArrayRef> =
            vec![Arc::new(self.doc.finish()), Arc::new(self.sentence.finish())];
        columns.extend(self.content.finish());
        columns.extend(self.cue.finish());
        columns.extend(self.speaker.finish());
        columns.push(Arc::new(self.name.finish()));
        columns.push(Arc::new(self.direct.finish()));
        columns.push(Arc::new(self.confidence.finish()));
        RecordBatch::try_new(schema::quotes(), columns).expect("the columns follow the schema")
    }
}
