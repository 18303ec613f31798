//! The table of time expressions.

use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_array::builder::{Int32Builder, StringBuilder, TimestampMicrosecondBuilder};

use super::mention::Mention;
use super::moments::microseconds;
use super::{Batches, Columns, Read, schema};
use crate::CodePoints;
use crate::times::{Modifier, Time};

pub(super) fn batches(reads: &[Read<'_>]) -> Vec<RecordBatch> {
    let mut batches = Batches::<Times>::default();
    for read in reads.iter().filter(|read| !read.layers.times.is_empty()) {
        let points = &CodePoints::new(read.article.text);
        for time in &read.layers.times {
            batches.push(Row { read, time, points });
        }
    }
    batches.finish()
}

struct Row<'a> {
    read: &'a Read<'a>,
    time: &'a Time,
    points: &'a CodePoints<'a>,
}

#[derive(Default)]
struct Times {
    doc: StringBuilder,
    sentence: Int32Builder,
    mention: Mention,
    kind: StringBuilder,
    value: StringBuilder,
    modifier: StringBuilder,
    precision: StringBuilder,
    anchor: StringBuilder,
    earliest: TimestampMicrosecondBuilder,
    latest: TimestampMicrosecondBuilder,
}

impl Columns for Times {
    type Row<'a> = Row<'a>;

    fn push(&mut self, row: Row<'_>) -> usize {
        let Row { read, time, points } = row;
        self.doc.append_value(read.id);
        self.sentence.append_value(time.sentence as i32);
        let bytes = self.mention.push(read.article.text, points, Some(time.span));
        self.kind.append_value(time.kind.name());
        self.value.append_value(&time.value.0);
        self.modifier.append_option(time.modifier.map(Modifier::name));
        self.precision.append_value(time.precision.name());
        self.anchor.append_option(time.anchor.name());
        self.earliest.append_option(time.start.and_then(microseconds));
        self.latest.append_option(time.end.and_then(microseconds));
        read.id.len() + bytes + time.value.0.len()
    }

    fn finish(&mut self) -> RecordBatch {
        let [start, end, text] = self.mention.finish();
        RecordBatch::try_new(
            schema::times(),
            vec![
                Arc::new(self.doc.finish()),
                Arc::new(self.sentence.finish()),
                start,
                end,
                text,
                Arc::new(self.kind.finish()),
                Arc::new(self.value.finish()),
                Arc::new(self.modifier.finish()),
                Arc::new(self.precision.finish()),
                Arc::new(self.anchor.finish()),
                Arc::new(self.earliest.finish()),
                Arc::new(self.latest.finish()),
            ],
        )
        .expect("the columns follow the schema")
    }
}
