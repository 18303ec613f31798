//! The tables of `assets/models/gazetteer.bin`, read in place.
//!
//! ```text
//! counts       u32: parts of the world, countries, regions, entries
//! names        fst: a folded name → its entries
//! sounds       fst: a sound → the entries whose names sound so
//! demonyms     fst: a folded adjective or name of a people → its entries
//! prefixes     fst: a first half of a double adjective → its entries
//! lists        u32: length, then entries: what an odd value of an fst, halved, points to
//! texts        names of entries and codes of regions, each with a byte of length before it
//! entries      u32: place of the name in `texts`, GeoNames id (0: none), population
//! coordinates  2 × 3 bytes an entry: degrees north and east, as parts of 2^22 for 90 and of 2^22 for 180
//! parents      u16 an entry: the smallest region or the country that it lies in; 0xFFFF: none
//! regions      u32 a region: place in `texts` of the code of its first division
//! countries    u16 a country: the two letters of its code
//! capitals     u32 a country: its capital
//! ```
//! An item of a list is twice an entry, plus one where the name is not its main one; an even value of an fst is twice such an item.
//! Entries are numbered: parts of the world, countries, regions, towns.

use std::fmt;

use fst::raw::Fst;

use super::{Entry, PlaceKind};
use crate::model::{Kind, Model, Section};
use crate::{Error, Result};

/// What `assets/models/gazetteer.bin` is; `train/` writes it by this.
pub const KIND: Kind = Kind { name: "gazetteer", tag: *b"GAZE", version: 1, sections: 13 };

/// Degrees are stored in this many steps to 90 north and to 180 east.
pub const STEPS: f64 = 4_194_304.0;
/// The parent of what lies in nothing.
pub const NOWHERE: u16 = u16::MAX;

const ENTRY: usize = 3;

#[derive(Clone)]
pub(super) struct Tables {
    pub(super) names: Fst<Section>,
    pub(super) sounds: Fst<Section>,
    pub(super) demonyms: Fst<Section>,
    pub(super) prefixes: Fst<Section>,
    worlds: u32,
    countries_end: u32,
    regions_end: u32,
    end: u32,
    lists: Section,
    texts: Section,
    entries: Section,
    coordinates: Section,
    parents: Section,
    regions: Section,
    countries: Section,
    capitals: Section,
}

/// An entry that a name can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Meaning {
    pub(super) entry: u32,
    /// Whether the name is its main one.
    pub(super) main: bool,
}

impl Meaning {
    fn new(item: u32) -> Self {
        Self { entry: item >> 1, main: item & 1 == 0 }
    }
}

impl fmt::Debug for Tables {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} names of {} places", self.names.len(), self.end)
    }
}

impl Tables {
    pub(super) fn open(model: &Model) -> Result<Self> {
        let fst = |number| {
            Fst::new(model.section(number)?).map_err(|e| {
                Error::model(format!("{}: section {number} is no fst: {e}", KIND.name))
            })
        };
        let counts = model.section(0)?;
        let count = |number| counts.u32(number).unwrap_or_default();
        Ok(Self {
            worlds: count(0),
            countries_end: count(0) + count(1),
            regions_end: count(0) + count(1) + count(2),
            end: count(3),
            names: fst(1)?,
            sounds: fst(2)?,
            demonyms: fst(3)?,
            prefixes: fst(4)?,
            lists: model.section(5)?,
            texts: model.section(6)?,
            entries: model.section(7)?,
            coordinates: model.section(8)?,
            parents: model.section(9)?,
            regions: model.section(10)?,
            countries: model.section(11)?,
            capitals: model.section(12)?,
        })
    }

    /// The entries that a value of an fst stands for.
    pub(super) fn meanings(&self, value: u64) -> impl Iterator<Item = Meaning> {
        let (start, end) = match (value as usize) >> 1 {
            _ if value & 1 == 0 => (0, 0),
            at => (at + 1, at + 1 + self.lists.u32(at).unwrap_or_default() as usize),
        };
        let one = (value & 1 == 0).then(|| Meaning::new((value >> 1) as u32));
        let many = (start..end).map_while(|at| self.lists.u32(at)).map(Meaning::new);
        one.into_iter().chain(many).filter(|meaning| meaning.entry < self.end)
    }

