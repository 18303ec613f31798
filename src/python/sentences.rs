//! The fast path: sentences of many texts.
//!
//! Turning `str` into UTF-8 and making the resulting strings needs the interpreter, so the calling
//! thread does both, chunk by chunk, while the pool finds the boundaries of the chunks between.

use std::collections::VecDeque;
use std::sync::Arc;

use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyList, PyString};

use super::cell::Cell;
use super::errors::InvalidInput;
use super::input::Chunk;
use super::pipeline::required;
use super::run::run;
use crate::parallel::{self, Job, Progress};
use crate::{CodePoints, Error, Pipeline, Result};

/// Bytes of text a job: small enough to stay in the cache.
const JOB_BYTES: usize = 256 << 10;

/// Places in code points.
type Places = Vec<(u32, u32)>;

/// The sentences of one text.
pub fn of_text<'py>(
    core: &Pipeline,
    text: &Bound<'py, PyAny>,
    spans: bool,
) -> PyResult<Bound<'py, PyAny>> {
    let words = required(text, "text")?;
    let places = text.py().detach(|| places(core, &words))?;
    output(text.cast::<PyString>()?, &places, spans)
}

/// The sentences of each text of a list. The collector of cycles rests meanwhile: lists of strings
/// have none, and it would walk through all of them again and again.
pub fn of_list<'py>(
    core: &Arc<Pipeline>,
    texts: &Bound<'py, PyList>,
    spans: bool,
    threads: usize,
) -> PyResult<Bound<'py, PyAny>> {
    let collector = texts.py().import("gc")?;
    let was_on = collector.call_method0("isenabled")?.is_truthy()?;
    collector.call_method0("disable")?;
    let found = collect(core, texts, spans, threads);
    if was_on {
        collector.call_method0("enable")?;
    }
    found
}

fn collect<'py>(
    core: &Arc<Pipeline>,
    texts: &Bound<'py, PyList>,
    spans: bool,
    threads: usize,
) -> PyResult<Bound<'py, PyAny>> {
    let py = texts.py();
    // One thread means one: then nothing is prepared ahead.
    let ahead = if threads == 1 { 0 } else { 4 * threads };
    let mut jobs = VecDeque::new();
    let (mut next, mut mended) = (0, false);
    let found = PyList::empty(py);
    while next < texts.len() || !jobs.is_empty() {
        if next < texts.len() {
            let batch = Batch::take(texts, &mut next, &mut mended)?;
            let core = Arc::clone(core);
            jobs.push_back(if ahead == 0 {
                Work::Done(py.detach(|| batch.places(&core)))
            } else {
                Work::Started(parallel::start(threads, move || batch.places(&core)))
            });
            if jobs.len() <= ahead && next < texts.len() {
                continue;
            }
        }
        if let Some(job) = jobs.pop_front() {
            for places in py.detach(|| job.wait())? {
                let text = texts.get_item(found.len())?;
                found.append(output(text.cast::<PyString>()?, &places, spans)?)?;
            }
            py.check_signals()?;
        }
    }
    if mended {
        py.import("chronique.errors")?.call_method0("warn_mended")?;
    }
    found.into_bound_py_any(py)
}

/// The sentences of each text of a chunk.
pub fn of_chunk<'py>(
    core: &Pipeline,
    chunk: &Bound<'py, Chunk>,
    spans: bool,
    threads: usize,
) -> PyResult<Bound<'py, PyAny>> {
    let py = chunk.py();
    let chunk = chunk.get();
    let progress = Progress::default();
    let found = run(py, threads, &progress, None, || {
        let texts: Vec<&str> = chunk.articles().map(|(_, _, article)| article.text).collect();
        parallel::map(&texts, threads, |text| {
            let spans = core.sentences(text)?;
            let points = CodePoints::new(text);
            Ok(spans.into_iter().map(|span| (span.of(text), points.span(span))).collect())
        })
        .into_iter()
        .collect::<Result<Vec<Vec<_>>>>()
    })??;
    let lists = found.into_iter().map(|sentences| {
        if spans {
            PyList::new(py, sentences.into_iter().map(|(_, place)| place))
        } else {
            PyList::new(py, sentences.into_iter().map(|(words, _)| words))
        }
    });
    PyList::new(py, lists.collect::<PyResult<Vec<_>>>()?)?.into_bound_py_any(py)
}

