//! What a pronoun may stand for, in the order of the text.

use std::collections::HashMap;

use super::agreement::Agreement;
use super::mention::{Label, Mention, MentionKind};
use super::pronouns::Pronoun;
use super::score::{confidence, score};
use super::tree::Tree;
use super::vocabulary::{NounKind, Vocabulary};
use crate::Span;
use crate::lexicon::Upos;

/// How many candidates back a pronoun looks, and how many sentences.
const BACK: usize = 64;
const SENTENCES: usize = 8;
/// Sentences after which a quotation that nobody closes is over.
const LONGEST_QUOTE: usize = 12;

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
pub(super) enum Kind {
    Named(Label),
    Person,
    Body,
    Thing,
}

/// The part that words play in their sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Subject,
    Object,
    Oblique,
    Modifier,
}

/// Where a word stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// The sentence, those inside of quotations not counted.
    pub step: usize,
    pub token: usize,
    pub part: Part,
    /// The verb, or other head, that it belongs to.
    pub clause: usize,
    /// How many words stand above it, up to the verb.
    pub depth: usize,
    /// It is the subject of what people do.
    pub human: bool,
    /// Which quotation it is in, counted from one; none is 0.
    pub quote: u32,
}

/// What a pronoun may stand for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub referent: Referent,
    /// The words and their head.
    pub mention: (Span, u32),
    pub agreement: Agreement,
    pub kind: Kind,
    pub place: Place,
    /// It is itself a pronoun, resolved before.
    pub pronoun: bool,
}

/// What is known of an entity so far.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Seen {
    /// How often it came.
    pub count: u32,
    /// It is named in the headline, or the first sentence.
    pub topic: bool,
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
    /// Sentences since it began.
    quoted: usize,
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
            quoted: 0,
            step: 0,
        }
    }

    /// Takes in the beginning of a sentence.
    pub fn begin_sentence(&mut self) {
        self.quoted = if self.quote == 0 { 0 } else { self.quoted + 1 };
        if self.quoted > LONGEST_QUOTE {
            self.quote = 0;
        }
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
            let seen = match candidate.referent {
                Referent::Entity(entity) => self.seen.get(&entity).copied(),
                Referent::Phrase(_) => None,
            };
            let Some(score) = score(candidate, pronoun, seen.unwrap_or_default()) else {
                continue;
            };
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
}
