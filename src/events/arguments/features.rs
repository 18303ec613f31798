//! What the scorer sees of a candidate. The same code runs in training and in use.

use super::candidate::Candidate;
use super::climb::Step;
use super::relation::Relation;
use super::tree::Tree;
use super::words::{Vocabulary, function_of};
use crate::text::fold_hash;

/// Slots of the weight table: features are hashed into them.
pub const SLOTS: usize = 1 << 16;

/// A trigger as its candidates are judged beside it.
#[derive(Debug)]
pub(super) struct Trigger<'e> {
    /// Its head.
    pub(super) token: usize,
    /// Its lemma.
    pub(super) lemma: &'e str,
    /// The id of its type: "conflict.attack".
    pub(super) kind: &'e str,
}

/// Calls `slot` for every feature of a candidate.
pub(super) fn features(
    tree: &Tree<'_>,
    words: &Vocabulary,
    trigger: &Trigger<'_>,
    candidate: &Candidate,
    mut slot: impl FnMut(usize),
) {
    let mut template = 0;
    let mut add = |parts: &[u64]| {
        template += 1;
        slot(hash(template, parts));
    };
    let group = word(trigger.kind.split('.').next().unwrap_or_default());
    let (kind, lemma) = (word(trigger.kind), word(trigger.lemma));
    let verb = tree.is_verb(trigger.token);
    let class = tree.upos(trigger.token) as u64;
    let passive = u64::from(verb && tree.is_passive(trigger.token));
    let named = candidate.kind.code() << 1 | u64::from(candidate.pronoun);
    let form = stem(tree.form(candidate.token));
    let preposition = u64::from(words.preposition(tree, candidate.token));
    let counted = u64::from(tree.dependent(candidate.token, Relation::Numeral).is_some());

    let steps = candidate.way.steps();
    let way = steps.iter().fold(0, |way, step| mix(way, step.code()));
    let bare = steps.iter().fold(0, |way, step| mix(way, step.bare()));
    let (first, last) = (code(steps.first()), code(steps.last()));
    let ups = steps.iter().filter(|step| step.up).count() as u64;
    let downs = steps.len() as u64 - ups;
    let cut = candidate.way.shortcut as u64 * 2 + u64::from(candidate.way.joined);
    let side = u64::from(candidate.token > trigger.token);
    let distance = match candidate.token.abs_diff(trigger.token) {
        0..3 => 0,
        3..6 => 1,
        6..12 => 2,
        12..25 => 3,
        _ => 4,
    };
    let direct = u64::from(steps.len() == 1);

    add(&[]);
    add(&[way]);
    add(&[way, class]);
    add(&[way, group]);
    add(&[way, kind]);
    add(&[way, lemma]);
    add(&[way, named]);
    add(&[way, cut]);
    add(&[bare, class]);
    add(&[bare, group, class]);
    add(&[bare, kind]);
    add(&[bare, named]);
    add(&[bare, named, passive]);
    add(&[last, named]);
    add(&[last, group, named]);
    add(&[last, kind]);
    add(&[last, direct, named, group]);
    add(&[preposition, named]);
    add(&[preposition, named, group]);
    add(&[preposition, named, ups, downs]);
    add(&[form]);
    add(&[form, group]);
    add(&[form, preposition]);
    add(&[named]);
    add(&[named, group]);
    add(&[named, kind]);
    add(&[named, ups, downs]);
    add(&[named, distance, side]);
    add(&[named, distance, side, group]);
    add(&[first, named, class]);
    add(&[first, group]);
    add(&[first, last, named]);
    add(&[counted, group, bare]);
    add(&[counted, named, group]);
    add(&[cut, named]);
    if let [.., step] = steps
        && !step.up
    {
        let part = words.part(verb, trigger.lemma, function_of(step.relation, step.preposition));
        let part = part.map_or(0, |part| part as u64);
        template = 64;
        let mut add = |parts: &[u64]| {
            template += 1;
            slot(hash(template, parts));
        };
        add(&[part, direct, class]);
        add(&[part, direct, named]);
        add(&[part, ups, downs, class]);
    }
}

fn code(step: Option<&Step>) -> u64 {
    step.map_or(0, |step| step.code())
}

fn word(word: &str) -> u64 {
    u64::from(fold_hash(word.as_bytes()))
}

/// A form without the mark of its plural.
fn stem(form: &str) -> u64 {
    word(form.trim_end_matches(['s', 'x']))
}

fn mix(hash: u64, part: u64) -> u64 {
    (hash ^ part).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29)
}

fn hash(template: u64, parts: &[u64]) -> usize {
    let hash = parts.iter().fold(mix(0x51, template), |hash, &part| mix(hash, part));
    (hash ^ hash >> 32) as usize % SLOTS
}
