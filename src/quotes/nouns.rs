//! Nouns that announce a quotation: "son message : « Tenez bon »".

use super::content;
use super::speaker;
use super::view::Sentence;
use super::vocabulary::Class;
use super::{Found, Pattern};
use crate::lexicon::Upos;

/// Tokens between a noun and its colon.
const NEAR: usize = 12;

/// The statement of the noun at a token, if a colon and a quotation follow.
pub(super) fn read(sentence: &Sentence<'_>, at: usize) -> Option<Found> {
    let view = &sentence.view;
    let end = (at + NEAR).min(sentence.range.end);
    let colon = (at + 1..end).find(|&mark| view.form(mark) == ":")?;
    // Another noun or verb that is nearer has the quotation.
    let nearer = (at + 1..colon).any(|word| {
        view.is(word, Class::Announcing) || view.vocabulary.verb(view.form(word)).is_some()
    });
    let (content, direct) = content::quotation_after(sentence, colon)?;
    let opens = view.tokens.partition_point(|token| token.span.end <= content.start);
    if nearer || opens != colon + 2 {
        return None;
    }
    let speaker = author(sentence, at).map(|author| speaker::of(sentence, author));
    Some(Found { pattern: Pattern::Noun, cue: view.tokens[at].span, speaker, content, direct })
}

/// Whose words they are: "le message du maire", or the subject that "termine son message".
fn author(sentence: &Sentence<'_>, noun: usize) -> Option<usize> {
    let view = &sentence.view;
    let owner = sentence.children(noun).find(|&child| {
        child > noun
            && view.relation(child).starts_with("nmod")
            && sentence.child(child, "case").is_some()
    });
    let governed = || {
        let verb = view.head(noun).filter(|&verb| {
            sentence.range.contains(&verb) && view.upos(verb) == Upos::Verb && verb < noun
        })?;
        speaker::subject(sentence, verb).filter(|&subject| subject != noun)
    };
    owner.or_else(governed)
}
