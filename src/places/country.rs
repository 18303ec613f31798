//! The other codes of a country: `assets/places/iso3166.tsv`.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What ISO 3166-1 calls a country besides its two letters.
///
/// ```
/// use chronique::places::CountryCodes;
/// let ukraine = CountryCodes::of(*b"UA").unwrap();
/// assert_eq!((ukraine.alpha3, ukraine.number), ("UKR", Some(804)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountryCodes {
    /// Three letters.
    pub alpha3: &'static str,
    /// The number; none for Kosovo.
    pub number: Option<u16>,
}

impl CountryCodes {
    /// The codes of a country, by its two letters.
    pub fn of(alpha2: [u8; 2]) -> Option<Self> {
        static ALL: LazyLock<HashMap<[u8; 2], CountryCodes>> = LazyLock::new(|| {
            let lines = include_str!("../../assets/places/iso3166.tsv").lines();
            lines.filter_map(CountryCodes::read).collect()
        });
        ALL.get(&alpha2).copied()
    }

    fn read(line: &'static str) -> Option<([u8; 2], Self)> {
        let mut cells = line.split('\t');
        let alpha2 = cells.next()?.as_bytes().try_into().ok()?;
        Some((alpha2, Self { alpha3: cells.next()?, number: cells.next()?.parse().ok() }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::places::{Gazetteer, PlaceKind};

    #[test]
    fn countries_of_the_gazetteer_have_codes() {
        let gazetteer = Gazetteer::embedded();
        for name in ["Kosovo", "Taïwan", "Palestine", "France", "Soudan du Sud"] {
            let entry = gazetteer.look_up(name).into_iter().map(|entry| gazetteer.get(entry));
            let country = entry.filter(|e| e.kind == PlaceKind::Country).find_map(|e| e.country);
            let codes = country.and_then(CountryCodes::of);
            assert!(codes.is_some_and(|codes| codes.alpha3.len() == 3), "{name}");
        }
    }
}
