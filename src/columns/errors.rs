//! The table of rows that could not be read.

use std::sync::Arc;

use arrow_array::{Int64Array, RecordBatch, StringArray};

use super::schema;

/// A row that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowError {
    /// Its number in the input, from 0.
    pub row: i64,
    /// The column at fault.
    pub column: Option<String>,
    /// What is wrong and what to do.
    pub message: String,
    /// File and line, for rows read from files.
    pub source: Option<String>,
}

/// The table of errors.
///
/// # Panics
/// Never: the columns follow the schema.
pub fn errors(errors: &[RowError]) -> RecordBatch {
    RecordBatch::try_new(
        schema::errors(),
        vec![
            Arc::new(errors.iter().map(|e| Some(e.row)).collect::<Int64Array>()),
            Arc::new(errors.iter().map(|e| e.column.as_deref()).collect::<StringArray>()),
            Arc::new(errors.iter().map(|e| Some(e.message.as_str())).collect::<StringArray>()),
            Arc::new(errors.iter().map(|e| e.source.as_deref()).collect::<StringArray>()),
        ],
    )
    .expect("the columns follow the schema")
}
