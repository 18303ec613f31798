//! Gender and number, and whether two words agree.

/// The gender of a French word, which is also how people are spoken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Gender {
    /// "il".
    Masculine,
    /// "elle".
    Feminine,
}

/// What is known of the gender and the number of words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Agreement {
    pub gender: Option<Gender>,
    /// Whether it is more than one.
    pub plural: Option<bool>,
}

impl Agreement {
    /// From the features of Universal Dependencies.
    pub fn from_features<'f>(features: impl Iterator<Item = (&'f str, &'f str)>) -> Self {
        let mut own = Self::default();
        for feature in features {
            match feature {
                ("Gender", "Masc") => own.gender = Some(Gender::Masculine),
                ("Gender", "Fem") => own.gender = Some(Gender::Feminine),
                ("Number", number) => own.plural = Some(number == "Plur"),
                _ => {}
            }
        }
        own
    }

    /// Whether nothing that is known differs.
    pub fn fits(self, other: Self) -> bool {
        fits(self.gender, other.gender) && fits(self.plural, other.plural)
    }

    /// This, and what the other knows besides.
    pub fn or(self, other: Self) -> Self {
        Self { gender: self.gender.or(other.gender), plural: self.plural.or(other.plural) }
    }
}

fn fits<T: Copy + PartialEq>(one: Option<T>, other: Option<T>) -> bool {
    one.is_none() || other.is_none() || one == other
}
