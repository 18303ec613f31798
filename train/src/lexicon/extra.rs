//! `assets/lexicon_extra.tsv`: what the dictionary lacks or says otherwise.

use super::entry::Entry;
use chronique::lexicon::Upos;
use std::collections::BTreeSet;

/// Reads the table and puts its readings before those of the dictionary.
///
/// A line is form, lemma, class, features. The forms of the table lose the grammatical readings
/// that the dictionary gives them. A line `*`, lemma, class, `=VERB` repeats all forms of that verb
/// under another class. The features `=` put the readings that the form has with that lemma first.
///
/// # Errors
/// A sentence that names the line.
pub fn add(table: &str, entries: Vec<Entry>) -> Result<Vec<Entry>, String> {
    let mut first = Vec::new();
    let mut copies = Vec::new();
    let mut preferred = Vec::new();
    for (i, line) in table.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let error = |what: &str| format!("line {}: {what}: {line:?}", i + 1);
        let mut cells = line.split('\t');
        let (Some(form), Some(lemma), Some(class)) = (cells.next(), cells.next(), cells.next())
        else {
            return Err(error("form, lemma and class are needed, with tabs between"));
        };
        let upos: Upos = class.parse().map_err(|_| error("no class of UD"))?;
        let feats = cells.next().unwrap_or_default();
        if feats == "=" {
            let same = |e: &&Entry| e.form == form && e.lemma == lemma && e.upos == upos;
            let before = preferred.len();
            let readings = entries.iter().filter(same).cloned();
            preferred.extend(readings.map(|e| Entry { grammatical: true, ..e }));
            if preferred.len() == before {
                return Err(error("the dictionary has no such reading"));
            }
            continue;
        }
        if form != "*" {
            first.push(Entry {
                form: form.into(),
                lemma: lemma.into(),
                upos,
                feats: feats.into(),
                grammatical: true,
            });
            continue;
        }
        let from: Option<Upos> = feats.strip_prefix('=').and_then(|name| name.parse().ok());
        let from = from.ok_or_else(|| error("the class to copy from is needed, as =VERB"))?;
        let verb = entries.iter().filter(|e| e.lemma == lemma && e.upos == from);
        let before = copies.len();
        copies.extend(verb.map(|e| Entry { upos, ..e.clone() }));
        if copies.len() == before {
            return Err(error("nothing to copy"));
        }
    }
    let replaced: BTreeSet<String> = first.iter().map(|e| e.form.clone()).collect();
    let kept = entries.into_iter().filter(|e| !(e.grammatical && replaced.contains(&e.form)));
    let kept: Vec<Entry> = kept.collect();
    Ok(first.into_iter().chain(preferred).chain(copies).chain(kept).collect())
}
