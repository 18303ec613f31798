//! Entries → the bytes of `assets/models/lexicon.bin`.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chronique::lexicon::{KIND, Upos};
use chronique::model::ModelWriter;

use super::affix::Affixes;
use super::entry::Entry;
use super::pack::{Numbers, lists, texts};
use super::{dictionary, endings, extra};

/// Words of more bytes than this are left out: see `src/lexicon/word.rs`.
const LONGEST: usize = 63;

/// The compiled lexicon and what there is to say about it.
#[derive(Debug)]
pub struct Compiled {
    /// The model file.
    pub bytes: Vec<u8>,
    /// Sizes and counts, a line each.
    pub report: String,
}

/// Compiles the lexicon from the texts of the .dic, the .aff and the extra table.
///
/// # Errors
/// A sentence that names what cannot be read.
pub fn compile(dic: &str, aff: &str, table: &str) -> Result<Compiled, String> {
    let entries = dictionary::expand(dic, &Affixes::read(aff)?)?;
    let entries = extra::add(table, entries).map_err(|e| format!("extra table, {e}"))?;
    let mut seen = BTreeSet::new();
    let mut words: BTreeMap<&str, Vec<Entry>> = BTreeMap::new();
    for entry in &entries {
        let key = (&entry.form, &entry.lemma, entry.upos, &entry.feats);
        if entry.form.len() <= LONGEST && seen.insert(key) {
            words.entry(&entry.form).or_default().push(entry.clone());
        }
    }
    for entries in words.values_mut() {
        order(entries);
    }
    Tables::default().build(&words)
}

/// Puts the likelier lemma of a class first. The extra table goes before all, in its own order. A word that is a lemma itself rarely is the form of
/// another one (fois, cours, fils), and the spelling of 1990 (naitre) is the rarer one.
fn order(entries: &mut [Entry]) {
    let lemmas: Vec<String> = entries.iter().map(|e| e.lemma.clone()).collect();
    let reformed =
        |lemma: &str| lemmas.iter().any(|l| l != lemma && without_circumflex(l) == lemma);
    entries.sort_by_key(|e| {
        (!e.grammatical, !e.grammatical && e.form != e.lemma, reformed(&e.lemma))
    });
}

fn without_circumflex(lemma: &str) -> String {
    lemma.replace('î', "i").replace('û', "u")
}

/// The readings of every word.
type Words<'a> = BTreeMap<&'a str, Vec<Entry>>;
/// The forms of a lemma, in the order of the dictionary.
type Forms<'a> = HashMap<(&'a str, Upos), Vec<(&'a str, &'a str)>>;

#[derive(Default)]
struct Tables {
    strings: Numbers<String>,
    analyses: Numbers<[u16; 4]>,
    sets: Numbers<Vec<u16>>,
    paradigms: Numbers<Vec<u16>>,
}

impl Tables {
    fn build(mut self, words: &Words) -> Result<Compiled, String> {
        let forms = forms(words);
        let mut fst = fst::MapBuilder::memory();
        for (word, entries) in words {
            let mut set = Vec::new();
            for e in entries {
                let own = e.form == e.lemma;
                let paradigm = if own { self.paradigm(&e.lemma, e.upos, &forms)? + 1 } else { 0 };
                let (strip, ending) = endings::rule(&e.form, &e.lemma);
                set.push(self.analysis(e.upos, strip, ending, &e.feats, paradigm)?);
            }
            let set = self.sets.of(set)?;
            fst.insert(word, set.into()).map_err(|e| e.to_string())?;
        }
        let words_fst = fst.into_inner().map_err(|e| e.to_string())?;
        let endings_fst = self.endings(words)?;
        let orphans =
            forms.keys().filter(|(lemma, upos)| !has_own_form(words, lemma, *upos)).count();
        let report = format!(
            "{} words, {} lemmas ({orphans} of them no word), {} sets, {} analyses, {} paradigms, \
             {} strings\nwords {} bytes, endings {} bytes",
            words.len(),
            forms.len(),
            self.sets.all().len(),
            self.analyses.all().len(),
            self.paradigms.all().len(),
            self.strings.all().len(),
            words_fst.len(),
            endings_fst.len(),
        );
        Ok(Compiled { bytes: self.write(words_fst, endings_fst), report })
    }

    fn write(&self, words: Vec<u8>, endings: Vec<u8>) -> Vec<u8> {
        let mut writer = ModelWriter::new(KIND).section(words);
        let [ends, items] = lists(self.sets.all());
        writer = writer.section(ends).section(items);
        let analyses = self.analyses.all().iter().flatten();
        writer = writer.section(analyses.flat_map(|n| n.to_le_bytes()).collect());
        for section in lists(self.paradigms.all()).into_iter().chain(texts(self.strings.all())) {
            writer = writer.section(section);
        }
        writer.section(endings).finish()
    }

    fn analysis(
        &mut self,
        upos: Upos,
        strip: usize,
        ending: String,
        feats: &str,
        paradigm: u16,
    ) -> Result<u16, String> {
        let strip =
            u8::try_from(strip).map_err(|_| format!("{ending}: a rule strips too much"))?;
        let class = upos.index() as u16 | u16::from(strip) << 8;
        let (ending, feats) = (self.strings.of(ending)?, self.strings.of(feats.into())?);
        self.analyses.of([class, ending, feats, paradigm])
    }

    fn paradigm(&mut self, lemma: &str, upos: Upos, forms: &Forms) -> Result<u16, String> {
        let mut items = Vec::new();
        for (form, feats) in forms.get(&(lemma, upos)).into_iter().flatten() {
            let (strip, ending) = endings::rule(lemma, form);
            items.push(strip as u16);
            items.push(self.strings.of(ending)?);
            items.push(self.strings.of((*feats).to_owned())?);
        }
        self.paradigms.of(items)
    }

    fn endings(&mut self, words: &Words) -> Result<Vec<u8>, String> {
        let words = words.iter().map(|(word, entries)| (*word, entries.as_slice()));
        let mut fst = fst::MapBuilder::memory();
        for (ending, readings) in endings::endings(words)? {
            let mut set = Vec::new();
            for (upos, strip, add, feats) in readings {
                set.push(self.analysis(upos, strip, add, &feats, 0)?);
            }
            let set = self.sets.of(set)?;
            fst.insert(ending, set.into()).map_err(|e| e.to_string())?;
        }
        fst.into_inner().map_err(|e| e.to_string())
    }
}

fn forms<'a>(words: &'a Words) -> Forms<'a> {
    let mut forms = Forms::new();
    for entry in words.values().flatten() {
        forms.entry((&entry.lemma, entry.upos)).or_default().push((&entry.form, &entry.feats));
    }
    forms
}

fn has_own_form(words: &Words, lemma: &str, upos: Upos) -> bool {
    words.get(lemma).is_some_and(|all| all.iter().any(|e| e.upos == upos && e.lemma == lemma))
}
