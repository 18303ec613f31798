//! Views of events: what `doc.events` holds.

use std::fmt::Display;
use std::sync::Arc;

use jiff::civil::{Date, DateTime};
use pyo3::prelude::*;
use pyo3::types::{PyDate, PyDateTime, PyTuple};

use super::location::Location;
use super::span::{Sentence, Span, extended};
use crate::events::{self, Ontology, Role};
use crate::places::Gazetteer;
use crate::{CodePoints, Document, jsonl};

/// Words that play a part in an event.
///
/// Attributes
/// ----------
/// role : str
///     ``"agent"``, ``"patient"``, ``"instrument"``, ``"place"``, ``"time"``, ``"holder"``,
///     ``"speaker"``, ``"content"``, ``"cue"`` or ``"counted"``.
/// text, start, end
///     As in every `Span`.
#[pyclass(frozen, extends = Span, module = "chronique")]
pub struct Mention {
    /// The part they play.
    #[pyo3(get)]
    role: &'static str,
}

impl Mention {
    /// The view of words that play a part.
    pub fn new(py: Python<'_>, span: Span, role: &'static str) -> PyResult<Py<Self>> {
        extended(py, span, Self { role })
    }
}

/// A number that belongs to an event, as a range.
///
/// Attributes
/// ----------
/// kind : str
///     What is counted: ``"dead"``, ``"injured"``, ``"arrested"``, …
/// min, max : int or None
///     The least and the most it can be; None is open: "au moins 12" has no max.
/// text, start, end
///     The exact words, as in every `Span`.
#[pyclass(frozen, extends = Span, module = "chronique")]
pub struct Count {
    /// What is counted.
    #[pyo3(get)]
    kind: &'static str,
    /// The least it can be.
    #[pyo3(get)]
    min: Option<i64>,
    /// The most it can be.
    #[pyo3(get)]
    max: Option<i64>,
}

/// The evidence for an event.
///
/// Attributes
/// ----------
/// rule : str
///     What fired.
/// cues : tuple of Mention
///     On which words, the trigger first.
#[pyclass(frozen, module = "chronique")]
pub struct Why {
    /// What fired.
    #[pyo3(get)]
    rule: String,
    /// On which words.
    #[pyo3(get)]
    cues: Py<PyTuple>,
    shown: String,
}

#[pymethods]
impl Why {
    fn __repr__(&self) -> &str {
        &self.shown
    }
}

/// One mention of a happening; `text`, `start` and `end` are those of its trigger.
///
/// Attributes
/// ----------
/// type, group, label : str
///     ``group.name``, the part before the dot, and what screens call it.
/// sentence : Sentence
///     The sentence of the trigger.
/// factuality : str
///     ``"actual"``, ``"negated"``, ``"possible"``, ``"planned"`` or ``"hypothetical"``.
/// agent, patient, instrument, place, time : tuple of Mention
///     Who did what to whom, with what, where and when.
/// date : str or None
///     When it happened, in the shortest ISO form: a day, a month, a year or ``start/end``.
/// date_start, date_end : datetime.date or None
///     The same as days, both inclusive; None before the year 1, where Python's calendar begins.
/// date_basis : str or None
///     How the date is known: ``"clause"``, ``"sentence"``, ``"story"`` (another event of the article),
///     ``"title"`` or ``"article"`` (only the day of publication).
/// date_evidence : Mention or None
///     The words that say it.
/// country : str or None
///     ISO 3166 alpha-2 of where it happened.
/// location : Location or None
///     The place, when more than the country is known.
/// place_basis : str or None
///     How they are known, in the same words.
/// place_evidence : Mention or None
///     The words that say it.
/// counts : tuple of Count
///     The numbers that belong to it.
/// same_as : int or None
///     The number in ``doc.events`` of the first mention of the same happening; None for that one.
/// holder : Mention or None
///     Whose claim it is; None for the author's own.
/// speaker, content : Mention or None
///     Who says what, for ``report.statement``.
/// direct : bool or None
///     Whether the whole content stands in quotation marks, for ``report.statement``.
/// confidence : float
///     From 0 to 1.
/// why : Why
///     Which rule fired, and on which words.
#[pyclass(frozen, extends = Span, module = "chronique", get_all)]
#[allow(missing_docs, reason = "the class documents its attributes")]
pub struct Event {
    r#type: String,
    group: String,
    label: String,
    sentence: Py<Sentence>,
    factuality: &'static str,
    agent: Py<PyTuple>,
    patient: Py<PyTuple>,
    instrument: Py<PyTuple>,
    place: Py<PyTuple>,
    time: Py<PyTuple>,
    date: Option<String>,
    date_start: Option<Py<PyDate>>,
    date_end: Option<Py<PyDate>>,
    date_basis: Option<&'static str>,
    date_evidence: Option<Py<Mention>>,
    country: Option<String>,
    location: Option<Py<Location>>,
    place_basis: Option<&'static str>,
    place_evidence: Option<Py<Mention>>,
    counts: Py<PyTuple>,
    same_as: Option<u32>,
    holder: Option<Py<Mention>>,
    speaker: Option<Py<Mention>>,
    content: Option<Py<Mention>>,
    direct: Option<bool>,
    confidence: f32,
    why: Py<Why>,
}

