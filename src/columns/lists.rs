//! Columns that hold lists of structs.

use std::sync::Arc;

use arrow_array::builder::{Int32Builder, Int64Builder, StringBuilder};
use arrow_array::{ArrayRef, ListArray, StructArray};
use arrow_buffer::OffsetBuffer;
use arrow_schema::Fields;

use super::schema;
use crate::events::Count;
use crate::{CodePoints, Span};

/// A column of lists of mentions.
#[derive(Default)]
pub(super) struct Mentions {
    lengths: Vec<usize>,
    start: Int32Builder,
    end: Int32Builder,
    text: StringBuilder,
}

impl Mentions {
    /// Adds the list of one row; gives the bytes of its words.
    pub(super) fn push(
        &mut self,
        text: &str,
        points: &CodePoints<'_>,
        spans: impl Iterator<Item = Span>,
    ) -> usize {
        let (mut length, mut bytes) = (0, 0);
        for span in spans {
            let (start, end) = points.span(span);
            self.start.append_value(start as i32);
            self.end.append_value(end as i32);
            self.text.append_value(span.of(text));
            length += 1;
            bytes += span.len();
        }
        self.lengths.push(length);
        bytes
    }

    pub(super) fn finish(&mut self) -> ArrayRef {
        let columns: Vec<ArrayRef> = vec![
            Arc::new(self.start.finish()),
            Arc::new(self.end.finish()),
            Arc::new(self.text.finish()),
        ];
        list(schema::mention(), columns, &mut self.lengths)
    }
}

/// A column of lists of counts.
#[derive(Default)]
pub(super) struct Counts {
    lengths: Vec<usize>,
    kind: StringBuilder,
    min: Int64Builder,
    max: Int64Builder,
    start: Int32Builder,
    end: Int32Builder,
    text: StringBuilder,
}

impl Counts {
    /// Adds the list of one row.
    pub(super) fn push(&mut self, text: &str, points: &CodePoints<'_>, counts: &[Count]) {
        for count in counts {
            let (start, end) = points.span(count.quantity.span);
            self.kind.append_value(count.kind.name());
            self.min.append_option(count.min());
            self.max.append_option(count.max());
            self.start.append_value(start as i32);
            self.end.append_value(end as i32);
            self.text.append_value(count.quantity.span.of(text));
        }
        self.lengths.push(counts.len());
    }

    pub(super) fn finish(&mut self) -> ArrayRef {
        let columns: Vec<ArrayRef> = vec![
            Arc::new(self.kind.finish()),
            Arc::new(self.min.finish()),
            Arc::new(self.max.finish()),
            Arc::new(self.start.finish()),
            Arc::new(self.end.finish()),
            Arc::new(self.text.finish()),
        ];
        list(schema::count(), columns, &mut self.lengths)
    }
}

fn list(fields: Fields, columns: Vec<ArrayRef>, lengths: &mut Vec<usize>) -> ArrayRef {
    let offsets = OffsetBuffer::from_lengths(std::mem::take(lengths));
    let items = Arc::new(StructArray::new(fields.clone(), columns, None));
    Arc::new(ListArray::new(schema::item(fields), offsets, items, None))
}