/// Some texts, copied out of Python.
struct Batch {
    /// UTF-8, as Python made it.
    arena: Vec<u8>,
    ends: Vec<usize>,
}

impl Batch {
    fn take(texts: &Bound<'_, PyList>, next: &mut usize, mended: &mut bool) -> PyResult<Self> {
        let mut batch = Self { arena: Vec::with_capacity(JOB_BYTES + 4096), ends: Vec::new() };
        while *next < texts.len() && batch.arena.len() < JOB_BYTES {
            let value = texts.get_item(*next)?;
            if let Some(bytes) = encoded(&value) {
                batch.arena.extend_from_slice(bytes.as_bytes());
            } else {
                batch.push_unusual(&Cell::of(&value)?, *next, mended)?;
            }
            batch.ends.push(batch.arena.len());
            *next += 1;
        }
        Ok(batch)
    }

    /// A string with lone surrogates, or what is no string.
    fn push_unusual(&mut self, cell: &Cell<'_>, row: usize, mended: &mut bool) -> PyResult<()> {
        match cell {
            Cell::Words(words) => self.arena.extend_from_slice(words.as_bytes()),
            Cell::Mended(words) => {
                *mended = true;
                self.arena.extend_from_slice(words.as_bytes());
            }
            Cell::Missing(what) => return Err(bad(row, &format!("expected str, got {what}"))),
            Cell::Other(message) => return Err(bad(row, message)),
        }
        Ok(())
    }

    fn places(&self, core: &Pipeline) -> Result<Vec<Places>> {
        // Checked here and not by the calling thread, which has enough to do.
        let arena = str::from_utf8(&self.arena).map_err(|e| Error::internal(e.to_string()))?;
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, &end)| places(core, &arena[start..end])).collect()
    }
}

/// The usual case at the least cost: one copy out of Python.
fn encoded<'py>(value: &Bound<'py, PyAny>) -> Option<Bound<'py, PyBytes>> {
    value.cast::<PyString>().ok()?.encode_utf8().ok()
}

/// A job that is done or under way.
enum Work {
    Done(Result<Vec<Places>>),
    Started(Job<Result<Vec<Places>>>),
}

impl Work {
    fn wait(self) -> Result<Vec<Places>> {
        match self {
            Self::Done(found) => found,
            Self::Started(job) => job.wait()?,
        }
    }
}

fn places(core: &Pipeline, text: &str) -> Result<Places> {
    let points = CodePoints::new(text);
    Ok(core.sentences(text)?.into_iter().map(|span| points.span(span)).collect())
}

fn output<'py>(
    text: &Bound<'py, PyString>,
    places: &[(u32, u32)],
    spans: bool,
) -> PyResult<Bound<'py, PyAny>> {
    let py = text.py();
    if spans {
        return PyList::new(py, places)?.into_bound_py_any(py);
    }
    // A slice of the user's own string: faster than decoding UTF-8 again.
    let words = places.iter().map(|&(start, end)| substring(text, start, end));
    PyList::new(py, words.collect::<PyResult<Vec<_>>>()?)?.into_bound_py_any(py)
}

/// `text[start:end]`, without the slice and the two numbers that Python would make for it.
#[allow(
    unsafe_code,
    reason = "pyo3 has no safe call for it, and this is the hot loop of the fast path"
)]
fn substring<'py>(
    text: &Bound<'py, PyString>,
    start: u32,
    end: u32,
) -> PyResult<Bound<'py, PyAny>> {
    // SAFETY: `text` is a str and the interpreter is attached; the call takes any ends, gives a new
    // reference, or null with an exception set, which `from_owned_ptr_or_err` turns into an error.
    unsafe {
        let words = pyo3::ffi::PyUnicode_Substring(text.as_ptr(), start as isize, end as isize);
        Bound::from_owned_ptr_or_err(text.py(), words)
    }
}

fn bad(row: usize, message: &str) -> PyErr {
    InvalidInput::new_err(format!("row {row}: {message}"))
}
