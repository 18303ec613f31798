//! The matcher: finds the triggers of a sentence and settles which of them stand.

use super::TypeId;
use super::builder::Builder;
use super::compile::Compiler;
use super::cues::{Cue, CueSet};
use super::flags::Flags;
use super::ontology::Ontology;
use super::phrases::{Match, Phrase};
use super::sentence::{Mark, Sentence};
use super::vocabulary::{Sense, Vocabulary};
use crate::Result;
use crate::lexicon::{Lexicon, Upos};
use crate::numbers::Numbers;
use crate::tokens::Token;

/// The conditions of a block of words of the ontology.
#[derive(Clone, Debug)]
pub(super) struct Rule {
    pub(super) kind: TypeId,
    /// Whether the words stand in a `[[type.when]]`.
    pub(super) when: bool,
    pub(super) priority: i32,
    pub(super) cues: Option<u16>,
    pub(super) not_cues: Vec<u16>,
    pub(super) distance: usize,
    pub(super) counted: bool,
    pub(super) document: Option<u16>,
    /// What the evidence calls the condition: "near @drone".
    pub(super) condition: String,
}

/// Which part of the ontology fired.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Firing {
    Verb,
    Noun,
    Phrase,
}

impl Firing {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Verb => "verb",
            Self::Noun => "noun",
            Self::Phrase => "phrase",
        }
    }
}

/// A trigger that stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit<'m> {
    pub(super) rule: &'m Rule,
    pub(super) firing: Firing,
    /// Lemma or phrase as the ontology writes it.
    pub(super) name: &'m str,
    pub(super) at: Match,
    pub(super) cue: Option<Cue>,
}

/// Which of several candidates wins: the smaller one. Priority, words under conditions before
/// plain ones, nearness of the cue, order of the files.
type Rank = (i32, bool, usize, u16);

/// A reading of a word that holds: its rank (reflexive verbs first), and what it fires.
type Reached = ((bool, Rank), Firing, Sense, Option<Cue>);

/// An expression, and the rule it fires; without one it blocks.
#[derive(Clone, Debug)]
pub(super) struct Fixed {
    pub(super) phrase: Phrase,
    pub(super) rule: Option<u16>,
    pub(super) name: String,
}

/// A phrase found in the sentence, ordered by who wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Found {
    loses_by_words: u8,
    blocks: bool,
    rank: Rank,
    start: usize,
    fixed: u32,
}

/// All rules, compiled.
#[derive(Clone, Debug)]
pub(super) struct Matcher {
    pub(super) vocabulary: Vocabulary,
    pub(super) lemmas: Vec<String>,
    pub(super) rules: Vec<Rule>,
    pub(super) cue_sets: Vec<CueSet>,
    pub(super) fixed: Vec<Fixed>,
    /// By key: the expressions that may begin with it.
    pub(super) heads: Vec<Vec<u32>>,
    pub(super) lexicon: &'static Lexicon,
}

/// The marks of an article, and what was found out about it as a whole.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) marks: Vec<Mark>,
    /// By set of cues: whether the article has one.
    has: Vec<Option<bool>>,
    found: Vec<(Found, Match, Option<Cue>)>,
    taken: Vec<bool>,
    cues: Vec<u32>,
}

impl Matcher {
    /// Compiles an ontology. `further` may compile more cues with the same words.
    pub(super) fn new<T>(
        ontology: &Ontology,
        lexicon: &'static Lexicon,
        numbers: &Numbers,
        further: impl FnOnce(&mut Compiler<'_>) -> Result<T>,
    ) -> Result<(Self, T)> {
        let mut compiler = Compiler::new(lexicon, numbers)?;
        let further = further(&mut compiler)?;
        let mut builder = Builder::new(ontology, compiler);
        for (i, t) in ontology.types().iter().enumerate() {
            builder.event_type(TypeId(i as u16), t);
        }
        Ok((builder.finish(lexicon), further))
    }

    /// Looks up every token of an article.
    pub(super) fn read(
        &self,
        text: &str,
        tokens: &crate::tokens::Tokens,
        sentences: usize,
    ) -> Reading {
        let mut marks: Vec<Mark> = Vec::with_capacity(tokens.len());
        for sentence in 0..sentences {
            let mut opens = true;
            for token in tokens.of(sentence) {
                let mark = Mark::new(&self.vocabulary, text, token, opens);
                opens = mark.flags.has(Flags::OPENING);
                marks.push(mark);
            }
        }
        Reading {
            marks,
            has: vec![None; self.cue_sets.len()],
            found: Vec::new(),
            taken: Vec::new(),
            cues: Vec::new(),
        }
    }

    /// Calls `each` with the triggers of a sentence, phrases first.
    pub(super) fn sentence<'m>(
        &'m self,
        text: &str,
        all: &[Token],
        range: std::ops::Range<usize>,
        reading: &mut Reading,
        mut each: impl FnMut(Hit<'m>, Sentence<'_>),
    ) {
        let Reading { marks, has, found, taken, cues } = reading;
        let here = &marks[range.clone()];
        if !here.iter().any(|mark| mark.flags.has(Flags::WAKES)) {
            return;
        }
        let vocabulary = &self.vocabulary;
        cues.clear();
        cues.extend((0..here.len() as u32).filter(|&at| here[at as usize].flags.has(Flags::CUE)));
        let sentence = Sentence { text, tokens: &all[range], marks: here, vocabulary, cues };
        let article = Sentence { text, tokens: all, marks, vocabulary, cues: &[] };
        let mut judge = Judge { matcher: self, sentence, article, has };
        taken.clear();
        taken.resize(sentence.len(), false);
        found.clear();
        judge.phrases(found);
        found.sort_unstable_by_key(|(found, ..)| *found);
        for &(order, at, cue) in found.iter() {
            let fixed = &self.fixed[order.fixed as usize];
            let part = |i: usize| fixed.rule.is_none() || at.has(i);
            if (at.start..at.end).any(|i| part(i) && taken[i]) {
                continue;
            }
            (at.start..at.end).filter(|&i| part(i)).for_each(|i| taken[i] = true);
            if let Some(rule) = fixed.rule {
                let rule = &self.rules[usize::from(rule)];
                each(Hit { rule, firing: Firing::Phrase, name: &fixed.name, at, cue }, sentence);
            }
        }
        for at in (0..sentence.len()).filter(|&at| here[at].flags.has(Flags::WAKES)) {
            if taken[at] {
                continue;
            }
            if let Some((firing, sense, cue)) = judge.word(at) {
                let rule = &self.rules[usize::from(sense.rule)];
                if echoes(rule, cue, found, &self.fixed, &self.rules) {
                    continue;
                }
                let name = &self.lemmas[usize::from(sense.lemma)];
                each(Hit { rule, firing, name, at: Match::one(at), cue }, sentence);
            }
        }
    }
}

