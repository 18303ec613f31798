//! How well something fits a pronoun: grammar forbids or allows, habit weighs.
//!
//! The weights were set by hand, on articles read one pronoun at a time.

use super::candidates::{Candidate, Kind, Part, Referent, Seen};
use super::mention::Label;
use super::pronouns::{Manner, Pronoun};

/// Noun phrases without a name are forgotten after so many sentences.
const PHRASE_SENTENCES: usize = 3;
/// What stands against the only candidate.
const NOBODY: f32 = -0.4;

/// How well a candidate fits a pronoun; nothing where grammar forbids it.
pub(super) fn score(candidate: &Candidate, pronoun: &Pronoun, seen: Seen) -> Option<f32> {
    let (place, here) = (candidate.place, pronoun.place);
    if !candidate.agreement.fits(pronoun.agreement)
        || place.token >= pronoun.first
        || candidate.mention.0.end > pronoun.span.start
    {
        return None;
    }
    // Two arguments of one verb are two things.
    let beside = place.clause == here.clause;
    if beside && pronoun.manner != Manner::Beside {
        return None;
    }
    let distance = here.step.saturating_sub(place.step);
    if matches!(candidate.referent, Referent::Phrase(_)) && distance > PHRASE_SENTENCES {
        return None;
    }
    let mut score = match candidate.kind {
        Kind::Named(Label::Per) => 1.0,
        Kind::Named(Label::Org) | Kind::Person => 0.4,
        Kind::Named(Label::Loc) => -1.2,
        Kind::Named(_) => -0.3,
        Kind::Body => 0.2,
        Kind::Thing => -0.2,
    };
    if candidate.agreement.gender.is_none() {
        score -= match candidate.kind {
            Kind::Named(Label::Per) => 0.4,
            Kind::Named(Label::Evt | Label::Prod) => 0.7,
            _ => 1.2,
        };
    }
    if here.human {
        score += match candidate.kind {
            Kind::Named(Label::Per) | Kind::Person => 0.7,
            Kind::Named(Label::Org) | Kind::Body => 0.2,
            Kind::Named(_) => -0.6,
            Kind::Thing => -1.2,
        };
        score += if place.human { 0.4 } else { 0.0 };
    }
    let (parts, steps): ([f32; 4], [f32; 4]) = match pronoun.manner {
        Manner::Topic => ([1.0, 0.2, -0.1, -0.5], [0.0, 0.4, 1.0, 1.5]),
        Manner::Beside => ([1.5, 0.0, 0.0, 0.0], [0.0, 2.0, 3.0, 4.0]),
        Manner::Last => ([0.0, 0.4, 0.3, 0.1], [0.0, 0.6, 1.8, 2.6]),
    };
    score += parts[place.part as usize] - 0.08 * place.depth as f32;
    score -= steps[distance.min(3)] + 0.35 * distance.saturating_sub(3) as f32;
    if distance == 0 && place.part == Part::Subject {
        score += if beside { 2.0 } else { 0.6 };
    }
    if pronoun.manner == Manner::Last {
        score -= 0.02 * (here.token - place.token).min(60) as f32;
    }
    if candidate.pronoun {
        score += 0.5;
    }
    score += 0.1 * seen.count.min(5) as f32 + if seen.topic { 0.3 } else { 0.0 };
    if place.quote != here.quote {
        // Who says the words is not in them: "« … », a-t-il dit".
        if place.quote != 0 && pronoun.inverted {
            return None;
        }
        score -= if place.quote == 0 { 0.4 } else { 0.9 };
    }
    Some(score)
}

/// How sure a choice is, from its score and the next best of another referent.
pub(super) fn confidence(score: f32, second: f32) -> f32 {
    let margin = (score - second.max(NOBODY)).min(3.0);
    1.0 / (1.0 + (-(1.3 * margin + 0.5 * score - 1.0)).exp())
}
