//! Columns that say where words stand, and which.

use std::sync::Arc;

use arrow_array::ArrayRef;
use arrow_array::builder::{Int32Builder, StringBuilder};

use crate::{CodePoints, Span};

/// Place and words of a mention that may be absent: `start`, `end`, `text`.
#[derive(Default)]
pub(super) struct Mention {
    pub(super) start: Int32Builder,
    pub(super) end: Int32Builder,
    pub(super) text: StringBuilder,
}

impl Mention {
    /// Adds one row; gives the bytes of its words.
    pub(super) fn push(
        &mut self,
        text: &str,
        points: &CodePoints<'_>,
        span: Option<Span>,
    ) -> usize {
        let place = span.map(|span| points.span(span));
        self.start.append_option(place.map(|(start, _)| start as i32));
        self.end.append_option(place.map(|(_, end)| end as i32));
        self.text.append_option(span.map(|span| span.of(text)));
        span.map_or(0, Span::len)
    }

    /// The three columns.
    pub(super) fn finish(&mut self) -> [ArrayRef; 3] {
        [Arc::new(self.start.finish()), Arc::new(self.end.finish()), Arc::new(self.text.finish())]
    }
}
