//! What the scorer sees of a trigger. The same code runs in training and in use.

use std::ops::Range;

use jiff::civil::Date;

use super::Context;
use super::rules::Answer;
use super::words::Words;
use crate::events::mood::mood;
use crate::events::relation::Relation;
use crate::events::tree::Tree;
use crate::lexicon::Upos;
use crate::syntax::Parser;
use crate::text::{fold_hash, mix};
use crate::times::Time;

/// Slots of the weight table: features are hashed into them.
pub const SLOTS: usize = 1 << 14;

/// Words above the trigger that are looked at, and hops to get there.
const LEVELS: u64 = 6;
const HOPS: usize = 12;
/// Words left and right of the trigger that are looked at as well.
const BEFORE: usize = 6;
const BEHIND: usize = 5;
/// Words left of the trigger that are near.
const NEAR: usize = 3;

/// A trigger in its tree.
#[derive(Debug)]
pub(super) struct Scene<'s> {
    pub(super) context: &'s Context<'s>,
    pub(super) words: &'s Words,
    /// The tokens of the trigger.
    pub(super) trigger: Range<usize>,
    /// The one that the others hang on.
    pub(super) top: usize,
    /// The id of its type, hashed.
    pub(super) kind: u32,
    /// Its group, hashed.
    pub(super) group: u32,
    /// What the rules say.
    pub(super) answer: Answer,
}

/// Where a feature comes from.
#[derive(Clone, Copy)]
#[repr(u64)]
enum From {
    Bias = 1,
    Rule,
    RuleNumber,
    Kind,
    Mood,
    Own,
    Below,
    BelowRelation,
    BelowWord,
    BelowMood,
    Joined,
    Above,
    AboveRelation,
    AboveDepth,
    AbovePreposition,
    AboveGroup,
    Preposition,
    Clause,
    ClauseRelation,
    ClauseClass,
    ClauseDepth,
    Aside,
    AsideRelation,
    Left,
    LeftNear,
    Right,
    Near,
    Told,
}

/// Takes a feature: the token that it comes from, and what it says.
type Add<'a> = dyn FnMut(usize, From, &[u64]) + 'a;

/// Calls `slot` for every feature of a trigger, with the token that it comes from. Some come more than once.
pub(super) fn features(scene: &Scene<'_>, mut slot: impl FnMut(usize, usize)) {
    let add: &mut Add<'_> = &mut |token, from, parts| slot(hash(from, parts), token);
    own(scene, add);
    times(scene, add);
    below(scene, add);
    above(scene, add);
    beside(scene, add);
}

/// The trigger itself, and what the rules say of it.
fn own(scene: &Scene<'_>, add: &mut Add<'_>) {
    let Scene { context: &Context { tree, .. }, words, top, .. } = *scene;
    let upos = tree.upos(top) as u64;
    let (rule, number) = (scene.answer.factuality as u64, scene.answer.rule as u64);
    add(top, From::Bias, &[upos]);
    add(top, From::Rule, &[rule]);
    add(top, From::Rule, &[rule, upos]);
    add(top, From::RuleNumber, &[number]);
    if !tree.is_verb(top) {
        // A noun has no tense: "l'élection" is more often to come than "l'arrestation".
        add(top, From::Kind, &[scene.kind.into()]);
    }
    add(top, From::Mood, &[upos, mood(tree, top) as u64]);
    for class in classes(tree, words, scene.trigger.start) {
        add(top, From::Own, &[class]);
    }
}

/// The times of the sentence, and the nearest.
fn times(scene: &Scene<'_>, add: &mut Add<'_>) {
    let Context { times, today, .. } = *scene.context;
    let relative =
        |time: &Time| tense(time, today?).map(|tense| (time.first as usize, tense as u64));
    let told = || times.iter().filter_map(relative);
    if let Some((token, tense)) = told().min_by_key(|(token, _)| token.abs_diff(scene.top)) {
        add(token, From::Near, &[tense]);
    }
    for (token, tense) in told() {
        add(token, From::Told, &[tense]);
    }
}

/// What hangs on the trigger.
fn below(scene: &Scene<'_>, add: &mut Add<'_>) {
    let Scene { context: &Context { tree, .. }, words, top, .. } = *scene;
    let upos = tree.upos(top) as u64;
    let outside = |token: &usize| !scene.trigger.contains(token);
    for own in tree.dependents(top).filter(outside) {
        let relation = tree.relation(own);
        if relation == Relation::Conjunct || tree.upos(own) == Upos::Punct {
            continue;
        }
        for class in classes(tree, words, own) {
            add(own, From::Below, &[class]);
            add(own, From::BelowRelation, &[class, relation as u64]);
        }
        if is_grammatical(relation) {
            add(own, From::BelowWord, &[upos, relation as u64, lemma(tree, own)]);
        }
        if tree.upos(own) == Upos::Verb {
            add(own, From::BelowMood, &[relation as u64, mood(tree, own) as u64]);
        }
    }
}

