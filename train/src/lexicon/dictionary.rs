//! hunspell's .dic: every form of every line.

use super::affix::{Affixes, flags};
use super::entry::Entry;
use super::tags;
use chronique::lexicon::Upos;

/// Words that carry stacked prefixes stop here; the dictionary needs two.
const DEPTH: usize = 3;

/// Every reading of every form that a .dic file stands for, in its order.
///
/// # Errors
/// A sentence when the file has no words.
pub fn expand(dictionary: &str, affixes: &Affixes) -> Result<Vec<Entry>, String> {
    let mut entries = Vec::new();
    // The first line is the number of words.
    for line in dictionary.lines().skip(1) {
        let Some((head, fields)) = line.split_once(' ') else { continue };
        let (stem, own) = head.split_once('/').unwrap_or((head, ""));
        let fields: Vec<&str> = fields.split_whitespace().collect();
        if is_word(stem) {
            expand_line(stem, &flags(own), &fields, affixes, &mut entries);
        }
    }
    if entries.is_empty() {
        return Err("no words with fields: is this a .dic of hunspell-fr-comprehensive?".into());
    }
    Ok(entries)
}

/// Leaves out chemical formulas, superscripts, letters of other alphabets and lone signs.
fn is_word(stem: &str) -> bool {
    let joins = |c: char| matches!(c, '\'' | '-' | '.' | '’');
    let latin = |c: char| c.is_ascii_alphanumeric() || ('À'..='ſ').contains(&c);
    stem.chars().any(char::is_alphabetic) && stem.chars().all(|c| latin(c) || joins(c))
}

fn is_acronym(lemma: &str) -> bool {
    lemma.chars().count() > 1 && lemma.chars().all(char::is_uppercase)
}

fn expand_line(
    stem: &str,
    flags: &[String],
    fields: &[&str],
    affixes: &Affixes,
    entries: &mut Vec<Entry>,
) {
    let mut forms = Vec::new();
    apply(stem, flags, &[], stem, affixes, DEPTH, &mut forms);
    let lemma_field = fields.iter().find_map(|f| f.strip_prefix("st:"));
    // "st:vx" marks an old word, not a lemma.
    let lemma_field = lemma_field.filter(|&lemma| lemma != "vx").map(|l| l.replace('’', "'"));
    let start = entries.len();
    for form in &forms {
        let lemma = lemma_field.as_deref().unwrap_or(&form.lemma);
        let symbol = flags.contains(&affixes.keep_case);
        read(form, lemma, fields, symbol, entries);
    }
    name_participles(&mut entries[start..]);
}

/// A form on the way: what the rules that made it say of it.
struct Form<'a> {
    text: String,
    lemma: String,
    fields: Vec<&'a str>,
}

fn apply<'a>(
    word: &str,
    flags: &[String],
    fields: &[&'a str],
    lemma: &str,
    affixes: &'a Affixes,
    depth: usize,
    forms: &mut Vec<Form<'a>>,
) {
    if !flags.contains(&affixes.need_affix) {
        forms.push(Form { text: word.into(), lemma: lemma.into(), fields: fields.to_vec() });
    }
    if depth == 0 {
        return;
    }
    for rule in flags.iter().filter_map(|flag| affixes.rules.get(flag)).flatten() {
        if rule.is_elision() {
            continue;
        }
        let Some(text) = rule.apply(word) else { continue };
        let fields: Vec<&str> =
            fields.iter().copied().chain(rule.fields.iter().map(String::as_str)).collect();
        // A kilometre is not a form of the metre.
        let lemma = if rule.prefix { &text } else { lemma };
        // The word without prefix is there in the place of the stem, as what its endings make of it.
        let mut flags = rule.flags.clone();
        if rule.prefix && text == word {
            flags.push(affixes.need_affix.clone());
        }
        apply(&text, &flags, &fields, lemma, affixes, depth - 1, forms);
    }
}

