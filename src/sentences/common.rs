//! Common words: a capitalised word that is usually written small begins a sentence, a name may not.

use crate::model::Section;

/// Bits of the filter.
pub const BITS: usize = 1 << 18;

/// The words that are often written in lower case, as one bit at the hash of each: a Bloom filter
/// with one hash. One rare word in fourteen passes for a common one, which the training knows.
#[derive(Clone, Debug)]
pub struct Common {
    bits: Section,
}

impl Common {
    /// A filter over `BITS / 8` bytes.
    pub fn new(bits: Section) -> Option<Self> {
        (bits.len() == BITS / 8).then_some(Self { bits })
    }

    /// Whether the word of a [`fold_hash`](crate::text::fold_hash) is common.
    pub fn contains(&self, hash: u32) -> bool {
        let bit = Self::bit(hash);
        self.bits.as_ref()[bit / 8] >> (bit % 8) & 1 == 1
    }

    /// Where the bit of a word stands.
    pub fn bit(hash: u32) -> usize {
        (hash.wrapping_mul(0x9E37_79B1) >> 14) as usize % BITS
    }
}