/// Makes the views of the events of one document.
pub struct Views<'a, 'py> {
    pub py: Python<'py>,
    pub doc: &'a Arc<Document>,
    pub points: CodePoints<'a>,
    pub ontology: &'a Ontology,
}

impl Views<'_, '_> {
    /// The view of an event; `sentence` is the view of its sentence.
    pub fn event(&self, event: &events::Event, sentence: Py<Sentence>) -> PyResult<Py<Event>> {
        let kind = self.ontology.get(event.kind);
        let role = |role: Role| {
            let spans = event.arguments.iter().filter(|a| a.role == role).map(|a| a.span);
            self.mentions(spans, role.name())
        };
        // Python's calendar begins with the year 1.
        let date = |day: Option<Date>| {
            day.filter(|day| day.year() > 0).map(|day| date(self.py, day)).transpose()
        };
        let one = |span: Option<crate::Span>, role| {
            span.map(|span| self.mention(span, role)).transpose()
        };
        let statement = event.statement.as_ref();
        let entry = event.place.and_then(|place| place.entry);
        let location = entry.map(|entry| Location::from(Gazetteer::embedded().get(entry)));
        let own = Event {
            r#type: kind.id.clone(),
            group: kind.group().to_owned(),
            label: kind.label.clone(),
            sentence,
            factuality: event.factuality.name(),
            agent: role(Role::Agent)?,
            patient: role(Role::Patient)?,
            instrument: role(Role::Instrument)?,
            place: role(Role::Place)?,
            time: role(Role::Time)?,
            date: event.when.map(|when| jsonl::date(when.interval)),
            date_start: date(event.when.map(|when| when.interval.start))?,
            date_end: date(event.when.map(|when| when.interval.end))?,
            date_evidence: one(event.when.and_then(|when| when.evidence), "cue")?,
            date_basis: event.when.map(|when| when.basis.name()),
            country: jsonl::country(event.place.as_ref()).map(str::to_owned),
            location: location.map(|own| Py::new(self.py, own)).transpose()?,
            place_evidence: one(event.place.and_then(|place| place.evidence), "cue")?,
            place_basis: event.place.map(|place| place.basis.name()),
            counts: self.counts(&event.counts)?,
            same_as: event.same_as,
            holder: one(event.holder, "holder")?,
            speaker: one(statement.and_then(|s| s.speaker), "speaker")?,
            content: one(statement.and_then(|s| s.content), "content")?,
            direct: statement.map(|s| s.direct),
            confidence: event.confidence,
            why: self.why(&event.why)?,
        };
        extended(self.py, self.span(event.trigger, kind.id.clone()), own)
    }

    fn span(&self, span: crate::Span, note: String) -> Span {
        Span::new(self.doc, &self.points, span, note)
    }

    fn mention(&self, span: crate::Span, role: &'static str) -> PyResult<Py<Mention>> {
        Mention::new(self.py, self.span(span, role.to_owned()), role)
    }

    fn mentions(
        &self,
        spans: impl Iterator<Item = crate::Span>,
        role: &'static str,
    ) -> PyResult<Py<PyTuple>> {
        let mentions = spans.map(|span| self.mention(span, role)).collect::<PyResult<Vec<_>>>()?;
        Ok(PyTuple::new(self.py, mentions)?.unbind())
    }

    fn counts(&self, counts: &[events::Count]) -> PyResult<Py<PyTuple>> {
        let views = counts.iter().map(|count| {
            let (kind, min, max) = (count.kind.name(), count.min(), count.max());
            let note = format!("{kind} {}", range(min, max));
            extended(self.py, self.span(count.quantity.span, note), Count { kind, min, max })
        });
        Ok(PyTuple::new(self.py, views.collect::<PyResult<Vec<_>>>()?)?.unbind())
    }

    fn why(&self, why: &events::Why) -> PyResult<Py<Why>> {
        let words: Vec<_> =
            why.cues.iter().map(|cue| format!("\"{}\"", cue.of(&self.doc.text))).collect();
        let shown = format!("Why({}: {})", why.rule, words.join(", "));
        let cues = self.mentions(why.cues.iter().copied(), "cue")?;
        Py::new(self.py, Why { rule: why.rule.clone(), cues, shown })
    }
}

/// `12`, `8 to 12`, `at least 12`, `at most 12`, `some`.
pub fn range<N: Display + PartialEq>(min: Option<N>, max: Option<N>) -> String {
    match (min, max) {
        (Some(min), Some(max)) if min == max => min.to_string(),
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("at least {min}"),
        (None, Some(max)) => format!("at most {max}"),
        (None, None) => "some".to_owned(),
    }
}

/// A day as Python's own.
pub fn date(py: Python<'_>, day: Date) -> PyResult<Py<PyDate>> {
    Ok(PyDate::new(py, i32::from(day.year()), day.month() as u8, day.day() as u8)?.unbind())
}

/// A moment as Python's own.
pub fn moment(py: Python<'_>, moment: DateTime) -> PyResult<Py<PyDateTime>> {
    let (day, time) = (moment.date(), moment.time());
    let (year, month, day) = (i32::from(day.year()), day.month() as u8, day.day() as u8);
    let (hour, minute, second) = (time.hour() as u8, time.minute() as u8, time.second() as u8);
    let rest = time.subsec_nanosecond() as u32 / 1000;
    PyDateTime::new(py, year, month, day, hour, minute, second, rest, None).map(Bound::unbind)
}
