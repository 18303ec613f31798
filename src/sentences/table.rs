//! A small table from the hash of a word to a value, with one probe in the common case.

/// Open addressing over a power of two of slots, at most a quarter full.
#[derive(Clone, Debug)]
pub struct Table<V> {
    slots: Vec<Option<(u32, V)>>,
}

impl<V: Copy> Table<V> {
    /// A table of these hashes; a later value of the same hash wins.
    pub fn new(items: &[(u32, V)]) -> Self {
        let mut table = Self { slots: vec![None; (items.len() * 4).next_power_of_two().max(4)] };
        for &(hash, value) in items {
            let slot = table.slot(hash);
            table.slots[slot] = Some((hash, value));
        }
        table
    }

    /// The value of a hash.
    pub fn get(&self, hash: u32) -> Option<V> {
        self.slots[self.slot(hash)].map(|(_, value)| value)
    }

    /// The slot of a hash, or the free one where it would go.
    fn slot(&self, hash: u32) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = hash.wrapping_mul(0x9E37_79B1) as usize >> 8 & mask;
        while self.slots[slot].is_some_and(|(other, _)| other != hash) {
            slot = (slot + 1) & mask;
        }
        slot
    }
}
