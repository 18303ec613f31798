//! The one error type: a sentence that says what was wrong, where, and what to do.

use std::fmt;

/// A result of this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What went wrong. The message is meant to be shown as it is; the predicates tell the kinds apart.
///
/// ```
/// let error = chronique::parse_date("24/07/2025").unwrap_err();
/// assert!(error.is_input());
/// assert!(error.to_string().contains("YYYY-MM-DD"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    kind: Kind,
    message: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Input,
    Asset,
    Model,
    Cancelled,
    Internal,
}

impl Error {
    /// A value that the caller gave cannot be used.
    pub fn input(message: impl Into<String>) -> Self {
        Self { kind: Kind::Input, message: message.into() }
    }

    /// A data file (ontology, abbreviations…) has a bad line.
    pub fn asset(message: impl Into<String>) -> Self {
        Self { kind: Kind::Asset, message: message.into() }
    }

    /// A model file is corrupt, short, or of another version.
    pub fn model(message: impl Into<String>) -> Self {
        Self { kind: Kind::Model, message: message.into() }
    }

    /// The work was stopped from outside.
    pub fn cancelled() -> Self {
        Self { kind: Kind::Cancelled, message: "the work was cancelled".into() }
    }

    /// A defect of this library: it must never happen, and the other texts go on.
    pub fn internal(message: impl Into<String>) -> Self {
        Self { kind: Kind::Internal, message: message.into() }
    }

    /// The message with the place in front: `row 12, column "date": …`.
    #[must_use]
    pub fn at(mut self, place: impl fmt::Display) -> Self {
        self.message = format!("{place}: {}", self.message);
        self
    }

    /// Whether a value that the caller gave is at fault.
    pub fn is_input(&self) -> bool {
        self.kind == Kind::Input
    }

    /// Whether a data file is at fault.
    pub fn is_asset(&self) -> bool {
        self.kind == Kind::Asset
    }

    /// Whether a model file is at fault.
    pub fn is_model(&self) -> bool {
        self.kind == Kind::Model
    }

    /// Whether the work was stopped from outside.
    pub fn is_cancelled(&self) -> bool {
        self.kind == Kind::Cancelled
    }

    /// Whether this library is at fault.
    pub fn is_internal(&self) -> bool {
        self.kind == Kind::Internal
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
