//! A name → the entries that it can mean.

use fst::{Automaton, IntoStreamer, Streamer};

use super::fold::folded;
use super::sound::Sounds;
use super::tables::Meaning;
use super::{Gazetteer, PlaceKind, Via};

/// An entry that a name can mean, and how likely that is before anything is read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Found {
    pub(super) entry: u32,
    pub(super) via: Via,
    /// About the logarithm of how often news mean it.
    pub(super) prior: f32,
    /// Whether the name does not even sound the same.
    pub(super) differs: bool,
}

/// What a name that is not the main one costs, of a town, and of an area.
const OTHER_TOWN: f32 = 4.0;
const OTHER_AREA: f32 = 2.5;
/// What a name costs that only sounds alike, and each sound that differs.
const SOUND: f32 = 2.0;
const DIFFERENT_SOUND: f32 = 3.0;
/// What is less likely is no answer to a name that only sounds nearly alike.
const LEAST_HEARD: f32 = 7.4;
/// A name of fewer letters is not looked for by its sound.
const SHORTEST: usize = 5;
/// Countries of fewer people have capitals like any town.
const SMALL_COUNTRY: u32 = 1_000_000;
/// How likely a region is whose people nobody has counted.
const UNCOUNTED: f32 = 11.0;
/// Names of this many sounds may differ in one, and of this many in two.
const ONE_DIFFERS: usize = 6;
const TWO_DIFFER: usize = 10;
/// Longer names are of no single place.
const LONGEST: usize = 40;

impl Gazetteer {
    /// The entries that a name can mean, the likeliest first: by the name, without its article, or by its sound.
    pub(super) fn find(&self, name: &str) -> Vec<Found> {
        let key = folded(name);
        let bare = || folded(self.words.without_article(name));
        let mut found = self.named(&key);
        if found.is_empty() {
            found = self.named(&bare());
        }
        if found.is_empty() {
            found = self.sounding(&key);
        }
        found
    }

    /// The entries that have a name as it is spelt.
    pub(super) fn find_exactly(&self, name: &str) -> Vec<Found> {
        self.named(&folded(name))
    }

    /// The entries of an adjective or a first half of one.
    pub(super) fn by_demonym(&self, value: u64) -> Vec<Found> {
        ordered(self.tables.meanings(value).map(|meaning| self.found(meaning, Via::Demonym)))
    }

    /// The entries that have a folded name.
    pub(super) fn named(&self, key: &str) -> Vec<Found> {
        let Some(value) = self.tables.names.get(key) else { return Vec::new() };
        let meanings = self.tables.meanings(value.value());
        ordered(meanings.map(|meaning| self.found(meaning, Via::Name)))
    }

    fn found(&self, meaning: Meaning, via: Via) -> Found {
        let is_town =
            matches!(self.tables.kind(meaning.entry), PlaceKind::Town | PlaceKind::Capital);
        let other = match (meaning.main, is_town) {
            (true, _) => 0.0,
            (false, true) => OTHER_TOWN,
            (false, false) => OTHER_AREA,
        };
        Found {
            entry: meaning.entry,
            via,
            prior: self.prior(meaning.entry) - other,
            differs: false,
        }
    }

    /// How often news mean an entry, before anything is read: who lives there counts, and what it is.
    fn prior(&self, entry: u32) -> f32 {
        let people = ((self.tables.population(entry) + 500) as f32).ln();
        let near = self.tables.country(entry).and_then(|country| self.tables.code(country));
        let near = near.map_or(0.0, |code| self.words.nearness(code));
        near + match self.tables.kind(entry) {
            PlaceKind::Continent => 17.0,
            PlaceKind::Country => 14.0 + people * 0.2,
            // Who lives in the regions of our own table is not counted.
            PlaceKind::Region if self.tables.population(entry) == 0 => UNCOUNTED,
            PlaceKind::Region => people - 2.5,
            PlaceKind::Capital => people + self.seat(entry),
            PlaceKind::Town => people,
        }
    }

