//! Columns that hold lists of structs.

use std::sync::Arc;

use arrow_array::builder::{ArrayBuilder, Int32Builder, Int64Builder, StringBuilder};
use arrow_array::{ArrayRef, ListArray, StructArray};
use arrow_buffer::OffsetBuffer;
use arrow_schema::{DataType, Fields};

use super::schema;
use crate::events::Count;
use crate::schemes::Actor;
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

/// A column of lists of words.
#[derive(Default)]
pub(super) struct Words {
    lengths: Vec<usize>,
    words: StringBuilder,
}

impl Words {
    /// Adds the list of one row.
    pub(super) fn push<'w>(&mut self, words: impl IntoIterator<Item = &'w str>) {
        let before = self.words.len();
        words.into_iter().for_each(|word| self.words.append_value(word));
        self.lengths.push(self.words.len() - before);
    }

    pub(super) fn finish(&mut self) -> ArrayRef {
        let offsets = OffsetBuffer::from_lengths(std::mem::take(&mut self.lengths));
        let words = Arc::new(self.words.finish());
        Arc::new(ListArray::new(schema::item(DataType::Utf8), offsets, words, None))
    }
}

/// A column of lists of actors.
#[derive(Default)]
pub(super) struct Actors {
    lengths: Vec<usize>,
    code: StringBuilder,
    sector: StringBuilder,
    entity_text: StringBuilder,
    name: StringBuilder,
}

impl Actors {
    /// Adds the list of one row; gives the bytes of its words.
    pub(super) fn push(&mut self, actors: &[Actor<'_>]) -> usize {
        for actor in actors {
            self.code.append_option(actor.code);
            self.sector.append_option(actor.sector);
            self.entity_text.append_value(actor.entity_text);
            self.name.append_value(actor.name);
        }
        self.lengths.push(actors.len());
        actors.iter().map(|actor| actor.entity_text.len() + actor.name.len()).sum()
    }

    pub(super) fn finish(&mut self) -> ArrayRef {
        let columns: Vec<ArrayRef> = vec![
            Arc::new(self.code.finish()),
            Arc::new(self.sector.finish()),
            Arc::new(self.entity_text.finish()),
            Arc::new(self.name.finish()),
        ];
        list(schema::actor(), columns, &mut self.lengths)
    }
}

/// A column of lists of roles.
#[derive(Default)]
pub(super) struct Roles {
    lengths: Vec<usize>,
    role: StringBuilder,
    name: StringBuilder,
}

impl Roles {
    /// Adds the list of one row.
    pub(super) fn push<'w>(&mut self, roles: impl IntoIterator<Item = (&'w str, &'w str)>) {
        let before = self.role.len();
        for (role, name) in roles {
            self.role.append_value(role);
            self.name.append_value(name);
        }
        self.lengths.push(self.role.len() - before);
    }

    pub(super) fn finish(&mut self) -> ArrayRef {
        let columns: Vec<ArrayRef> =
            vec![Arc::new(self.role.finish()), Arc::new(self.name.finish())];
        list(schema::role(), columns, &mut self.lengths)
    }
}

fn list(fields: Fields, columns: Vec<ArrayRef>, lengths: &mut Vec<usize>) -> ArrayRef {
    let offsets = OffsetBuffer::from_lengths(std::mem::take(lengths));
    let items = Arc::new(StructArray::new(fields.clone(), columns, None));
    Arc::new(ListArray::new(schema::item(DataType::Struct(fields)), offsets, items, None))
}
