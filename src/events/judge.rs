//! Judges the candidates of one sentence: which readings a word or expression has, and whose conditions hold.

use super::TypeId;
use super::cues::Cue;
use super::flags::Flags;
use super::phrases::Match;
use super::sentence::Sentence;
use super::triggers::{Firing, Fixed, Matcher, Rule};
use crate::lexicon::{Lexicon, Upos};
use crate::syntax::Word;

/// Which of several candidates wins: the smaller one. Reflexive verbs, priority, words under
/// conditions before plain ones, nearness of the cue, order of the files.
pub(super) type Rank = (bool, i32, bool, usize, u16);

/// A type that a word or expression may state.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice<'m> {
    pub(super) kind: TypeId,
    pub(super) rule: u16,
    pub(super) firing: Firing,
    /// Lemma or phrase as the ontology writes it.
    pub(super) name: &'m str,
    /// Whether its conditions hold.
    pub(super) allowed: bool,
    pub(super) rank: Rank,
    pub(super) cue: Option<Cue>,
}

impl Choice<'_> {
    fn order(&self) -> (bool, Rank) {
        (!self.allowed, self.rank)
    }
}

/// The choice of the rules: the first whose conditions hold.
pub(super) fn best(choices: &[Choice<'_>]) -> Option<usize> {
    let allowed = choices.iter().enumerate().filter(|(_, choice)| choice.allowed);
    allowed.min_by_key(|(_, choice)| choice.rank).map(|(i, _)| i)
}

/// An expression found in the sentence, ordered by who wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Found {
    loses_by_words: u8,
    blocks: bool,
    pub(super) denied: bool,
    pub(super) rank: Rank,
    start: usize,
    pub(super) fixed: u32,
}

/// Judges the candidates of one sentence.
pub(super) struct Judge<'a, 'm> {
    pub(super) matcher: &'m Matcher,
    pub(super) sentence: Sentence<'a>,
    pub(super) article: Sentence<'a>,
    /// The words of the sentence; none without trees.
    pub(super) words: &'a [Word],
    /// By set of cues: whether the article has one.
    pub(super) has: &'a mut Vec<Option<bool>>,
}

