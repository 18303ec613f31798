//! `chronique.Document`: one text with its layers.

use std::sync::Arc;

use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDate, PyDict, PyTuple};

use super::errors::InvalidInput;
use super::event::{Event, Views, date};
use super::mentions;
use super::pipeline::Pipeline;
use super::span::{Sentence, Span, Token, extended};
use crate::syntax::Parser;
use crate::{Article, CodePoints, Layer, conllu, jsonl};

/// A text and what was read from it.
///
/// Made by `chronique.read`. Never changes; the layers are tuples, made when first asked for.
///
/// Attributes
/// ----------
/// text : str
///     The text as it was given; only lone surrogates, which no file can hold, are U+FFFD.
/// title, id : str or None
///     As they were given.
/// date : datetime.date or None
///     The day of publication.
/// layers : tuple of str
///     The layers that were read, as the pipeline has them; to ask for another is an `InvalidInput`.
/// sentences, tokens, entities, places, times, quantities, quotes, events : tuple
///     Their items, in order. Each has ``.text``, ``.start`` and ``.end``.
/// happenings : tuple of Happening
///     The events, those that tell of the same happening together.
/// mentions : tuple
///     The entities, with the descriptions and pronouns that stand for them.
///
/// Examples
/// --------
/// >>> import chronique as cq
/// >>> doc = cq.read("Il pleut à Dakar. Le marché a fermé.")
/// >>> [sentence.text for sentence in doc.sentences]
/// ['Il pleut à Dakar.', 'Le marché a fermé.']
/// >>> sentence = doc.sentences[1]
/// >>> doc.text[sentence.start : sentence.end] == sentence.text
/// True
#[pyclass(frozen, module = "chronique")]
pub struct Document {
    doc: Arc<crate::Document>,
    id: Option<String>,
    pipeline: Py<Pipeline>,
    sentences: PyOnceLock<Py<PyTuple>>,
    tokens: PyOnceLock<Py<PyTuple>>,
    entities: PyOnceLock<Py<PyTuple>>,
    mentions: PyOnceLock<Py<PyTuple>>,
    places: PyOnceLock<Py<PyTuple>>,
    times: PyOnceLock<Py<PyTuple>>,
    quantities: PyOnceLock<Py<PyTuple>>,
    quotes: PyOnceLock<Py<PyTuple>>,
    events: PyOnceLock<Py<PyTuple>>,
}

impl Document {
    /// A document as the pipeline has read it.
    pub fn new(doc: crate::Document, id: Option<String>, pipeline: Py<Pipeline>) -> Self {
        Self {
            doc: Arc::new(doc),
            id,
            pipeline,
            sentences: PyOnceLock::new(),
            tokens: PyOnceLock::new(),
            entities: PyOnceLock::new(),
            mentions: PyOnceLock::new(),
            places: PyOnceLock::new(),
            times: PyOnceLock::new(),
            quantities: PyOnceLock::new(),
            quotes: PyOnceLock::new(),
            events: PyOnceLock::new(),
        }
    }

    fn sentence(&self, py: Python<'_>, index: usize) -> PyResult<Py<Sentence>> {
        Ok(self.sentences(py)?.bind(py).get_item(index)?.cast_into::<Sentence>()?.unbind())
    }

    fn has(&self, layer: Layer) -> bool {
        self.pipeline.get().core().layers().has(layer)
    }

    /// Refuses a layer that was left out: nothing sought is not nothing found.
    fn needs(&self, layer: Layer) -> PyResult<()> {
        if self.has(layer) {
            return Ok(());
        }
        let name = layer.name();
        Err(InvalidInput::new_err(format!(
            "this document was read without \"{name}\"; read it with a pipeline whose layers have \"{name}\""
        )))
    }

    /// The views of a layer, made when they are first asked for.
    fn views<'a, 'py>(
        &'a self,
        py: Python<'py>,
        layer: Layer,
        known: &PyOnceLock<Py<PyTuple>>,
        make: impl FnOnce(&mentions::Views<'a, 'py>) -> PyResult<Py<PyTuple>>,
    ) -> PyResult<Py<PyTuple>> {
        let tuple = known.get_or_try_init(py, || {
            self.needs(layer)?;
            let (points, sentences) = (CodePoints::new(&self.doc.text), self.sentences(py)?);
            let sentences = sentences.into_bound(py);
            make(&mentions::Views { doc: &self.doc, points, sentences })
        })?;
        Ok(tuple.clone_ref(py))
    }

