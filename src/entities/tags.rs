//! Tags of words → spans. A name is tagged begin, inside… end, or single; the best way through a sentence keeps
//! names whole.

/// Tags that each label has, after the one tag of what is outside: begin, inside, end, single.
const EACH: usize = 4;

/// The logarithm of what is as good as impossible.
const LEAST: f32 = -20.0;

/// A name in a sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Found {
    /// Its first and its last word.
    pub(super) first: usize,
    pub(super) last: usize,
    /// Number of its label.
    pub(super) label: usize,
    /// How likely it is, span and label.
    pub(super) probability: f32,
}

/// Where a way through the tags came from.
#[derive(Clone, Copy, Debug, Default)]
struct Step {
    /// The best tag, of those that end outside of a name.
    free: u8,
    /// For each label, whether the name was begun one word ago (else it went on).
    begun: u8,
}

/// Room that is used again.
#[derive(Debug, Default)]
pub(super) struct Path {
    steps: Vec<Step>,
}

impl Path {
    /// The best names of a sentence: rows of `each` logarithms of probabilities, of which the first are those of the
    /// tags of so many labels.
    pub(super) fn best(
        &mut self,
        rows: &[f32],
        each: usize,
        labels: usize,
        mut found: impl FnMut(Found),
    ) {
        const NEVER: f32 = -1e9;
        // The best ways so far that end outside of a name; inside of one of each label.
        let (mut free, mut open) = (0f32, [NEVER; 8]);
        self.steps.clear();
        for row in rows.chunks_exact(each) {
            let log = |tag: usize| row[tag].max(LEAST);
            let mut step = Step::default();
            let mut best = free + log(0);
            for (label, open) in open.iter_mut().enumerate().take(labels) {
                let tag = 1 + EACH * label;
                for (tag, before) in [(tag + 2, *open), (tag + 3, free)] {
                    if before + log(tag) > best {
                        best = before + log(tag);
                        step.free = tag as u8;
                    }
                }
                let (begin, inside) = (free + log(tag), *open + log(tag + 1));
                step.begun |= u8::from(begin >= inside) << label;
                *open = begin.max(inside);
            }
            free = best;
            self.steps.push(step);
        }
        let mut word = self.steps.len();
        while word > 0 {
            let last = word - 1;
            let tag = usize::from(self.steps[last].free);
            let (label, part) = (tag.wrapping_sub(1) / EACH, tag.wrapping_sub(1) % EACH);
            let mut first = last;
            if tag > 0 && part == 2 {
                first -= 1;
                while self.steps[first].begun >> label & 1 == 0 && first > 0 {
                    first -= 1;
                }
            }
            if tag > 0 {
                let tag = 1 + EACH * label;
                let of = |word: usize| match (word == first, word == last) {
                    (true, true) => tag + 3,
                    (true, false) => tag,
                    (false, false) => tag + 1,
                    (false, true) => tag + 2,
                };
                let log =
                    (first..=last).map(|word| rows[word * each + of(word)]).fold(0.0, f32::min);
                let probability = log.exp();
                found(Found { first, last, label, probability });
            }
            word = first;
        }
    }
}
