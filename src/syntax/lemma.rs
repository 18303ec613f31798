//! The lemma of a token, from its class and features.

use std::borrow::Cow;

use crate::lexicon::{Analysis, Lexicon, Upos};

/// The lemma. `feature` gives the value of a feature of the word.
pub(super) fn lemma<'t, 'f>(
    lexicon: &Lexicon,
    form: &'t str,
    upos: Upos,
    feature: impl Fn(&str) -> Option<&'f str>,
) -> Cow<'t, str> {
    // Numbers in words are small (Deux, deux); those in Roman numerals stay (XIV).
    if upos == Upos::Num && form.chars().any(char::is_lowercase) {
        return Cow::Owned(form.to_lowercase());
    }
    if matches!(upos, Upos::Propn | Upos::Punct | Upos::Sym | Upos::Num | Upos::X) {
        return Cow::Borrowed(form);
    }
    let fits = |analysis: &Analysis<'_>| {
        let agreements = ["Gender", "Number", "Mood", "Tense", "Person", "VerbForm"];
        agreements.iter().filter(|name| analysis.feature(name) == feature(name)).count()
    };
    let same = |analysis: &Analysis<'_>| {
        analysis.upos == upos || (upos == Upos::Aux && analysis.upos == Upos::Verb)
    };
    let best = |analyses: &mut dyn Iterator<Item = Analysis<'_>>| {
        let mut best: Option<(usize, String)> = None;
        for analysis in analyses.filter(same) {
            let score = fits(&analysis);
            if best.as_ref().is_none_or(|(most, _)| score > *most) {
                best = Some((score, analysis.lemma()));
            }
        }
        best.map(|(_, lemma)| lemma)
    };
    best(&mut lexicon.analyses(form))
        .or_else(|| best(&mut lexicon.guess(form)))
        .map_or_else(|| Cow::Owned(form.to_lowercase()), Cow::Owned)
}
