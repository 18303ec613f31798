//! Writing model files; only the programs in `train/` do it.

use super::{ALIGN, CHECKED_FROM, HEADER, Kind, MAGIC, TABLE_ENTRY, checksum};

/// Collects the sections of a model and writes the file.
///
/// ```
/// use chronique::model::{Kind, Model, ModelWriter};
/// let kind = Kind { name: "example", tag: *b"EXAM", version: 1, sections: 2 };
/// let bytes = ModelWriter::new(kind).section(b"one".to_vec()).section(vec![7, 0]).finish();
/// let model = Model::open(kind, bytes)?;
/// assert_eq!(model.section(0)?.as_ref(), b"one");
/// assert_eq!(model.section(1)?.u16(0), Some(7));
/// # Ok::<(), chronique::Error>(())
/// ```
#[derive(Debug)]
pub struct ModelWriter {
    kind: Kind,
    sections: Vec<Vec<u8>>,
}

impl ModelWriter {
    /// An empty model of a kind.
    pub fn new(kind: Kind) -> Self {
        Self { kind, sections: Vec::new() }
    }

    /// Adds the next section.
    #[must_use]
    pub fn section(mut self, bytes: Vec<u8>) -> Self {
        self.sections.push(bytes);
        self
    }

    /// The bytes of the file.
    ///
    /// # Panics
    /// When the number of sections is not the one that the kind promises.
    pub fn finish(self) -> Vec<u8> {
        assert_eq!(
            self.sections.len(),
            self.kind.sections as usize,
            "sections of {:?}",
            self.kind
        );
        let mut table = Vec::new();
        let mut body = Vec::new();
        let base = HEADER + self.sections.len() * TABLE_ENTRY;
        for section in &self.sections {
            body.resize((base + body.len()).next_multiple_of(ALIGN) - base, 0);
            table.extend(((base + body.len()) as u64).to_le_bytes());
            table.extend((section.len() as u64).to_le_bytes());
            body.extend_from_slice(section);
        }
        let mut file = Vec::with_capacity(base + body.len());
        file.extend(MAGIC);
        file.extend(self.kind.tag);
        file.extend(self.kind.version.to_le_bytes());
        file.extend(((base + body.len()) as u64).to_le_bytes());
        file.extend([0; 8]);
        file.extend(self.kind.sections.to_le_bytes());
        file.extend([0; 4]);
        file.extend(table);
        file.extend(body);
        let sum = checksum(&file[CHECKED_FROM..]).to_le_bytes();
        file[CHECKED_FROM - sum.len()..CHECKED_FROM].copy_from_slice(&sum);
        file
    }
}
