//! Names of places → what the gazetteer knows of them.
//!
//! `tables` reads the gazetteer in place; `fold` and `sound` make the keys of names, `find` looks them up. `candidate` finds what
//! may name a place in an article, `context` what the article is about, `resolve` chooses among namesakes.

mod candidate;
mod context;
mod country;
mod demonym;
mod find;
#[cfg(feature = "train")]
pub mod fold;
#[cfg(not(feature = "train"))]
mod fold;
mod place;
mod resolve;
#[cfg(feature = "train")]
pub mod sound;
#[cfg(not(feature = "train"))]
mod sound;
mod tables;
mod words;

pub use country::CountryCodes;
pub use place::{Entry, Place, PlaceKind, Via};
pub use tables::KIND;
#[cfg(feature = "train")]
pub use tables::{NOWHERE, STEPS};

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::Result;
use crate::model::Model;
use tables::Tables;
use words::Words;

/// Every place that the library knows. Cloning it copies nothing.
///
/// ```
/// use chronique::places::{Gazetteer, PlaceKind};
/// let gazetteer = Gazetteer::embedded();
/// let kharkiv = gazetteer.get(gazetteer.look_up("Kharkov")[0]);
/// assert_eq!((kharkiv.name, kharkiv.country, kharkiv.geoname), ("Kharkiv", Some(*b"UA"), Some(706_483)));
/// assert_eq!(kharkiv.kind, PlaceKind::Town);
/// ```
#[derive(Clone, Debug)]
pub struct Gazetteer {
    tables: Tables,
    words: &'static Words,
}

impl Gazetteer {
    /// The gazetteer that comes with the library.
    ///
    /// # Panics
    /// Never: a test opens it.
    pub fn embedded() -> &'static Self {
        static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| {
            Gazetteer::from_bytes(include_bytes!("../../assets/models/gazetteer.bin").as_slice())
                .expect("the embedded gazetteer is the one that the tests opened")
        });
        &GAZETTEER
    }

    /// Opens a gazetteer that `train/` has compiled. Borrowed bytes are read in place.
    ///
    /// # Errors
    /// When the bytes are cut short, damaged, or something else.
    ///
    /// ```
    /// use chronique::places::Gazetteer;
    /// let error = Gazetteer::from_bytes(b"%PDF-1.7 not a gazetteer".to_vec()).unwrap_err();
    /// assert!(error.is_model() && error.to_string().starts_with("gazetteer: "));
    /// ```
    pub fn from_bytes(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self> {
        Ok(Self { tables: Tables::open(&Model::open(KIND, bytes)?)?, words: Words::embedded() })
    }

    /// An entry by its number.
    ///
    /// # Panics
    /// When the number comes from nowhere: neither from [`Gazetteer::look_up`] nor from a [`Place`].
    pub fn get(&self, entry: u32) -> Entry<'_> {
        self.tables.entry(entry).expect("numbers of entries come from this gazetteer")
    }

    /// The entries that a name can mean, the likeliest first.
    ///
    /// Case, accents, hyphens and a leading article do not count; a name that is unknown as it is spelt is
    /// looked for by its sound.
    ///
    /// ```
    /// # use chronique::places::Gazetteer;
    /// let gazetteer = Gazetteer::embedded();
    /// let first = |name| gazetteer.get(gazetteer.look_up(name)[0]).name;
    /// assert_eq!(first("Moscow"), "Moscou");
    /// assert_eq!(first("la nouvelle orleans"), "La Nouvelle-Orléans");
    /// assert_eq!(first("Tcherkassi"), "Tcherkassy");
    /// assert!(gazetteer.look_up("Xyzzy").is_empty());
    /// ```
    pub fn look_up(&self, name: &str) -> Vec<u32> {
        self.find(name).into_iter().map(|found| found.entry).collect()
    }

    /// The first division of its country that an entry is or lies in.
    ///
    /// ```
    /// # use chronique::places::Gazetteer;
    /// let gazetteer = Gazetteer::embedded();
    /// let lyon = gazetteer.look_up("Lyon")[0];
    /// assert_eq!(gazetteer.get(gazetteer.division(lyon).unwrap()).name, "Auvergne-Rhône-Alpes");
    /// ```
    pub fn division(&self, entry: u32) -> Option<u32> {
        self.tables.division(entry)
    }

    /// The entry of a country, by its code of ISO 3166 alpha-2.
    ///
    /// ```
    /// # use chronique::places::Gazetteer;
    /// let gazetteer = Gazetteer::embedded();
    /// assert_eq!(gazetteer.get(gazetteer.country(*b"UA").unwrap()).name, "Ukraine");
    /// ```
    pub fn country(&self, code: [u8; 2]) -> Option<u32> {
        self.tables.of_code(code)
    }
}
