//! What the scorer sees of a candidate. The same code runs in training and in use.

use super::candidate::Candidate;
use super::climb::Step;
use super::words::{Vocabulary, function_of};
use crate::events::relation::Relation;
use crate::events::tree::Tree;
use crate::text::{fold_hash, mix};

/// Slots of the weight table: features are hashed into them.
pub const SLOTS: usize = 1 << 16;

/// Hops from a candidate towards the root on which its nearest trigger is looked for.
const HOPS: usize = 8;

/// A trigger, with what its candidates are judged by.
#[derive(Debug)]
pub(super) struct Scene<'s> {
    pub(super) tree: &'s Tree<'s>,
    pub(super) words: &'s Vocabulary,
    /// The head of the trigger.
    pub(super) trigger: usize,
    pub(super) lemma: &'s str,
    /// The id of its type: "conflict.attack".
    pub(super) kind: &'s str,
    /// The heads of all triggers of the sentence.
    pub(super) triggers: &'s [usize],
}

impl Scene<'_> {
    /// Whether the first trigger above a word is this one (1), another (2), or there is none (0).
    fn owner(&self, token: usize) -> u64 {
        let mut at = token;
        for _ in 0..HOPS {
            if at == self.trigger {
                return 1;
            }
            if at != token && self.triggers.binary_search(&at).is_ok() {
                return 2;
            }
            let Some(head) = self.tree.head(at) else { break };
            at = head;
        }
        0
    }

    /// What the trigger has of its own: object, "par", reflexive pronoun, number, possessive.
    fn own(&self) -> u64 {
        self.tree.dependents(self.trigger).fold(0, |own, token| {
            own | match self.tree.relation(token) {
                Relation::Object => 1,
                Relation::By => 2,
                Relation::Reflexive | Relation::PassiveReflexive => 4,
                Relation::Numeral => 8,
                _ => 0,
            }
        })
    }

    /// The class of the verb above the trigger.
    fn governor(&self) -> u64 {
        let governor =
            self.tree.head(self.trigger).map(|head| self.words.governor(self.tree.form(head)));
        governor.flatten().map_or(0, |governor| governor as u64)
    }

    /// Other triggers between this one and a word, up to two.
    fn between(&self, token: usize) -> u64 {
        let (first, last) = (token.min(self.trigger), token.max(self.trigger));
        let after = self.triggers.partition_point(|&other| other <= first);
        self.triggers[after..].iter().take(2).filter(|&&other| other < last).count() as u64
    }
}

/// Calls `slot` for every feature of a candidate.
pub(super) fn features(scene: &Scene<'_>, candidate: &Candidate, mut slot: impl FnMut(usize)) {
    let Scene { tree, words, .. } = *scene;
    let mut template = 0;
    let mut add = |parts: &[u64]| {
        template += 1;
        slot(hash(template, parts));
    };
    let group = word(scene.kind.split('.').next().unwrap_or_default());
    let (kind, lemma) = (word(scene.kind), word(scene.lemma));
    let verb = tree.is_verb(scene.trigger);
    let class = tree.upos(scene.trigger) as u64;
    let passive = u64::from(verb && tree.is_passive(scene.trigger));
    let named = candidate.kind.code() << 1 | u64::from(candidate.pronoun);
    let form = stem(tree.form(candidate.token));
    let preposition = u64::from(words.preposition(tree, candidate.token));
    let counted = u64::from(tree.dependent(candidate.token, Relation::Numeral).is_some());

    let steps = candidate.way.steps();
    let (way, bare) = (candidate.way.code(), candidate.way.bare());
    let (first, last) = (code(steps.first()), code(steps.last()));
    let ups = steps.iter().filter(|step| step.up).count() as u64;
    let downs = steps.len() as u64 - ups;
    let cut = candidate.way.shortcut as u64 * 2 + u64::from(candidate.way.joined);
    let side = u64::from(candidate.token > scene.trigger);
    let distance = match candidate.token.abs_diff(scene.trigger) {
        0..3 => 0,
        3..6 => 1,
        6..12 => 2,
        12..25 => 3,
        _ => 4,
    };
    let direct = u64::from(steps.len() == 1);

    let (owner, between) = (scene.owner(candidate.token), scene.between(candidate.token));

    let (own, governor) = (scene.own(), scene.governor());

    add(&[]);
    add(&[own, bare, class]);
    add(&[own, last, named]);
    add(&[own, bare, group]);
    add(&[governor, bare]);
    add(&[governor, bare, named]);
    add(&[governor, bare, group]);
    add(&[owner, named]);
    add(&[owner, between, named]);
    add(&[between, named, side]);
    add(&[between, named, group]);
    add(&[owner, bare]);
    add(&[owner, last, named]);
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
        let part = words.part(verb, scene.lemma, function_of(step.relation, step.preposition));
        let part = part.map_or(0, |part| part as u64);
        template = 64;
        let mut add = |parts: &[u64]| {
            template += 1;
            slot(hash(template, parts));
        };
        let object = own & 1;
        add(&[part, direct, class]);
        add(&[part, direct, own, class]);
        add(&[part, bare]);
        add(&[part, bare, object, passive]);
        add(&[part, bare, object, cut]);
        add(&[part, bare, group]);
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

fn hash(template: u64, parts: &[u64]) -> usize {
    let hash = parts.iter().fold(mix(0x51, template), |hash, &part| mix(hash, part));
    (hash ^ hash >> 32) as usize % SLOTS
}
