//! Descriptions: "le président ukrainien" beside the name or far from it.

use super::agreement::{Agreement, Gender};
use super::mention::{Label, Mention, MentionKind};
use super::tree::Tree;
use super::vocabulary::{Noun, NounKind, Vocabulary, letters};
use crate::lexicon::Upos;

/// Sentences from a description without modifiers back to whom it describes.
const BARE_REACH: u32 = 6;
/// How far behind a name an apposition may have its noun, in tokens.
const APPOSITION: usize = 8;
/// Words of a description that are compared.
const MODIFIERS: usize = 6;

/// What a phrase says of somebody: its noun and what restricts it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Role {
    noun: u16,
    pub kind: NounKind,
    /// Words that make another office of it: "premier", "ancien".
    apart: Vec<String>,
    modifiers: Vec<String>,
}

/// A noun phrase that may describe.
#[derive(Clone, Debug)]
pub(super) struct Description {
    pub role: Role,
    pub head: usize,
    pub first: usize,
    pub last: usize,
    pub agreement: Agreement,
    /// Its complement with "de" is somebody else.
    pub relative: bool,
}

impl Description {
    /// Reads the phrase of a noun; nothing when the noun does not describe people or bodies. The phrase
    /// ends before `limit`, where a name begins.
    pub fn read(
        tree: Tree<'_>,
        vocabulary: &Vocabulary,
        head: usize,
        limit: usize,
    ) -> Option<Self> {
        if !matches!(tree.upos(head), Upos::Noun | Upos::Adj) {
            return None;
        }
        let noun = vocabulary.noun(tree.folded(head)?.as_str())?;
        let phrase = tree.phrase(head);
        let end = if limit > head { phrase.end.min(limit) } else { phrase.end };
        let (first, last) = (phrase.start, end - 1);
        let role = role(tree, vocabulary, noun, head, first..end);
        let determiner = tree.determiner(head).map(|det| tree.agreement(det));
        let own = tree.agreement(head);
        let agreement = determiner.unwrap_or_default().or(own);
        Some(Self { role, head, first, last, agreement, relative: noun.relative })
    }

    /// The mention that it makes.
    pub fn mention(
        &self,
        tree: Tree<'_>,
        name: &Mention,
        sentence: u32,
        confidence: f32,
    ) -> Mention {
        Mention {
            span: tree.span(self.first, self.last),
            first: self.first as u32,
            last: self.last as u32,
            head: self.head as u32,
            sentence,
            kind: MentionKind::Description,
            label: name.label,
            entity: name.entity,
            confidence,
        }
    }
}

fn role(
    tree: Tree<'_>,
    vocabulary: &Vocabulary,
    noun: Noun,
    head: usize,
    phrase: std::ops::Range<usize>,
) -> Role {
    let mut role =
        Role { noun: noun.id, kind: noun.kind, apart: Vec::new(), modifiers: Vec::new() };
    for token in phrase.filter(|&token| token != head) {
        if !matches!(tree.upos(token), Upos::Adj | Upos::Noun | Upos::Propn | Upos::Verb) {
            continue;
        }
        let Some(word) = tree.folded(token) else { continue };
        if token.abs_diff(head) == 1 && vocabulary.is_apart(word.as_str()) {
            role.apart.push(masculine(word.as_str()));
        } else if role.modifiers.len() < MODIFIERS {
            role.modifiers.push(word.as_str().to_owned());
        }
    }
    if let Some(first) = role.modifiers.first()
        && let Some((noun, word)) = vocabulary.same(role.noun, first)
    {
        role.noun = noun;
        role.modifiers.remove(0);
        role.apart.extend(word.map(str::to_owned));
    }
    role.modifiers.iter_mut().for_each(|word| *word = letters(word));
    role
}

/// "première" and "ancienne" as "premier" and "ancien".
fn masculine(word: &str) -> String {
    let stem = word.strip_suffix("ière").map(|stem| [stem, "ier"].concat());
    stem.or_else(|| word.strip_suffix("nne").map(|stem| [stem, "n"].concat()))
        .unwrap_or_else(|| word.trim_end_matches('e').to_owned())
}

