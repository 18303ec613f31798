//! Views of what events are made of: names, places, times, quotes.

use std::sync::Arc;

use jiff::civil::DateTime;
use pyo3::prelude::*;
use pyo3::types::{PyDateTime, PyTuple};

use super::event::{self, moment, range};
use super::location::Location;
use super::span::{Sentence, Span, extended};
use crate::entities::{self, MentionKind};
use crate::numbers::{self, Unit};
use crate::places::Gazetteer;
use crate::{CodePoints, Document, places, quotes, times};

/// A name, or words that stand for one.
///
/// Attributes
/// ----------
/// label : str
///     ``"PER"``, ``"LOC"``, ``"ORG"``, ``"EVT"`` or ``"PROD"``.
/// kind : str
///     ``"name"``, ``"description"`` ("le président ukrainien") or ``"pronoun"`` ("il").
/// name : str
///     The fullest name that the document gives the same person, place or body.
/// id : int
///     Its number in the document: the same for all that means the same.
/// confidence : float
///     For a name, how sure the words and the label are; else, how sure it is whom they mean.
/// sentence : Sentence
///     The sentence that it stands in.
/// text, start, end
///     As in every `Span`.
///
/// Examples
/// --------
/// >>> import chronique as cq
/// >>> doc = cq.read("Aminata Touré est arrivée à Dakar. Mme Touré n'a rien dit.")
/// >>> [(entity.text, entity.label, entity.name) for entity in doc.entities]
/// [('Aminata Touré', 'PER', 'Aminata Touré'), ('Dakar', 'LOC', 'Dakar'), ('Touré', 'PER', 'Aminata Touré')]
#[pyclass(frozen, extends = Span, module = "chronique", get_all)]
#[allow(missing_docs, reason = "the class documents its attributes")]
pub struct Entity {
    label: &'static str,
    kind: &'static str,
    name: String,
    id: u32,
    confidence: f32,
    sentence: Py<Sentence>,
}

/// Words that name a place, resolved.
///
/// Attributes
/// ----------
/// location : Location
///     What the gazetteer knows of it.
/// country : str or None
///     ISO 3166 alpha-2, the same as ``location.country``.
/// via : str
///     How it is named: by a ``"name"``, another ``"spelling"``, a ``"demonym"`` ("russe") or a
///     ``"description"`` ("la capitale turque").
/// confidence : float
///     How sure the choice among places of that name is, from 0 to 1.
/// sentence : Sentence
///     The sentence that it stands in.
/// text, start, end
///     As in every `Span`.
///
/// Examples
/// --------
/// >>> import chronique as cq
/// >>> place = cq.read("Deux avions se sont posés à Ouagadougou.").places[0]
/// >>> place.text, place.country, place.location.kind
/// ('Ouagadougou', 'BF', 'capital')
#[pyclass(frozen, extends = Span, module = "chronique", get_all)]
#[allow(missing_docs, reason = "the class documents its attributes")]
pub struct Place {
    location: Py<Location>,
    country: Option<String>,
    via: &'static str,
    confidence: f32,
    sentence: Py<Sentence>,
}

/// A time expression.
///
/// Attributes
/// ----------
/// type : str
///     ``"DATE"``, ``"TIME"``, ``"DURATION"`` or ``"SET"``, as TIMEX3 names them.
/// value : str
///     The TIMEX3 value: ``"2025-07-24"``, ``"2025-W30"``, ``"P3D"``, ``"PAST_REF"``.
/// mod : str or None
///     What the words say besides, as TIMEX3 does: ``"START"``, ``"END"``, ``"APPROX"``, …
/// precision : str
///     From ``"century"`` to ``"minute"``; ``"unknown"`` where only past, present or future is said.
/// anchor : str or None
///     What it was resolved by: its own ``"words"``, the day of the ``"article"``, another time of the
///     ``"text"``; None for nothing.
/// earliest, latest : datetime.datetime or None
///     The moments between which it lies, both included, without a time zone; None where that
///     is open or not known.
/// sentence : Sentence
///     The sentence that it stands in.
/// text, start, end
///     As in every `Span`.
///
/// Examples
/// --------
/// >>> import chronique as cq
/// >>> doc = cq.read("Le pont a été fermé mardi.", date="2025-07-24")
/// >>> doc.times[0].text, doc.times[0].value
/// ('mardi', '2025-07-22')
#[pyclass(frozen, extends = Span, module = "chronique", get_all)]
#[allow(missing_docs, reason = "the class documents its attributes")]
pub struct Time {
    r#type: &'static str,
    value: String,
    r#mod: Option<&'static str>,
    precision: &'static str,
    anchor: Option<&'static str>,
    earliest: Option<Py<PyDateTime>>,
    latest: Option<Py<PyDateTime>>,
    sentence: Py<Sentence>,
}

