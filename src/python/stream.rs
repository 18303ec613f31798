//! Anything that speaks the Arrow C interface → chunks, one batch at a time.

use std::borrow::Cow;
use std::sync::Mutex;

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef};
use arrow_cast::cast;
use arrow_schema::{ArrowError, DataType, Field};
use pyo3::prelude::*;
use pyo3_arrow::ffi::ArrayReader;
use pyo3_arrow::input::AnyArray;

use super::cell::{Cell, optional_date};
use super::errors::InvalidInput;
use super::input::{Chunk, Names, Values};

/// Bytes of text after which a chunk ends early, so that memory stays flat and Ctrl-C is quick.
const CHUNK_BYTES: usize = 4 << 20;

/// A frame, column or reader that speaks Arrow, read once from start to end.
#[pyclass(frozen, module = "chronique._native")]
pub struct Stream {
    field: Field,
    state: Mutex<State>,
}

struct State {
    reader: Box<dyn ArrayReader + Send>,
    /// The batch being cut into chunks, and the next row of it.
    batch: Option<(ArrayRef, usize)>,
    row: i64,
}

/// The columns that are read.
struct Columns {
    text: ArrayRef,
    id: Option<ArrayRef>,
    title: Option<ArrayRef>,
    date: Option<ArrayRef>,
}

#[pymethods]
impl Stream {
    #[new]
    fn new(data: &Bound<'_, PyAny>) -> PyResult<Self> {
        let reader = data.extract::<AnyArray>()?.into_reader()?;
        let field = reader.field().as_ref().clone();
        Ok(Self { field, state: Mutex::new(State { reader, batch: None, row: 0 }) })
    }

    /// Names of the columns; nothing when the stream is one column without a name.
    #[getter]
    fn column_names(&self) -> Option<Vec<&str>> {
        match self.field.data_type() {
            DataType::Struct(fields) => {
                Some(fields.iter().map(|field| field.name().as_str()).collect())
            }
            _ => None,
        }
    }

    /// The next rows, up to `size`; nothing at the end.
    #[pyo3(signature = (size, text, id, title, date))]
    fn next_chunk(
        &self,
        py: Python<'_>,
        size: usize,
        text: Option<&str>,
        id: Option<&str>,
        title: Option<&str>,
        date: Option<&str>,
    ) -> PyResult<Option<Chunk>> {
        // Never waits for the lock: its holder may be waiting for Python.
        let mut state = self.state.try_lock().map_err(|_| {
            InvalidInput::new_err("this stream is already being read by another thread")
        })?;
        let Some((batch, start)) = state.take_batch(py)? else { return Ok(None) };
        let names = Names { text, title, date };
        let mut chunk = Chunk::default();
        let stop = batch.len().min(start + size.max(1));
        // Only the rows of this chunk are unpacked, however large the batch.
        let columns = Columns::select(&batch.slice(start, stop - start), names, id)?;
        let mut taken = 0;
        while start + taken < stop && (taken == 0 || chunk.bytes() < CHUNK_BYTES) {
            chunk.push(state.row, columns.values(taken), names);
            state.row += 1;
            taken += 1;
        }
        if start + taken < batch.len() {
            state.batch = Some((batch, start + taken));
        }
        Ok(Some(chunk))
    }
}

impl State {
    /// The batch at hand, else the next one that has rows.
    fn take_batch(&mut self, py: Python<'_>) -> PyResult<Option<(ArrayRef, usize)>> {
        if let Some(batch) = self.batch.take() {
            return Ok(Some(batch));
        }
        let reader = &mut self.reader;
        loop {
            match py.detach(|| reader.next()) {
                Some(Ok(batch)) if batch.is_empty() => py.check_signals()?,
                Some(Ok(batch)) => return Ok(Some((batch, 0))),
                Some(Err(error)) => return Err(broken(&error)),
                None => return Ok(None),
            }
        }
    }
}

impl Columns {
    fn select(batch: &ArrayRef, names: Names<'_>, id: Option<&str>) -> PyResult<Self> {
        let Some(rows) = batch.as_struct_opt() else {
            let text = unpacked(batch, names.text)?;
            return Ok(Self { text, id: None, title: None, date: None });
        };
        let find = |name: &str| {
            rows.column_by_name(name)
                .ok_or_else(|| InvalidInput::new_err(format!("column \"{name}\" not found")))
        };
        let strings =
            |name: Option<&str>| name.map(|name| unpacked(find(name)?, Some(name))).transpose();
        // Ids and days of any type are read as they are written.
        let written = |name: Option<&str>| {
            name.map(|name| cast(find(name)?, &DataType::Utf8).map_err(|e| broken(&e))).transpose()
        };
        Ok(Self {
            text: strings(names.text)?
                .ok_or_else(|| InvalidInput::new_err("no column of texts"))?,
            id: written(id)?,
            title: strings(names.title)?,
            date: written(names.date)?,
        })
    }

    fn values(&self, i: usize) -> Values<'_> {
        let day = self.date.as_ref().and_then(|date| string(date, i)).unwrap_or_default();
        Values {
            text: words(Some(&self.text), i),
            id: self.id.as_ref().and_then(|id| string(id, i)).map(str::to_owned),
            title: words(self.title.as_ref(), i),
            date: optional_date(day),
        }
    }
}

fn words(column: Option<&ArrayRef>, i: usize) -> Cell<'_> {
    column
        .and_then(|column| string(column, i))
        .map_or(Cell::Missing("null"), |words| Cell::Words(Cow::Borrowed(words)))
}

/// A column of strings, whatever its layout; an error when it holds something else.
fn unpacked(column: &ArrayRef, name: Option<&str>) -> PyResult<ArrayRef> {
    match column.data_type() {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => Ok(column.clone()),
        DataType::Null => cast(column, &DataType::LargeUtf8).map_err(|error| broken(&error)),
        DataType::Dictionary(_, values) if values.is_string() => {
            cast(column, &DataType::LargeUtf8).map_err(|error| broken(&error))
        }
        kind => {
            let name = name.map_or_else(|| "the column".to_owned(), |n| format!("column \"{n}\""));
            let hint = match kind {
                DataType::Binary | DataType::LargeBinary | DataType::BinaryView => {
                    "; decode it first, or cast it to a string type"
                }
                _ => "; name another column, or cast it to a string type",
            };
            let kind = kind.to_string().to_lowercase();
            Err(InvalidInput::new_err(format!("{name} holds {kind}, expected strings{hint}")))
        }
    }
}

fn string(column: &ArrayRef, i: usize) -> Option<&str> {
    if column.is_null(i) {
        return None;
    }
    Some(match column.data_type() {
        DataType::Utf8 => column.as_string::<i32>().value(i),
        DataType::LargeUtf8 => column.as_string::<i64>().value(i),
        _ => column.as_string_view().value(i),
    })
}

fn broken(error: &ArrowError) -> PyErr {
    InvalidInput::new_err(format!("the Arrow stream cannot be read: {error}"))
}