impl Role {
    /// How well another description of the same noun can mean the bearer of this one, if it can.
    fn allows(&self, vocabulary: &Vocabulary, other: &Self) -> Option<f32> {
        if self.noun != other.noun || self.apart != other.apart {
            return None;
        }
        let known = |word: &String| self.modifiers.iter().any(|own| vocabulary.akin(own, word));
        match (self.modifiers.is_empty(), other.modifiers.is_empty()) {
            (_, true) => Some(0.8),
            (true, false) => Some(0.6),
            (false, false) => other.modifiers.iter().all(known).then_some(0.95),
        }
    }
}

/// What the text says its bearers are.
#[derive(Debug, Default)]
pub(super) struct Roles {
    known: Vec<(Role, Agreement, u32, u32)>,
    /// Indices in `known` by noun.
    by_noun: std::collections::HashMap<u16, Vec<usize>>,
}

impl Roles {
    /// Notes what a phrase says of an entity, in a sentence.
    pub fn add(&mut self, description: &Description, entity: u32, sentence: u32) {
        self.by_noun.entry(description.role.noun).or_default().push(self.known.len());
        self.known.push((description.role.clone(), description.agreement, entity, sentence));
    }

    /// Whom a phrase of a sentence describes, and how sure that is. What the text says before counts first.
    pub fn resolve(
        &self,
        vocabulary: &Vocabulary,
        description: &Description,
        sentence: u32,
    ) -> Option<(u32, f32)> {
        let all = self.by_noun.get(&description.role.noun)?;
        let mut best: Option<(u32, f32)> = None;
        let mut rivals = false;
        let near = all.partition_point(|&at| self.known[at].3 <= sentence);
        let order = all[..near].iter().rev().take(12).chain(all[near..].iter().take(4));
        for &at in order {
            let (role, agreement, entity, place) = &self.known[at];
            let bare = description.role.modifiers.is_empty();
            let far = place.abs_diff(sentence) > BARE_REACH || *place > sentence;
            if !agreement.fits(description.agreement) || (bare && far) {
                continue;
            }
            let Some(score) = role.allows(vocabulary, &description.role) else { continue };
            match best {
                None => best = Some((*entity, score)),
                Some((same, ref mut most)) if same == *entity => *most = most.max(score),
                Some((_, most)) if score > most => {
                    best = Some((*entity, score));
                    rivals = true;
                }
                Some(_) => rivals = true,
            }
        }
        best.map(|(entity, score)| (entity, if rivals { score - 0.25 } else { score }))
            .filter(|(_, score)| *score >= 0.5)
    }
}

