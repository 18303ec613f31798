//! What can be an argument: names, nouns, moments, and what pronouns stand for.

use super::climb::{Reached, Way};
use super::phrase::{name_of, phrase};
use super::words::{NounClass, Vocabulary};
use crate::entities::{Label, Mention, MentionKind};
use crate::events::relation::Relation;
use crate::events::tree::Tree;
use crate::lexicon::Upos;
use crate::places::{Place, Via};
use crate::times::{Time, TimeKind};
use crate::{Layers, Span};

/// How far a pronoun's name is looked for, in mentions, and in words where there are none.
const REACH: usize = 200;

/// What a candidate names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A noun of no known class.
    Noun,
    Class(NounClass),
    /// A name that nobody has labelled.
    Name,
    Labelled(Label),
    Time(TimeKind),
    /// A number or a moment that stands alone.
    Moment,
    Number,
}

impl Kind {
    pub(super) fn code(self) -> u64 {
        match self {
            Self::Noun => 0,
            Self::Class(class) => class as u64,
            Self::Name => 8,
            Self::Moment => 9,
            Self::Number => 10,
            Self::Labelled(label) => 16 + label as u64,
            Self::Time(kind) => 32 + kind as u64,
        }
    }
}

/// Words that may be an argument of a trigger.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    /// The word that the tree leads to.
    pub(super) token: usize,
    pub(super) way: Way,
    pub(super) kind: Kind,
    /// Whether the word is a pronoun, and the span what it stands for.
    pub(super) pronoun: bool,
    pub(super) span: Span,
}

/// What is known of a text besides its trees.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known<'a> {
    mentions: &'a [Mention],
    places: &'a [Place],
    times: &'a [Time],
}

impl<'a> Known<'a> {
    pub(super) fn of(layers: &'a Layers) -> Self {
        Self { mentions: &layers.mentions, places: &layers.places, times: &layers.times }
    }

    /// A word as a candidate, if it can be one.
    pub(super) fn candidate(
        &self,
        tree: &Tree<'_>,
        words: &Vocabulary,
        reached: Reached,
    ) -> Option<Candidate> {
        let Reached { token, way } = reached;
        if let Some(time) = self.time(token) {
            let own = tree.top(time.span) == Some(token);
            let (first, last) = (time.first as usize, time.last as usize);
            let article = first < last && tree.word(first).feats.has(tree.grammar.article);
            let span = if article { tree.span(first + 1, last) } else { time.span };
            let kind = Kind::Time(time.kind);
            return own.then_some(Candidate { token, way, kind, pronoun: false, span });
        }
        if is_pronoun(tree, token) {
            let (span, kind) = self.antecedent(tree, words, token)?;
            return Some(Candidate { token, way, kind, pronoun: true, span });
        }
        let head = name_of(tree, words, token);
        let kind = self.kind(tree, words, head)?;
        let span = match self.name(head) {
            Some(name) => name.span,
            None => phrase(tree, words, head),
        };
        Some(Candidate { token, way, kind, pronoun: false, span })
    }

    /// What a word names; nothing if it can be no argument, or is not the head of its name.
    fn kind(&self, tree: &Tree<'_>, words: &Vocabulary, token: usize) -> Option<Kind> {
        if let Some(name) = self.name(token) {
            return (name.head as usize == token).then_some(Kind::Labelled(name.label));
        }
        if self.is_place(token) {
            return Some(Kind::Labelled(Label::Loc));
        }
        let form = tree.form(token);
        match tree.upos(token) {
            Upos::Noun => Some(words.class(form).map_or(Kind::Noun, Kind::Class)),
            Upos::Propn | Upos::X => Some(match words.class(form) {
                Some(NounClass::Time) => Kind::Class(NounClass::Time),
                _ => Kind::Name,
            }),
            Upos::Num if is_year(form) => Some(Kind::Moment),
            Upos::Num => matches!(
                tree.relation(token),
                Relation::Subject | Relation::PassiveSubject | Relation::Object
            )
            .then_some(Kind::Number),
            Upos::Adv => words.is_moment(form).then_some(Kind::Moment),
            _ => None,
        }
    }

    fn name(&self, token: usize) -> Option<&'a Mention> {
        let after = self.mentions.partition_point(|mention| mention.first as usize <= token);
        let near = self.mentions[..after].iter().rev().take(4);
        let mut names = near.filter(|mention| mention.kind == MentionKind::Name);
        names.find(|name| (name.first as usize..=name.last as usize).contains(&token))
    }

    fn is_place(&self, token: usize) -> bool {
        let after = self.places.partition_point(|place| place.first as usize <= token);
        self.places[..after].last().is_some_and(|place| {
            place.last as usize >= token && !matches!(place.via, Via::Demonym)
        })
    }

    fn time(&self, token: usize) -> Option<&'a Time> {
        let after = self.times.partition_point(|time| time.first as usize <= token);
        self.times[..after].last().filter(|time| time.last as usize >= token)
    }

    /// The nearest name that a pronoun stands for, or the last subject of its sentence that agrees with it.
    fn antecedent(
        &self,
        tree: &Tree<'_>,
        words: &Vocabulary,
        pronoun: usize,
    ) -> Option<(Span, Kind)> {
        let after = self.mentions.partition_point(|mention| (mention.first as usize) < pronoun);
        if let Some(own) = self.mentions.get(after).filter(|own| own.first as usize == pronoun) {
            let before = self.mentions[..after].iter().rev().take(REACH);
            let mut same = before.filter(|mention| mention.entity == own.entity);
            let name = same.find(|mention| mention.kind == MentionKind::Name)?;
            return Some((name.span, Kind::Labelled(name.label)));
        }
        let (feats, grammar) = (tree.word(pronoun).feats, tree.grammar);
        if tree.upos(pronoun) == Upos::Det {
            return None;
        }
        let agrees = |token: usize| {
            let other = tree.word(token).feats;
            let clash = |a, b| feats.has(a) && other.has(b);
            !clash(grammar.singular, grammar.plural)
                && !clash(grammar.plural, grammar.singular)
                && !clash(grammar.masculine, grammar.feminine)
                && !clash(grammar.feminine, grammar.masculine)
        };
        let start = tree.sentence().start.max(pronoun.saturating_sub(REACH));
        let mut before = (start..pronoun).rev().filter(|&token| {
            matches!(tree.relation(token), Relation::Subject | Relation::PassiveSubject)
                && matches!(tree.upos(token), Upos::Noun | Upos::Propn)
        });
        let subject = before.find(|&token| agrees(token))?;
        let head = name_of(tree, words, subject);
        Some((phrase(tree, words, head), self.kind(tree, words, head)?))
    }
}

/// Whether a word stands for somebody or something named elsewhere.
fn is_pronoun(tree: &Tree<'_>, token: usize) -> bool {
    let (feats, grammar) = (tree.word(token).feats, tree.grammar);
    match tree.upos(token) {
        Upos::Pron => {
            feats.has(grammar.personal)
                && feats.has(grammar.third)
                && !feats.has(grammar.reflexive)
        }
        Upos::Det => feats.has(grammar.possessive),
        _ => false,
    }
}

/// Whether a number is a year of our times.
fn is_year(form: &str) -> bool {
    form.len() == 4 && form.parse::<u16>().is_ok_and(|year| (1700..2100).contains(&year))
}
