//! What a place is, and how a text names it.

use crate::Span;

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlaceKind {
    /// A part of the world: "Afrique".
    Continent,
    /// A state or territory with an ISO 3166 code.
    Country,
    /// A first or second division of a country.
    Region,
    /// The seat of a country's government.
    Capital,
    /// A town or village.
    Town,
}

impl PlaceKind {
    /// The word that tables use.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Continent => "continent",
            Self::Country => "country",
            Self::Region => "region",
            Self::Capital => "capital",
            Self::Town => "town",
        }
    }
}

/// An entry of the gazetteer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry<'g> {
    /// `GeoNames` id, where it is known.
    pub geoname: Option<u32>,
    /// Its name, in French where there is one.
    pub name: &'g str,
    /// ISO 3166 alpha-2 of its country; none for a continent.
    pub country: Option<[u8; 2]>,
    /// Code of its first division.
    pub admin1: &'g str,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// What it is.
    pub kind: PlaceKind,
    /// How many people live there; 0 where it is not known.
    pub population: u32,
}

/// How a mention names its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Via {
    /// By a name that the gazetteer has.
    Name,
    /// By a name that is spelt otherwise: "Khalkiv".
    Spelling,
    /// By an adjective or a name of its people: "russe", "les Russes".
    Demonym,
    /// By a description: "la capitale turque".
    Description,
}

impl Via {
    /// The word that tables use.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Spelling => "spelling",
            Self::Demonym => "demonym",
            Self::Description => "description",
        }
    }
}

/// A mention of a place, resolved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// The words that name it.
    pub span: Span,
    /// The first of its tokens, among all of the text.
    pub first: u32,
    /// The last of its tokens.
    pub last: u32,
    /// Index of its sentence.
    pub sentence: u32,
    /// Number of its [`Entry`] in the gazetteer.
    pub entry: u32,
    /// How it is named.
    pub via: Via,
    /// From 0 to 1: how sure the choice among namesakes.
    pub confidence: f32,
}
