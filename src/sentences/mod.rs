//! Text → sentences.

use crate::Span;

/// The sentence segmenter.
#[derive(Clone, Debug, Default)]
pub struct Segmenter {}

impl Segmenter {
    /// Appends the sentences of a text.
    pub fn segment(&self, text: &str, out: &mut Vec<Span>) {
        let mut start = 0;
        for (i, _) in text.match_indices(". ") {
            out.push(Span::new(start, i + 1).trim(text));
            start = i + 1;
        }
        out.push(Span::new(start, text.len()).trim(text));
        out.retain(|s| !s.is_empty());
    }
}