impl<'m> Judge<'_, 'm> {
    /// Collects the expressions of the sentence, those that block included.
    pub(super) fn phrases(&mut self, out: &mut Vec<(Found, Match, Option<Cue>)>) {
        let sentence = self.sentence;
        for start in 0..sentence.len() {
            if !sentence.marks[start].flags.has(Flags::WAKES) {
                continue;
            }
            for &key in sentence.keys(start) {
                for &fixed in &self.matcher.heads[usize::from(key.0)] {
                    let &Fixed { ref phrase, rule, blocks, .. } =
                        &self.matcher.fixed[fixed as usize];
                    let Some(at) = phrase.at(&sentence, start) else { continue };
                    let own = &self.matcher.rules[usize::from(rule)];
                    if !blocks && self.blocked(own, at) {
                        continue;
                    }
                    let (allowed, rank, cue) = if blocks {
                        (true, Rank::default(), None)
                    } else {
                        self.verdict(rule, at, false, false)
                    };
                    if !allowed && !own.scored {
                        continue;
                    }
                    let (loses_by_words, denied) = (u8::MAX - phrase.fixed, !allowed);
                    let found = Found { loses_by_words, blocks, denied, rank, start, fixed };
                    out.push((found, at, cue));
                }
            }
        }
    }

    /// The types that a single word may state, one choice each.
    pub(super) fn word(&mut self, at: usize, out: &mut Vec<Choice<'m>>) {
        out.clear();
        let matcher = self.matcher;
        let word = self.sentence.marks[at].word;
        let (as_verb, as_noun) = self.sentence.readings(at);
        let as_verb = as_verb && self.words.get(at).is_none_or(|word| self.can_be_verb(at, word));
        let verbs = matcher.vocabulary.verbs(word).iter().map(|s| (Firing::Verb, s));
        let nouns = matcher.vocabulary.nouns(word).iter().map(|s| (Firing::Noun, s));
        for (firing, &sense) in verbs.filter(|_| as_verb).chain(nouns.filter(|_| as_noun)) {
            if sense.reflexive && !self.sentence.is_reflexive(at) {
                continue;
            }
            let rule = &matcher.rules[usize::from(sense.rule)];
            if self.blocked(rule, Match::one(at)) {
                continue;
            }
            let noun = firing == Firing::Noun;
            let (allowed, rank, cue) =
                self.verdict(sense.rule, Match::one(at), noun, sense.reflexive);
            let kind = rule.kind;
            let name = matcher.lemmas[usize::from(sense.lemma)].as_str();
            let new = Choice { kind, rule: sense.rule, firing, name, allowed, rank, cue };
            match out.iter_mut().find(|old| old.kind == kind) {
                Some(old) if new.order() < old.order() => *old = new,
                Some(_) => {}
                None => out.push(new),
            }
        }
    }

    /// Whether the tree allows a verb: "présentes" as adjective is no form of *présenter*, "blessés" is one of *blesser*. An adverb that the
    /// lexicon does not have is a slip of the tagger: "le ministère dément".
    fn can_be_verb(&self, at: usize, word: &Word) -> bool {
        match word.upos {
            Upos::Verb | Upos::Aux => true,
            Upos::Adj => {
                let mut analyses = self.matcher.lexicon.analyses(self.sentence.form(at));
                analyses.any(|a| a.upos == Upos::Verb && a.feature("VerbForm") == Some("Part"))
            }
            Upos::Adv => {
                let mut analyses = self.matcher.lexicon.analyses(self.sentence.form(at));
                !analyses.any(|a| a.upos == Upos::Adv)
            }
            _ => false,
        }
    }

    /// Whether the conditions of a rule hold, how strongly, and by which cue.
    fn verdict(
        &mut self,
        rule: u16,
        at: Match,
        noun: bool,
        reflexive: bool,
    ) -> (bool, Rank, Option<Cue>) {
        let number = rule;
        let rule = &self.matcher.rules[usize::from(rule)];
        // A user's own types come before the library's where all else is equal.
        let learnt = self.matcher.types[usize::from(rule.kind.0)].learnt;
        let order = if learnt { number + 1 } else { 0 };
        let rank = |distance| (!reflexive, -rule.priority, !rule.when, distance, order);
        match self.allows(number, at, noun) {
            Some((distance, cue)) => (true, rank(distance), cue),
            None => (false, rank(usize::MAX), None),
        }
    }

    /// Whether a word stands in the sentence that rules the rule out.
    fn blocked(&self, rule: &Rule, at: Match) -> bool {
        let set = |number: u16| &self.matcher.cue_sets[usize::from(number)];
        rule.not_cues.iter().any(|&cues| set(cues).stands_beside(&self.sentence, at))
    }

    /// The distance of the cue if the conditions of a rule hold, and the cue.
    fn allows(&mut self, rule: u16, at: Match, noun: bool) -> Option<(usize, Option<Cue>)> {
        let matcher = self.matcher;
        let set = |number: u16| &matcher.cue_sets[usize::from(number)];
        let rule = &matcher.rules[usize::from(rule)];
        if rule.scored {
            return None;
        }
        let mut cue = None;
        if let Some(cues) = rule.cues {
            cue = Some(set(cues).near(&self.sentence, at, rule.distance)?);
        }
        let mut distance = cue.map_or(0, |cue| cue.distance);
        if let Some(cues) = rule.document {
            if !self.article_has(cues) {
                return None;
            }
            if cue.is_none() && !rule.counted {
                distance = 1000;
            }
        }
        if rule.counted && !counted(&self.sentence, at.first(), noun, matcher.lexicon) {
            return None;
        }
        Some((distance, cue))
    }

    /// Whether one of the cues stands anywhere in the article; found out once.
    fn article_has(&mut self, cues: u16) -> bool {
        let (set, article) = (&self.matcher.cue_sets[usize::from(cues)], &self.article);
        *self.has[usize::from(cues)].get_or_insert_with(|| {
            let mut cues = (0..article.len()).filter(|&at| article.has(at, Flags::CUE));
            cues.any(|at| set.at(article, at).is_some())
        })
    }
}

/// Whether a number governs the word: "56 morts", "deux autres blessés", "tuant douze civils".
fn counted(sentence: &Sentence<'_>, at: usize, noun: bool, lexicon: &Lexicon) -> bool {
    for left in (at.saturating_sub(4)..at).rev() {
        if sentence.has(left, Flags::NUMBER) {
            return true;
        }
        if !sentence.has(left, Flags::COUNTED) && !is_adjective(sentence, left, lexicon) {
            break;
        }
    }
    if noun {
        return false;
    }
    (at.saturating_sub(8)..sentence.len().min(at + 6)).any(|person| {
        let (low, high) = (at.min(person), at.max(person));
        person != at
            && sentence.has(person, Flags::PERSON)
            && (person.saturating_sub(3)..person).any(|i| sentence.has(i, Flags::NUMBER))
            && !(low + 1..high).any(|i| sentence.has(i, Flags::CLAUSE))
    })
}

fn is_adjective(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> bool {
    if sentence.has(at, Flags::MARK) {
        return false;
    }
    lexicon.analyses(sentence.form(at)).any(|a| a.upos == Upos::Adj)
}