    /// What it counts to be the capital: little where few live.
    fn seat(&self, entry: u32) -> f32 {
        let country = self.tables.country(entry).unwrap_or(entry);
        if self.tables.population(country) < SMALL_COUNTRY { 1.0 } else { 3.0 }
    }

    /// Places of some size whose names sound like a folded name, or nearly so.
    fn sounding(&self, key: &str) -> Vec<Found> {
        if key.len() < SHORTEST || key.len() > LONGEST {
            return Vec::new();
        }
        let sound = Sounds::embedded().of(key);
        if !(SHORTEST - 1..=LONGEST).contains(&sound.len()) {
            return Vec::new();
        }
        let mut found: Vec<Found> = Vec::new();
        let mut add = |value: u64, differences: u8| {
            for meaning in self.tables.meanings(value) {
                let mut new = self.found(Meaning { main: true, ..meaning }, Via::Spelling);
                new.prior -= SOUND + DIFFERENT_SOUND * f32::from(differences);
                new.differs = differences > 0;
                match found.iter_mut().find(|found| found.entry == new.entry) {
                    Some(old) => old.prior = old.prior.max(new.prior),
                    None => found.push(new),
                }
            }
        };
        if let Some(value) = self.tables.sounds.get(&sound) {
            add(value.value(), 0);
            return ordered(found);
        }
        let bound = match sound.len() {
            ..ONE_DIFFERS => return Vec::new(),
            ONE_DIFFERS..TWO_DIFFER => 1,
            TWO_DIFFER.. => 2,
        };
        let near = Near { sound: sound.as_bytes(), bound };
        let mut hits = self.tables.sounds.search_with_state(&near).into_stream();
        while let Some((_, value, alike)) = hits.next() {
            add(value.value(), alike.and_then(|alike| near.differences(&alike)).unwrap_or(bound));
        }
        found.retain(|found| found.prior >= LEAST_HEARD);
        ordered(found)
    }
}

fn ordered(found: impl IntoIterator<Item = Found>) -> Vec<Found> {
    let mut found: Vec<Found> = found.into_iter().collect();
    found.sort_by(|a, b| b.prior.total_cmp(&a.prior).then(a.entry.cmp(&b.entry)));
    found
}

/// Matches sounds that begin alike and differ in at most `bound` insertions, deletions or changes; all beginnings of
/// the sound side by side, a bit each (Wu and Manber 1992, "Fast text searching allowing errors").
struct Near<'a> {
    sound: &'a [u8],
    bound: u8,
}

/// Which beginnings of the sound what was read so far is like, with no difference, with one at most, with two at most.
type Alike = [u64; 3];

impl Near<'_> {
    /// The fewest differences between the sound and what was read, if they are few enough.
    fn differences(&self, alike: &Alike) -> Option<u8> {
        (0..=self.bound).find(|&d| alike[usize::from(d)] >> self.sound.len() & 1 == 1)
    }
}

impl Automaton for &Near<'_> {
    /// None before the first sound.
    type State = Option<Alike>;

    fn start(&self) -> Self::State {
        None
    }

    fn is_match(&self, state: &Self::State) -> bool {
        state.is_some_and(|alike| self.differences(&alike).is_some())
    }

    fn can_match(&self, state: &Self::State) -> bool {
        state.is_none_or(|alike| alike[usize::from(self.bound)] != 0)
    }

    fn accept(&self, state: &Self::State, byte: u8) -> Self::State {
        let Some([none, one, two]) = *state else {
            // The first sound must agree.
            return Some(if self.sound[0] == byte { [0b10, 0b111, 0b1111] } else { [0; 3] });
        };
        let sounds = self.sound.iter().rev();
        let same = sounds.fold(0, |bits, &own| (bits | u64::from(own == byte)) << 1);
        let all = (2 << self.sound.len()) - 1;
        let no_difference = none << 1 & same;
        // Of the others: the same sound, one too many, another one, one too few.
        let at_most_one = (one << 1 & same) | none | none << 1 | no_difference << 1;
        let at_most_two = (two << 1 & same) | one | one << 1 | at_most_one << 1;
        Some([no_difference, at_most_one & all, at_most_two & all])
    }
}