/// Appends the readings of a form.
fn read(form: &Form, lemma: &str, line: &[&str], symbol: bool, entries: &mut Vec<Entry>) {
    let own = |f: &&str| f.starts_with("is:") || f.ends_with("pe");
    let mut all = form.fields.clone();
    all.extend(line.iter().copied().filter(own));
    let grammatical = line.contains(&"po:mg");
    let mut push = |upos, lemma: &str, feats| {
        let (form, lemma) = (form.text.clone(), lemma.to_owned());
        entries.push(Entry { form, lemma, upos, feats, grammatical });
    };
    let classes: Vec<&str> = line.iter().filter_map(|f| f.strip_prefix("po:")).collect();
    if classes.iter().any(|po| tags::is_verb(po)) {
        let infinitive_line = classes.contains(&"infi");
        let own = if infinitive_line { vec!["po:infi"] } else { form.fields.clone() };
        for feats in tags::verbal(&own) {
            push(Upos::Verb, lemma, feats);
        }
        if own.contains(&"po:ppas") && own.contains(&"po:adj") {
            push(Upos::Adj, lemma, tags::nominal(&all));
        }
        return;
    }
    for upos in classes.iter().filter_map(|po| tags::class(po, lemma, symbol)) {
        push(upos, lemma, tags::nominal(&all));
        // Acronyms are names (SNCF) or nouns (HLM): the dictionary does not say which.
        if upos == Upos::Propn && classes.contains(&"nom") && is_acronym(lemma) {
            push(Upos::Noun, lemma, tags::nominal(&all));
        }
    }
}

/// The lemma of a participle used as an adjective is its masculine singular: tuées → tué.
fn name_participles(entries: &mut [Entry]) {
    if !entries.iter().any(|e| e.upos == Upos::Verb) {
        return;
    }
    let masculine = |e: &&Entry| e.upos == Upos::Adj && e.feats.contains("Masc");
    let singular = entries.iter().filter(masculine).find(|e| !e.feats.contains("Plur"));
    let Some(lemma) = singular.map(|e| e.form.clone()) else { return };
    for entry in entries.iter_mut().filter(|e| e.upos == Upos::Adj) {
        entry.lemma.clone_from(&lemma);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AFFIXES: &str = "FLAG long\nNEEDAFFIX ()\n\
        PFX L' Y 1\nPFX L' 0 l' . dp:le|la+\n\
        PFX Um Y 2\nPFX Um 0 0/S. .\nPFX Um 0 kilo/S.() .\n\
        SFX S. Y 2\nSFX S. 0 0/L' [^sxz] is:sg\nSFX S. 0 s [^sxz] is:pl\n\
        SFX p+ Y 2\nSFX p+ er é/L' er po:ppas po:adj po:1jsg is:mas is:sg\n\
        SFX p+ er ées er po:ppas po:adj is:fem is:pl\n";

    fn expanded(line: &str) -> Vec<String> {
        let affixes = Affixes::read(AFFIXES).unwrap();
        let entries = expand(&format!("1\n{line}\n"), &affixes).unwrap();
        entries.iter().map(|e| format!("{} {} {} {}", e.form, e.lemma, e.upos, e.feats)).collect()
    }

    #[test]
    fn nouns_units_and_participles() {
        assert_eq!(
            expanded("frappe/S.() po:nom is:fem"),
            [
                "frappe frappe NOUN Gender=Fem|Number=Sing",
                "frappes frappe NOUN Gender=Fem|Number=Plur"
            ]
        );
        assert_eq!(
            expanded("mètre/Um() po:nom is:mas")[3],
            "kilomètres kilomètre NOUN Gender=Masc|Number=Plur"
        );
        assert_eq!(
            expanded("tuer/p+() po:v1_it_q_zz"),
            [
                "tué tuer VERB Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part",
                "tué tué ADJ Gender=Masc|Number=Sing",
                "tuées tuer VERB Gender=Fem|Number=Plur|Tense=Past|VerbForm=Part",
                "tuées tué ADJ Gender=Fem|Number=Plur",
            ]
        );
    }
}
