//! From a trigger to the words around it: which way leads there, told by the grammar.
//!
//! Ways are shortened where the grammar says the same in many forms: a relative pronoun stands for its antecedent, a verb
//! without a subject has that of the verb which governs it, a conjunct plays the part of the first one.

use std::collections::HashSet;

use super::words::Vocabulary;
use crate::events::relation::Relation;
use crate::events::tree::Tree;
use crate::lexicon::Upos;
use crate::text::mix;

/// The longest way, in steps.
const LONGEST: usize = 6;
/// Words that are looked at around one trigger: what bounds the cost.
const MOST: usize = 160;
/// Verbs that a subject is inherited through.
const INHERITED: usize = 3;

/// A step from a word to its head or to a dependent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) up: bool,
    /// The number of the relation.
    pub(super) relation: u8,
    /// The preposition; 0 for none.
    pub(super) preposition: u16,
}

impl Step {
    /// The step without its preposition.
    pub(super) fn bare(self) -> u64 {
        u64::from(self.up) << 8 | u64::from(self.relation)
    }

    pub(super) fn code(self) -> u64 {
        u64::from(self.preposition) << 16 | self.bare()
    }
}

/// How a way was shortened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Shortcut {
    #[default]
    None,
    /// The subject of a governing verb, or of the first conjunct.
    Subject,
    /// The antecedent of a relative pronoun.
    Antecedent,
}

/// The way from a trigger to a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Way {
    steps: [Step; LONGEST],
    length: u8,
    /// The word is a further conjunct of the one to which the way leads.
    pub(super) joined: bool,
    pub(super) shortcut: Shortcut,
}

impl Way {
    pub(super) fn steps(&self) -> &[Step] {
        &self.steps[..usize::from(self.length)]
    }

    /// The same number for the same steps.
    pub(super) fn code(&self) -> u64 {
        self.steps().iter().fold(0, |way, step| mix(way, step.code()))
    }

    /// The same number for the same steps, whatever their prepositions.
    pub(super) fn bare(&self) -> u64 {
        self.steps().iter().fold(0, |way, step| mix(way, step.bare()))
    }

    /// The way with one step more; nothing if it gets too long.
    fn then(mut self, step: Step) -> Option<Self> {
        *self.steps.get_mut(usize::from(self.length))? = step;
        self.length += 1;
        Some(self)
    }
}

/// A word and the way to it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reached {
    pub(super) token: usize,
    pub(super) way: Way,
}

/// Walks a tree from a trigger; its buffers serve one trigger after another.
#[derive(Debug, Default)]
pub(super) struct Climb {
    reached: Vec<Reached>,
    seen: HashSet<usize>,
    stack: Vec<(usize, Way)>,
}

impl Climb {
    /// The words around a trigger, nearest parts of the tree first.
    pub(super) fn around(
        &mut self,
        tree: &Tree<'_>,
        words: &Vocabulary,
        trigger: usize,
    ) -> &[Reached] {
        self.reached.clear();
        self.seen.clear();
        self.mark(trigger);
        let mut way = Way::default();
        let mut node = trigger;
        self.descend(tree, words, trigger, way);
        while let Some(head) = tree.head(node) {
            let step = Step {
                up: true,
                relation: tree.relation(node) as u8,
                preposition: words.preposition(tree, node),
            };
            let Some(longer) = way.then(step) else { break };
            way = longer;
            self.reach(tree, words, head, way);
            self.descend(tree, words, head, way);
            node = head;
        }
        &self.reached
    }

    /// Notes a word as seen, and says whether it was new.
    fn mark(&mut self, token: usize) -> bool {
        self.seen.insert(token)
    }

    fn reach(&mut self, tree: &Tree<'_>, words: &Vocabulary, token: usize, way: Way) {
        if self.reached.len() >= MOST || !self.mark(token) {
            return;
        }
        self.reached.push(Reached { token, way });
        if let Some(noun) = antecedent(tree, token)
            && self.reached.len() < MOST
            && self.mark(noun)
        {
            let way = Way { shortcut: Shortcut::Antecedent, ..way };
            self.reached.push(Reached { token: noun, way });
            self.descend_nominal(tree, words, noun, way);
        }
    }

