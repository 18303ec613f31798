//! What a pronoun may stand for, in the order of the text, and which of it is likeliest.

use std::collections::HashMap;

use super::agreement::Agreement;
use super::mention::{Label, Mention, MentionKind};
use super::pronouns::{Manner, Pronoun};
use super::tree::Tree;
use super::vocabulary::{NounKind, Vocabulary};
use crate::Span;
use crate::lexicon::Upos;

/// How many candidates back a pronoun looks, and how many sentences.
const BACK: usize = 64;
const SENTENCES: usize = 8;
/// Noun phrases without a name are forgotten sooner.
const PHRASE_SENTENCES: usize = 3;

/// What stands against the only candidate.
const NOBODY: f32 = -0.4;

/// What a candidate refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Referent {
    /// An entity with a name.
    Entity(u32),
    /// A noun phrase, by its head.
    Phrase(u32),
}

/// What kind of thing a candidate is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Named(Label),
    Person,
    Body,
    Thing,
}

/// The part that words play in their sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Subject,
    Object,
    Oblique,
    Modifier,
}

/// Where a word stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// The sentence, those inside of quotations not counted.
    step: usize,
    token: usize,
    part: Part,
    /// The verb, or other head, that it belongs to.
    clause: usize,
    /// How many words stand above it, up to the verb.
    depth: usize,
    /// It is the subject of what people do.
    human: bool,
    /// Which quotation it is in, counted from one; none is 0.
    quote: u32,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub referent: Referent,
    /// The words and their head.
    pub mention: (Span, u32),
    agreement: Agreement,
    kind: Kind,
    place: Place,
    pronoun: bool,
}

/// What is known of an entity so far.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    /// How often it came.
    count: u32,
    /// It is named in the headline, or the first sentence.
    topic: bool,
    /// Its last name and the head of that.
    name: Option<(Span, u32)>,
}

/// The candidates before a place in the text.
pub(super) struct Candidates<'a> {
    tree: Tree<'a>,
    vocabulary: &'a Vocabulary,
    mentions: &'a [Mention],
    traits: &'a [Agreement],
    next: usize,
    found: Vec<Candidate>,
    seen: HashMap<u32, Seen>,
    quote: u32,
    quotes: u32,
    step: usize,
}

impl<'a> Candidates<'a> {
    pub fn new(
        tree: Tree<'a>,
        vocabulary: &'a Vocabulary,
        mentions: &'a [Mention],
        traits: &'a [Agreement],
    ) -> Self {
        Self {
            tree,
            vocabulary,
            mentions,
            traits,
            next: 0,
            found: Vec::new(),
            seen: HashMap::new(),
            quote: 0,
            quotes: 0,
            step: 0,
        }
    }

    /// Takes in the beginning of a sentence.
    pub fn begin_sentence(&mut self) {
        self.step += usize::from(self.quote == 0);
    }

    /// Takes in the next token of the text.
    pub fn pass(&mut self, token: usize) {
        match self.tree.form(token) {
            "«" | "“" => {
                self.quotes += 1;
                self.quote = self.quotes;
            }
            "\"" if self.quote == 0 => {
                self.quotes += 1;
                self.quote = self.quotes;
            }
            "»" | "”" | "\"" => self.quote = 0,
            _ => {}
        }
        let mentions = self.mentions;
        while mentions
            .get(self.next)
            .is_some_and(|m| (m.last as usize) < token || m.kind == MentionKind::Pronoun)
        {
            self.next += 1;
        }
        match mentions.get(self.next) {
            Some(mention) if mention.first as usize <= token => {
                if mention.head as usize == token {
                    self.push_mention(mention);
                }
            }
            _ => self.push_phrase(token),
        }
    }

    fn push_mention(&mut self, mention: &Mention) {
        let seen = self.seen.entry(mention.entity).or_default();
        seen.count += 1;
        seen.topic |= self.step == 1;
        if mention.kind == MentionKind::Name {
            seen.name = Some((mention.span, mention.head));
        }
        let candidate = Candidate {
            referent: Referent::Entity(mention.entity),
            mention: (mention.span, mention.head),
            agreement: self.traits[mention.entity as usize],
            kind: Kind::Named(mention.label),
            place: self.place(mention.head as usize),
            pronoun: false,
        };
        self.found.push(candidate);
        self.push_pair(mention.head as usize);
    }

    fn push_phrase(&mut self, token: usize) {
        let class = self.tree.upos(token);
        if !matches!(class, Upos::Noun | Upos::Propn) || self.says_how(token) {
            return;
        }
        let Some(folded) = self.tree.folded(token) else { return };
        let form = folded.as_str();
        if self.vocabulary.title(form).is_some() || self.vocabulary.is_time(form) {
            return;
        }
        let kind = match self.vocabulary.noun(form).map(|noun| noun.kind) {
            Some(NounKind::Body) => Kind::Body,
            Some(_) => Kind::Person,
            // A name that nobody recognised.
            None if class == Upos::Propn => Kind::Person,
            None => Kind::Thing,
        };
        let determiner = self.tree.determiner(token).map(|det| self.tree.agreement(det));
        let phrase = self.tree.phrase(token);
        let candidate = Candidate {
            referent: Referent::Phrase(token as u32),
            mention: (self.tree.span(phrase.start, phrase.end - 1), token as u32),
            agreement: determiner.unwrap_or_default().or(self.tree.agreement(token)),
            kind,
            place: self.place(token),
            pronoun: false,
        };
        self.found.push(candidate);
        self.push_pair(token);
    }

