//! Model files: our own flat format, read in place.
//!
//! ```text
//! 0   magic     8 bytes  "CHRONIQ" and a zero
//! 8   kind      4 bytes  which model: "LEXI"…
//! 12  version   u32      of that kind
//! 16  length    u64      of the whole file
//! 24  checksum  u64      of everything from byte 32 on
//! 32  sections  u32      how many; four zero bytes follow
//! 40  table              offset u64 and length u64 of each section
//! …   sections           each starts at a multiple of 64
//! ```
//!
//! Numbers are little-endian. Opening a file copies and parses nothing; it reads the bytes once
//! for the checksum (about a millisecond for 3 MB), so that what is built on top may trust its tables.

mod bytes;
mod checksum;
#[cfg(feature = "train")]
mod writer;

pub use bytes::Section;
#[cfg(feature = "train")]
pub use writer::ModelWriter;

use bytes::{ModelBytes, u32_at, u64_at};
use checksum::checksum;

use crate::{Error, Result};
use std::borrow::Cow;

const MAGIC: [u8; 8] = *b"CHRONIQ\0";
const HEADER: usize = 40;
/// The checksum covers everything behind itself.
const CHECKED_FROM: usize = 32;
const TABLE_ENTRY: usize = 16;
/// Sections start at cache lines, so that weights can be read by vector instructions.
#[cfg(feature = "train")]
const ALIGN: usize = 64;

/// What a model file must be to be opened: a name for messages, a kind and a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kind {
    /// How messages call it: "lexicon".
    pub name: &'static str,
    /// The four letters in the file.
    pub tag: [u8; 4],
    /// The one version that this build reads.
    pub version: u32,
    /// How many sections it has.
    pub sections: u32,
}

/// An opened model file: its sections, checked to lie inside.
///
/// ```
/// use chronique::model::{Kind, Model};
/// let kind = Kind { name: "lexicon", tag: *b"LEXI", version: 1, sections: 3 };
/// let error = Model::open(kind, b"CHRONIQ\0LEX".as_slice()).unwrap_err();
/// assert!(error.is_model());
/// assert_eq!(error.to_string(), "lexicon: the file is cut short: 11 bytes, and the header alone has 40");
/// ```
#[derive(Clone, Debug)]
pub struct Model {
    kind: Kind,
    bytes: ModelBytes,
}

impl Model {
    /// Opens a model without copying borrowed bytes.
    ///
    /// # Errors
    /// When the bytes are no model file, of another kind or version, cut short, or damaged.
    pub fn open(kind: Kind, bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self> {
        let bytes = ModelBytes::from(bytes.into());
        check(kind, bytes.as_slice()).map_err(|e| e.at(kind.name))?;
        Ok(Self { kind, bytes })
    }

    /// A section by its number.
    ///
    /// # Errors
    /// When the file has no such section, or it does not lie inside the file.
    pub fn section(&self, number: u32) -> Result<Section> {
        let entry = HEADER + number as usize * TABLE_ENTRY;
        let all = self.bytes.as_slice();
        let range = (number < self.kind.sections)
            .then(|| Some((u64_at(all, entry)?, u64_at(all, entry + 8)?)))
            .flatten()
            .and_then(|(start, length)| Some((start, start.checked_add(length)?)))
            .filter(|&(_, end)| end <= all.len() as u64);
        let Some((start, end)) = range else {
            let name = self.kind.name;
            return Err(Error::model(format!("{name}: section {number} is outside the file")));
        };
        Ok(Section::new(self.bytes.clone(), start as usize..end as usize))
    }
}

/// Everything that can be wrong with a file, from the plainest cause to the least.
fn check(kind: Kind, bytes: &[u8]) -> Result<()> {
    let have = bytes.len();
    if have >= MAGIC.len() && bytes[..MAGIC.len()] != MAGIC {
        return Err(Error::model(
            "this is no model file of Chronique: its first bytes are others",
        ));
    }
    let header = || {
        Some((
            bytes.get(8..12)?,
            u32_at(bytes, 12)?,
            u64_at(bytes, 16)?,
            u64_at(bytes, 24)?,
            u32_at(bytes, 32)?,
            bytes.get(..HEADER)?,
        ))
    };
    let Some((tag, version, length, sum, sections, _)) = header() else {
        return Err(Error::model(format!(
            "the file is cut short: {have} bytes, and the header alone has {HEADER}"
        )));
    };
    if tag != kind.tag {
        let found = String::from_utf8_lossy(tag);
        let wanted = String::from_utf8_lossy(&kind.tag);
        return Err(Error::model(format!(
            "this is a model of another kind: {found:?} where {wanted:?} was expected"
        )));
    }
    if version != kind.version {
        return Err(Error::model(format!(
            "the file has version {version}, and this build reads version {}",
            kind.version
        )));
    }
    if (have as u64) < length {
        return Err(Error::model(format!("the file is cut short: {have} bytes of {length}")));
    }
    if have as u64 > length {
        return Err(Error::model(format!("the file has {have} bytes where {length} are its own")));
    }
    if checksum(&bytes[CHECKED_FROM..]) != sum {
        return Err(Error::model("the file is damaged: its checksum does not agree"));
    }
    if sections != kind.sections {
        return Err(Error::model(format!(
            "the file has {sections} sections instead of {}",
            kind.sections
        )));
    }
    Ok(())
}

#[cfg(all(test, feature = "train"))]
mod tests;
