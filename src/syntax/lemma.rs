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
        let mut same = analyses.filter(same);
        let first = same.next()?;
        // The first of those that fit best; nearly always there is but one.
        let best = match same.next() {
            None => first,
            Some(second) => {
                let mut best = (fits(&first), first);
                for analysis in std::iter::once(second).chain(same) {
                    let fit = fits(&analysis);
                    if fit > best.0 {
                        best = (fit, analysis);
                    }
                }
                best.1
            }
        };
        Some(best.lemma())
    };
    best(&mut lexicon.analyses(form))
        .or_else(|| best(&mut lexicon.guess(form)))
        .map_or_else(|| Cow::Owned(form.to_lowercase()), Cow::Owned)
}
