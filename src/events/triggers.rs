//! The matcher: finds the triggers of a sentence and settles which of them stand.

use super::TypeId;
use super::builder::Builder;
use super::compile::Compiler;
use super::cues::{Cue, CueSet};
use super::evidence::{Look, Tag, Topics};
use super::flags::Flags;
use super::judge::{Choice, Found, Judge};
use super::ontology::Ontology;
use super::phrases::{Match, Phrase};
use super::sentence::{Mark, Sentence};
use super::vocabulary::Vocabulary;
use crate::Result;
use crate::lexicon::Lexicon;
use crate::numbers::Numbers;
use crate::syntax::Word;
use crate::tokens::{Token, Tokens};

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
    pub(super) scored: bool,
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
    pub(super) confidence: f32,
}

/// An expression, and the rule it fires; or whose type it keeps from its words.
#[derive(Clone, Debug)]
pub(super) struct Fixed {
    pub(super) phrase: Phrase,
    pub(super) rule: u16,
    pub(super) blocks: bool,
    pub(super) name: String,
}

/// All rules, compiled.
#[derive(Clone, Debug)]
pub(super) struct Matcher {
    /// By type: what the scorer calls it.
    pub(super) types: Vec<Tag>,
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
pub(crate) struct Reading {
    pub(super) marks: Vec<Mark>,
    /// By set of cues: whether the article has one.
    has: Vec<Option<bool>>,
    found: Vec<(Found, Match, Option<Cue>)>,
    taken: Vec<bool>,
    /// Types that expressions keep from their words.
    barred: Vec<(TypeId, Match)>,
    cues: Vec<u32>,
    /// What the article is about; counted when the first sentence asks.
    topics: Option<Topics>,
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
    pub(super) fn read(&self, text: &str, tokens: &Tokens) -> Reading {
        let mut marks: Vec<Mark> = Vec::with_capacity(tokens.len());
        for sentence in 0..tokens.sentences() {
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
            barred: Vec::new(),
            cues: Vec::new(),
            topics: None,
        }
    }

    /// Calls `each` with the triggers of a sentence, phrases first. `decide` says which choice stands, and how
    /// sure that is; `words` are those of the tokens, or none.
    pub(super) fn sentence<'m>(
        &'m self,
        article: (&str, &[Token], &[Word]),
        range: std::ops::Range<usize>,
        reading: &mut Reading,
        mut decide: impl FnMut(&Look<'_>, Match, &[Choice<'m>]) -> Option<(usize, f32)>,
        mut each: impl FnMut(Hit<'m>, Sentence<'_>),
    ) {
        let (text, all, words) = article;
        let Reading { marks, has, found, taken, barred, cues, topics } = reading;
        let here = &marks[range.clone()];
        if !here.iter().any(|mark| mark.flags.has(Flags::WAKES)) {
            return;
        }
        let vocabulary = &self.vocabulary;
        cues.clear();
        cues.extend((0..here.len() as u32).filter(|&at| here[at as usize].flags.has(Flags::CUE)));
        let (start, tokens) = (range.start, &all[range.clone()]);
        let sentence = Sentence { text, tokens, marks: here, vocabulary, cues };
        let article = Sentence { text, tokens: all, marks, vocabulary, cues: &[] };
        let topics = topics.get_or_insert_with(|| Topics::of(self, marks));
        let words = words.get(range).unwrap_or_default();
        let look = Look { matcher: self, sentence, words, start, topics };
        let mut judge = Judge { matcher: self, sentence, article, words, has };
        taken.clear();
        taken.resize(sentence.len(), false);
        found.clear();
        judge.phrases(found);
        found.sort_unstable_by_key(|(found, ..)| *found);
        let mut stands = |at: Match, choices: &[Choice<'m>]| {
            let (index, confidence) = decide(&look, at, choices)?;
            let Choice { rule, firing, name, cue, .. } = choices[index];
            let rule = &self.rules[usize::from(rule)];
            Some(Hit { rule, firing, name, at, cue, confidence })
        };
        barred.clear();
        found.retain(|&(order, at, cue)| {
            let fixed = &self.fixed[order.fixed as usize];
            let kind = self.rules[usize::from(fixed.rule)].kind;
            let words = (at.start..at.end).filter(|&i| fixed.blocks || at.has(i));
            if words.clone().any(|i| taken[i]) {
                return false;
            }
            if fixed.blocks {
                barred.push((kind, at));
                return true;
            }
            if words.clone().any(|i| is_barred(barred, kind, i)) {
                return false;
            }
            let (firing, rule, name) = (Firing::Phrase, fixed.rule, fixed.name.as_str());
            let (allowed, rank) = (!order.denied, order.rank);
            let choice = Choice { kind, rule, firing, name, allowed, rank, cue };
            let Some(hit) = stands(at, &[choice]) else { return false };
            each(hit, sentence);
            words.for_each(|i| taken[i] = true);
            true
        });
        let mut choices = Vec::new();
        for at in (0..sentence.len()).filter(|&at| here[at].flags.has(Flags::WAKES)) {
            if taken[at] {
                continue;
            }
            judge.word(at, &mut choices);
            choices.retain(|choice| {
                !is_barred(barred, choice.kind, at)
                    && !echoes(choice, found, &self.fixed, &self.rules)
            });
            if !choices.is_empty()
                && let Some(hit) = stands(Match::one(at), &choices)
            {
                each(hit, sentence);
            }
        }
    }
}

/// Whether an expression keeps a type from a word: "attaque cardiaque".
fn is_barred(barred: &[(TypeId, Match)], kind: TypeId, word: usize) -> bool {
    barred.iter().any(|(own, at)| *own == kind && (at.start..at.end).contains(&word))
}

/// Whether a word fires only because of a phrase that tells of the same: "une grève de drone a visé le port".
fn echoes(
    choice: &Choice<'_>,
    found: &[(Found, Match, Option<Cue>)],
    fixed: &[Fixed],
    rules: &[Rule],
) -> bool {
    let Some(cue) = choice.cue else { return false };
    found.iter().any(|(order, at, _)| {
        let other = &fixed[order.fixed as usize];
        !other.blocks && rules[usize::from(other.rule)].kind == choice.kind && at.has(cue.start)
    })
}
