//! The numbers that belong to an event: "deux personnes ont été tuées", "33 blessés", "tuant douze civils".

use serde::Deserialize;

use super::compile::Compiler;
use super::cues::CueSet;
use super::flags::Flags;
use super::ontology::Lists;
use super::sentence::Sentence;
use super::triggers::{Firing, Hit};
use super::{Count, CountKind};
use crate::lexicon::{Lexicon, Upos};
use crate::numbers::{Numbers, Quantity};
use crate::{Error, Result, Span};

/// How far left of a verb its counted subject may stand, in words.
const SUBJECT: usize = 14;
/// How far right of a trigger a counted object may begin, in words.
const OBJECT: usize = 4;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    one: Vec<String>,
    intransitive: Vec<String>,
    latest: Vec<String>,
    active: Vec<String>,
    of: Vec<String>,
    at_least: Vec<String>,
    joining: Vec<String>,
    placing: Vec<String>,
    not_people: Vec<String>,
}

/// Attaches quantities to triggers.
#[derive(Clone, Debug)]
pub(super) struct Counter {
    numbers: &'static Numbers,
    one: CueSet,
    latest: CueSet,
    active: CueSet,
    of: CueSet,
    at_least: CueSet,
    joining: CueSet,
    placing: CueSet,
    not_people: CueSet,
    intransitive: Vec<String>,
}

/// A quantity of the sentence by its tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    quantity: Quantity,
    start: usize,
    end: usize,
}

/// A count with the noun that it counts, if it stands there.
pub(super) type Counted = (Count, Option<Span>);

impl Counter {
    /// Compiles the words of counting with those of the matcher.
    pub(super) fn new(numbers: &'static Numbers, compiler: &mut Compiler<'_>) -> Result<Self> {
        let words: Words = toml::from_str(include_str!("../../assets/events/counts.toml"))
            .map_err(|e| Error::asset(format!("counts.toml: {}", e.to_string().trim_end())))?;
        let none = Lists::new();
        let mut set = |words: &[String]| compiler.cues(words, &none).unwrap_or_default();
        Ok(Self {
            one: set(&words.one),
            latest: set(&words.latest),
            active: set(&words.active),
            of: set(&words.of),
            at_least: set(&words.at_least),
            joining: set(&words.joining),
            placing: set(&words.placing),
            not_people: set(&words.not_people),
            intransitive: words.intransitive,
            numbers,
        })
    }

    /// The counts of a trigger whose type counts `kind`; the numbers of the sentence are read once.
    pub(super) fn of(
        &self,
        sentence: &Sentence<'_>,
        hit: &Hit<'_>,
        kind: CountKind,
        lexicon: &Lexicon,
        numbers: &mut Option<Vec<Number>>,
    ) -> Vec<Counted> {
        let numbers = numbers.get_or_insert_with(|| self.numbers_of(sentence));
        let view = View { counter: self, sentence, lexicon, numbers };
        let found = view.find(hit, kind);
        let last = hit.at.last();
        let with_kind = |(quantity, noun)| {
            (Count { kind, quantity: view.at_least(quantity, noun, last) }, noun)
        };
        found.into_iter().map(with_kind).collect()
    }

    /// The quantities of a sentence, placed on its tokens.
    fn numbers_of(&self, sentence: &Sentence<'_>) -> Vec<Number> {
        if !sentence.marks.iter().any(|mark| mark.flags.has(Flags::NUMBER)) {
            return Vec::new();
        }
        let mut quantities = Vec::new();
        self.numbers.counts(sentence.text, sentence.tokens, &mut quantities);
        let place = |quantity: Quantity| {
            let start =
                sentence.tokens.iter().position(|t| t.span.start == quantity.span.start)?;
            let end = sentence.tokens.iter().position(|t| t.span.end == quantity.span.end)? + 1;
            Some(Number { quantity, start, end })
        };
        quantities.into_iter().filter_map(place).collect()
    }
}

/// Whether "un" counts for a trigger: "un mort", "une femme a été tuée", but not "une garde à vue".
fn counts_one(hit: &Hit<'_>, kind: CountKind) -> bool {
    matches!(kind, CountKind::Dead | CountKind::Injured) && !hit.name.starts_with("tentative")
}

/// A sentence while its numbers are attached.
struct View<'a> {
    counter: &'a Counter,
    sentence: &'a Sentence<'a>,
    lexicon: &'a Lexicon,
    numbers: &'a [Number],
}

type Found = (Quantity, Option<Span>);

