//! The table of tokens.

use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_array::builder::{Int32Builder, StringBuilder};

use super::{Batches, Columns, Read, schema};
use crate::CodePoints;
use crate::tokens::Token;

pub(super) fn batches(reads: &[Read<'_>]) -> Vec<RecordBatch> {
    let mut batches = Batches::<Tokens>::default();
    // A pipeline that stops at the sentences leaves no tokens, not even groups of none.
    for read in reads.iter().filter(|read| !read.layers.tokens.is_empty()) {
        let points = CodePoints::new(read.article.text);
        for sentence in 0..read.layers.sentences.len() {
            for (number, &token) in read.layers.tokens.of(sentence).iter().enumerate() {
                batches.push(Row {
                    read,
                    sentence,
                    number,
                    token,
                    points: points.span(token.span),
                });
            }
        }
    }
    batches.finish()
}

struct Row<'a> {
    read: &'a Read<'a>,
    sentence: usize,
    number: usize,
    token: Token,
    points: (u32, u32),
}

#[derive(Default)]
struct Tokens {
    doc: StringBuilder,
    sentence: Int32Builder,
    token: Int32Builder,
    start: Int32Builder,
    end: Int32Builder,
    text: StringBuilder,
    kind: StringBuilder,
}

impl Columns for Tokens {
    type Row<'a> = Row<'a>;

    fn push(&mut self, row: Row<'_>) -> usize {
        self.doc.append_value(row.read.id);
        self.sentence.append_value(row.sentence as i32);
        self.token.append_value(row.number as i32);
        self.start.append_value(row.points.0 as i32);
        self.end.append_value(row.points.1 as i32);
        self.text.append_value(row.token.span.of(row.read.article.text));
        self.kind.append_value(row.token.kind.name());
        row.read.id.len() + row.token.span.len()
    }

    fn finish(&mut self) -> RecordBatch {
        RecordBatch::try_new(
            schema::tokens(),
            vec![
                Arc::new(self.doc.finish()),
                Arc::new(self.sentence.finish()),
                Arc::new(self.token.finish()),
                Arc::new(self.start.finish()),
                Arc::new(self.end.finish()),
                Arc::new(self.text.finish()),
                Arc::new(self.kind.finish()),
            ],
        )
        .expect("the columns follow the schema")
    }
}