    /// Reaches everything below a word.
    fn descend(&mut self, tree: &Tree<'_>, words: &Vocabulary, token: usize, way: Way) {
        let from = self.stack.len();
        self.stack.push((token, way));
        while self.stack.len() > from {
            let Some((token, way)) = self.stack.pop() else { break };
            if tree.is_verb(token) && tree.subject(token).is_none() {
                self.inherit(tree, words, token, way);
            }
            self.descend_nominal(tree, words, token, way);
        }
    }

    /// Reaches the dependents of a word, and leaves what stands below them on the stack.
    fn descend_nominal(&mut self, tree: &Tree<'_>, words: &Vocabulary, token: usize, way: Way) {
        let passive = tree.is_verb(token) && tree.is_passive(token);
        for own in tree.dependents(token).take(MOST) {
            let Some(way) = below(tree, words, token, own, way, passive) else { continue };
            if self.seen.contains(&own) {
                continue;
            }
            self.reach(tree, words, own, way);
            self.stack.push((own, way));
        }
    }

    /// Reaches the subject that a verb has from elsewhere.
    fn inherit(&mut self, tree: &Tree<'_>, words: &Vocabulary, verb: usize, way: Way) {
        let passive = tree.is_passive(verb);
        let relation = if passive { Relation::PassiveSubject } else { Relation::Subject };
        let Some(subject) = inherited(tree, verb) else { return };
        let Some(way) = way.then(Step { up: false, relation: relation as u8, preposition: 0 })
        else {
            return;
        };
        if self.seen.contains(&subject) {
            return;
        }
        let way = Way { shortcut: Shortcut::Subject, ..way };
        self.reach(tree, words, subject, way);
        self.stack.push((subject, way));
    }
}

/// The way from a word to one of its dependents; nothing where no argument stands.
fn below(
    tree: &Tree<'_>,
    words: &Vocabulary,
    token: usize,
    own: usize,
    way: Way,
    passive: bool,
) -> Option<Way> {
    let relation = match tree.relation(own) {
        Relation::Determiner if tree.word(own).feats.has(tree.grammar.possessive) => {
            Relation::Determiner
        }
        Relation::Case
        | Relation::Determiner
        | Relation::Auxiliary
        | Relation::PassiveAuxiliary
        | Relation::Causative
        | Relation::Copula
        | Relation::Reflexive
        | Relation::PassiveReflexive
        | Relation::Fixed
        | Relation::Name
        | Relation::Mark => return None,
        Relation::Conjunct
            if is_nominal(tree, token) && is_nominal(tree, own) && way.length > 0 =>
        {
            return Some(Way { joined: true, ..way });
        }
        Relation::Subject if passive => Relation::PassiveSubject,
        other => other,
    };
    let preposition = words.preposition(tree, own);
    way.then(Step { up: false, relation: relation as u8, preposition })
}

fn is_nominal(tree: &Tree<'_>, token: usize) -> bool {
    matches!(tree.upos(token), Upos::Noun | Upos::Propn | Upos::Pron)
}

/// The noun that a relative pronoun stands for.
fn antecedent(tree: &Tree<'_>, pronoun: usize) -> Option<usize> {
    if !tree.word(pronoun).feats.has(tree.grammar.relative) {
        return None;
    }
    let mut at = pronoun;
    for _ in 0..LONGEST {
        let head = tree.head(at)?;
        if tree.relation(at) == Relation::Relative {
            return Some(head);
        }
        at = head;
    }
    None
}

/// The subject that a verb without one has: that of the verb it is joined to or governed by, or the noun it describes.
fn inherited(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let mut at = verb;
    for _ in 0..INHERITED {
        let head = tree.head(at)?;
        match tree.relation(at) {
            Relation::Participle | Relation::Relative => return Some(head),
            Relation::Conjunct | Relation::Open | Relation::Adverbial | Relation::Auxiliary => {
                if let Some(subject) = tree.subject(head) {
                    return Some(subject);
                }
            }
            _ => return None,
        }
        at = head;
    }
    None
}