impl View<'_> {
    /// The quantities of a trigger: inside it, before a noun, after it, or in the subject of a verb.
    fn find(&self, hit: &Hit<'_>, kind: CountKind) -> Vec<Found> {
        let (first, last) = (hit.at.first(), hit.at.last());
        if let Some(number) = self.numbers.iter().find(|n| n.start >= first && n.end <= last + 1) {
            return vec![(number.quantity, None)];
        }
        if matches!(kind, CountKind::Prisoners | CountKind::Bodies) {
            let near = self.before_noun(first, false).or_else(|| self.after(last, OBJECT + 2));
            return near.into_iter().collect();
        }
        let noun = hit.firing == Firing::Noun || !self.is_verb(first);
        let participle = self.is_participle(first);
        let bare = !self.has_auxiliary(first);
        if (noun || participle && bare)
            && let Some(found) = self.before_noun(first, counts_one(hit, kind))
        {
            return vec![found];
        }
        let of = self.is(last + 1, &self.counter.of) && (hit.firing != Firing::Verb || bare);
        let object = of.then(|| self.after(last, 2)).flatten();
        if noun || object.is_some() {
            return object.into_iter().collect();
        }
        let active = !participle || self.is_active(first);
        let subject_counts = hit.firing == Firing::Phrase
            || self
                .counter
                .intransitive
                .iter()
                .any(|verb| verb == hit.name.trim_start_matches("se "));
        if active && !subject_counts {
            return self.objects(last);
        }
        let beside = |n: &Number| n.start == last + 1 && self.person(n.end, n.end + 3).is_some();
        if bare && participle && self.numbers.iter().any(beside) {
            return self.objects(last);
        }
        self.subject(first, counts_one(hit, kind)).into_iter().collect()
    }

    fn is(&self, at: usize, cues: &CueSet) -> bool {
        cues.at(self.sentence, at).is_some()
    }

    /// The quantity right before a noun, with adjectives between: "deux autres corps", "sept personnes mortes".
    fn before_noun(&self, at: usize, one: bool) -> Option<Found> {
        let mut left = at;
        while left > 0 && at - left < 5 {
            if let Some(number) = self.numbers.iter().find(|n| n.end == left) {
                return Some((self.latest(number), self.person(left, at)));
            }
            let before = left - 1;
            if one && self.is(before, &self.counter.one) && at - left < 4 {
                return Some((self.one(before), self.person(left, at)));
            }
            let flags = self.sentence.marks[before].flags;
            let between = flags.any(Flags::COUNTED | Flags::PERSON) || self.is_modifier(before);
            if !between {
                return None;
            }
            left = before;
        }
        None
    }

    /// The quantity that begins at most `reach` words after a trigger, not over a mark.
    fn after(&self, last: usize, reach: usize) -> Option<Found> {
        let number = self.numbers.iter().find(|n| n.start > last && n.start - last <= reach + 1);
        let one = || {
            let at = (last + 1..=last + 2).find(|&at| self.is(at, &self.counter.one))?;
            let person = self.person(at + 1, at + 4)?;
            Some((self.one(at), Some(person)))
        };
        let Some(number) = number else { return one() };
        let clear = (last + 1..number.start).all(|at| !self.sentence.has(at, Flags::STOP));
        if !clear || !self.counts_people(number) {
            return None;
        }
        Some((number.quantity, self.person(number.end, number.end + 4)))
    }

    /// The counted objects of an active verb: "a tué douze civils", "en ont tué deux en Russie et trois en Ukraine".
    fn objects(&self, last: usize) -> Vec<Found> {
        let Some(first) = self.after(last, OBJECT) else { return Vec::new() };
        let mut found = vec![first];
        let Some(number) = self.numbers.iter().find(|n| n.quantity == first.0) else {
            return found;
        };
        let joined =
            (number.end + 1..number.end + 5).find(|&at| self.is(at, &self.counter.joining));
        let next = joined.and_then(|at| self.numbers.iter().find(|n| n.start == at + 1));
        let elided = first.1.is_none() && self.is(number.end, &self.counter.placing);
        if let Some(next) = next.filter(|n| elided && self.is(n.end, &self.counter.placing)) {
            found.push((next.quantity, None));
        }
        found
    }

    /// The counted subject of a passive or intransitive verb, nearest first.
    fn subject(&self, first: usize, one: bool) -> Option<Found> {
        for at in (first.saturating_sub(SUBJECT)..first).rev() {
            if self.sentence.has(at, Flags::CLAUSE) {
                return None;
            }
            if let Some(number) = self.numbers.iter().find(|n| n.end == at + 1) {
                if self.counts_people(number) {
                    return Some((self.latest(number), self.person(number.end, first)));
                }
            } else if one
                && self.is(at, &self.counter.one)
                && let Some(person) = self.person(at + 1, (at + 4).min(first))
            {
                return Some((self.one(at), Some(person)));
            }
        }
        None
    }

    /// Whether a quantity counts people: a person or nothing stands after it, not a unit.
    fn counts_people(&self, number: &Number) -> bool {
        let next = number.end;
        let unit = |at: usize| self.is(at, &self.counter.not_people);
        let joined = self.is(next, &self.counter.joining)
            && self.numbers.iter().any(|n| n.start == next + 1 && unit(n.end));
        if unit(next) || joined || self.is(next, &self.counter.of) && unit(next + 1) {
            return false;
        }
        if self.person(next, next + 4).is_some() {
            return true;
        }
        let flags = self.sentence.flags(next).unwrap_or_default();
        next >= self.sentence.len()
            || flags.any(
                Flags::BETWEEN
                    | Flags::VERBAL
                    | Flags::COUNTED
                    | Flags::STOP
                    | Flags::VERB
                    | Flags::NAME,
            )
            || self.is(next, &self.counter.placing)
            || self.is(next, &self.counter.joining)
            || self.is(next, &self.counter.active)
            || self.is_modifier(next)
    }

    /// The first person noun between two tokens, not over a mark.
    fn person(&self, from: usize, to: usize) -> Option<Span> {
        let range = from..to.min(self.sentence.len());
        let mut clear = range.take_while(|&at| !self.sentence.has(at, Flags::STOP));
        let at = clear.find(|&at| self.sentence.has(at, Flags::PERSON))?;
        Some(self.sentence.tokens[at].span)
    }

    /// "passe de 4 à 7": the second number counts.
    fn latest(&self, number: &Number) -> Quantity {
        let range = number.quantity.min != number.quantity.max && number.quantity.max.is_some();
        let changes = (number.start.saturating_sub(3)..number.start)
            .any(|at| self.is(at, &self.counter.latest));
        let from_to = number.end - number.start >= 4 && range && changes;
        let min = if from_to { number.quantity.max } else { number.quantity.min };
        Quantity { min, ..number.quantity }
    }

    /// "sept personnes au moins": the number is the least.
    fn at_least(&self, quantity: Quantity, noun: Option<Span>, trigger: usize) -> Quantity {
        let noun = noun.and_then(|n| self.sentence.tokens.iter().position(|t| t.span == n));
        let follows = |at: usize| self.is(at + 1, &self.counter.at_least);
        let least = noun.is_some_and(follows) || follows(trigger);
        Quantity { max: if least { None } else { quantity.max }, ..quantity }
    }

    fn one(&self, at: usize) -> Quantity {
        Quantity::count(self.sentence.tokens[at].span, Some(1.0), Some(1.0))
    }

    fn is_verb(&self, at: usize) -> bool {
        self.sentence.has(at, Flags::VERB)
            || self.analyses(at).any(|a| matches!(a, (Upos::Verb | Upos::Aux, _)))
    }

    fn is_participle(&self, at: usize) -> bool {
        self.analyses(at).any(|(upos, past)| upos == Upos::Verb && past)
    }

    fn is_modifier(&self, at: usize) -> bool {
        !self.sentence.has(at, Flags::MARK)
            && !self.sentence.has(at, Flags::VERBAL)
            && self
                .analyses(at)
                .any(|(upos, past)| upos == Upos::Adj || upos == Upos::Verb && past)
    }

    /// Classes of a token, and whether it is a past participle.
    fn analyses(&self, at: usize) -> impl Iterator<Item = (Upos, bool)> {
        self.lexicon.analyses(self.sentence.form(at)).map(|a| {
            (a.upos, a.feature("VerbForm") == Some("Part") && a.feature("Tense") == Some("Past"))
        })
    }

    /// Whether an auxiliary stands before the participle, with adverbs between.
    fn has_auxiliary(&self, at: usize) -> bool {
        let left = (at.saturating_sub(3)..at).rev().find(|&at| !self.is_adverb(at));
        left.is_some_and(|at| {
            self.sentence.has(at, Flags::VERBAL) || self.is(at, &self.counter.active)
        })
    }

    /// Whether the auxiliary of a participle is "avoir" itself: "ont tué", but not "ont été tués".
    fn is_active(&self, at: usize) -> bool {
        let left = (at.saturating_sub(3)..at).rev().find(|&at| !self.is_adverb(at));
        left.is_some_and(|at| self.is(at, &self.counter.active))
    }

    fn is_adverb(&self, at: usize) -> bool {
        self.lexicon.analyses(self.sentence.form(at)).any(|a| a.upos == Upos::Adv)
    }
}
