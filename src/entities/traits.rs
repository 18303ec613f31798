//! What is known of an entity from all of its mentions: gender and number.

use super::agreement::{Agreement, Gender};
use super::descriptions::gender_around;
use super::mention::{Label, Mention, MentionKind};
use super::tree::Tree;
use super::vocabulary::{Vocabulary, letters};
use crate::lexicon::Upos;

/// Votes from which a gender is known.
const KNOWN: f32 = 1.0;

/// The agreement of each entity.
pub(super) fn traits(
    tree: Tree<'_>,
    vocabulary: &Vocabulary,
    mentions: &[Mention],
    entities: usize,
) -> Vec<Agreement> {
    let mut votes = vec![([0.0f32; 2], [0u32; 2]); entities];
    for mention in mentions {
        let (genders, numbers) = &mut votes[mention.entity as usize];
        match mention.kind {
            MentionKind::Name => {
                let own = gender_around(tree, vocabulary, mention);
                genders[0] += own[0];
                genders[1] += own[1];
                if mention.label == Label::Per
                    && let Some(gender) = first_name(tree, vocabulary, mention)
                {
                    genders[gender as usize] += 2.0;
                }
                numbers[usize::from(is_plural(tree, mention))] += 1;
            }
            MentionKind::Description => {
                let own = tree.agreement(mention.head as usize);
                let determiner = tree.determiner(mention.head as usize);
                let own = determiner.map_or(own, |det| tree.agreement(det).or(own));
                if let Some(gender) = own.gender {
                    genders[gender as usize] += 1.5 * mention.confidence;
                }
            }
            MentionKind::Pronoun => {}
        }
    }
    votes
        .into_iter()
        .map(|([men, women], [one, many])| Agreement {
            gender: match men - women {
                more if more >= KNOWN => Some(Gender::Masculine),
                more if more <= -KNOWN => Some(Gender::Feminine),
                _ => None,
            },
            plural: Some(many > one),
        })
        .collect()
}

/// The gender of the first name that a name of a person begins with.
pub(super) fn first_name(
    tree: Tree<'_>,
    vocabulary: &Vocabulary,
    name: &Mention,
) -> Option<Gender> {
    let form = name.span.of(tree.text);
    let first = form.split(char::is_whitespace).next()?;
    if name.first == name.last && !first.contains('-') && first.len() == form.len() {
        // A name of one word may be a family name.
        return None;
    }
    let whole = vocabulary.first_name(&letters(first));
    whole.or_else(|| vocabulary.first_name(&letters(first.split('-').next()?)))
}

/// Whether a name has a plural article: "les États-Unis".
fn is_plural(tree: Tree<'_>, name: &Mention) -> bool {
    let first = name.first as usize;
    let article =
        first.checked_sub(1).filter(|&before| matches!(tree.upos(before), Upos::Det | Upos::Adp));
    let plural = ["les", "des", "aux", "ces"];
    article.is_some_and(|token| plural.iter().any(|form| tree.is(token, form)))
        || plural.iter().any(|form| tree.is(first, form))
}
