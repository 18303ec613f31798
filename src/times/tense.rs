//! Whether a clause speaks of the past or of what is to come.

use super::lexemes::{Function, Role};
use super::sentence::Sentence;
use crate::lexicon::{Lexicon, Upos};
use crate::syntax::{Parser, Word};

/// When the clause of a time happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Present,
    Future,
}

/// How many heads are followed, and how far around a verb its auxiliaries stand.
const REACH: usize = 8;

impl Sentence<'_> {
    /// The tense of the clause in which a token stands. News tell what happened: without a verb it is the past.
    pub(super) fn tense(&self, at: usize) -> Tense {
        if self.words.is_empty() { self.guessed_tense(at) } else { self.read_tense(at) }
    }

    fn word(&self, at: usize) -> Option<&Word> {
        self.words.get(self.base + at).filter(|_| at < self.len())
    }

    /// Whether a token belongs to what a participle says of a noun, or `of_noun`, to a noun.
    pub(super) fn is_aside(&self, at: usize, of_noun: bool) -> bool {
        let relation = self.relation(at);
        of_noun && (relation.starts_with("nmod") || relation.starts_with("flat"))
            || self.head(at).is_some_and(|head| self.relation(head) == "acl")
    }

    /// The head of a token inside the sentence.
    fn head(&self, at: usize) -> Option<usize> {
        let head = self.word(at)?.head? as usize;
        head.checked_sub(self.base).filter(|head| *head < self.len())
    }

    fn read_tense(&self, at: usize) -> Tense {
        // "l'attentat de mercredi": what has a name has mostly happened.
        let of = |at| self.is(at, Function::Of) || self.is(at, Function::OfThe);
        let of_a_noun = at > 0 && of(at - 1) && self.relation(at) == "nmod";
        let mut next = Some(at);
        for _ in 0..REACH {
            let Some(here) = next else { break };
            if self.has(here, Role::Planned) && here != at {
                return Tense::Future;
            }
            match self.tense_of(here) {
                Some(Tense::Present) if of_a_noun => return Tense::Past,
                Some(tense) => return tense,
                None => {}
            }
            next = self.head(here);
        }
        if self.announces(at) { Tense::Future } else { self.guessed_tense(at) }
    }

    /// "Réunion samedi à 20 h 30": without a verb, a day with an hour of the clock is still to come.
    fn announces(&self, at: usize) -> bool {
        let near = at.saturating_sub(2 * REACH)..(at + 2 * REACH).min(self.len());
        let verb = |at| matches!(self.upos(at), Some(Upos::Verb | Upos::Aux));
        !near.clone().any(verb) && (near.start..near.end).any(|at| self.clock(at).is_some())
    }

    /// The tense that a verb, or a predicate with its copula, says.
    fn tense_of(&self, at: usize) -> Option<Tense> {
        let word = self.word(at)?;
        let helper = self.helper(at);
        if !matches!(word.upos, Upos::Verb | Upos::Aux) && helper.is_none() {
            return None;
        }
        let own = self.form_of(at);
        let Some(helper) = helper else {
            return match own {
                Form::Future | Form::Conditional => Some(Tense::Future),
                Form::Present => Some(Tense::Present),
                // A participle too: "les mesures annoncées lundi".
                Form::Past | Form::Participle => Some(Tense::Past),
                Form::Infinitive => self.governed(at),
            };
        };
        let passive = own != Form::Participle
            || self.relation(helper).ends_with("pass") && !self.has(at, Role::WithBeing);
        Some(match self.form_of(helper) {
            Form::Future => Tense::Future,
            Form::Conditional if passive => Tense::Future,
            Form::Present if passive => Tense::Present,
            Form::Infinitive if passive => return self.governed(at).or(Some(Tense::Present)),
            _ => Tense::Past,
        })
    }

    /// The tense of an infinitive, from the verb before it: "va tenter", "doit se tenir".
    fn governed(&self, at: usize) -> Option<Tense> {
        let head = self.head(at)?;
        let auxiliary = |at: usize| self.has(at, Role::FutureAuxiliary);
        let near = (at.saturating_sub(4)..at).any(auxiliary);
        (auxiliary(head) || near).then_some(Tense::Future)
    }

    /// The first auxiliary or copula of a verb.
    fn helper(&self, at: usize) -> Option<usize> {
        let here = (self.base + at) as u32;
        let helps = |&other: &usize| {
            self.word(other).is_some_and(|word| word.upos == Upos::Aux && word.head == Some(here))
        };
        (at.saturating_sub(REACH)..(at + 3).min(self.len())).find(helps)
    }

    fn relation(&self, at: usize) -> &str {
        self.word(at).map_or("", |word| Parser::embedded().deprel(word))
    }

    fn form_of(&self, at: usize) -> Form {
        let Some(word) = self.word(at) else { return Form::Present };
        let mut form = Form::Present;
        for (name, value) in Parser::embedded().features(word) {
            match (name, value) {
                ("Mood", "Cnd") => return Form::Conditional,
                ("Tense", "Fut") => return Form::Future,
                ("VerbForm", "Inf") => return Form::Infinitive,
                ("VerbForm", "Part") => return Form::Participle,
                ("Tense", "Past" | "Imp") => form = Form::Past,
                _ => {}
            }
        }
        form
    }

    /// Without trees: a form that can only be future, near by.
    fn guessed_tense(&self, at: usize) -> Tense {
        let near = at.saturating_sub(2 * REACH)..(at + 2 * REACH).min(self.len());
        let lexicon = Lexicon::embedded();
        let future = |at: usize| {
            let mut analyses = lexicon.analyses(self.form(at)).peekable();
            analyses.peek().is_some() && analyses.all(|a| a.feats.contains("Tense=Fut"))
        };
        let planned =
            |at: usize| self.has(at, Role::Planned) || self.has(at, Role::FutureAuxiliary);
        let mut words = near.filter(|&at| self.is_word(at));
        if words.any(|at| planned(at) || future(at)) { Tense::Future } else { Tense::Past }
    }
}

/// What a verb's form says of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Past,
    Present,
    Future,
    Conditional,
    Participle,
    Infinitive,
}