/// Whether a word fires only because of a phrase that tells of the same: "une grève de drone a visé le port".
fn echoes(
    rule: &Rule,
    cue: Option<Cue>,
    found: &[(Found, Match, Option<Cue>)],
    fixed: &[Fixed],
    rules: &[Rule],
) -> bool {
    let Some(cue) = cue else { return false };
    found.iter().any(|(order, at, _)| {
        let other = fixed[order.fixed as usize].rule.map(|other| &rules[usize::from(other)]);
        other.is_some_and(|other| other.kind == rule.kind) && at.has(cue.start)
    })
}

/// Judges the candidates of one sentence.
struct Judge<'a, 'm> {
    matcher: &'m Matcher,
    sentence: Sentence<'a>,
    article: Sentence<'a>,
    has: &'a mut Vec<Option<bool>>,
}

impl Judge<'_, '_> {
    /// Collects the expressions of the sentence, those that block included.
    fn phrases(&mut self, out: &mut Vec<(Found, Match, Option<Cue>)>) {
        let sentence = self.sentence;
        for start in 0..sentence.len() {
            if !sentence.marks[start].flags.has(Flags::WAKES) {
                continue;
            }
            for &key in sentence.keys(start) {
                for &fixed in &self.matcher.heads[usize::from(key.0)] {
                    let Fixed { phrase, rule, .. } = &self.matcher.fixed[fixed as usize];
                    let Some(at) = phrase.at(&sentence, start) else { continue };
                    let verdict = match rule {
                        Some(rule) => self.allows(*rule, at, false),
                        None => Some(((0, false, 0, 0), None)),
                    };
                    let Some((rank, cue)) = verdict else { continue };
                    let (loses_by_words, blocks) = (u8::MAX - phrase.fixed, rule.is_none());
                    out.push((Found { loses_by_words, blocks, rank, start, fixed }, at, cue));
                }
            }
        }
    }

    /// The best reading of a single word as a trigger.
    fn word(&mut self, at: usize) -> Option<(Firing, Sense, Option<Cue>)> {
        let vocabulary = &self.matcher.vocabulary;
        let word = self.sentence.marks[at].word;
        let (as_verb, as_noun) = self.sentence.readings(at);
        let verbs = vocabulary.verbs(word).iter().map(|s| (Firing::Verb, s)).filter(|_| as_verb);
        let nouns = vocabulary.nouns(word).iter().map(|s| (Firing::Noun, s)).filter(|_| as_noun);
        let mut best: Option<Reached> = None;
        for (firing, &sense) in verbs.chain(nouns) {
            if sense.reflexive && !self.sentence.is_reflexive(at) {
                continue;
            }
            let noun = firing == Firing::Noun;
            let Some((rank, cue)) = self.allows(sense.rule, Match::one(at), noun) else {
                continue;
            };
            let rank = (!sense.reflexive, rank);
            if best.is_none_or(|(other, ..)| rank < other) {
                best = Some((rank, firing, sense, cue));
            }
        }
        best.map(|(_, firing, sense, cue)| (firing, sense, cue))
    }

    /// Whether the conditions of a rule hold, and how strongly.
    fn allows(&mut self, rule: u16, at: Match, noun: bool) -> Option<(Rank, Option<Cue>)> {
        let matcher = self.matcher;
        let set = |number: u16| &matcher.cue_sets[usize::from(number)];
        let order = rule;
        let rule = &matcher.rules[usize::from(rule)];
        if rule.not_cues.iter().any(|&cues| set(cues).stands_beside(&self.sentence, at)) {
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
        Some(((-rule.priority, !rule.when, distance, order), cue))
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
