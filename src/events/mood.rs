//! Mood and tense of verbs.

use super::relation::Relation;
use super::tree::Tree;
use crate::lexicon::Upos;

/// Mood and tense of a verb with its auxiliaries.
#[derive(Clone, Copy)]
#[repr(u64)]
pub(super) enum Mood {
    None,
    Conditional,
    Future,
    Subjunctive,
    Imperfect,
    /// With an auxiliary: "a tué", "avait été tué".
    Compound,
    Infinitive,
    /// "est tué", against "tué".
    PassiveParticiple,
    PastParticiple,
    PresentParticiple,
    Past,
    Present,
}

/// The mood and tense of a token; none of what is no verb.
pub(super) fn mood(tree: &Tree<'_>, token: usize) -> Mood {
    let (mut auxiliary, mut passive) = (false, false);
    let own = [token].into_iter().chain(tree.dependents(token).filter(|&own| {
        let relation = tree.relation(own);
        auxiliary |= relation == Relation::Auxiliary;
        passive |= relation == Relation::PassiveAuxiliary;
        matches!(
            relation,
            Relation::Auxiliary
                | Relation::PassiveAuxiliary
                | Relation::Causative
                | Relation::Copula
        )
    }));
    let grammar = tree.grammar;
    let told = [
        (grammar.conditional, Mood::Conditional),
        (grammar.future, Mood::Future),
        (grammar.subjunctive, Mood::Subjunctive),
        (grammar.imperfect, Mood::Imperfect),
    ];
    let mut first = told.len();
    for word in own {
        let feats = tree.word(word).feats;
        let place = told.iter().position(|(value, _)| feats.has(*value));
        first = place.map_or(first, |place| place.min(first));
    }
    if let Some((_, mood)) = told.get(first) {
        return *mood;
    }
    let feats = tree.word(token).feats;
    let past = feats.has(grammar.past);
    match (auxiliary, passive) {
        (true, _) => Mood::Compound,
        _ if feats.has(grammar.infinitive) => Mood::Infinitive,
        (_, true) => Mood::PassiveParticiple,
        _ if feats.has(grammar.participle) && past => Mood::PastParticiple,
        _ if feats.has(grammar.participle) => Mood::PresentParticiple,
        _ if past => Mood::Past,
        _ if matches!(tree.upos(token), Upos::Verb | Upos::Aux) => Mood::Present,
        _ => Mood::None,
    }
}