/// What the trigger hangs on, up to the main clause.
fn above(scene: &Scene<'_>, add: &mut Add<'_>) {
    let Scene { context: &Context { tree, .. }, words, top, .. } = *scene;
    let upos = tree.upos(top) as u64;
    let (mut at, mut level, mut in_clause) = (top, 0, false);
    for _ in 0..HOPS {
        let Some(head) = tree.head(at) else { break };
        let relation = tree.relation(at);
        let noun = matches!(tree.upos(at), Upos::Noun | Upos::Propn);
        if relation == Relation::Conjunct && (noun || tree.upos(at) == tree.upos(head)) {
            // "des soupçons de fraude et de corruption": what is said of the first is said of the second.
            add(at, From::Joined, &[]);
            let shared =
                tree.dependents(head).filter(|&own| noun && is_modifier(tree.relation(own)));
            for own in shared {
                for class in classes(tree, words, own) {
                    add(own, From::Below, &[class]);
                    add(own, From::BelowRelation, &[class, tree.relation(own) as u64]);
                }
            }
            at = head;
            continue;
        }
        level += 1;
        if level > LEVELS {
            break;
        }
        let (depth, relation) = (level.min(3), relation as u64);
        let mut case = 0;
        for own in tree.dependents(at).filter(|&own| is_preposition(tree, own)) {
            let lemma = lemma(tree, own);
            case = mix(case, lemma);
            add(own, From::Preposition, &[depth, lemma, tree.upos(at) as u64]);
        }
        for class in classes(tree, words, head) {
            add(head, From::Above, &[class]);
            add(head, From::AboveRelation, &[class, relation]);
            add(head, From::AboveDepth, &[depth, class, relation]);
            add(head, From::AbovePreposition, &[class, case]);
            if level == 1 {
                // One announces a strike before it, and an arrest after it.
                add(head, From::AboveGroup, &[class, relation, scene.group.into()]);
            }
        }
        if tree.is_verb(head) {
            let mood = mood(tree, head) as u64;
            if !in_clause {
                add(head, From::Clause, &[mood]);
                add(head, From::ClauseRelation, &[mood, relation]);
                add(head, From::ClauseClass, &[mood, upos]);
            }
            add(head, From::ClauseDepth, &[depth, mood, relation]);
            in_clause = true;
        }
        for own in tree.dependents(head).filter(|&own| own != at) {
            let relation = tree.relation(own);
            if is_grammatical(relation) || is_modifier(relation) || relation == Relation::Adverb {
                for class in classes(tree, words, own) {
                    add(own, From::Aside, &[depth, class]);
                    add(own, From::AsideRelation, &[depth, class, relation as u64]);
                }
            }
        }
        at = head;
    }
}

/// The words left and right of the trigger, whatever the tree says.
fn beside(scene: &Scene<'_>, add: &mut Add<'_>) {
    let Scene { context: &Context { tree, .. }, words, .. } = *scene;
    let (sentence, trigger) = (tree.sentence(), &scene.trigger);
    for token in trigger.start.saturating_sub(BEFORE).max(sentence.start)..trigger.start {
        for class in classes(tree, words, token) {
            add(token, From::Left, &[class]);
            add(token, From::LeftNear, &[class, u64::from(trigger.start - token <= NEAR)]);
        }
    }
    for token in trigger.end..(trigger.end + BEHIND).min(sentence.end) {
        for class in classes(tree, words, token) {
            add(token, From::Right, &[class]);
        }
    }
}

/// When a time lies, seen from the day of publication.
#[derive(Clone, Copy)]
#[repr(u64)]
enum Tense {
    Past,
    Present,
    Future,
}

fn tense(time: &Time, today: Date) -> Option<Tense> {
    let (start, end) = (time.start?.date(), time.end.or(time.start)?.date());
    Some(match () {
        () if start > today => Tense::Future,
        () if end < today => Tense::Past,
        () => Tense::Present,
    })
}

/// The classes of a token. "s'il" is "si il", and not "se".
fn classes(tree: &Tree<'_>, words: &Words, token: usize) -> impl Iterator<Item = u64> + use<> {
    let elided = tree.upos(token) == Upos::Sconj
        && tree.form(token).len() < "si".len() + 3
        && tree.form(token).starts_with(['s', 'S']);
    words.classes(if elided { "si" } else { tree.form(token) })
}

/// Whether a relation is that of a small word: article, preposition, auxiliary.
fn is_grammatical(relation: Relation) -> bool {
    matches!(
        relation,
        Relation::Case
            | Relation::Mark
            | Relation::Determiner
            | Relation::Copula
            | Relation::Auxiliary
            | Relation::PassiveAuxiliary
            | Relation::Causative
    )
}

fn is_modifier(relation: Relation) -> bool {
    matches!(relation, Relation::Case | Relation::Adjective | Relation::Determiner)
}

fn is_preposition(tree: &Tree<'_>, token: usize) -> bool {
    matches!(tree.relation(token), Relation::Case | Relation::Mark)
        && matches!(tree.upos(token), Upos::Adp | Upos::Sconj)
}

fn lemma(tree: &Tree<'_>, token: usize) -> u64 {
    let lemma = Parser::embedded().lemma(tree.form(token), tree.word(token));
    fold_hash(lemma.as_bytes()).into()
}

fn hash(from: From, parts: &[u64]) -> usize {
    let hash = parts.iter().fold(mix(0x51, from as u64), |hash, &part| mix(hash, part));
    (hash ^ hash >> 32) as usize % SLOTS
}
