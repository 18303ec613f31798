//! Which letters of the lexicon a letter of the text may stand for.

/// How freely a form is compared with the words of the lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reading {
    /// As written; only apostrophes are made equal.
    Exact,
    /// A capital also reads as its small letter: Les, PARIS, OTAN (Otan).
    Capitals,
    /// A capital also reads as its accented letters, and oe as œ: Etat, A (à), coeur.
    Loose,
}

/// Calls `each` with the letters that `c` may stand for, likeliest first, until it returns true;
/// returns whether it did.
pub(super) fn letters(c: char, reading: Reading, mut each: impl FnMut(char) -> bool) -> bool {
    if each(plain(c)) {
        return true;
    }
    if reading == Reading::Exact || !c.is_uppercase() {
        return false;
    }
    let small = lower(c);
    if each(small) {
        return true;
    }
    reading == Reading::Loose
        && accented(small).chars().any(|a| each(a) || a.to_uppercase().any(&mut each))
}

/// Whether a form is written in capitals throughout, as in headings; one capital counts.
pub(super) fn is_shouted(form: &str) -> bool {
    let mut letters = form.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(char::is_uppercase)
}

fn plain(c: char) -> char {
    match c {
        '’' | 'ʼ' | '＇' => '\'',
        '\u{2010}' | '\u{2011}' => '-',
        _ => c,
    }
}

/// The one small letter (a few letters of other scripts have two: they stay).
fn lower(c: char) -> char {
    let mut small = c.to_lowercase();
    match (small.next(), small.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

/// The accented letters of French that are written without accent in capitals.
fn accented(small: char) -> &'static str {
    match small {
        'a' => "àâä",
        'c' => "ç",
        'e' => "éèêë",
        'i' => "îï",
        'o' => "ôö",
        'u' => "ùûü",
        'y' => "ÿ",
        _ => "",
    }
}

/// The ligature that two letters may stand for.
pub(super) fn ligature(first: char, second: char) -> Option<char> {
    match (first, second) {
        ('o', 'e') => Some('œ'),
        ('a', 'e') => Some('æ'),
        ('O', 'E' | 'e') => Some('Œ'),
        ('A', 'E' | 'e') => Some('Æ'),
        _ => None,
    }
}
