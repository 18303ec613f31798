//! Rows of the user's → a chunk that workers can read without Python.

use std::ops::Range;

use jiff::civil::Date;
use pyo3::prelude::*;
use pyo3::types::{PyList, PyTuple};

use super::cell::Cell;
use crate::columns::RowError;
use crate::{Article, Result};

/// Some rows of the input, copied out of Python.
#[pyclass(frozen, module = "chronique._native")]
#[derive(Default)]
pub struct Chunk {
    /// All strings, one after the other.
    arena: String,
    rows: Vec<Row>,
    errors: Vec<RowError>,
    /// Whether lone surrogates were replaced.
    #[pyo3(get)]
    mended: bool,
}

struct Row {
    number: i64,
    id: Range<usize>,
    text: Range<usize>,
    title: Option<Range<usize>>,
    date: Option<Date>,
}

/// The values of one row.
pub struct Values<'a> {
    /// The text.
    pub text: Cell<'a>,
    /// The id; nothing: the number of the row.
    pub id: Option<String>,
    /// The headline.
    pub title: Cell<'a>,
    /// The day of publication.
    pub date: Result<Option<Date>>,
}

/// What the user calls the columns, for messages.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    /// The column of the text; nothing when the input has only one.
    pub text: Option<&'a str>,
    /// The column of the headline.
    pub title: Option<&'a str>,
    /// The column of the day.
    pub date: Option<&'a str>,
}

impl Chunk {
    /// The articles with the number of their row and their id.
    pub fn articles(&self) -> impl Iterator<Item = (i64, &str, Article<'_>)> {
        self.rows.iter().map(|row| {
            let article = Article {
                text: &self.arena[row.text.clone()],
                title: row.title.clone().map(|title| &self.arena[title]),
                date: row.date,
            };
            (row.number, &self.arena[row.id.clone()], article)
        })
    }

    /// Bytes of text so far.
    pub fn bytes(&self) -> usize {
        self.arena.len()
    }

    /// Adds a row, or the reason why it cannot be read.
    pub fn push(&mut self, number: i64, values: Values<'_>, names: Names<'_>) {
        let error = match self.try_push(number, values) {
            Ok(()) => return,
            Err(error) => error,
        };
        let (fault, message) = error;
        let column = match fault {
            Fault::Text => names.text,
            Fault::Title => names.title,
            Fault::Date => names.date,
        };
        self.fail(number, column.map(str::to_owned), message);
    }

    fn fail(&mut self, row: i64, column: Option<String>, message: String) {
        self.errors.push(RowError { row, column, message, source: None });
    }

    fn try_push(&mut self, number: i64, values: Values<'_>) -> Result<(), (Fault, String)> {
        let text = match values.text {
            Cell::Missing(what) => {
                let message =
                    format!("the text is missing ({what}); drop the row or fill it with \"\"");
                return Err((Fault::Text, message));
            }
            Cell::Other(message) => return Err((Fault::Text, message)),
            words => words,
        };
        let title = match values.title {
            Cell::Other(message) => return Err((Fault::Title, message)),
            Cell::Missing(_) => None,
            words => Some(words),
        };
        let date = values.date.map_err(|error| (Fault::Date, error.to_string()))?;
        let id = values.id.unwrap_or_else(|| number.to_string());
        let row = Row {
            number,
            id: self.store(&id),
            text: self.keep(text),
            title: title.map(|title| self.keep(title)),
            date,
        };
        self.rows.push(row);
        Ok(())
    }

    fn keep(&mut self, cell: Cell<'_>) -> Range<usize> {
        match cell {
            Cell::Words(words) => self.store(&words),
            Cell::Mended(words) => {
                self.mended = true;
                self.store(&words)
            }
            Cell::Missing(_) | Cell::Other(_) => unreachable!("only strings are kept"),
        }
    }

    fn store(&mut self, words: &str) -> Range<usize> {
        let start = self.arena.len();
        self.arena.push_str(words);
        start..self.arena.len()
    }
}

/// The value that makes a row unreadable.
enum Fault {
    Text,
    Title,
    Date,
}

#[pymethods]
impl Chunk {
    /// Copy rows out of lists of the same length.
    ///
    /// `bad` holds the rows already known to be unreadable, with column and message.
    #[staticmethod]
    #[pyo3(signature = (first, texts, ids, titles, dates, names, bad))]
    fn from_lists(
        first: i64,
        texts: &Bound<'_, PyList>,
        ids: Option<&Bound<'_, PyList>>,
        titles: Option<&Bound<'_, PyList>>,
        dates: Option<&Bound<'_, PyList>>,
        names: (Option<String>, Option<String>, Option<String>),
        bad: std::collections::HashMap<i64, (Option<String>, String)>,
    ) -> PyResult<Self> {
        let py = texts.py();
        let mut chunk = Self::default();
        let names = Names {
            text: names.0.as_deref(),
            title: names.1.as_deref(),
            date: names.2.as_deref(),
        };
        for (i, text) in texts.iter().enumerate() {
            let number = first + i as i64;
            if let Some((column, message)) = bad.get(&number) {
                chunk.fail(number, column.clone(), message.clone());
                continue;
            }
            let (id, title, date) = (at(ids, i, py)?, at(titles, i, py)?, at(dates, i, py)?);
            let id = match Cell::of(&id)? {
                Cell::Words(words) => Some(words.into_owned()),
                Cell::Mended(words) => Some(words),
                Cell::Missing(_) => None,
                Cell::Other(_) => Some(id.str()?.to_string_lossy().into_owned()),
            };
            let values = Values {
                text: Cell::of(&text)?,
                id,
                title: Cell::of(&title)?,
                date: Cell::date(&date)?,
            };
            chunk.push(number, values, names);
        }
        Ok(chunk)
    }

    /// Rows that can be read.
    fn __len__(&self) -> usize {
        self.rows.len()
    }

    /// Rows that cannot: number, column, message.
    #[getter]
    fn errors<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.errors.iter().map(|e| (e.row, e.column.as_deref(), &e.message)))
    }
}

/// A value of a column that may be absent.
fn at<'py>(
    column: Option<&Bound<'py, PyList>>,
    i: usize,
    py: Python<'py>,
) -> PyResult<Bound<'py, PyAny>> {
    column.map_or_else(|| Ok(py.None().into_bound(py)), |column| column.get_item(i))
}
