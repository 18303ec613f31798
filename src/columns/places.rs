//! The table of places.

use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_array::builder::{
    Float32Builder, Float64Builder, Int32Builder, Int64Builder, StringBuilder,
};

use super::mention::Mention;
use super::{Batches, Columns, Read, schema};
use crate::CodePoints;
use crate::places::{Gazetteer, Place};

pub(super) fn batches(reads: &[Read<'_>]) -> Vec<RecordBatch> {
    let mut batches = Batches::<Places>::default();
    for read in reads.iter().filter(|read| !read.layers.places.is_empty()) {
        let points = &CodePoints::new(read.article.text);
        for place in &read.layers.places {
            batches.push(Row { read, place, points });
        }
    }
    batches.finish()
}

struct Row<'a> {
    read: &'a Read<'a>,
    place: &'a Place,
    points: &'a CodePoints<'a>,
}

#[derive(Default)]
struct Places {
    doc: StringBuilder,
    sentence: Int32Builder,
    mention: Mention,
    via: StringBuilder,
    name: StringBuilder,
    kind: StringBuilder,
    country: StringBuilder,
    admin1: StringBuilder,
    geoname: Int64Builder,
    lat: Float64Builder,
    lon: Float64Builder,
    confidence: Float32Builder,
}

impl Columns for Places {
    type Row<'a> = Row<'a>;

    fn push(&mut self, row: Row<'_>) -> usize {
        let Row { read, place, points } = row;
        let entry = Gazetteer::embedded().get(place.entry);
        self.doc.append_value(read.id);
        self.sentence.append_value(place.sentence as i32);
        let bytes = self.mention.push(read.article.text, points, Some(place.span));
        self.via.append_value(place.via.name());
        self.name.append_value(entry.name);
        self.kind.append_value(entry.kind.name());
        let country = entry.country.as_ref();
        self.country.append_option(country.and_then(|code| std::str::from_utf8(code).ok()));
        self.admin1.append_option((!entry.admin1.is_empty()).then_some(entry.admin1));
        self.geoname.append_option(entry.geoname.map(i64::from));
        self.lat.append_value(entry.latitude);
        self.lon.append_value(entry.longitude);
        self.confidence.append_value(place.confidence);
        read.id.len() + bytes + entry.name.len()
    }

    fn finish(&mut self) -> RecordBatch {
        let [start, end, text] = self.mention.finish();
        RecordBatch::try_new(
            schema::places(),
            vec![
                Arc::new(self.doc.finish()),
                Arc::new(self.sentence.finish()),
                start,
                end,
                text,
                Arc::new(self.via.finish()),
                Arc::new(self.name.finish()),
                Arc::new(self.kind.finish()),
                Arc::new(self.country.finish()),
                Arc::new(self.admin1.finish()),
                Arc::new(self.geoname.finish()),
                Arc::new(self.lat.finish()),
                Arc::new(self.lon.finish()),
                Arc::new(self.confidence.finish()),
            ],
        )
        .expect("the columns follow the schema")
    }
}
