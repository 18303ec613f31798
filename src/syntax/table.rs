//! The table of features: a row of signed bytes for each feature that training saw, and for each word that has a
//! vector. Found by a hash table of sixteen-bit marks, read in place.

use super::simd::BLOCK;
use crate::model::Section;

/// Slots that a search looks at; the compiler of the table keeps within it.
pub const REACH: usize = 64;
/// The row of an empty slot.
pub const EMPTY: u16 = u16::MAX;

#[derive(Clone, Debug)]
pub(super) struct Table {
    /// A mark and a row, two bytes each, for every slot.
    slots: Section,
    scales: Section,
    rows: Section,
    width: usize,
    /// How many slots, without those after the last that a search may reach.
    homes: u64,
}

/// The slot where the search for a hash begins, among so many.
pub fn home(hash: u64, homes: u64) -> usize {
    ((u128::from(hash) * u128::from(homes)) >> 64) as usize
}

/// What a slot remembers of a hash.
pub fn mark(hash: u64) -> u16 {
    hash as u16
}

impl Table {
    /// A table with rows of `width` bytes; nothing if the sections do not fit each other.
    pub(super) fn new(
        slots: Section,
        scales: Section,
        rows: Section,
        width: usize,
    ) -> Option<Self> {
        let homes = (slots.len() / 4).checked_sub(REACH)? as u64;
        let count = scales.len() / 4;
        (count < usize::from(EMPTY)
            && rows.len() == count * width
            && width > 0
            && width.is_multiple_of(BLOCK))
        .then_some(Self { slots, scales, rows, width, homes })
    }

    /// How many rows.
    pub(super) fn len(&self) -> usize {
        self.scales.len() / 4
    }

    /// The row of a feature.
    pub(super) fn find(&self, hash: u64) -> Option<usize> {
        let (home, mark) = (home(hash, self.homes), mark(hash));
        let slots = self.slots.as_ref().get(home * 4..(home + REACH) * 4)?;
        for slot in slots.chunks_exact(4) {
            let row = u16::from_le_bytes([slot[2], slot[3]]);
            if row == EMPTY {
                return None;
            }
            if u16::from_le_bytes([slot[0], slot[1]]) == mark {
                return Some(usize::from(row));
            }
        }
        None
    }

    /// A row: its scale, and signed bytes.
    #[inline(always)]
    pub(super) fn row(&self, row: usize) -> (f32, &[u8]) {
        let bytes = self.rows.as_ref().get(row * self.width..(row + 1) * self.width);
        (self.scales.u32(row).map_or(0.0, f32::from_bits), bytes.unwrap_or_default())
    }
}
