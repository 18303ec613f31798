//! The table of sentences.

use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_array::builder::{Int32Builder, StringBuilder};

use super::{Batches, Columns, Read, schema};
use crate::{CodePoints, Span};

pub(super) fn batches(reads: &[Read<'_>]) -> Vec<RecordBatch> {
    let mut batches = Batches::<Sentences>::default();
    for read in reads {
        let points = CodePoints::new(read.article.text);
        for (sentence, &span) in read.layers.sentences.iter().enumerate() {
            batches.push(Row { read, sentence, span, points: points.span(span) });
        }
    }
    batches.finish()
}

struct Row<'a> {
    read: &'a Read<'a>,
    sentence: usize,
    span: Span,
    points: (u32, u32),
}

#[derive(Default)]
struct Sentences {
    doc: StringBuilder,
    sentence: Int32Builder,
    start: Int32Builder,
    end: Int32Builder,
    text: StringBuilder,
}

impl Columns for Sentences {
    type Row<'a> = Row<'a>;

    fn push(&mut self, row: Row<'_>) -> usize {
        self.doc.append_value(row.read.id);
        self.sentence.append_value(row.sentence as i32);
        self.start.append_value(row.points.0 as i32);
        self.end.append_value(row.points.1 as i32);
        self.text.append_value(row.span.of(row.read.article.text));
        row.read.id.len() + row.span.len()
    }

    fn finish(&mut self) -> RecordBatch {
        RecordBatch::try_new(
            schema::sentences(),
            vec![
                Arc::new(self.doc.finish()),
                Arc::new(self.sentence.finish()),
                Arc::new(self.start.finish()),
                Arc::new(self.end.finish()),
                Arc::new(self.text.finish()),
            ],
        )
        .expect("the columns follow the schema")
    }
}
