//! Yes-or-no properties of a token, packed.

use std::ops::{BitOr, BitOrAssign};

/// A set of properties.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Flags(u32);

macro_rules! flags {
    ($($(#[$doc:meta])* $name:ident = $bit:literal,)*) => {
        impl Flags {
            $($(#[$doc])* pub(super) const $name: Self = Self(1 << $bit);)*
        }
    };
}

flags! {
    /// "le", "des": a form after it that may be noun or verb is a noun.
    DETERMINER = 0,
    /// "a", "ont", "ne": after it, a verb.
    VERBAL = 1,
    /// "se", "nous".
    REFLEXIVE = 2,
    /// May stand between a reflexive pronoun and its verb.
    BETWEEN = 3,
    /// "nous" and "vous", reflexive only after another one.
    DOUBLED = 4,
    /// Digits or a word of quantity.
    NUMBER = 5,
    /// A word of quantity, or digits without a separator.
    PLAIN_NUMBER = 6,
    /// May stand between a number and its noun.
    COUNTED = 7,
    /// A mark that a gap does not cross.
    STOP = 8,
    /// A mark after which a capital begins a sentence.
    OPENING = 9,
    /// A mark that parts clauses.
    CLAUSE = 10,
    /// Someone who can be counted.
    PERSON = 11,
    /// The form can be a verb.
    VERB = 12,
    /// The form can be a noun.
    NOUN = 13,
    /// A trigger or the first word of a phrase.
    WAKES = 14,
    /// A capital inside the sentence.
    NAME = 15,
    /// Only punctuation or symbols.
    MARK = 16,
    /// A cue, or the first word of one.
    CUE = 17,
}

impl Flags {
    /// Whether it has all of these.
    pub(super) const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether it has one of these.
    pub(super) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Flags {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Flags {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}