/// A number, with its unit and what is counted.
///
/// Attributes
/// ----------
/// kind : str
///     ``"count"``, ``"money"``, ``"percent"``, ``"fraction"`` or ``"measure"``.
/// min, max : float or None
///     The least and the most it can be, in whole units: ``2,5 millions d'euros`` is 2500000.0. None is open:
///     "au moins 12" has no max.
/// unit : str or None
///     ISO 4217 code of a currency, UCUM symbol of a measure, ``"%"`` or ``"pp"``.
/// counted : Mention or None
///     The noun that says what there is so much of; its role is ``"counted"``.
/// per_side : bool
///     Whether each of two parties has as many: "1 200 de chaque côté".
/// approximate : bool
///     Whether the text gives a rough number: "une dizaine".
/// sentence : Sentence
///     The sentence that it stands in.
/// text, start, end
///     As in every `Span`.
///
/// Examples
/// --------
/// >>> import chronique as cq
/// >>> people, money = cq.read("Une dizaine de maires demandent 2,5 millions d'euros.").quantities
/// >>> people.min, people.max, people.counted.text
/// (8.0, 12.0, 'maires')
/// >>> money.max, money.unit
/// (2500000.0, 'EUR')
#[pyclass(frozen, extends = Span, module = "chronique", get_all)]
#[allow(missing_docs, reason = "the class documents its attributes")]
pub struct Quantity {
    kind: &'static str,
    min: Option<f64>,
    max: Option<f64>,
    unit: Option<&'static str>,
    counted: Option<Py<event::Mention>>,
    per_side: bool,
    approximate: bool,
    sentence: Py<Sentence>,
}

/// Who says what, quoted or reported; `text`, `start` and `end` are those of the words said, and of
/// the cue where the text tells only that somebody spoke.
///
/// Attributes
/// ----------
/// content : Mention or None
///     The words said, without their quotation marks.
/// cue : Mention
///     The word that reports: "déclaré", "selon".
/// speaker : Mention or None
///     Who speaks.
/// name : str or None
///     The fullest name that the document gives the speaker.
/// direct : bool
///     Whether the whole content stands in quotation marks.
/// confidence : float
///     From 0 to 1.
/// sentence : Sentence
///     The sentence of the cue.
///
/// Examples
/// --------
/// >>> import chronique as cq
/// >>> quote = cq.read("« Nous rouvrirons lundi », a déclaré la maire.").quotes[0]
/// >>> quote.text, quote.speaker.text, quote.direct
/// ('Nous rouvrirons lundi', 'maire', True)
#[pyclass(frozen, extends = Span, module = "chronique", get_all)]
#[allow(missing_docs, reason = "the class documents its attributes")]
pub struct Quote {
    content: Option<Py<event::Mention>>,
    cue: Py<event::Mention>,
    speaker: Option<Py<event::Mention>>,
    name: Option<String>,
    direct: bool,
    confidence: f32,
    sentence: Py<Sentence>,
}

/// Makes the views of the mentions of one document.
pub struct Views<'a, 'py> {
    pub doc: &'a Arc<Document>,
    pub points: CodePoints<'a>,
    pub sentences: Bound<'py, PyTuple>,
}

