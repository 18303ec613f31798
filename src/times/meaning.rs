//! What a time expression says before it is put on the calendar.

use serde::Deserialize;

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub(super) enum Unit {
    #[serde(rename = "TS")]
    Second,
    #[serde(rename = "TM")]
    Minute,
    #[serde(rename = "TH")]
    Hour,
    #[serde(rename = "D")]
    Day,
    #[serde(rename = "W")]
    Week,
    #[serde(rename = "F")]
    Fortnight,
    #[serde(rename = "M")]
    Month,
    #[serde(rename = "Q")]
    Quarter,
    #[serde(rename = "H")]
    Half,
    #[serde(rename = "Y")]
    Year,
    #[serde(rename = "E")]
    Decade,
    #[serde(rename = "C")]
    Century,
    /// "une période".
    #[serde(rename = "X")]
    Any,
}

impl Unit {
    /// Whether it is less than a day.
    pub(super) const fn is_of_clock(self) -> bool {
        matches!(self, Self::Second | Self::Minute | Self::Hour)
    }
}

/// A part of the day, by the code of TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
pub(super) enum Part {
    #[serde(rename = "MO")]
    Morning,
    #[serde(rename = "AF")]
    Afternoon,
    #[serde(rename = "DT")]
    Daytime,
    /// "la mi-journée".
    #[serde(rename = "MI")]
    Midday,
    #[serde(rename = "EV")]
    Evening,
    #[serde(rename = "NI")]
    Night,
}

/// A season, by the code of TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub(super) enum Season {
    #[serde(rename = "SP")]
    Spring,
    #[serde(rename = "SU")]
    Summer,
    #[serde(rename = "FA")]
    Fall,
    #[serde(rename = "WI")]
    Winter,
}

/// What part of a time is meant: "début", "fin".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Edge {
    Start,
    Mid,
    End,
}

/// Which one is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Which {
    /// The words do not say: the tense decides.
    #[default]
    Bare,
    /// "ce lundi", "cette année".
    This,
    /// "dernier".
    Last,
    /// "prochain".
    Next,
    /// "le même jour": the one that the text speaks of.
    Same,
    /// "précédent": the one before it.
    Previous,
    /// "suivant": the one after it.
    Following,
}

/// Past, present or future, without saying more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Reference {
    Past,
    Present,
    Future,
}

/// What a shift counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum From {
    /// The day of the article.
    Article,
    /// The day that the text speaks of.
    Text,
}

/// A day as far as it is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_field_names, reason = "the day of a month is called day")]
pub(super) struct Day {
    pub(super) year: Option<i16>,
    pub(super) month: Option<i8>,
    pub(super) day: Option<i8>,
    pub(super) weekday: Option<i8>,
    pub(super) which: Which,
    /// "le dimanche": every one of them, where the clause does not tell of one day.
    pub(super) habit: bool,
}

/// A time of the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    /// 24 at "minuit".
    pub(super) hour: i8,
    pub(super) minute: Option<i8>,
    pub(super) second: Option<i8>,
}

/// How many of a unit; no number is "plusieurs".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) number: Option<i64>,
    pub(super) unit: Unit,
}

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Length {
    pub(super) count: Count,
    /// "deux heures trente".
    pub(super) more: Option<Count>,
    /// "et demi".
    pub(super) half: bool,
    /// The number is about so: "une dizaine".
    pub(super) about: bool,
}

/// A day of the year that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holiday {
    /// Month and day.
    Fixed(i8, i8),
    /// Days after Easter Sunday.
    Easter(i16),
}

/// What the words say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Base {
    Day(Day),
    /// "hier": days from the article.
    Near(i32),
    /// "la veille": days from the day that the text speaks of.
    Text(i32),
    /// "hier" and its date at once keep the date.
    Month {
        month: i8,
        year: Option<i16>,
        which: Which,
    },
    Year(i16),
    /// "2010-2014".
    Years(i16, i16),
    /// "les années 90": the years without their last digit.
    Decade(i16),
    /// "le `XXe` siècle": the years without their last two digits.
    Century(i16),
    Season {
        season: Season,
        year: Option<i16>,
        which: Which,
    },
    /// A quarter or half of a year.
    Share {
        unit: Unit,
        number: i8,
        year: Option<i16>,
        which: Which,
    },
    Holiday {
        holiday: Holiday,
        year: Option<i16>,
        which: Which,
    },
    Weekend(Which),
    /// "cette semaine", "le mois dernier".
    Unit {
        unit: Unit,
        which: Which,
    },
    /// "il y a trois jours", "dans deux semaines".
    Shift {
        number: i32,
        unit: Unit,
        from: From,
    },
    /// "dans la nuit de lundi à mardi".
    Night(Day, Day),
    /// "ce matin".
    Part(Which),
    Clock(Clock),
    Reference(Reference),
    Length(Length),
    /// "ces trois dernières années", "les prochains jours".
    Around {
        count: Count,
        which: Which,
    },
    /// "chaque semaine", "tous les deux ans".
    Every(Count),
    /// "annuel".
    Often(u8),
    /// "tous les lundis".
    Weekdays(i8),
    /// "chaque matin".
    Parts,
    /// "chaque week-end".
    Weekends,
    /// "chaque été".
    Seasons(Season),
}

/// A time expression that was read: its tokens in the sentence and what it says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Found {
    pub(super) first: usize,
    /// One past its last token.
    pub(super) end: usize,
    pub(super) base: Base,
    pub(super) part: Option<Part>,
    pub(super) edge: Option<Edge>,
    pub(super) modifier: Option<super::Modifier>,
    pub(super) limit: Option<super::Limit>,
}

impl Found {
    pub(super) const fn new(first: usize, end: usize, base: Base) -> Self {
        Self { first, end, base, part: None, edge: None, modifier: None, limit: None }
    }
}
