//! Common words: a capitalised word that is usually written small begins a sentence, a name may not.

use crate::model::Section;

/// Bits of the filter.
pub const BITS: usize = 1 << 18;

/// The words that are often written in lower case: a Bloom filter with two bits a word, which takes
/// one rare word in a hundred for a common one.
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
        let bits = self.bits.as_ref();
        Self::bits(hash).iter().all(|&bit| bits[bit / 8] >> (bit % 8) & 1 == 1)
    }

    /// Where the bits of a word stand.
    pub fn bits(hash: u32) -> [usize; 2] {
        let place = |factor: u32| (hash.wrapping_mul(factor) >> 14) as usize % BITS;
        [place(0x9E37_79B1), place(0x85EB_CA77)]
    }
}
