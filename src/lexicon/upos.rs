//! The seventeen word classes of Universal Dependencies.

use std::fmt;
use std::str::FromStr;

use crate::Error;

/// A word class of Universal Dependencies.
///
/// ```
/// use chronique::lexicon::Upos;
/// assert_eq!(Upos::Noun.name(), "NOUN");
/// assert_eq!("VERB".parse::<Upos>()?, Upos::Verb);
/// # Ok::<(), chronique::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
#[allow(missing_docs, reason = "the names are those of Universal Dependencies")]
pub enum Upos {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    X,
}

impl Upos {
    /// Every class, in the order of their names.
    pub const ALL: [Self; 17] = [
        Self::Adj,
        Self::Adp,
        Self::Adv,
        Self::Aux,
        Self::Cconj,
        Self::Det,
        Self::Intj,
        Self::Noun,
        Self::Num,
        Self::Part,
        Self::Pron,
        Self::Propn,
        Self::Punct,
        Self::Sconj,
        Self::Sym,
        Self::Verb,
        Self::X,
    ];

    /// The tag that files use: "NOUN".
    pub const fn name(self) -> &'static str {
        match self {
            Self::Adj => "ADJ",
            Self::Adp => "ADP",
            Self::Adv => "ADV",
            Self::Aux => "AUX",
            Self::Cconj => "CCONJ",
            Self::Det => "DET",
            Self::Intj => "INTJ",
            Self::Noun => "NOUN",
            Self::Num => "NUM",
            Self::Part => "PART",
            Self::Pron => "PRON",
            Self::Propn => "PROPN",
            Self::Punct => "PUNCT",
            Self::Sconj => "SCONJ",
            Self::Sym => "SYM",
            Self::Verb => "VERB",
            Self::X => "X",
        }
    }

    /// The place in [`Upos::ALL`], which is what model files store.
    pub const fn index(self) -> usize {
        self as usize
    }
}

impl fmt::Display for Upos {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Upos {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|upos| upos.name() == name).ok_or_else(|| {
            Error::input(format!("{name:?} is no word class of Universal Dependencies"))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Upos;

    #[test]
    fn names_and_places_go_both_ways() {
        for (i, upos) in Upos::ALL.into_iter().enumerate() {
            assert_eq!(upos.index(), i);
            assert_eq!(upos.name().parse(), Ok(upos));
        }
        assert!("noun".parse::<Upos>().unwrap_err().is_input());
    }
}
