//! One value of the user's → what it is: words, nothing, or something else.

use std::borrow::Cow;

use jiff::civil::Date;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyFloat, PyString};

use crate::{Error, Result, parse_date};

/// A value as it came in.
pub enum Cell<'a> {
    /// A string.
    Words(Cow<'a, str>),
    /// A string with lone surrogates, which UTF-8 has not: each became U+FFFD, so that code points
    /// still count the same.
    Mended(String),
    /// No value: `None`, `NaN`, `NaT`, `NA`.
    Missing(&'static str),
    /// Anything else, described.
    Other(String),
}

impl Cell<'static> {
    /// Looks at a Python value.
    pub fn of(value: &Bound<'_, PyAny>) -> PyResult<Self> {
        if let Ok(string) = value.cast::<PyString>() {
            return words(string);
        }
        if value.is_none() {
            return Ok(Self::Missing("None"));
        }
        if value.cast::<PyFloat>().is_ok_and(|float| float.value().is_nan()) {
            return Ok(Self::Missing("NaN"));
        }
        let kind = value.get_type().name()?.to_string();
        Ok(match kind.as_str() {
            "NAType" => Self::Missing("NA"),
            "NaTType" => Self::Missing("NaT"),
            "bytes" | "bytearray" => Self::Other(format!(
                "expected str, got {kind}; decode it first: value.decode(\"utf-8\")"
            )),
            _ => Self::Other(format!("expected str, got {kind} ({})", shortened(value)?)),
        })
    }

    /// A day: an ISO string, a date, a datetime or a timestamp; nothing when it is missing or empty.
    pub fn date(value: &Bound<'_, PyAny>) -> PyResult<Result<Option<Date>>> {
        let day = match Self::of(value)? {
            Cell::Missing(_) => return Ok(Ok(None)),
            Cell::Words(words) => words.into_owned(),
            Cell::Mended(words) => words,
            Cell::Other(_) => match value.call_method0("isoformat") {
                Ok(day) => day.to_string(),
                // numpy.datetime64 has no isoformat, but is written in that form.
                Err(_) if value.get_type().name()? == "datetime64" => value.str()?.to_string(),
                Err(_) => {
                    let kind = value.get_type().name()?;
                    let shown = shortened(value)?;
                    return Ok(Err(Error::input(format!(
                        "expected a date, got {kind} ({shown}); write it YYYY-MM-DD, as in 2025-07-24"
                    ))));
                }
            },
        };
        Ok(optional_date(&day))
    }
}

/// A day that may be left blank.
pub fn optional_date(day: &str) -> Result<Option<Date>> {
    if matches!(day.trim(), "" | "NaT") { Ok(None) } else { parse_date(day).map(Some) }
}

/// Encoded chunk by chunk rather than through `&str`: for that, Python would keep a UTF-8 copy in
/// every string for as long as it lives.
fn words(string: &Bound<'_, PyString>) -> PyResult<Cell<'static>> {
    if let Ok(bytes) = string.encode_utf8() {
        // Python has just encoded it, but the check is cheap beside everything that follows.
        return Ok(Cell::Words(Cow::Owned(String::from_utf8(bytes.as_bytes().to_vec())?)));
    }
    let bytes = string.call_method1("encode", ("utf-8", "surrogatepass"))?;
    Ok(Cell::Mended(mend(bytes.cast::<PyBytes>()?.as_bytes().to_vec())?))
}

/// Encoded surrogates (`ED A0..BF xx`) → U+FFFD, which has three bytes too.
fn mend(mut bytes: Vec<u8>) -> Result<String, std::string::FromUtf8Error> {
    for i in 0..bytes.len().saturating_sub(2) {
        if bytes[i] == 0xED && bytes[i + 1] >= 0xA0 {
            bytes[i..i + 3].copy_from_slice("\u{FFFD}".as_bytes());
        }
    }
    String::from_utf8(bytes)
}

fn shortened(value: &Bound<'_, PyAny>) -> PyResult<String> {
    let shown = value.repr()?.to_string_lossy().into_owned();
    Ok(if shown.chars().count() > 40 {
        shown.chars().take(39).chain(['…']).collect()
    } else {
        shown
    })
}
