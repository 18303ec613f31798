//! Cues: words around a trigger that decide what it means.

use super::phrases::{Match, Phrase};
use super::sentence::Sentence;
use super::vocabulary::KeySet;

/// Cues of which one is enough.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct CueSet {
    /// Cues of one word.
    pub(super) words: KeySet,
    /// First words of the cues of several.
    pub(super) heads: KeySet,
    /// Cues of several words, or reflexive.
    pub(super) phrases: Vec<Phrase>,
}

/// A cue found beside a trigger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cue {
    /// Words between it and the trigger, and one.
    pub(super) distance: usize,
    /// Its first token.
    pub(super) start: usize,
    /// One past its last token.
    pub(super) end: usize,
}

impl CueSet {
    /// The end of a cue that begins at `at`.
    pub(super) fn at(&self, sentence: &Sentence<'_>, at: usize) -> Option<usize> {
        let keys = sentence.keys(at);
        if keys.iter().any(|&key| self.words.contains(key)) {
            return Some(at + 1);
        }
        if self.phrases.is_empty() || !keys.iter().any(|&key| self.heads.contains(key)) {
            return None;
        }
        self.phrases.iter().find_map(|phrase| phrase.at(sentence, at)).map(|found| found.end)
    }

    /// The cue nearest to a trigger, at most `reach` words away.
    pub(super) fn near(
        &self,
        sentence: &Sentence<'_>,
        trigger: Match,
        reach: usize,
    ) -> Option<Cue> {
        let (first, last) = (trigger.first(), trigger.last());
        let mut best: Option<Cue> = None;
        for start in sentence.cues.iter().map(|&at| at as usize) {
            if start > last.saturating_add(reach) {
                break;
            }
            let Some(end) = self.at(sentence, start) else { continue };
            if (start..end).any(|at| trigger.has(at)) {
                continue;
            }
            let distance = start.abs_diff(last).min(first.abs_diff(end - 1));
            if distance <= reach && best.is_none_or(|cue| distance < cue.distance) {
                best = Some(Cue { distance, start, end });
            }
        }
        best
    }

    /// Whether a sentence has a cue outside the trigger.
    pub(super) fn stands_beside(&self, sentence: &Sentence<'_>, trigger: Match) -> bool {
        self.near(sentence, trigger, usize::MAX).is_some()
    }
}