impl<'py> Views<'_, 'py> {
    /// The views of the names, or of all mentions.
    pub fn entities(&self, names_only: bool) -> PyResult<Py<PyTuple>> {
        let mentions = self.doc.layers.mentions.iter();
        let shown = mentions.filter(|m| !names_only || m.kind == MentionKind::Name);
        self.tuple(shown.map(|mention| self.entity(mention)))
    }

    fn entity(&self, mention: &entities::Mention) -> PyResult<Py<Entity>> {
        let entity = &self.doc.layers.entities[mention.entity as usize];
        let (label, name) = (mention.label.name(), entity.name.of(&self.doc.text));
        let note = match mention.span.of(&self.doc.text) {
            words if words == name => label.to_owned(),
            _ => format!("{label} = {name}"),
        };
        let own = Entity {
            label,
            kind: mention.kind.name(),
            name: name.to_owned(),
            id: mention.entity,
            confidence: mention.confidence,
            sentence: self.sentence(mention.sentence)?,
        };
        extended(self.py(), self.span(mention.span, &note), own)
    }

    /// The views of the places.
    pub fn places(&self) -> PyResult<Py<PyTuple>> {
        self.tuple(self.doc.layers.places.iter().map(|place| self.place(place)))
    }

    fn place(&self, place: &places::Place) -> PyResult<Py<Place>> {
        let location = Location::from(Gazetteer::embedded().get(place.entry));
        let note = location.country.clone().unwrap_or_default();
        let own = Place {
            country: location.country.clone(),
            location: Py::new(self.py(), location)?,
            via: place.via.name(),
            confidence: place.confidence,
            sentence: self.sentence(place.sentence)?,
        };
        extended(self.py(), self.span(place.span, &note), own)
    }

    /// The views of the time expressions.
    pub fn times(&self) -> PyResult<Py<PyTuple>> {
        self.tuple(self.doc.layers.times.iter().map(|time| self.time(time)))
    }

    fn time(&self, time: &times::Time) -> PyResult<Py<Time>> {
        // Python's calendar begins with the year 1.
        let at = |at: Option<DateTime>| {
            at.filter(|at| at.year() > 0).map(|at| moment(self.py(), at)).transpose()
        };
        let own = Time {
            r#type: time.kind.name(),
            value: time.value.to_string(),
            r#mod: time.modifier.map(times::Modifier::name),
            precision: time.precision.name(),
            anchor: time.anchor.name(),
            earliest: at(time.start)?,
            latest: at(time.end)?,
            sentence: self.sentence(time.sentence)?,
        };
        extended(self.py(), self.span(time.span, &time.value.0), own)
    }

    /// The views of the quantities.
    pub fn quantities(&self) -> PyResult<Py<PyTuple>> {
        self.tuple(self.doc.layers.quantities.iter().map(|quantity| self.quantity(quantity)))
    }

    fn quantity(&self, quantity: &numbers::Quantity) -> PyResult<Py<Quantity>> {
        let token = |token: u32| self.doc.layers.tokens.all()[token as usize].span;
        let own = Quantity {
            kind: quantity.kind.name(),
            min: quantity.min,
            max: quantity.max,
            unit: quantity.unit.map(Unit::symbol),
            counted: self.maybe(quantity.counted.map(token), "counted")?,
            per_side: quantity.per_side,
            approximate: quantity.approximate,
            sentence: self.sentence(quantity.sentence)?,
        };
        let unit = own.unit.map(|unit| format!(" {unit}")).unwrap_or_default();
        let note = format!("{} {}{unit}", own.kind, range(own.min, own.max));
        extended(self.py(), self.span(quantity.span, &note), own)
    }

    /// The views of the quotes.
    pub fn quotes(&self) -> PyResult<Py<PyTuple>> {
        self.tuple(self.doc.layers.quotes.iter().map(|quote| self.quote(quote)))
    }

    fn quote(&self, quote: &quotes::Quote) -> PyResult<Py<Quote>> {
        let entity = quote.entity.map(|entity| self.doc.layers.entities[entity as usize].name);
        let name = entity.map(|name| name.of(&self.doc.text));
        let speaker = name.or(quote.speaker.map(|speaker| speaker.of(&self.doc.text)));
        let own = Quote {
            content: self.maybe(quote.content, "content")?,
            cue: self.mention(quote.cue, "cue")?,
            speaker: self.maybe(quote.speaker, "speaker")?,
            name: name.map(str::to_owned),
            direct: quote.direct,
            confidence: quote.confidence,
            sentence: self.sentence(quote.sentence)?,
        };
        let words = quote.content.unwrap_or(quote.cue);
        extended(self.py(), self.span(words, speaker.unwrap_or_default()), own)
    }

    fn py(&self) -> Python<'py> {
        self.sentences.py()
    }

    fn span(&self, span: crate::Span, note: &str) -> Span {
        Span::new(self.doc, &self.points, span, note.to_owned())
    }

    fn mention(&self, span: crate::Span, role: &'static str) -> PyResult<Py<event::Mention>> {
        event::Mention::new(self.py(), self.span(span, role), role)
    }

    fn maybe(
        &self,
        span: Option<crate::Span>,
        role: &'static str,
    ) -> PyResult<Option<Py<event::Mention>>> {
        span.map(|span| self.mention(span, role)).transpose()
    }

    fn sentence(&self, index: u32) -> PyResult<Py<Sentence>> {
        Ok(self.sentences.get_item(index as usize)?.cast_into::<Sentence>()?.unbind())
    }

    fn tuple<T: pyo3::PyClass>(
        &self,
        views: impl Iterator<Item = PyResult<Py<T>>>,
    ) -> PyResult<Py<PyTuple>> {
        Ok(PyTuple::new(self.py(), views.collect::<PyResult<Vec<_>>>()?)?.unbind())
    }
}
