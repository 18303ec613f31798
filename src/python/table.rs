//! `chronique.Table`: record batches that every frame library can take.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Float32Type, Float64Type, Int32Type, Int64Type, TimestampMicrosecondType,
};
use arrow_array::{Array, ArrayRef, RecordBatch, StructArray};
use arrow_schema::{DataType, Field, SchemaRef};
use pyo3::IntoPyObjectExt;
use pyo3::exceptions::{PyKeyError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDate, PyDict, PyList};
use pyo3_arrow::error::PyArrowResult;
use pyo3_arrow::ffi::{ArrayIterator, to_schema_pycapsule, to_stream_pycapsule};

use super::errors::InvalidInput;
use super::event::moment;
use crate::columns::schema::METADATA;
use crate::columns::{self, RowError, moments};

/// Rows in columns.
///
/// Speaks the Arrow C stream interface, so that ``pl.DataFrame(table)``, ``pa.table(table)``,
/// ``pd.DataFrame.from_arrow(table)`` and ``duckdb.sql("from table")`` take it as it is, as often
/// as you like.
///
/// Examples
/// --------
/// >>> import chronique as cq
/// >>> table = cq.extract(["Il pleut. Il vente."], tables=("sentences",)).sentences
/// >>> len(table), table.column_names
/// (2, ['doc', 'sentence', 'start', 'end', 'text'])
/// >>> table.column("text")
/// ['Il pleut.', 'Il vente.']
/// >>> table.to_dicts()[1]
/// {'doc': '0', 'sentence': 1, 'start': 10, 'end': 19, 'text': 'Il vente.'}
#[pyclass(frozen, module = "chronique")]
pub struct Table {
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

impl Table {
    /// A table of batches that all have the schema.
    pub fn new(schema: SchemaRef, batches: Vec<RecordBatch>) -> Self {
        Self { schema, batches }
    }

    /// Rows as dicts, at most `most`.
    fn rows<'py>(&self, py: Python<'py>, most: usize) -> PyResult<Bound<'py, PyList>> {
        let rows = PyList::empty(py);
        for batch in &self.batches {
            for i in 0..batch.num_rows().min(most - rows.len()) {
                rows.append(record(py, self.schema.fields(), batch.columns(), i)?)?;
            }
        }
        Ok(rows)
    }
}

#[pymethods]
impl Table {
    /// Names of the columns, in order.
    #[getter]
    fn column_names(&self) -> Vec<&str> {
        self.schema.fields().iter().map(|field| field.name().as_str()).collect()
    }

    /// Types of the columns by name: `int32`, `int64`, `float32`, `float64`, `bool`, `str`, `date`,
    /// `datetime` or `list`.
    #[getter]
    fn column_types<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let types = PyDict::new(py);
        for field in self.schema.fields() {
            types.set_item(field.name(), type_name(field.data_type()))?;
        }
        Ok(types)
    }

    /// What the schema says about its making: table, version, model.
    #[getter]
    fn metadata(&self) -> BTreeMap<String, String> {
        let about = self.schema.metadata().get(METADATA);
        about.and_then(|about| serde_json::from_str(about).ok()).unwrap_or_default()
    }

    fn __len__(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    fn __repr__(&self) -> String {
        let kind = self.metadata().remove("table").unwrap_or_default();
        format!("Table({kind}: {} rows, {} columns)", self.__len__(), self.schema.fields().len())
    }

    fn _repr_html_(slf: &Bound<'_, Self>) -> PyResult<String> {
        slf.py().import("chronique.display")?.call_method1("table", (slf,))?.extract()
    }

    /// One column as a list of Python values.
    fn column<'py>(&self, py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyList>> {
        let (index, _) = self.schema.column_with_name(name).ok_or_else(|| {
            let names = self.column_names().join(", ");
            PyKeyError::new_err(format!("no column \"{name}\"; the table has {names}"))
        })?;
        let values = PyList::empty(py);
        for batch in &self.batches {
            let column = batch.column(index);
            for i in 0..column.len() {
                values.append(value(py, column, i)?)?;
            }
        }
        Ok(values)
    }

    /// The rows as dicts.
    fn to_dicts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        self.rows(py, usize::MAX)
    }

    /// The first rows as dicts.
    #[pyo3(signature = (rows = 5))]
    fn head<'py>(&self, py: Python<'py>, rows: usize) -> PyResult<Bound<'py, PyList>> {
        self.rows(py, rows)
    }

    /// The rows as lines of JSON: every column in its order, nothing as null, days as ISO 8601 has them.
    ///
    /// Examples
    /// --------
    /// >>> import chronique as cq
    /// >>> cq.extract(["Il pleut."], tables=("sentences",)).sentences.json_lines()
    /// ['{"doc":"0","sentence":0,"start":0,"end":9,"text":"Il pleut."}']
    fn json_lines(&self, py: Python<'_>) -> Vec<String> {
        py.detach(|| self.batches.iter().flat_map(columns::json::lines).collect())
    }

    /// Write the table to a file: JSON Lines, CSV or Parquet, by the end of its name (``.jsonl``, ``.csv``,
    /// ``.parquet``; the first two also with ``.gz``).
    ///
    /// A list in a cell of CSV is written as JSON.
    ///
    /// Examples
    /// --------
    /// >>> import chronique as cq, pathlib, tempfile
    /// >>> path = pathlib.Path(tempfile.mkdtemp(), "events.csv")
    /// >>> cq.extract(["Un séisme a frappé Agadir."]).events.write(path)
    /// >>> path.read_text("utf-8").splitlines()[1][:34]
    /// '0,0,0,disaster.earthquake,disaster'
    fn write(slf: &Bound<'_, Self>, path: &Bound<'_, PyAny>) -> PyResult<()> {
        let files = slf.py().import("chronique.files")?;
        files.call_method1("write", ((slf,), path)).map(drop)
    }

    /// The table as a ``pandas.DataFrame``; pyarrow is not needed.
    fn to_pandas<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("chronique.table")?.call_method1("to_pandas", (slf,))
    }

    /// The table as a ``polars.DataFrame``.
    fn to_polars<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("chronique.table")?.call_method1("to_polars", (slf,))
    }

    /// The table as a ``pyarrow.Table``.
    fn to_arrow<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("chronique.table")?.call_method1("to_arrow", (slf,))
    }

    /// Export the schema through the Arrow C interface.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyArrowResult<Bound<'py, PyCapsule>> {
        to_schema_pycapsule(py, self.schema.as_ref())
    }

    /// Export the rows through the Arrow C interface; every call gives a new stream.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyArrowResult<Bound<'py, PyCapsule>> {
        let fields = self.schema.fields().clone();
        let field =
            Field::new_struct("", fields, false).with_metadata(self.schema.metadata().clone());
        let arrays: Vec<_> = self
            .batches
            .iter()
            .map(|batch| Ok(Arc::new(StructArray::from(batch.clone())) as ArrayRef))
            .collect();
        to_stream_pycapsule(
            py,
            Box::new(ArrayIterator::new(arrays, Arc::new(field))),
            requested_schema,
        )
    }

    #[expect(clippy::unused_self, reason = "Python calls it on an object")]
    fn __reduce__(&self) -> PyResult<()> {
        Err(PyTypeError::new_err(
            "a Table cannot be pickled; send table.to_arrow() or table.to_dicts() instead",
        ))
    }

    /// Join tables of the same schema, one after the other.
    #[staticmethod]
    fn concat(tables: Vec<Bound<'_, Table>>) -> PyResult<Self> {
        let Some(first) = tables.first() else {
            return Err(InvalidInput::new_err("no tables to join"));
        };
        let schema = Arc::clone(&first.get().schema);
        if tables.iter().any(|table| table.get().schema != schema) {
            return Err(InvalidInput::new_err("the tables to join have different columns"));
        }
        let batches = tables.iter().flat_map(|table| table.get().batches.clone()).collect();
        Ok(Self { schema, batches })
    }

    /// A table without rows.
    #[staticmethod]
    fn empty(name: &str) -> PyResult<Self> {
        let schema = super::pipeline::table(name)?.schema();
        Ok(Self { schema, batches: Vec::new() })
    }

    /// The table of rows that could not be read.
    #[staticmethod]
    fn of_errors(errors: Vec<(i64, Option<String>, String, Option<String>)>) -> Self {
        let errors: Vec<_> = errors
            .into_iter()
            .map(|(row, column, message, source)| RowError { row, column, message, source })
            .collect();
        let batches = if errors.is_empty() { vec![] } else { vec![columns::errors(&errors)] };
        Self { schema: columns::schema::errors(), batches }
    }
}

