//! A pronoun → the words that it stands for: from the layer of entities, else the nearest subject that agrees.

use super::view::View;
use super::vocabulary::Class;
use crate::Span;
use crate::entities::MentionKind;
use crate::lexicon::Upos;

/// Tokens before a pronoun among which its name is looked for.
const REACH: usize = 500;

/// Whether a token stands for somebody named before.
pub(super) fn is_pronoun(view: &View<'_>, at: usize) -> bool {
    view.is(at, Class::Masculine) || view.is(at, Class::Feminine)
}

/// What a pronoun stands for.
pub(super) fn resolve(view: &View<'_>, at: usize) -> Option<Span> {
    linked(view, at).or_else(|| nearest(view, at))
}

/// The name before it that has the same entity.
fn linked(view: &View<'_>, at: usize) -> Option<Span> {
    let token = at as u32;
    let place = view.mentions.iter().rposition(|mention| {
        mention.kind == MentionKind::Pronoun && (mention.first..=mention.last).contains(&token)
    })?;
    let entity = view.mentions[place].entity;
    let before = view.mentions[..place].iter().rev();
    let name = before
        .filter(|mention| mention.entity == entity)
        .find(|mention| mention.kind == MentionKind::Name);
    name.map(|mention| mention.span)
        .or_else(|| view.entities.get(entity as usize).map(|entity| entity.name))
}

/// The nearest subject before it that agrees in gender and number; a name rather than a thing.
fn nearest(view: &View<'_>, at: usize) -> Option<Span> {
    let feminine = view.is(at, Class::Feminine);
    let plural = view.is(at, Class::Plural);
    let agrees = |word: usize| {
        let other = if feminine { "Masc" } else { "Fem" };
        let number = if plural { "Sing" } else { "Plur" };
        !view.has_feature(word, "Gender", other) && !view.has_feature(word, "Number", number)
    };
    let from = at.saturating_sub(REACH);
    let subject = |word: usize| {
        let source = || {
            (1..4).any(|back| {
                word >= back
                    && view
                        .vocabulary
                        .sources(view.form(word - back))
                        .iter()
                        .any(|(rest, weak)| rest.is_empty() && !weak)
            })
        };
        matches!(view.upos(word), Upos::Propn | Upos::Noun)
            && (matches!(view.relation(word), "nsubj" | "nsubj:pass" | "obl:agent")
                || view.relation(word).starts_with("obl") && source())
    };
    let mut thing = None;
    for word in (from..at).rev() {
        if !subject(word) || !agrees(word) || view.is_said_apart(word, at) {
            continue;
        }
        let sentence = view.sentence_of(word);
        let reading = view.sentence(sentence);
        let named = view.upos(word) == Upos::Propn
            || (word + 1..=reading.last(word))
                .any(|w| view.upos(w) == Upos::Propn && view.relation(w) == "appos");
        if named && let super::speaker::Speaker::Known(span) = super::speaker::of(&reading, word) {
            return Some(span);
        }
        if thing.is_none() {
            thing = Some((sentence, word));
        }
    }
    let (sentence, word) = thing?;
    match super::speaker::of(&view.sentence(sentence), word) {
        super::speaker::Speaker::Known(span) => Some(span),
        _ => None,
    }
}
