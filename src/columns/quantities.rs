//! The table of quantities.

use std::sync::Arc;

use arrow_array::builder::{BooleanBuilder, Float64Builder, Int32Builder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};

use super::mention::Mention;
use super::{Batches, Columns, Read, schema};
use crate::CodePoints;
use crate::numbers::{Quantity, Unit};

pub(super) fn batches(reads: &[Read<'_>]) -> Vec<RecordBatch> {
    let mut batches = Batches::<Quantities>::default();
    for read in reads.iter().filter(|read| !read.layers.quantities.is_empty()) {
        let points = &CodePoints::new(read.article.text);
        for quantity in &read.layers.quantities {
            batches.push(Row { read, quantity, points });
        }
    }
    batches.finish()
}

struct Row<'a> {
    read: &'a Read<'a>,
    quantity: &'a Quantity,
    points: &'a CodePoints<'a>,
}

#[derive(Default)]
struct Quantities {
    doc: StringBuilder,
    sentence: Int32Builder,
    mention: Mention,
    kind: StringBuilder,
    min: Float64Builder,
    max: Float64Builder,
    unit: StringBuilder,
    counted: Mention,
    per_side: BooleanBuilder,
    approximate: BooleanBuilder,
}

impl Columns for Quantities {
    type Row<'a> = Row<'a>;

    fn push(&mut self, row: Row<'_>) -> usize {
        let Row { read, quantity, points } = row;
        let text = read.article.text;
        self.doc.append_value(read.id);
        self.sentence.append_value(quantity.sentence as i32);
        let mut bytes = self.mention.push(text, points, Some(quantity.span));
        self.kind.append_value(quantity.kind.name());
        self.min.append_option(quantity.min);
        self.max.append_option(quantity.max);
        self.unit.append_option(quantity.unit.map(Unit::symbol));
        let counted = quantity.counted.map(|token| read.layers.tokens.all()[token as usize].span);
        bytes += self.counted.push(text, points, counted);
        self.per_side.append_value(quantity.per_side);
        self.approximate.append_value(quantity.approximate);
        read.id.len() + bytes
    }

    fn finish(&mut self) -> RecordBatch {
        let mut columns: Vec<ArrayRef> =
            vec![Arc::new(self.doc.finish()), Arc::new(self.sentence.finish())];
        columns.extend(self.mention.finish());
        columns.push(Arc::new(self.kind.finish()));
        columns.push(Arc::new(self.min.finish()));
        columns.push(Arc::new(self.max.finish()));
        columns.push(Arc::new(self.unit.finish()));
        columns.extend(self.counted.finish());
        columns.push(Arc::new(self.per_side.finish()));
        columns.push(Arc::new(self.approximate.finish()));
        RecordBatch::try_new(schema::quantities(), columns).expect("the columns follow the schema")
    }
}
