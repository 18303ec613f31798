//! The words of `assets/times.toml`, as one table.

use std::collections::HashMap;

use serde::Deserialize;

use super::meaning::{Edge, Holiday, Part, Reference, Season, Unit, Which};
use super::{Limit, Modifier};
use crate::numbers::Numbers;
use crate::text::WordMap;
use crate::{Error, Result};

/// What a word of grammar does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Function {
    The,
    This,
    A,
    Some,
    Of,
    OfThe,
    To,
    ToThe,
    In,
    Within,
    And,
    There,
    Y,
    Has,
    Voila,
    Half,
    Quarter,
    Later,
    Earlier,
    More,
    Late,
    Early,
    At,
    For,
    During,
    Since,
    OClock,
    Each,
    All,
    By,
    Times,
    New,
    Years,
    Small,
    Noon,
    Midnight,
    Age,
    RightThere,
    CenturyMark,
    MonthWord,
    Between,
    Zone,
    Course,
    Whole,
    BackToSchool,
}

/// What a word can be in a time expression.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Role {
    Month(i8),
    Weekday(i8),
    Unit(Unit),
    Part(Part),
    Season(Season),
    Weekend,
    /// A holiday may begin here.
    Holiday,
    HolidayBefore,
    Day(i32),
    TextDay(i32),
    Edge(Edge),
    Which(Which),
    Ordinal(i8),
    Reference(Reference),
    Adjective(Reference),
    /// A phrase that bounds a number may begin here.
    Approximate,
    /// An index into [`Lexemes::sets`].
    Set(u8),
    /// A phrase may begin here.
    Phrase,
    /// A phrase for a length without a number may begin here.
    Long,
    Function(Function),
    /// A word of numbers.
    Number,
    People,
    AgeGroup,
    Having,
    Planned,
    FutureAuxiliary,
    /// A participle that takes être in the active voice: "est survenu".
    WithBeing,
}

impl Role {
    /// Whether it is of days of the calendar only: "lundi", "mars".
    const fn dates(self) -> bool {
        matches!(self, Self::Month(_) | Self::Weekday(_))
    }

    /// Whether a sentence without it, and without digits, has no time expression.
    const fn speaks_of_time(self) -> bool {
        !matches!(
            self,
            Self::Function(_)
                | Self::Number
                | Self::People
                | Self::AgeGroup
                | Self::Having
                | Self::Planned
                | Self::FutureAuxiliary
                | Self::WithBeing
                | Self::Approximate
                | Self::HolidayBefore
                | Self::Ordinal(_)
        ) || matches!(self, Self::Function(Function::Noon | Function::Midnight))
    }
}

/// What a word can be, all at once.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    pub(super) roles: Vec<Role>,
    /// Some of the roles speak of time.
    pub(super) of_time: bool,
}

/// Words in a row and what they say together.
pub(super) type Phrases<T> = Vec<(Vec<String>, T)>;

/// All words of times.
#[derive(Clone, Debug)]
pub(super) struct Lexemes {
    table: WordMap<Entry>,
    pub(super) holidays: Phrases<Holiday>,
    pub(super) phrases: Phrases<Reference>,
    pub(super) which: Phrases<Which>,
    pub(super) limits: Phrases<Limit>,
    pub(super) approximate: Phrases<Modifier>,
    pub(super) sets: Vec<String>,
    pub(super) lasting: Vec<String>,
    pub(super) about_the_clock: Phrases<()>,
    pub(super) long: Phrases<()>,
    pub(super) before_christ: Phrases<()>,
    hours: HashMap<Part, (i8, i8)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    month: HashMap<String, i8>,
    weekday: HashMap<String, i8>,
    unit: HashMap<String, Unit>,
    part: HashMap<String, Part>,
    part_hours: HashMap<Part, (i8, i8)>,
    season: HashMap<String, Season>,
    weekend: List,
    holiday: HashMap<String, String>,
    holiday_before: List,
    day: HashMap<String, i32>,
    text_day: HashMap<String, i32>,
    edge: HashMap<String, Edge>,
    which: HashMap<String, Which>,
    which_phrase: HashMap<Which, Vec<String>>,
    function: HashMap<Function, Vec<String>>,
    limit: HashMap<Limit, Vec<String>>,
    approximate: HashMap<Modifier, Vec<String>>,
    ordinal: HashMap<String, i8>,
    reference: HashMap<Reference, Vec<String>>,
    adjective: HashMap<Reference, Vec<String>>,
    phrase: HashMap<Reference, Vec<String>>,
    set: HashMap<String, String>,
    words: Words,
}

#[derive(Deserialize)]
struct List {
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    about_the_clock: Vec<String>,
    before_christ: Vec<String>,
    long: Vec<String>,
    people: Vec<String>,
    age_groups: Vec<String>,
    having: Vec<String>,
    lasting: Vec<String>,
    planned: Vec<String>,
    future_auxiliary: Vec<String>,
    with_being: Vec<String>,
}

