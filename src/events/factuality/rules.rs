//! The first answer: negation, mood, tense, and words around the trigger.

use serde::Deserialize;

use crate::events::Factuality;
use crate::events::compile::Compiler;
use crate::events::cues::{Cue, CueSet};
use crate::events::flags::Flags;
use crate::events::ontology::Lists;
use crate::events::phrases::Match;
use crate::events::sentence::Sentence;
use crate::events::triggers::Firing;
use crate::lexicon::{Lexicon, Upos};
use crate::{Error, Result};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    rule: Vec<Line>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    factuality: Factuality,
    cues: Vec<String>,
    #[serde(default)]
    before: usize,
    #[serde(default)]
    after: usize,
    only: Option<Class>,
    #[serde(default)]
    comma: bool,
    #[serde(default)]
    own: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Class {
    Verb,
    Noun,
}

#[derive(Clone, Debug)]
struct Rule {
    factuality: Factuality,
    cues: CueSet,
    before: usize,
    after: usize,
    only: Option<Class>,
    comma: bool,
    own: bool,
}

/// What the rules say of a trigger.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Answer {
    pub(super) factuality: Factuality,
    /// The words that decided.
    pub(super) cue: Option<Cue>,
    /// The number of the rule, from 1; 0 for none.
    pub(super) rule: usize,
}

/// The rules of `assets/events/factuality.toml`, and the mood and tense of the trigger itself.
#[derive(Clone, Debug)]
pub(super) struct Rules(Vec<Rule>);

impl Rules {
    /// Compiles the rules with the words of the matcher.
    pub(super) fn new(compiler: &mut Compiler<'_>) -> Result<Self> {
        let file: File = toml::from_str(include_str!("../../../assets/events/factuality.toml"))
            .map_err(|e| Error::asset(format!("factuality.toml: {}", e.to_string().trim_end())))?;
        let lists = Lists::new();
        let rules = file.rule.into_iter().map(|line| Rule {
            factuality: line.factuality,
            cues: compiler.cues(&line.cues, &lists).unwrap_or_default(),
            before: line.before,
            after: line.after,
            only: line.only,
            comma: line.comma,
            own: line.own,
        });
        Ok(Self(rules.collect()))
    }

    /// What the first rule that fits says of a trigger.
    pub(super) fn of(
        &self,
        sentence: &Sentence<'_>,
        trigger: Match,
        firing: Firing,
        lexicon: &Lexicon,
    ) -> Answer {
        let verb = match firing {
            Firing::Verb => true,
            Firing::Noun => false,
            Firing::Phrase => {
                sentence.has(trigger.first(), Flags::VERB)
                    || is_verb(lexicon, sentence.form(trigger.first()))
            }
        };
        for (number, rule) in self.0.iter().enumerate() {
            if rule.only.is_some_and(|class| (class == Class::Verb) != verb) {
                continue;
            }
            if let Some(cue) = rule.cue(sentence, trigger) {
                let factuality = rule.factuality;
                return Answer { factuality, cue: Some(cue), rule: number + 1 };
            }
        }
        let mood = if verb { mood(lexicon, sentence.form(trigger.first())) } else { None };
        Answer { factuality: mood.unwrap_or_default(), ..Answer::default() }
    }
}

impl Rule {
    /// The cue of the rule that is nearest to the trigger, if there is one in reach.
    fn cue(&self, sentence: &Sentence<'_>, trigger: Match) -> Option<Cue> {
        let (first, last) = (trigger.first(), trigger.last());
        if self.own {
            let end = self.cues.at(sentence, first)?;
            return Some(Cue { distance: 0, start: first, end });
        }
        let open = |at: &usize| {
            let mark = sentence.has(*at, Flags::CLAUSE);
            !(mark || self.comma && sentence.form(*at) == ",")
        };
        let lowest = first.saturating_sub(self.before + 3);
        let left = (lowest..first).rev().take_while(open);
        let before = left.filter_map(|start| {
            let end = self.cues.at(sentence, start).filter(|&end| end <= first)?;
            (end + self.before > first).then_some(Cue { distance: first + 1 - end, start, end })
        });
        if self.before > 0
            && let Some(cue) = before.min_by_key(|cue| cue.distance)
        {
            return Some(cue);
        }
        let right = (last + 1..sentence.len().min(last + 1 + self.after)).take_while(open);
        let mut after = right.filter_map(|start| {
            let end = self.cues.at(sentence, start)?;
            Some(Cue { distance: start - last, start, end })
        });
        after.next()
    }
}

fn is_verb(lexicon: &Lexicon, form: &str) -> bool {
    lexicon.analyses(form).any(|a| matches!(a.upos, Upos::Verb | Upos::Aux))
}

/// What the ending of a finite verb says: "démissionnera", "démissionnerait".
fn mood(lexicon: &Lexicon, form: &str) -> Option<Factuality> {
    let mut only = None;
    for analysis in lexicon.analyses(form).filter(|a| a.upos == Upos::Verb) {
        let here = match (analysis.feature("Mood"), analysis.feature("Tense")) {
            (Some("Cnd"), _) => Factuality::Possible,
            (_, Some("Fut")) => Factuality::Planned,
            _ => return None,
        };
        if only.is_some_and(|other| other != here) {
            return None;
        }
        only = Some(here);
    }
    only
}
