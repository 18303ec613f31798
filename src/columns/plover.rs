//! The table of PLOVER records.

use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_array::builder::{
    Date32Builder, Float32Builder, Float64Builder, Int32Builder, Int64Builder, StringBuilder,
};

use super::lists::{Actors, Words};
use super::moments::days;
use super::{Batches, Columns, Read, schema};
use crate::events::{CountKind, Ontology};
use crate::places::Gazetteer;
use crate::schemes::Plover;

pub(super) fn batches(reads: &[Read<'_>], ontology: &Ontology) -> Vec<RecordBatch> {
    let mut batches = Batches::<Records>::default();
    for read in reads {
        for record in Plover::of(read.article.text, read.layers, ontology) {
            batches.push(Row { read, record });
        }
    }
    batches.finish()
}

struct Row<'a> {
    read: &'a Read<'a>,
    record: Plover<'a>,
}

#[derive(Default)]
struct Records {
    id: StringBuilder,
    doc: StringBuilder,
    event: Int32Builder,
    kind: StringBuilder,
    event_type: StringBuilder,
    event_mode: StringBuilder,
    quad_code: Int32Builder,
    context: Words,
    actor: Actors,
    recipient: Actors,
    date: Date32Builder,
    enddate: Date32Builder,
    date_precision: StringBuilder,
    location: StringBuilder,
    admin1: StringBuilder,
    country: StringBuilder,
    geonameid: Int64Builder,
    lat: Float64Builder,
    lon: Float64Builder,
    dead: Int64Builder,
    injured: Int64Builder,
    arrested: Int64Builder,
    factuality: StringBuilder,
    event_text: StringBuilder,
    text: StringBuilder,
    published: Date32Builder,
    confidence: Float32Builder,
}

impl Columns for Records {
    type Row<'a> = Row<'a>;

    fn push(&mut self, row: Row<'_>) -> usize {
        let Row { read, record } = row;
        let (text, incident) = (read.article.text, &record.incident);
        let (site, interval) = (incident.site, incident.interval());
        let entry = site.entry.map(|entry| Gazetteer::embedded().get(entry));
        let number = incident.happening.number;
        self.id.append_value(format!("{}-{number}", read.id));
        self.doc.append_value(read.id);
        self.event.append_value(number as i32);
        self.kind.append_value(&incident.kind.id);
        self.event_type.append_value(record.event_type);
        self.event_mode.append_option(record.event_mode);
        self.quad_code.append_option(record.quad_code);
        self.context.push(record.contexts.iter().copied());
        let names = self.actor.push(&record.actors) + self.recipient.push(&record.recipients);
        self.date.append_option(interval.and_then(|interval| days(interval.start)));
        self.enddate.append_option(interval.and_then(|interval| days(interval.end)));
        self.date_precision.append_option(record.date_precision());
        self.location.append_option(entry.map(|entry| entry.name));
        self.admin1.append_option(site.admin1());
        self.country.append_option(site.codes().map(|codes| codes.alpha3));
        self.geonameid.append_option(entry.and_then(|entry| entry.geoname).map(i64::from));
        self.lat.append_option(entry.map(|entry| entry.latitude));
        self.lon.append_option(entry.map(|entry| entry.longitude));
        self.dead.append_option(incident.at_least(CountKind::Dead));
        self.injured.append_option(incident.at_least(CountKind::Injured));
        self.arrested.append_option(incident.at_least(CountKind::Arrested));
        self.factuality.append_value(incident.factuality().name());
        self.event_text.append_value(incident.happening.first().trigger.of(text));
        self.text.append_value(incident.sentence.of(text));
        self.published.append_option(read.article.date.and_then(days));
        self.confidence.append_value(incident.happening.first().confidence);
        read.id.len() * 2 + names + incident.sentence.len()
    }

    fn finish(&mut self) -> RecordBatch {
        RecordBatch::try_new(
            schema::plover(),
            vec![
                Arc::new(self.id.finish()),
                Arc::new(self.doc.finish()),
                Arc::new(self.event.finish()),
                Arc::new(self.kind.finish()),
                Arc::new(self.event_type.finish()),
                Arc::new(self.event_mode.finish()),
                Arc::new(self.quad_code.finish()),
                self.context.finish(),
                self.actor.finish(),
                self.recipient.finish(),
                Arc::new(self.date.finish()),
                Arc::new(self.enddate.finish()),
                Arc::new(self.date_precision.finish()),
                Arc::new(self.location.finish()),
                Arc::new(self.admin1.finish()),
                Arc::new(self.country.finish()),
                Arc::new(self.geonameid.finish()),
                Arc::new(self.lat.finish()),
                Arc::new(self.lon.finish()),
                Arc::new(self.dead.finish()),
                Arc::new(self.injured.finish()),
                Arc::new(self.arrested.finish()),
                Arc::new(self.factuality.finish()),
                Arc::new(self.event_text.finish()),
                Arc::new(self.text.finish()),
                Arc::new(self.published.finish()),
                Arc::new(self.confidence.finish()),
            ],
        )
        .expect("the columns follow the schema")
    }
}
