//! `chronique.Pipeline`: the stages, built once.

use std::path::PathBuf;
use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyTuple};

use super::cell::Cell;
use super::document::Document;
use super::errors::InvalidInput;
use super::input::Chunk;
use super::ontology::own_types;
use super::run::{resolve, run};
use super::sentences;
use super::table::Table;
use crate::columns::{Read, Table as Kind};
use crate::parallel::Progress;
use crate::{Article, Layer, LayerSet, Layers, Options, jsonl};

/// Reads texts.
///
/// Built once and shared: it never changes, and any number of threads may use it.
///
/// Parameters
/// ----------
/// layers : iterable of str, optional
///     The layers to compute, with those that they need: ``"tokens"``, ``"entities"``, ``"events"`` and
///     so on, as ``pipeline.layers`` lists them; all of them by default. Calls that make tables compute
///     only what the tables show.
/// ontology : path, optional
///     A TOML file of yours that adds types of events or changes them.
///
/// Examples
/// --------
/// >>> import chronique as cq
/// >>> pipeline = cq.Pipeline(layers=["sentences"])
/// >>> pipeline.sentences("Il pleut. Le marché a fermé.")
/// ['Il pleut.', 'Le marché a fermé.']
#[pyclass(frozen, module = "chronique")]
pub struct Pipeline {
    core: Arc<crate::Pipeline>,
    ontology: Option<PathBuf>,
}

/// The rows that failed: number, column, message, whether the library is at fault.
type Failures = Vec<(i64, Option<String>, String, bool)>;

impl Pipeline {
    /// A pipeline that was built elsewhere.
    #[cfg(test)]
    pub fn of_core(core: crate::Pipeline) -> Self {
        Self { core: Arc::new(core), ontology: None }
    }

    /// The pipeline of the core.
    pub fn core(&self) -> &crate::Pipeline {
        &self.core
    }

    /// Computes the layers of a chunk on the pool and hands the readable ones to `finish` there.
    fn annotate<R: Send>(
        &self,
        py: Python<'_>,
        chunk: &Chunk,
        layers: LayerSet,
        threads: i64,
        report: Option<&Py<PyAny>>,
        finish: impl FnOnce(&[Read<'_>]) -> R + Send,
    ) -> PyResult<(R, Failures)> {
        let threads = resolve(threads)?;
        let progress = Progress::default();
        run(py, threads, &progress, report, || {
            let articles: Vec<Article<'_>> = chunk.articles().map(|(_, _, a)| a).collect();
            let results = self.core.annotate_batch(&articles, layers, threads, &progress);
            let mut failures = Vec::new();
            let mut layers: Vec<(&str, Article<'_>, Layers)> = Vec::new();
            for ((row, id, article), result) in chunk.articles().zip(results) {
                match result {
                    Ok(found) => layers.push((id, article, found)),
                    Err(e) => failures.push((row, None, e.to_string(), !e.is_input())),
                }
            }
            let reads: Vec<_> = layers
                .iter()
                .map(|(id, article, layers)| Read { id, article: *article, layers })
                .collect();
            (finish(&reads), failures)
        })
    }
}

#[pymethods]
impl Pipeline {
    #[new]
    #[pyo3(signature = (layers = None, ontology = None))]
    fn new(
        py: Python<'_>,
        layers: Option<&Bound<'_, PyAny>>,
        ontology: Option<PathBuf>,
    ) -> PyResult<Self> {
        let content = ontology.as_deref().map(own_types).transpose()?;
        let layers = layers.map_or(Ok(LayerSet::ALL), |layers| layer_set(layers))?;
        let options = Options { layers, ontology: content };
        let core = py.detach(|| crate::Pipeline::new(&options))?;
        Ok(Self { core: Arc::new(core), ontology })
    }

    /// The layers that are computed, in the order of the text's way.
    #[getter]
    pub fn layers<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.core.layers().iter().map(Layer::name).collect::<Vec<_>>())
    }

    /// The path of your ontology, if any.
    #[getter]
    fn ontology(&self) -> Option<String> {
        self.ontology.as_ref().map(|path| path.display().to_string())
    }

    /// Read one text.
    ///
    /// Parameters
    /// ----------
    /// text : str
    /// date : str, datetime.date or datetime.datetime, optional
    ///     The day of publication, on which "hier" and "jeudi" are resolved.
    /// title, id : str, optional
    ///
    /// Returns
    /// -------
    /// Document
    #[pyo3(signature = (text, *, date = None, title = None, id = None))]
    fn read(
        slf: &Bound<'_, Self>,
        text: &Bound<'_, PyAny>,
        date: Option<&Bound<'_, PyAny>>,
        title: Option<&Bound<'_, PyAny>>,
        id: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Document> {
        let py = slf.py();
        let text = required(text, "text")?;
        let title = title.map(|title| required(title, "title")).transpose()?;
        let id = id.map(|id| id.str().map(|id| id.to_string_lossy().into_owned())).transpose()?;
        let date = match date {
            Some(date) => Cell::date(date)?.map_err(|e| e.at("date"))?,
            None => None,
        };
        let article = Article { text: &text, title: title.as_deref(), date };
        let progress = Progress::default();
        let core = &slf.get().core;
        let layers = run(py, resolve(0)?, &progress, None, || {
            core.annotate_caught(&article, core.layers(), &progress)
        })??;
        let title = title.as_deref().map(Into::into);
        let doc = crate::Document { text: text.as_str().into(), title, date, layers };
        Ok(Document::new(doc, id, slf.clone().unbind()))
    }

    /// The sentences of a text, or of each text of a list: the fast path.
    ///
    /// Parameters
    /// ----------
    /// texts : str or list of str
    /// spans : bool
    ///     Give ``(start, end)`` instead of the words.
    /// threads : int
    ///     0 means one a core.
    #[pyo3(signature = (texts, *, spans = false, threads = 0))]
    fn sentences<'py>(
        &self,
        texts: &Bound<'py, PyAny>,
        spans: bool,
        threads: i64,
    ) -> PyResult<Bound<'py, PyAny>> {
        if let Ok(list) = texts.cast::<PyList>() {
            return sentences::of_list(&self.core, list, spans, resolve(threads)?);
        }
        sentences::of_text(&self.core, texts, spans)
    }

