//! How a time of a sentence stands to a trigger.

use super::search::Search;
use crate::events::clause::{clause, depends_on};
use crate::text::mix;

/// Heads that are followed from a trigger and from a time.
const STEPS: usize = 6;
/// Ways of [`Search::way`] up to this one stay inside of the clause.
pub(super) const SAME_CLAUSE: u64 = 3;
const FAR: u64 = 6;

impl Search<'_> {
    /// Whether a time stands in the main clause of its sentence.
    pub(super) fn is_main(&self, time: usize) -> u64 {
        let Some((Some(top), _)) = self.moments[time] else { return 2 };
        let words = &self.layers.words;
        u64::from(words[clause(words, top)].head.is_none())
    }

    /// How a time of the sentence stands to a trigger, the nearest first.
    pub(super) fn way(&self, event: usize, time: usize) -> u64 {
        let ((Some(own), _), Some((Some(time), _))) = (self.told[event], self.moments[time])
        else {
            return FAR;
        };
        let words = &self.layers.words;
        let (clause_of_own, clause_of_time) = (clause(words, own), clause(words, time));
        match () {
            () if words[time].head == Some(own as u32) => 0,
            () if depends_on(words, time, own) && clause_of_own == clause_of_time => 1,
            () if words[time].head == words[own].head => 2,
            () if clause_of_own == clause_of_time => SAME_CLAUSE,
            () if depends_on(words, own, clause_of_time) => 4,
            () if depends_on(words, time, clause_of_own) => 5,
            () => FAR,
        }
    }

    /// Whose trigger is the first above a time: that of the event (1), of another one of its type (2), of its group
    /// (3), of another group (4), or nobody's (0).
    pub(super) fn owner(&self, event: usize, time: usize) -> u64 {
        let Some((Some(time), _)) = self.moments[time] else { return 0 };
        let words = &self.layers.words;
        let head = |&at: &usize| words[at].head.map(|head| head as usize);
        let above = std::iter::successors(Some(time), head).skip(1).take(STEPS);
        let owner = above.filter_map(|at| {
            let place = self.heads.binary_search_by_key(&at, |own| own.0).ok()?;
            Some(self.heads[place].1)
        });
        let asking = &self.asking[event];
        match owner.map(|owner| (owner, self.asking[owner])).next() {
            None => 0,
            Some((owner, _)) if owner == event => 1,
            Some((_, other)) if other.kind == asking.kind => 2,
            Some((_, other)) if other.group == asking.group => 3,
            Some(_) => 4,
        }
    }

    /// The relations on the way from a trigger to a time, hashed.
    pub(super) fn path(&self, event: usize, time: usize) -> u64 {
        let ((Some(own), _), Some((Some(time), _))) = (self.told[event], self.moments[time])
        else {
            return 0;
        };
        let words = &self.layers.words;
        let up = |at: usize| {
            let head = |&at: &usize| words[at].head.map(|head| head as usize);
            std::iter::successors(Some(at), head).take(STEPS)
        };
        let above: Vec<usize> = up(own).collect();
        let mut hash = 1;
        for at in up(time) {
            if let Some(steps) = above.iter().position(|&own| own == at) {
                let climbed = above[..steps].iter();
                return climbed
                    .fold(mix(hash, 99), |hash, &at| mix(hash, words[at].deprel.index() as u64));
            }
            hash = mix(hash, words[at].deprel.index() as u64);
        }
        2
    }
}
