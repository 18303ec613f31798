//! The French lexicon: what a form of the text may be, its lemma, and all forms of a lemma.
//!
//! 470,000 forms with their class, gender, number, mood, tense and person, compiled by `train/`
//! from Debian's hunspell-fr-comprehensive and `assets/lexicon_extra.tsv` into
//! `assets/models/lexicon.bin`, and read in place: see `assets/SOURCES.md`.

mod analysis;
mod find;
mod guess;
mod letters;
mod tables;
mod upos;
mod word;

pub use analysis::{Analyses, Analysis};
pub use tables::KIND;
pub use upos::Upos;

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::Result;
use crate::model::Model;
use tables::Tables;

/// The lexicon. Cloning it copies nothing.
///
/// ```
/// use chronique::lexicon::{Lexicon, Upos};
/// let lexicon = Lexicon::embedded();
/// let tuées: Vec<_> = lexicon.analyses("tuées").filter(|a| a.upos == Upos::Verb).collect();
/// assert_eq!(tuées[0].lemma(), "tuer");
/// assert_eq!(tuées[0].feats, "Gender=Fem|Number=Plur|Tense=Past|VerbForm=Part");
/// assert!(lexicon.forms("frapper", Upos::Verb).contains(&"frappèrent".to_owned()));
/// ```
#[derive(Clone, Debug)]
pub struct Lexicon {
    tables: Tables,
}

impl Lexicon {
    /// The lexicon that comes with the library.
    ///
    /// # Panics
    /// Never: a test opens it.
    pub fn embedded() -> &'static Self {
        static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
            Lexicon::from_bytes(include_bytes!("../../assets/models/lexicon.bin").as_slice())
                .expect("the embedded lexicon is the one that the tests opened")
        });
        &LEXICON
    }

    /// Opens a lexicon that `train/` has compiled. Borrowed bytes are read in place.
    ///
    /// # Errors
    /// When the bytes are cut short, damaged, or something else. Damage is found by the checksum;
    /// a file whose checksum agrees is trusted, so do not open files made to deceive.
    ///
    /// ```
    /// use chronique::lexicon::Lexicon;
    /// let error = Lexicon::from_bytes(b"%PDF-1.7 not a lexicon".to_vec()).unwrap_err();
    /// assert!(error.is_model() && error.to_string().starts_with("lexicon: "));
    /// ```
    pub fn from_bytes(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self> {
        Ok(Self { tables: Tables::open(&Model::open(KIND, bytes)?)? })
    }

    /// Whether the form may be a word of the lexicon, read as in [`Lexicon::analyses`]. Allocates nothing.
    ///
    /// ```
    /// # use chronique::lexicon::Lexicon;
    /// let lexicon = Lexicon::embedded();
    /// assert!(lexicon.contains("aujourd’hui") && lexicon.contains("BLESSÉS"));
    /// assert!(!lexicon.contains("blésser"));
    /// ```
    pub fn contains(&self, form: &str) -> bool {
        find::contains(&self.tables.words, form)
    }

    /// Everything that a form of the text may be, likeliest first within a class.
    ///
    /// Apostrophes are all the same. A capital reads as itself and as its small letter (Les, Paris
    /// and paris, OTAN for Otan). In words all in capitals, and where nothing else is found, it
    /// also reads as its accented letters (Etat, A, BLESSES), and oe as œ (coeur).
    ///
    /// ```
    /// # use chronique::lexicon::Lexicon;
    /// let mut lemmas: Vec<_> =
    ///     Lexicon::embedded().analyses("Paris").map(|a| (a.lemma(), a.upos.name())).collect();
    /// assert_eq!(lemmas, [("Paris".into(), "PROPN"), ("pari".into(), "NOUN")]);
    /// ```
    pub fn analyses(&self, form: &str) -> Analyses<'_> {
        Analyses::new(&self.tables, &find::find(&self.tables.words, form))
    }

    /// What an unknown form may be, judged by its ending alone, likeliest first.
    /// Empty when the ending says nothing.
    ///
    /// ```
    /// # use chronique::lexicon::Lexicon;
    /// let guess = Lexicon::embedded().guess("ubérisations").next().unwrap();
    /// assert_eq!((guess.lemma().as_str(), guess.upos.name()), ("ubérisation", "NOUN"));
    /// ```
    pub fn guess(&self, form: &str) -> Analyses<'_> {
        Analyses::new(&self.tables, &guess::guess(&self.tables.endings, form))
    }

    /// The lemma of a form as a word of a class.
    ///
    /// ```
    /// # use chronique::lexicon::{Lexicon, Upos};
    /// let lexicon = Lexicon::embedded();
    /// assert_eq!(lexicon.lemma("morts", Upos::Noun).as_deref(), Some("mort"));
    /// assert_eq!(lexicon.lemma("morts", Upos::Verb).as_deref(), Some("mourir"));
    /// assert_eq!(lexicon.lemma("morts", Upos::Adp), None);
    /// ```
    pub fn lemma(&self, form: &str, upos: Upos) -> Option<String> {
        self.analyses(form).find(|a| a.upos == upos).map(|a| a.lemma())
    }

    /// All forms of a lemma, each once; empty when the lexicon does not have it.
    ///
    /// ```
    /// # use chronique::lexicon::{Lexicon, Upos};
    /// let forms = Lexicon::embedded().forms("général", Upos::Adj);
    /// assert_eq!(forms, ["général", "générale", "générales", "généraux"]);
    /// ```
    pub fn forms(&self, lemma: &str, upos: Upos) -> Vec<String> {
        let mut forms: Vec<String> = self.inflect(lemma, upos).map(|(form, _)| form).collect();
        forms.sort_unstable();
        forms.dedup();
        forms
    }

    /// All forms of a lemma, each with its features (a form comes as often as it has readings).
    ///
    /// ```
    /// # use chronique::lexicon::{Lexicon, Upos};
    /// let mut forms = Lexicon::embedded().inflect("soldat", Upos::Noun);
    /// assert_eq!(forms.next(), Some(("soldat".into(), "Gender=Masc|Number=Sing")));
    /// ```
    pub fn inflect<'a>(
        &'a self,
        lemma: &'a str,
        upos: Upos,
    ) -> impl Iterator<Item = (String, &'a str)> {
        let set = find::exact(&self.tables.words, lemma);
        let own = set.into_iter().flat_map(|set| self.tables.analyses(set));
        own.filter(move |a| a.upos == upos)
            .filter_map(|a| a.paradigm)
            .take(1)
            .flat_map(|paradigm| self.tables.paradigm(paradigm))
            .map(move |item| {
                let stem = lemma.get(..lemma.len().saturating_sub(item.strip)).unwrap_or(lemma);
                ([stem, item.ending].concat(), item.feats)
            })
    }
}

#[cfg(test)]
mod tests;