impl Lexemes {
    pub(super) fn embedded(numbers: &Numbers) -> Result<Self> {
        let file: File = toml::from_str(include_str!("../../assets/times.toml"))
            .map_err(|e| Error::asset(format!("times.toml: {}", e.to_string().trim_end())))?;
        let mut table = Table::default();
        table.all(numbers.words(), Role::Number);
        table.each(file.month, Role::Month);
        table.each(file.weekday, Role::Weekday);
        table.each(file.unit, Role::Unit);
        table.each(file.part, Role::Part);
        table.each(file.season, Role::Season);
        table.each(file.day, Role::Day);
        table.each(file.text_day, Role::TextDay);
        table.each(file.edge, Role::Edge);
        table.each(file.which, Role::Which);
        table.each(file.ordinal, Role::Ordinal);
        table.lists(file.function, Role::Function);
        table.lists(file.reference, Role::Reference);
        table.lists(file.adjective, Role::Adjective);
        let words = &file.words;
        for (list, role) in [
            (&file.weekend.words, Role::Weekend),
            (&file.holiday_before.words, Role::HolidayBefore),
            (&words.people, Role::People),
            (&words.age_groups, Role::AgeGroup),
            (&words.having, Role::Having),
            (&words.planned, Role::Planned),
            (&words.future_auxiliary, Role::FutureAuxiliary),
        ] {
            table.all(list.iter().map(String::as_str), role);
        }
        for participle in &words.with_being {
            for ending in ["", "e", "s", "es"] {
                table.add(&format!("{participle}{ending}"), Role::WithBeing);
            }
        }
        let mut sets: Vec<String> = file.set.values().cloned().collect();
        sets.sort_unstable();
        sets.dedup();
        let set = |value: &String| sets.iter().position(|s| s == value).unwrap_or_default() as u8;
        table.each(file.set.iter().map(|(word, value)| (word.clone(), set(value))), Role::Set);
        let holidays = file.holiday.iter().map(|(words, day)| {
            let day = holiday(day);
            let day = day.ok_or_else(|| Error::asset(format!("times.toml: no day: {words}")))?;
            Ok((split(words), day))
        });
        let holidays = longest_first(holidays.collect::<Result<_>>()?);
        let phrases = phrases(&file.phrase);
        table.all(holidays.iter().map(|(words, _)| words[0].as_str()), Role::Holiday);
        let approximate = self::phrases(&file.approximate);
        table.all(approximate.iter().map(|(words, _)| words[0].as_str()), Role::Approximate);
        table.all(phrases.iter().map(|(words, _)| words[0].as_str()), Role::Phrase);
        let plain = |list: &[String]| longest_first(list.iter().map(|w| (split(w), ())).collect());
        let long = plain(&file.words.long);
        table.all(long.iter().map(|(words, ())| words[0].as_str()), Role::Long);
        Ok(Self {
            about_the_clock: plain(&file.words.about_the_clock),
            before_christ: plain(&file.words.before_christ),
            long,
            table: table.0,
            holidays,
            phrases,
            which: self::phrases(&file.which_phrase),
            limits: self::phrases(&file.limit),
            approximate,
            sets,
            lasting: file.words.lasting,
            hours: file.part_hours,
        })
    }

    /// What a folded word can be.
    pub(super) fn get(&self, word: &str) -> Option<&Entry> {
        self.table.get(word)
    }

    /// Whether a word stands in days of the calendar: "lundi", "1er".
    pub(super) fn dates(&self, word: &str) -> bool {
        let number = word.starts_with(|c: char| c.is_ascii_digit());
        self.get(word).is_some_and(|entry| number || entry.roles.iter().any(|role| role.dates()))
    }

    /// What a word of a text can be: "mois-ci" is "mois", "mi-mars" is "mars".
    pub(super) fn entry(&self, word: &str) -> Option<&Entry> {
        self.get(word).or_else(|| {
            let (first, last) = word.split_once('-')?;
            if last == "ci" {
                self.get(first)
            } else {
                self.get(last).filter(|_| matches!(first, "mi" | "demi"))
            }
        })
    }

    /// From which hour to which a part of the day lasts.
    pub(super) fn hours(&self, part: Part) -> (i8, i8) {
        self.hours.get(&part).copied().unwrap_or((0, 24))
    }
}

#[derive(Default)]
struct Table(WordMap<Entry>);

impl Table {
    fn add(&mut self, word: &str, role: Role) {
        let entry = self.0.entry(word.to_owned()).or_default();
        entry.roles.push(role);
        entry.of_time |= role.speaks_of_time();
    }

    fn all<'w>(&mut self, words: impl Iterator<Item = &'w str>, role: Role) {
        words.for_each(|word| self.add(word, role));
    }

    fn each<T>(&mut self, words: impl IntoIterator<Item = (String, T)>, role: impl Fn(T) -> Role) {
        words.into_iter().for_each(|(word, value)| self.add(&word, role(value)));
    }

    fn lists<T: Copy>(&mut self, lists: HashMap<T, Vec<String>>, role: impl Fn(T) -> Role) {
        for (value, words) in lists {
            self.all(words.iter().map(String::as_str), role(value));
        }
    }
}

/// The words of a phrase, cut as tokens are: after an apostrophe and at spaces.
fn split(words: &str) -> Vec<String> {
    let whole = words.contains("aujourd'hui");
    let pieces = words.split(' ').flat_map(|word| {
        let cut = if whole { word.len() } else { word.find('\'').map_or(word.len(), |at| at + 1) };
        let (first, rest) = word.split_at(cut);
        [first, rest]
    });
    pieces.filter(|piece| !piece.is_empty()).map(String::from).collect()
}

fn phrases<T: Copy>(lists: &HashMap<T, Vec<String>>) -> Phrases<T> {
    let all = lists.iter().flat_map(|(&value, list)| list.iter().map(move |w| (split(w), value)));
    longest_first(all.collect())
}

fn longest_first<T>(mut phrases: Phrases<T>) -> Phrases<T> {
    phrases.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
    phrases
}

/// "12-25", or "+39" days after Easter.
fn holiday(day: &str) -> Option<Holiday> {
    if day.starts_with(['+', '-']) {
        return day.parse().ok().map(Holiday::Easter);
    }
    let (month, day) = day.split_once('-')?;
    Some(Holiday::Fixed(month.parse().ok()?, day.parse().ok()?))
}
