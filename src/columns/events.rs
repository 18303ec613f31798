//! The table of events.

use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_array::builder::{
    BooleanBuilder, Date32Builder, Float32Builder, Float64Builder, Int32Builder, Int64Builder,
    StringBuilder,
};

use super::lists::{Counts, Mentions};
use super::mention::Mention;
use super::moments::days;
use super::{Batches, Columns, Read, schema};
use crate::events::{Event, EventType, Ontology, Role};
use crate::places::Gazetteer;
use crate::{CodePoints, jsonl};

pub(super) fn batches(reads: &[Read<'_>], ontology: &Ontology) -> Vec<RecordBatch> {
    let mut batches = Batches::<Events>::default();
    for read in reads.iter().filter(|read| !read.layers.events.is_empty()) {
        let points = &CodePoints::new(read.article.text);
        for (number, event) in read.layers.events.iter().enumerate() {
            batches.push(Row { read, number, event, kind: ontology.get(event.kind), points });
        }
    }
    batches.finish()
}

struct Row<'a> {
    read: &'a Read<'a>,
    number: usize,
    event: &'a Event,
    kind: &'a EventType,
    points: &'a CodePoints<'a>,
}

#[derive(Default)]
struct Events {
    doc: StringBuilder,
    event: Int32Builder,
    sentence: Int32Builder,
    kind: StringBuilder,
    group: StringBuilder,
    label: StringBuilder,
    trigger: Mention,
    factuality: StringBuilder,
    roles: [Mentions; Role::ALL.len()],
    date_start: Date32Builder,
    date_end: Date32Builder,
    date_basis: StringBuilder,
    country: StringBuilder,
    geoname: Int64Builder,
    lat: Float64Builder,
    lon: Float64Builder,
    place_basis: StringBuilder,
    counts: Counts,
    same_as: Int32Builder,
    holder: Mention,
    speaker: Mention,
    content: Mention,
    direct: BooleanBuilder,
    confidence: Float32Builder,
    rule: StringBuilder,
    cues: Mentions,
    context: StringBuilder,
    published: Date32Builder,
}

impl Columns for Events {
    type Row<'a> = Row<'a>;

    fn push(&mut self, row: Row<'_>) -> usize {
        let Row { read, number, event, kind, points } = row;
        let text = read.article.text;
        let context = read.layers.sentences[event.sentence as usize];
        let statement = event.statement.as_ref();
        let mut bytes = read.id.len() + context.len();
        self.doc.append_value(read.id);
        self.event.append_value(number as i32);
        self.sentence.append_value(event.sentence as i32);
        self.kind.append_value(&kind.id);
        self.group.append_value(kind.group());
        self.label.append_value(&kind.label);
        bytes += self.trigger.push(text, points, Some(event.trigger));
        self.factuality.append_value(event.factuality.name());
        for (role, column) in Role::ALL.into_iter().zip(&mut self.roles) {
            let spans = event.arguments.iter().filter(|a| a.role == role).map(|a| a.span);
            bytes += column.push(text, points, spans);
        }
        self.date_start.append_option(event.when.and_then(|when| days(when.interval.start)));
        self.date_end.append_option(event.when.and_then(|when| days(when.interval.end)));
        self.date_basis.append_option(event.when.map(|when| when.basis.name()));
        self.country.append_option(jsonl::country(event.place.as_ref()));
        let entry = event.place.and_then(|place| place.entry);
        let entry = entry.map(|entry| Gazetteer::embedded().get(entry));
        self.geoname.append_option(entry.and_then(|entry| entry.geoname).map(i64::from));
        self.lat.append_option(entry.map(|entry| entry.latitude));
        self.lon.append_option(entry.map(|entry| entry.longitude));
        self.place_basis.append_option(event.place.map(|place| place.basis.name()));
        self.counts.push(text, points, &event.counts);
        self.same_as.append_option(event.same_as.map(|first| first as i32));
        bytes += self.holder.push(text, points, event.holder);
        bytes += self.speaker.push(text, points, statement.and_then(|s| s.speaker));
        bytes += self.content.push(text, points, statement.and_then(|s| s.content));
        self.direct.append_option(statement.map(|s| s.direct));
        self.confidence.append_value(event.confidence);
        self.rule.append_value(&event.why.rule);
        bytes += self.cues.push(text, points, event.why.cues.iter().copied());
        self.context.append_value(context.of(text));
        self.published.append_option(read.article.date.and_then(days));
        bytes
    }

    fn finish(&mut self) -> RecordBatch {
        let [agent, patient, instrument, place, time] = &mut self.roles;
        RecordBatch::try_new(
            schema::events(),
            vec![
                Arc::new(self.doc.finish()),
                Arc::new(self.event.finish()),
                Arc::new(self.sentence.finish()),
                Arc::new(self.kind.finish()),
                Arc::new(self.group.finish()),
                Arc::new(self.label.finish()),
                Arc::new(self.trigger.start.finish()),
                Arc::new(self.trigger.end.finish()),
                Arc::new(self.trigger.text.finish()),
                Arc::new(self.factuality.finish()),
                agent.finish(),
                patient.finish(),
                instrument.finish(),
                place.finish(),
                time.finish(),
                Arc::new(self.date_start.finish()),
                Arc::new(self.date_end.finish()),
                Arc::new(self.date_basis.finish()),
                Arc::new(self.country.finish()),
                Arc::new(self.geoname.finish()),
                Arc::new(self.lat.finish()),
                Arc::new(self.lon.finish()),
                Arc::new(self.place_basis.finish()),
                self.counts.finish(),
                Arc::new(self.same_as.finish()),
                Arc::new(self.holder.start.finish()),
                Arc::new(self.holder.end.finish()),
                Arc::new(self.holder.text.finish()),
                Arc::new(self.speaker.start.finish()),
                Arc::new(self.speaker.end.finish()),
                Arc::new(self.speaker.text.finish()),
                Arc::new(self.content.start.finish()),
                Arc::new(self.content.end.finish()),
                Arc::new(self.content.text.finish()),
                Arc::new(self.direct.finish()),
                Arc::new(self.confidence.finish()),
                Arc::new(self.rule.finish()),
                self.cues.finish(),
                Arc::new(self.context.finish()),
                Arc::new(self.published.finish()),
            ],
        )
        .expect("the columns follow the schema")
    }
}