    /// An entry by its number.
    pub(super) fn entry(&self, number: u32) -> Option<Entry<'_>> {
        let at = number as usize;
        let geoname = self.entries.u32(at * ENTRY + 1)?;
        Some(Entry {
            geoname: (geoname > 0).then_some(geoname),
            name: self.text(self.entries.u32(at * ENTRY)?)?,
            country: self.country(number).and_then(|country| self.code(country)),
            admin1: self.admin1(number).unwrap_or_default(),
            latitude: self.degrees(2 * at, 90.0)?,
            longitude: self.degrees(2 * at + 1, 180.0)?,
            kind: self.kind(number),
            population: self.population(number),
        })
    }

    pub(super) fn name(&self, number: u32) -> &str {
        let at = self.entries.u32(number as usize * ENTRY);
        at.and_then(|at| self.text(at)).unwrap_or_default()
    }

    pub(super) fn population(&self, number: u32) -> u32 {
        self.entries.u32(number as usize * ENTRY + 2).unwrap_or_default()
    }

    pub(super) fn kind(&self, number: u32) -> PlaceKind {
        if number < self.worlds {
            PlaceKind::Continent
        } else if number < self.countries_end {
            PlaceKind::Country
        } else if number < self.regions_end {
            PlaceKind::Region
        } else if self.country(number).and_then(|country| self.capital(country)) == Some(number) {
            PlaceKind::Capital
        } else {
            PlaceKind::Town
        }
    }

    /// What an entry lies in: a region or a country.
    pub(super) fn parent(&self, number: u32) -> Option<u32> {
        let parent = self.parents.u16(number as usize)?;
        (parent != NOWHERE).then_some(u32::from(parent))
    }

    /// An entry and all that it lies in, from the inside out.
    pub(super) fn around(&self, number: u32) -> impl Iterator<Item = u32> {
        // Country, region, department, town: no chain is longer, whatever a file says.
        std::iter::successors(Some(number), |&inner| self.parent(inner)).take(5)
    }

    /// The country that an entry is or lies in.
    pub(super) fn country(&self, number: u32) -> Option<u32> {
        self.around(number).find(|&outer| (self.worlds..self.countries_end).contains(&outer))
    }

    /// The capital of a country.
    pub(super) fn capital(&self, country: u32) -> Option<u32> {
        let capital = self.capitals.u32(country.checked_sub(self.worlds)? as usize)?;
        (capital < self.end).then_some(capital)
    }

    /// The two letters of a country.
    pub(super) fn code(&self, country: u32) -> Option<[u8; 2]> {
        Some(self.countries.u16(country.checked_sub(self.worlds)? as usize)?.to_le_bytes())
    }

    /// The first division of its country that an entry is or lies in.
    pub(super) fn division(&self, number: u32) -> Option<u32> {
        let regions = self.countries_end..self.regions_end;
        self.around(number).filter(|outer| regions.contains(outer)).last()
    }

    /// The country with a code.
    pub(super) fn of_code(&self, code: [u8; 2]) -> Option<u32> {
        (self.worlds..self.countries_end).find(|&country| self.code(country) == Some(code))
    }

    fn admin1(&self, number: u32) -> Option<&str> {
        let regions = self.countries_end..self.regions_end;
        self.around(number).filter(|outer| regions.contains(outer)).find_map(|region| {
            let at = self.regions.u32((region - self.countries_end) as usize)?;
            self.text(at).filter(|code| !code.is_empty())
        })
    }

    /// Degrees to five places: a metre.
    fn degrees(&self, number: usize, most: f64) -> Option<f64> {
        let bytes = self.coordinates.as_ref().get(number * 3..number * 3 + 3)?;
        let steps = i32::from_le_bytes([0, bytes[0], bytes[1], bytes[2]]) >> 8;
        Some((f64::from(steps) / STEPS * most * 1e5).round() / 1e5)
    }

    fn text(&self, at: u32) -> Option<&str> {
        let texts = self.texts.as_ref();
        let length = usize::from(*texts.get(at as usize)?);
        std::str::from_utf8(texts.get(at as usize + 1..at as usize + 1 + length)?).ok()
    }
}