    fn article(&self) -> Article<'_> {
        let doc = &self.doc;
        Article { text: &doc.text, title: doc.title.as_deref(), date: doc.date }
    }
}

#[pymethods]
impl Document {
    /// The text.
    #[getter]
    fn text(&self) -> &str {
        &self.doc.text
    }

    /// The headline, when it was given.
    #[getter]
    fn title(&self) -> Option<&str> {
        self.doc.title.as_deref()
    }

    /// The id, when one was given.
    #[getter]
    fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// The day of publication, when it was given.
    #[getter]
    fn date(&self, py: Python<'_>) -> PyResult<Option<Py<PyDate>>> {
        self.doc.date.map(|day| date(py, day)).transpose()
    }

    /// The layers that were read, in the order of the text's way.
    #[getter]
    fn layers<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        self.pipeline.get().layers(py)
    }

    /// The sentences, in order.
    #[getter]
    fn sentences(&self, py: Python<'_>) -> PyResult<Py<PyTuple>> {
        let tuple = self.sentences.get_or_try_init(py, || {
            let points = CodePoints::new(&self.doc.text);
            let spans = self.doc.layers.sentences.iter().enumerate().map(|(index, &span)| {
                let span = Span::new(&self.doc, &points, span, String::new());
                extended(py, span, Sentence { index })
            });
            let spans = spans.collect::<PyResult<Vec<_>>>()?;
            PyTuple::new(py, spans).map(Bound::unbind)
        })?;
        Ok(tuple.clone_ref(py))
    }

    /// The tokens, in order.
    #[getter]
    fn tokens(&self, py: Python<'_>) -> PyResult<Py<PyTuple>> {
        let tuple = self.tokens.get_or_try_init(py, || {
            self.needs(Layer::Tokens)?;
            let points = CodePoints::new(&self.doc.text);
            let tokens = &self.doc.layers.tokens;
            let mut views = Vec::with_capacity(tokens.len());
            for index in 0..tokens.sentences() {
                let sentence = self.sentence(py, index)?;
                for (number, token) in tokens.range(index).zip(tokens.of(index)) {
                    let kind = token.kind.name();
                    let span = Span::new(&self.doc, &points, token.span, kind.to_owned());
                    let word = self.doc.layers.words.get(number).copied();
                    let own = Token { kind, sentence: sentence.clone_ref(py), word };
                    views.push(extended(py, span, own)?);
                }
            }
            PyTuple::new(py, views).map(Bound::unbind)
        })?;
        Ok(tuple.clone_ref(py))
    }

    /// The names, in order.
    #[getter]
    fn entities(&self, py: Python<'_>) -> PyResult<Py<PyTuple>> {
        self.views(py, Layer::Entities, &self.entities, |views| views.entities(true))
    }

    /// The names, and the descriptions and pronouns that stand for them, in order.
    #[getter]
    fn mentions(&self, py: Python<'_>) -> PyResult<Py<PyTuple>> {
        self.views(py, Layer::Entities, &self.mentions, |views| views.entities(false))
    }

    /// The places, in order.
    #[getter]
    fn places(&self, py: Python<'_>) -> PyResult<Py<PyTuple>> {
        self.views(py, Layer::Places, &self.places, mentions::Views::places)
    }

    /// The time expressions, in order.
    #[getter]
    fn times(&self, py: Python<'_>) -> PyResult<Py<PyTuple>> {
        self.views(py, Layer::Times, &self.times, mentions::Views::times)
    }

    /// The quantities, in order.
    #[getter]
    fn quantities(&self, py: Python<'_>) -> PyResult<Py<PyTuple>> {
        self.views(py, Layer::Quantities, &self.quantities, mentions::Views::quantities)
    }

    /// Who says what, in the order of the cues.
    #[getter]
    fn quotes(&self, py: Python<'_>) -> PyResult<Py<PyTuple>> {
        self.views(py, Layer::Quotes, &self.quotes, mentions::Views::quotes)
    }

    /// The events, in the order of their triggers.
    #[getter]
    fn events(&self, py: Python<'_>) -> PyResult<Py<PyTuple>> {
        let tuple = self.events.get_or_try_init(py, || {
            self.needs(Layer::Events)?;
            let doc = &self.doc;
            let ontology = self.pipeline.get().core().ontology();
            let views = Views { py, doc, points: CodePoints::new(&doc.text), ontology };
            let events = doc
                .layers
                .events
                .iter()
                .map(|event| views.event(event, self.sentence(py, event.sentence as usize)?));
            let events: Vec<Py<Event>> = events.collect::<PyResult<_>>()?;
            PyTuple::new(py, events).map(Bound::unbind)
        })?;
        Ok(tuple.clone_ref(py))
    }

    /// The events grouped by what happened, in the order of their first mentions.
    #[getter]
    fn happenings<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("chronique.happenings")?.call_method1("happenings", (slf,))
    }

    /// Why an event was found, in words; ``print`` it.
    ///
    /// Parameters
    /// ----------
    /// event : Event
    ///     One of ``doc.events``.
    ///
    /// Examples
    /// --------
    /// >>> import chronique as cq
    /// >>> doc = cq.read("Deux soldats ont été tués.")
    /// >>> print(doc.explain(doc.events[0]).splitlines()[0])
    /// "tués" tells of casualty.kill (people killed)
    #[staticmethod]
    fn explain(py: Python<'_>, event: &Bound<'_, Event>) -> PyResult<String> {
        py.import("chronique.explanation")?.call_method1("explain", (event,))?.extract()
    }

    /// The document as one line of JSON: text, sentences, entities, times and events, offsets in code points.
    ///
    /// Examples
    /// --------
    /// >>> import chronique as cq
    /// >>> cq.read("Été.", id="7").to_json()
    /// '{"id":"7","text":"Été.","sentences":[[0,4]],"entities":[],"times":[],"events":[]}'
    fn to_json(&self) -> PyResult<String> {
        self.needs(Layer::Events)?;
        let id = self.id.as_deref().unwrap_or("0");
        let ontology = self.pipeline.get().core().ontology();
        Ok(jsonl::line(id, &self.article(), &self.doc.layers, ontology))
    }

    /// The document in CoNLL-U: tokens with lemma, class, features, head and relation, a sentence after
    /// the other.
    ///
    /// Examples
    /// --------
    /// >>> import chronique as cq
    /// >>> line = cq.read("Les maires protestent.").to_conllu().split("\n")[3]
    /// >>> line.split("\t")[1:8]
    /// ['maires', 'maire', 'NOUN', '_', 'Gender=Masc|Number=Plur', '3', 'nsubj']
    fn to_conllu(&self) -> PyResult<String> {
        self.needs(Layer::Syntax)?;
        let layers = &self.doc.layers;
        Ok(conllu::write(Parser::embedded(), &self.doc.text, &layers.tokens, &layers.words))
    }

    /// The tree of a sentence as a picture, for notebooks.
    ///
    /// Parameters
    /// ----------
    /// sentence : int
    ///     Its number in the document, from 0.
    ///
    /// Returns
    /// -------
    /// chronique.trees.Tree
    ///     Shown as SVG in a notebook; ``.svg`` is the source.
    #[pyo3(signature = (sentence = 0))]
    fn tree<'py>(slf: &Bound<'py, Self>, sentence: i64) -> PyResult<Bound<'py, PyAny>> {
        slf.get().needs(Layer::Syntax)?;
        slf.py().import("chronique.trees")?.call_method1("Tree", (slf, sentence))
    }

    fn __repr__(&self) -> String {
        let layers = &self.doc.layers;
        let mut facts = vec![plural(layers.sentences.len(), "sentence")];
        facts.extend(self.has(Layer::Events).then(|| plural(layers.events.len(), "event")));
        format!("Document(\"{}\", {})", shortened(&self.doc.text, 40), facts.join(", "))
    }

    fn _repr_html_(slf: &Bound<'_, Self>) -> PyResult<String> {
        slf.py().import("chronique.display")?.call_method1("document", (slf,))?.extract()
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| {
            let (a, b) = (&self.doc, &other.get().doc);
            a.text == b.text
                && a.title == b.title
                && a.date == b.date
                && a.layers == b.layers
                && self.id == other.get().id
        })
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        (&self.id, self.text()).into_bound_py_any(py)?.hash()
    }

    /// A copy reads the text again: the same pipeline gives the same layers.
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let options = PyDict::new(py);
        options.set_item("date", self.date(py)?)?;
        options.set_item("title", self.title())?;
        options.set_item("id", self.id())?;
        let read = self.pipeline.bind(py).getattr("read")?;
        let again = py.import("functools")?.call_method("partial", (read,), Some(&options))?;
        (again, (self.text(),)).into_pyobject(py)
    }
}

/// The head of a text on one line.
pub fn shortened(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(most) {
        Some((cut, _)) => format!("{}…", line[..cut].trim_end()),
        None => line,
    }
}

fn plural(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
