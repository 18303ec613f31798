//! Views of the original text: classes of characters as French writes them, without changing the text.

/// Whether a character opens a quotation and nothing else.
pub const fn is_opening_quote(c: char) -> bool {
    matches!(c, '«' | '“' | '‹' | '„')
}

/// Whether a character closes a quotation and nothing else.
pub const fn is_closing_quote(c: char) -> bool {
    matches!(c, '»' | '”' | '›')
}

/// Whether a character is one of the marks that end sentences.
pub const fn is_final_mark(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…')
}

/// Whether a character is an apostrophe, straight, typographic, or misused.
pub const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '＇')
}

/// Whether a character is a dash, or a bullet, that can open a line of dialogue or of a list.
pub const fn is_line_mark(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '―' | '•' | '●' | '▪' | '◦' | '*' | '·' | '‣' | '→' | '►')
}

/// A hash of a word that is the same for its capitalised forms. No allocation.
///
/// Bit 5 is set in every byte: it tells capitals from small letters in ASCII, and in the second byte
/// of À to Þ (C3 80 to C3 9E). Marks that fall together by it do not matter inside words.
pub fn fold_hash(word: &[u8]) -> u32 {
    let mut hash = word.len() as u64;
    for chunk in word.chunks(8) {
        let eight = chunk.iter().fold(0u64, |eight, &byte| eight << 8 | u64::from(byte | 0x20));
        hash = (hash ^ eight).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
    }
    (hash ^ hash >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_do_not_change_the_hash() {
        assert_eq!(fold_hash("ÉTÉ".as_bytes()), fold_hash("été".as_bytes()));
        assert_eq!(fold_hash("Ça".as_bytes()), fold_hash("ça".as_bytes()));
        assert_ne!(fold_hash(b"a"), fold_hash("à".as_bytes()));
    }
}
