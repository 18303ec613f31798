//! The bytes of a model: embedded ones borrowed, loaded ones counted.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

/// Bytes that a model keeps: cloning copies nothing.
#[derive(Clone)]
pub(super) enum ModelBytes {
    Embedded(&'static [u8]),
    Loaded(Arc<Vec<u8>>),
}

impl ModelBytes {
    pub(super) fn as_slice(&self) -> &[u8] {
        match self {
            Self::Embedded(bytes) => bytes,
            Self::Loaded(bytes) => bytes,
        }
    }
}

impl From<Cow<'static, [u8]>> for ModelBytes {
    fn from(bytes: Cow<'static, [u8]>) -> Self {
        match bytes {
            Cow::Borrowed(bytes) => Self::Embedded(bytes),
            Cow::Owned(bytes) => Self::Loaded(Arc::new(bytes)),
        }
    }
}

impl std::fmt::Debug for ModelBytes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} bytes", self.as_slice().len())
    }
}

/// A section of an opened model. Every read is checked and gives nothing outside.
#[derive(Clone)]
pub struct Section(Part);

/// Embedded bytes are cut once: weights are looked up in them millions of times a second.
#[derive(Clone)]
enum Part {
    Embedded(&'static [u8]),
    Loaded(Arc<Vec<u8>>, Range<usize>),
}

impl Section {
    /// A range of the bytes; empty when it is not inside.
    pub(super) fn new(bytes: ModelBytes, range: Range<usize>) -> Self {
        Self(match bytes {
            ModelBytes::Embedded(bytes) => Part::Embedded(bytes.get(range).unwrap_or_default()),
            ModelBytes::Loaded(bytes) => Part::Loaded(bytes, range),
        })
    }

    /// The number of bytes.
    pub fn len(&self) -> usize {
        self.as_ref().len()
    }

    /// Whether the section is empty.
    pub fn is_empty(&self) -> bool {
        self.as_ref().is_empty()
    }

    /// The `index`-th of a table of `u16`.
    pub fn u16(&self, index: usize) -> Option<u16> {
        let at = index.checked_mul(2)?;
        let bytes = self.as_ref().get(at..at.checked_add(2)?)?;
        Some(u16::from_le_bytes(bytes.try_into().ok()?))
    }

    /// The `index`-th of a table of `u32`.
    pub fn u32(&self, index: usize) -> Option<u32> {
        u32_at(self.as_ref(), index.checked_mul(4)?)
    }
}

impl AsRef<[u8]> for Section {
    fn as_ref(&self) -> &[u8] {
        match &self.0 {
            Part::Embedded(bytes) => bytes,
            Part::Loaded(bytes, range) => bytes.get(range.clone()).unwrap_or_default(),
        }
    }
}

impl std::fmt::Debug for Section {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} bytes", self.len())
    }
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

pub(super) fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(bytes.get(at..at.checked_add(8)?)?.try_into().ok()?))
}