    /// What is coordinated with something makes a plural with it, at the last part.
    fn push_pair(&mut self, token: usize) {
        if self.tree.relation(token) != "conj" {
            return;
        }
        let Some(head) = self.tree.head(token).filter(|&head| head < token) else { return };
        let first =
            self.found.iter().rev().take(8).find(|c| c.mention.1 as usize == head).copied();
        let (Some(first), Some(&last)) = (first, self.found.last()) else { return };
        let joined = self.tree.children(token).any(|child| self.tree.relation(child) == "cc");
        let people = |kind| matches!(kind, Kind::Person | Kind::Named(Label::Per));
        if !joined
            || people(first.kind) != people(last.kind)
            || self.tree.preposition(token).is_some() != self.tree.preposition(head).is_some()
        {
            return;
        }
        let women = [first.agreement.gender, last.agreement.gender];
        let gender = if women == [Some(super::Gender::Feminine); 2] {
            Some(super::Gender::Feminine)
        } else {
            Some(super::Gender::Masculine)
        };
        self.found.push(Candidate {
            referent: Referent::Phrase(head as u32),
            mention: (first.mention.0.join(last.mention.0), head as u32),
            agreement: Agreement { gender, plural: Some(true) },
            kind: match first.kind {
                Kind::Named(Label::Per) => Kind::Person,
                Kind::Named(Label::Org) => Kind::Body,
                Kind::Named(_) => Kind::Thing,
                kind => kind,
            },
            place: self.place(head),
            pronoun: false,
        });
    }

    /// A pronoun that was resolved stands for its antecedent from then on.
    pub fn push_pronoun(&mut self, pronoun: &Pronoun, antecedent: &Candidate, confidence: f32) {
        if confidence < 0.3 {
            return;
        }
        let agreement = pronoun.agreement.or(antecedent.agreement);
        self.found.push(Candidate {
            place: pronoun.place,
            pronoun: true,
            agreement,
            ..*antecedent
        });
    }

    /// The last name of an entity.
    pub fn name_of(&self, entity: u32) -> Option<(Span, u32)> {
        self.seen.get(&entity).and_then(|seen| seen.name)
    }

    /// Where a word stands.
    pub fn place(&self, token: usize) -> Place {
        let (part, clause) = self.part(token);
        let human =
            part == Part::Subject && self.vocabulary.is_human_verb(&self.tree.lemma(clause));
        let depth = self.depth(token);
        Place { step: self.step, token, part, clause, depth, human, quote: self.quote }
    }

    /// Whether a noun is said of something, or part of an expression, and brings nothing of its own.
    fn says_how(&self, noun: usize) -> bool {
        matches!(self.tree.relation(noun), "fixed" | "compound" | "flat" | "advmod" | "xcomp")
            || self.tree.children(noun).any(|child| self.tree.relation(child) == "cop")
    }

    fn part(&self, token: usize) -> (Part, usize) {
        let mut at = token;
        for _ in 0..6 {
            let Some(head) = self.tree.head(at) else { return (Part::Subject, at) };
            let relation = self.tree.relation(at);
            match relation.split_once(':').map_or(relation, |(kind, _)| kind) {
                "nsubj" => return (Part::Subject, head),
                "expl" if relation == "expl:subj" => return (Part::Subject, head),
                "iobj" | "obl" => return (Part::Oblique, head),
                "nmod" if self.tree.preposition(at).is_some() => return (Part::Modifier, head),
                "appos" | "flat" | "nmod" | "conj" | "dislocated" => at = head,
                _ => return (Part::Object, head),
            }
        }
        (Part::Modifier, at)
    }

    /// How many nouns stand above a word.
    fn depth(&self, token: usize) -> usize {
        let mut at = token;
        for depth in 0..8 {
            match self.tree.head(at).filter(|_| {
                let relation = self.tree.relation(at);
                ["nmod", "appos", "flat"].iter().any(|noun| relation.starts_with(noun))
            }) {
                Some(head) => at = head,
                None => return depth,
            }
        }
        8
    }

    /// The likeliest candidate for a pronoun, with a confidence.
    pub fn best(&self, pronoun: &Pronoun) -> Option<(Candidate, f32)> {
        let mut best: Option<(f32, &Candidate)> = None;
        let mut second = f32::NEG_INFINITY;
        let window = self
            .found
            .iter()
            .rev()
            .take(BACK)
            .take_while(|candidate| candidate.place.step + SENTENCES >= pronoun.place.step);
        for candidate in window {
            let Some(score) = self.score(candidate, pronoun) else { continue };
            match best {
                Some((most, top)) if score <= most => {
                    if top.referent != candidate.referent {
                        second = second.max(score);
                    }
                }
                Some((most, top)) => {
                    if top.referent != candidate.referent {
                        second = second.max(most);
                    }
                    best = Some((score, candidate));
                }
                None => best = Some((score, candidate)),
            }
        }
        let (score, candidate) = best?;
        Some((*candidate, confidence(score, second)))
    }

    /// How well a candidate fits a pronoun; nothing where grammar forbids it.
    fn score(&self, candidate: &Candidate, pronoun: &Pronoun) -> Option<f32> {
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
        if let Referent::Entity(entity) = candidate.referent {
            let seen = self.seen.get(&entity).copied().unwrap_or_default();
            score += 0.1 * seen.count.min(5) as f32 + if seen.topic { 0.3 } else { 0.0 };
        }
        if place.quote != here.quote {
            // Who says the words is not in them: "« … », a-t-il dit".
            if place.quote != 0 && pronoun.inverted {
                return None;
            }
            score -= if place.quote == 0 { 0.4 } else { 0.9 };
        }
        Some(score)
    }
}

/// How sure a choice is, from its score and the next best of another referent.
fn confidence(score: f32, second: f32) -> f32 {
    let margin = (score - second.max(NOBODY)).min(3.0);
    1.0 / (1.0 + (-(1.3 * margin + 0.5 * score - 1.0)).exp())
}