    /// The sentences of a chunk.
    fn sentences_of_chunk<'py>(
        &self,
        chunk: &Bound<'py, Chunk>,
        spans: bool,
        threads: i64,
    ) -> PyResult<Bound<'py, PyAny>> {
        sentences::of_chunk(&self.core, chunk, spans, resolve(threads)?)
    }

    /// Tables of a chunk, and the rows that failed.
    fn tables_of_chunk<'py>(
        &self,
        py: Python<'py>,
        chunk: &Bound<'py, Chunk>,
        tables: Vec<String>,
        threads: i64,
        report: Option<Py<PyAny>>,
    ) -> PyResult<(Bound<'py, PyDict>, Failures)> {
        let kinds = tables.iter().map(|name| table(name)).collect::<PyResult<Vec<_>>>()?;
        let layers = kinds.iter().fold(LayerSet::default(), |set, kind| set | kind.layers());
        let (batches, failures) =
            self.annotate(py, chunk.get(), layers, threads, report.as_ref(), |reads| {
                let ontology = self.core.ontology();
                kinds.iter().map(|kind| kind.batches(reads, ontology)).collect::<Vec<_>>()
            })?;
        let tables = PyDict::new(py);
        for (kind, batches) in kinds.into_iter().zip(batches) {
            tables.set_item(kind.name(), Table::new(kind.schema(), batches).into_pyobject(py)?)?;
        }
        Ok((tables, failures))
    }

    /// The documents of a chunk as lines of JSON, and the rows that failed.
    fn lines_of_chunk(
        &self,
        py: Python<'_>,
        chunk: &Bound<'_, Chunk>,
        threads: i64,
        report: Option<Py<PyAny>>,
    ) -> PyResult<(Vec<String>, Failures)> {
        let layers = LayerSet::of([Layer::Events]);
        self.annotate(py, chunk.get(), layers, threads, report.as_ref(), |reads| {
            let ontology = self.core.ontology();
            reads.iter().map(|r| jsonl::line(r.id, &r.article, r.layers, ontology)).collect()
        })
    }

    fn __repr__(&self) -> String {
        let ontology = self.ontology().map(|path| format!(", ontology=\"{path}\""));
        let names: Vec<_> =
            self.core.layers().iter().map(|layer| format!("\"{}\"", layer.name())).collect();
        format!("Pipeline(layers=[{}]{})", names.join(", "), ontology.unwrap_or_default())
    }

    fn __getnewargs_ex__<'py>(
        &self,
        py: Python<'py>,
    ) -> PyResult<(Bound<'py, PyTuple>, Bound<'py, PyDict>)> {
        let options = PyDict::new(py);
        options.set_item("layers", self.layers(py)?)?;
        options.set_item("ontology", self.ontology())?;
        Ok((PyTuple::empty(py), options))
    }
}

/// The table of a name.
pub fn table(name: &str) -> PyResult<Kind> {
    Kind::ALL
        .into_iter()
        .find(|kind| kind.name() == name)
        .ok_or_else(|| unknown("table", name, &Kind::ALL.map(Kind::name)))
}

/// One layer by its name, or several.
fn layer_set(names: &Bound<'_, PyAny>) -> PyResult<LayerSet> {
    let names: Vec<String> = match names.extract::<String>() {
        Ok(name) => vec![name],
        Err(_) => names.extract().map_err(|_| {
            let shown = names.repr().map_or_else(|_| "this".to_owned(), |repr| repr.to_string());
            InvalidInput::new_err(format!("layers takes names such as [\"events\"], not {shown}"))
        })?,
    };
    let layer = |name: &String| {
        let found = Layer::ALL.into_iter().find(|layer| layer.name() == name);
        found.ok_or_else(|| unknown("layer", name, &Layer::ALL.map(Layer::name)))
    };
    let layers: Vec<Layer> = names.iter().map(layer).collect::<PyResult<_>>()?;
    if layers.is_empty() {
        return Err(InvalidInput::new_err("layers is empty; leave it out for all layers"));
    }
    Ok(LayerSet::of(layers))
}

fn unknown(what: &str, name: &str, known: &[&str]) -> PyErr {
    let known: Vec<_> = known.iter().map(|name| format!("\"{name}\"")).collect();
    InvalidInput::new_err(format!("no {what} \"{name}\"; there are {}", known.join(", ")))
}

/// A string that must be there; the warning about lone surrogates is given here.
pub fn required(value: &Bound<'_, PyAny>, name: &str) -> PyResult<String> {
    match Cell::of(value)? {
        Cell::Words(words) => Ok(words.into_owned()),
        Cell::Mended(words) => {
            value.py().import("chronique.errors")?.call_method0("warn_mended")?;
            Ok(words)
        }
        Cell::Missing(what) => {
            Err(InvalidInput::new_err(format!("{name}: expected str, got {what}")))
        }
        Cell::Other(message) => Err(InvalidInput::new_err(format!("{name}: {message}"))),
    }
}
