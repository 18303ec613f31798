//! Rows of a batch → lines of JSON.

use std::fmt::Write;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Float32Type, Float64Type, Int32Type, Int64Type, TimestampMicrosecondType,
};
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_schema::{DataType, Field};
use serde::Serialize;

use super::moments;

/// Every row as an object on a line of its own, without the line break: all columns in their order, nothing as
/// null, days and moments in ISO 8601.
pub(crate) fn lines(batch: &RecordBatch) -> Vec<String> {
    let schema = batch.schema();
    (0..batch.num_rows())
        .map(|row| {
            let mut line = String::new();
            let fields = schema.fields().iter().map(AsRef::as_ref);
            object(&mut line, fields, batch.columns(), row);
            line
        })
        .collect()
}

fn object<'f>(
    out: &mut String,
    fields: impl Iterator<Item = &'f Field>,
    columns: &[ArrayRef],
    row: usize,
) {
    out.push('{');
    for (number, (field, column)) in fields.zip(columns).enumerate() {
        if number > 0 {
            out.push(',');
        }
        json(out, field.name());
        out.push(':');
        value(out, column, row);
    }
    out.push('}');
}

/// One value; the types are those that the schemas use.
fn value(out: &mut String, column: &ArrayRef, row: usize) {
    if column.is_null(row) {
        return out.push_str("null");
    }
    match column.data_type() {
        DataType::Int32 => json(out, &column.as_primitive::<Int32Type>().value(row)),
        DataType::Int64 => json(out, &column.as_primitive::<Int64Type>().value(row)),
        DataType::Float32 => json(out, &column.as_primitive::<Float32Type>().value(row)),
        DataType::Float64 => json(out, &column.as_primitive::<Float64Type>().value(row)),
        DataType::Boolean => json(out, &column.as_boolean().value(row)),
        DataType::Utf8 => json(out, column.as_string::<i32>().value(row)),
        DataType::Date32 => {
            let day = moments::day(column.as_primitive::<Date32Type>().value(row));
            write!(out, "\"{day}\"").expect("a string takes all");
        }
        DataType::Timestamp(..) => {
            let since = column.as_primitive::<TimestampMicrosecondType>().value(row);
            write!(out, "\"{}\"", moments::moment(since)).expect("a string takes all");
        }
        DataType::List(_) => {
            let items = column.as_list::<i32>().value(row);
            out.push('[');
            for item in 0..items.len() {
                if item > 0 {
                    out.push(',');
                }
                value(out, &items, item);
            }
            out.push(']');
        }
        DataType::Struct(fields) => {
            let columns = column.as_struct().columns();
            object(out, fields.iter().map(AsRef::as_ref), columns, row);
        }
        kind => unreachable!("no table has a column of {kind}"),
    }
}

fn json<T: Serialize + ?Sized>(out: &mut String, value: &T) {
    out.push_str(&serde_json::to_string(value).expect("words and numbers are JSON"));
}