/// The phrases that say what the bearer of a name is: before it ("le ministre Jean Dupont"), after it
/// ("Jean Dupont, ministre"), and with "est".
pub(super) fn around(tree: Tree<'_>, vocabulary: &Vocabulary, name: &Mention) -> Vec<Description> {
    let (first, head) = (name.first as usize, name.head as usize);
    let wanted = |description: &Description| match name.label {
        Label::Per => description.role.kind != NounKind::Body,
        Label::Org => description.role.kind == NounKind::Body,
        _ => false,
    };
    let mut found: Vec<Description> = Vec::new();
    if !matches!(name.label, Label::Per | Label::Org) {
        return found;
    }
    // A title or an office before the name, on which an apposition may hang.
    let mut anchor = None;
    let governor = tree.head(head);
    if let Some(before) = governor.filter(|&noun| noun < first) {
        let relation = tree.relation(head);
        let beside = relation.starts_with("appos")
            || ((relation.starts_with("nmod") || relation.starts_with("flat"))
                && tree.preposition(head).is_none());
        if beside {
            let is_title =
                tree.folded(before).is_some_and(|f| vocabulary.title(f.as_str()).is_some());
            let description = Description::read(tree, vocabulary, before, first);
            if is_title || description.is_some() {
                anchor = Some(before);
            }
            found.extend(description);
        }
    } else if first > 0 && !matches!(tree.upos(first - 1), Upos::Punct | Upos::Adp | Upos::Det) {
        // The tree went another way: the noun right before, or with an adjective between.
        let before =
            if tree.upos(first - 1) == Upos::Adj && first > 1 { first - 2 } else { first - 1 };
        found.extend(
            Description::read(tree, vocabulary, before, first)
                .filter(|d| d.last + 1 == first && d.role.kind != NounKind::Person),
        );
    }
    let last = name.last as usize;
    for child in last + 1..tree.tokens.len().min(last + APPOSITION) {
        let beside = tree
            .head(child)
            .is_some_and(|head| (first..=last).contains(&head) || anchor == Some(head));
        if beside && tree.relation(child).starts_with("appos") {
            found.extend(Description::read(tree, vocabulary, child, 0));
        }
    }
    // "Jean Dupont est ministre": the noun is the head.
    if let Some(noun) = governor.filter(|&noun| noun > head && tree.relation(head) == "nsubj") {
        let copula = tree.children(noun).any(|child| tree.relation(child) == "cop");
        if copula {
            found.extend(Description::read(tree, vocabulary, noun, 0));
        }
    }
    found.retain(|description| wanted(description) && description.agreement.plural != Some(true));
    found
}

/// The gender that the words around a name show: titles, participles and attributes that agree with it.
pub(super) fn gender_around(tree: Tree<'_>, vocabulary: &Vocabulary, name: &Mention) -> [f32; 2] {
    let mut votes = [0.0; 2];
    let (first, head) = (name.first as usize, name.head as usize);
    let mut vote = |gender: Option<Gender>, weight: f32| {
        if let Some(gender) = gender {
            votes[gender as usize] += weight;
        }
    };
    vote(title(tree, vocabulary, name), 4.0);
    if name.label != Label::Per {
        if let Some(article) = first.checked_sub(1).filter(|&t| tree.upos(t) == Upos::Det) {
            vote(tree.agreement(article).gender, 3.0);
        }
        if let Some(case) = first.checked_sub(1).filter(|&t| tree.is(t, "du") || tree.is(t, "au"))
        {
            vote(Some(Gender::Masculine), if tree.relation(case) == "case" { 3.0 } else { 0.0 });
        }
        if tree.upos(head) == Upos::Noun {
            vote(tree.agreement(head).gender, 2.0);
        }
    }
    let relation = tree.relation(head);
    if let Some(predicate) = tree.head(head).filter(|_| relation.starts_with("nsubj")) {
        let agrees = relation == "nsubj:pass"
            || tree.upos(predicate) == Upos::Adj
            || tree
                .children(predicate)
                .any(|c| tree.relation(c).starts_with("aux") && tree.is_be(c));
        if agrees && matches!(tree.upos(predicate), Upos::Verb | Upos::Adj) {
            let own = tree.agreement(predicate);
            // A participle without an ending may be anything.
            let weight = if own.gender == Some(Gender::Feminine) { 2.0 } else { 1.0 };
            vote(own.gender.filter(|_| own.plural != Some(true)), weight);
        }
    }
    for child in tree.children(head).filter(|&child| child > head) {
        if tree.relation(child) == "acl" && tree.feature(child, "VerbForm") == Some("Part") {
            vote(tree.agreement(child).gender, 0.7);
        }
    }
    votes
}

/// What "M." or "Mme" before a name says.
pub(super) fn title(tree: Tree<'_>, vocabulary: &Vocabulary, name: &Mention) -> Option<Gender> {
    let title = |token: usize| vocabulary.title(tree.folded(token)?.as_str());
    (name.label == Label::Per)
        .then(|| {
            (name.first as usize)
                .checked_sub(1)
                .and_then(title)
                .or_else(|| title(name.first as usize))
        })
        .flatten()
}