fn type_name(kind: &DataType) -> &'static str {
    match kind {
        DataType::Int32 => "int32",
        DataType::Int64 => "int64",
        DataType::Float32 => "float32",
        DataType::Float64 => "float64",
        DataType::Boolean => "bool",
        DataType::Utf8 => "str",
        DataType::Date32 => "date",
        DataType::Timestamp(..) => "datetime",
        DataType::List(_) => "list",
        kind => unreachable!("no table has a column of {kind}"),
    }
}

/// One row of columns as a dict.
fn record<'py>(
    py: Python<'py>,
    fields: &[Arc<Field>],
    columns: &[ArrayRef],
    i: usize,
) -> PyResult<Bound<'py, PyDict>> {
    let row = PyDict::new(py);
    for (field, column) in fields.iter().zip(columns) {
        row.set_item(field.name(), value(py, column, i)?)?;
    }
    Ok(row)
}

/// One value of a column; the types are those that `columns::schema` uses.
fn value<'py>(py: Python<'py>, column: &ArrayRef, i: usize) -> PyResult<Bound<'py, PyAny>> {
    if column.is_null(i) {
        return Ok(py.None().into_bound(py));
    }
    match column.data_type() {
        DataType::Int32 => column.as_primitive::<Int32Type>().value(i).into_bound_py_any(py),
        DataType::Int64 => column.as_primitive::<Int64Type>().value(i).into_bound_py_any(py),
        DataType::Float32 => column.as_primitive::<Float32Type>().value(i).into_bound_py_any(py),
        DataType::Float64 => column.as_primitive::<Float64Type>().value(i).into_bound_py_any(py),
        DataType::Boolean => column.as_boolean().value(i).into_bound_py_any(py),
        DataType::Utf8 => column.as_string::<i32>().value(i).into_bound_py_any(py),
        DataType::Date32 => {
            /// `date(1970, 1, 1).toordinal()`.
            const EPOCH: i32 = 719_163;
            let days = EPOCH + column.as_primitive::<Date32Type>().value(i);
            py.get_type::<PyDate>().call_method1("fromordinal", (days,))
        }
        DataType::Timestamp(..) => {
            let since = column.as_primitive::<TimestampMicrosecondType>().value(i);
            moment(py, moments::moment(since))?.into_bound_py_any(py)
        }
        DataType::List(_) => {
            let items = column.as_list::<i32>().value(i);
            let values = (0..items.len()).map(|i| value(py, &items, i));
            PyList::new(py, values.collect::<PyResult<Vec<_>>>()?)?.into_bound_py_any(py)
        }
        DataType::Struct(fields) => {
            record(py, fields, column.as_struct().columns(), i)?.into_bound_py_any(py)
        }
        kind => unreachable!("no table has a column of {kind}"),
    }
}
