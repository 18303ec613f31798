//! The tables of entities and of mentions.

use std::sync::Arc;

use arrow_array::builder::{Float32Builder, Int32Builder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};

use super::mention::Mention;
use super::{Batches, Columns, Read, schema};
use crate::CodePoints;
use crate::entities::{self, MentionKind};

/// Names alone, or all mentions.
pub(super) fn batches(reads: &[Read<'_>], names_only: bool) -> Vec<RecordBatch> {
    let mut batches =
        Batches { columns: Mentions { names_only, ..Mentions::default() }, ..Batches::default() };
    for read in reads.iter().filter(|read| !read.layers.mentions.is_empty()) {
        let points = &CodePoints::new(read.article.text);
        let mentions = read.layers.mentions.iter();
        for mention in mentions.filter(|m| !names_only || m.kind == MentionKind::Name) {
            batches.push(Row { read, mention, points });
        }
    }
    batches.finish()
}

struct Row<'a> {
    read: &'a Read<'a>,
    mention: &'a entities::Mention,
    points: &'a CodePoints<'a>,
}

#[derive(Default)]
struct Mentions {
    names_only: bool,
    doc: StringBuilder,
    entity: Int32Builder,
    sentence: Int32Builder,
    mention: Mention,
    kind: StringBuilder,
    label: StringBuilder,
    name: StringBuilder,
    confidence: Float32Builder,
}

impl Columns for Mentions {
    type Row<'a> = Row<'a>;

    fn push(&mut self, row: Row<'_>) -> usize {
        let Row { read, mention, points } = row;
        let text = read.article.text;
        let entity = &read.layers.entities[mention.entity as usize];
        self.doc.append_value(read.id);
        self.entity.append_value(mention.entity as i32);
        self.sentence.append_value(mention.sentence as i32);
        let bytes = self.mention.push(text, points, Some(mention.span));
        self.kind.append_value(mention.kind.name());
        self.label.append_value(mention.label.name());
        self.name.append_value(entity.name.of(text));
        self.confidence.append_value(mention.confidence);
        read.id.len() + bytes + entity.name.len()
    }

    fn finish(&mut self) -> RecordBatch {
        let [start, end, text] = self.mention.finish();
        let mut columns: Vec<ArrayRef> = vec![
            Arc::new(self.doc.finish()),
            Arc::new(self.entity.finish()),
            Arc::new(self.sentence.finish()),
            start,
            end,
            text,
            Arc::new(self.kind.finish()),
            Arc::new(self.label.finish()),
            Arc::new(self.name.finish()),
            Arc::new(self.confidence.finish()),
        ];
        if self.names_only {
            columns.remove(6);
        }
        let schema = if self.names_only { schema::entities() } else { schema::mentions() };
        RecordBatch::try_new(schema, columns).expect("the columns follow the schema")
    }
}
