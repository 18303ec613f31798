//! The checksum of model files.

/// Odd, so that multiplying by it loses nothing.
const PRIME: u64 = 0x9E37_79B9_7F4A_7C15;

/// A 64-bit checksum, eight bytes a step. Each step is one-to-one in the word it takes and in the
/// state it changes, so a change inside one word is always seen, and any other almost surely.
pub(super) fn checksum(bytes: &[u8]) -> u64 {
    let mut words = bytes.chunks_exact(8);
    let mut state = bytes.len() as u64;
    for word in &mut words {
        let word = u64::from_le_bytes(word.try_into().unwrap_or_default());
        state = step(state, word);
    }
    let mut last = [0; 8];
    for (to, from) in last.iter_mut().zip(words.remainder()) {
        *to = *from;
    }
    step(state, u64::from_le_bytes(last))
}

fn step(state: u64, word: u64) -> u64 {
    (state ^ word).wrapping_mul(PRIME).rotate_left(29)
}

#[cfg(test)]
mod tests {
    use super::checksum;

    #[test]
    fn sees_every_flipped_bit_and_every_cut() {
        let bytes: Vec<u8> = (0..77).collect();
        let sum = checksum(&bytes);
        for bit in 0..bytes.len() * 8 {
            let mut other = bytes.clone();
            other[bit / 8] ^= 1 << (bit % 8);
            assert_ne!(checksum(&other), sum, "bit {bit}");
        }
        for cut in 0..bytes.len() {
            assert_ne!(checksum(&bytes[..cut]), sum, "cut at {cut}");
        }
    }
}
