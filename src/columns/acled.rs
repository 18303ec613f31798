//! The table of ACLED-like rows.

use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_array::builder::{
    Date32Builder, Float32Builder, Float64Builder, Int32Builder, Int64Builder, StringBuilder,
};

use super::moments::days;
use super::{Batches, Columns, Read, schema};
use crate::events::Ontology;
use crate::places::Gazetteer;
use crate::schemes::{Acled, Actor};

pub(super) fn batches(reads: &[Read<'_>], ontology: &Ontology) -> Vec<RecordBatch> {
    let mut batches = Batches::<Rows>::default();
    for read in reads {
        for event in Acled::of(read.article.text, read.layers, ontology) {
            batches.push(Row { read, event });
        }
    }
    batches.finish()
}

struct Row<'a> {
    read: &'a Read<'a>,
    event: Acled<'a>,
}

/// One side: `actor1`, `assoc_actor_1` and `inter1`.
#[derive(Default)]
struct Side {
    actor: StringBuilder,
    others: StringBuilder,
    inter: StringBuilder,
}

impl Side {
    fn push(&mut self, actors: &[Actor<'_>]) {
        let others: Vec<_> = actors.iter().skip(1).map(|actor| actor.name).collect();
        self.actor.append_option(actors.first().map(|actor| actor.name));
        self.others.append_option((!others.is_empty()).then(|| others.join("; ")));
        self.inter.append_option(actors.first().and_then(Acled::inter));
    }
}

#[derive(Default)]
struct Rows {
    event_id_cnty: StringBuilder,
    event_date: Date32Builder,
    year: Int32Builder,
    time_precision: Int32Builder,
    disorder_type: StringBuilder,
    event_type: StringBuilder,
    sub_event_type: StringBuilder,
    sides: [Side; 2],
    civilian_targeting: StringBuilder,
    iso: Int32Builder,
    country: StringBuilder,
    admin1: StringBuilder,
    location: StringBuilder,
    latitude: Float64Builder,
    longitude: Float64Builder,
    geo_precision: Int32Builder,
    source: StringBuilder,
    notes: StringBuilder,
    fatalities: Int64Builder,
    tags: StringBuilder,
    event: Int32Builder,
    kind: StringBuilder,
    confidence: Float32Builder,
}

impl Columns for Rows {
    type Row<'a> = Row<'a>;

    fn push(&mut self, row: Row<'_>) -> usize {
        let Row { read, event } = row;
        let (text, incident, site) = (read.article.text, &event.incident, event.incident.site);
        let gazetteer = Gazetteer::embedded();
        let entry = site.entry.map(|entry| gazetteer.get(entry));
        let country = site.country.and_then(|code| gazetteer.country(code));
        let (codes, number) = (site.codes(), incident.happening.number);
        let prefix = codes.map(|codes| format!("{}-", codes.alpha3)).unwrap_or_default();
        self.event_id_cnty.append_value(format!("{prefix}{}-{number}", read.id));
        self.event_date.append_option(event.date().and_then(|(date, _)| days(date)));
        self.year.append_option(event.year().map(i32::from));
        self.time_precision.append_option(event.date().map(|(_, precision)| precision));
        self.disorder_type.append_option(event.disorder_type);
        self.event_type.append_option(event.event_type);
        self.sub_event_type.append_value(event.sub_event_type);
        for (side, actors) in self.sides.iter_mut().zip([&event.actors, &event.targets]) {
            side.push(actors);
        }
        self.civilian_targeting.append_option(event.civilian_targeting);
        self.iso.append_option(codes.and_then(|codes| codes.number).map(i32::from));
        self.country.append_option(country.map(|country| gazetteer.get(country).name));
        self.admin1.append_option(site.admin1());
        self.location.append_option(entry.map(|entry| entry.name));
        self.latitude.append_option(entry.map(|entry| entry.latitude));
        self.longitude.append_option(entry.map(|entry| entry.longitude));
        self.geo_precision.append_option(event.geo_precision());
        self.source.append_value(read.id);
        self.notes.append_value(incident.sentence.of(text));
        self.fatalities.append_option(event.fatalities);
        self.tags.append_option(event.crowd.map(|crowd| format!("crowd size={}", crowd.of(text))));
        self.event.append_value(number as i32);
        self.kind.append_value(&incident.kind.id);
        self.confidence.append_value(incident.happening.first().confidence);
        let names = event.actors.iter().chain(&event.targets).map(|actor| actor.name.len());
        read.id.len() * 2 + names.sum::<usize>() + incident.sentence.len()
    }

    fn finish(&mut self) -> RecordBatch {
        let [one, two] = &mut self.sides;
        RecordBatch::try_new(
            schema::acled(),
            vec![
                Arc::new(self.event_id_cnty.finish()),
                Arc::new(self.event_date.finish()),
                Arc::new(self.year.finish()),
                Arc::new(self.time_precision.finish()),
                Arc::new(self.disorder_type.finish()),
                Arc::new(self.event_type.finish()),
                Arc::new(self.sub_event_type.finish()),
                Arc::new(one.actor.finish()),
                Arc::new(one.others.finish()),
                Arc::new(one.inter.finish()),
                Arc::new(two.actor.finish()),
                Arc::new(two.others.finish()),
                Arc::new(two.inter.finish()),
                Arc::new(self.civilian_targeting.finish()),
                Arc::new(self.iso.finish()),
                Arc::new(self.country.finish()),
                Arc::new(self.admin1.finish()),
                Arc::new(self.location.finish()),
                Arc::new(self.latitude.finish()),
                Arc::new(self.longitude.finish()),
                Arc::new(self.geo_precision.finish()),
                Arc::new(self.source.finish()),
                Arc::new(self.notes.finish()),
                Arc::new(self.fatalities.finish()),
                Arc::new(self.tags.finish()),
                Arc::new(self.event.finish()),
                Arc::new(self.kind.finish()),
                Arc::new(self.confidence.finish()),
            ],
        )
        .expect("the columns follow the schema")
    }
}
