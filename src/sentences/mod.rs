//! Text → sentences.
//!
//! A byte scan finds the [gaps](Gap) where a sentence may end; rules settle the sure ones; a small
//! trained [scorer](Scorer) settles the rest, also the end of a heading that has no full stop.
//! What happens at a gap depends only on the sentence so far and on at most 64 bytes on either
//! side, so the cost is linear in the text and a stray quotation mark cannot swallow it.

mod abbreviations;
mod common;
mod features;
mod gaps;
mod gate;
mod lines;
mod lists;
mod rules;
mod scorer;
mod table;
mod words;

use std::borrow::Cow;
use std::sync::Arc;

use crate::model::{Kind, Model};
use crate::parallel::Progress;
use crate::{Error, Result, Span};

pub use abbreviations::{Abbreviations, Binding};
use common::Common;
use features::Context;
use gaps::{Gap, Gaps};
use gate::Gate;
use lists::Lists;
use scorer::Scorer;
pub use words::Words;

#[cfg(feature = "train")]
pub mod train;

/// The sentence segmenter: built once, shared by all threads.
#[derive(Clone, Debug)]
pub struct Segmenter {
    lists: Arc<Lists>,
    gate: Gate,
    scorer: Scorer,
}

impl Default for Segmenter {
    fn default() -> Self {
        static FILE: &[u8] = include_bytes!("../../assets/models/sentences.bin");
        Self::new(Abbreviations::embedded(), Words::embedded(), FILE)
            .expect("the embedded model is tested")
    }
}

/// The model file: the bounds of the gate and its weights, the filter of common words, the weights
/// of the scorer.
pub const MODEL: Kind = Kind { name: "sentences", tag: *b"SENT", version: 1, sections: 4 };

impl Segmenter {
    /// A segmenter from its lists and a model file, which is read in place when it is borrowed.
    ///
    /// # Errors
    /// When the model is corrupt, short, or something else.
    pub fn new(
        abbreviations: Abbreviations,
        words: Words,
        model: impl Into<Cow<'static, [u8]>>,
    ) -> Result<Self> {
        let model = Model::open(MODEL, model)?;
        let bounds = model.section(0)?;
        let bound = |at| bounds.u32(at).map(u32::cast_signed).ok_or_else(|| wrong_size(0));
        let common = Common::new(model.section(2)?).ok_or_else(|| wrong_size(2))?;
        Ok(Self {
            lists: Arc::new(Lists { abbreviations, words, common }),
            gate: Gate::new(model.section(1)?, bound(0)?, bound(1)?)
                .ok_or_else(|| wrong_size(1))?,
            scorer: Scorer::new(model.section(3)?).ok_or_else(|| wrong_size(3))?,
        })
    }

    /// The sentences of a text, trimmed of white space, in order. Together they cover every
    /// character that is not white space.
    ///
    /// # Errors
    /// When the work was cancelled.
    pub fn segment(&self, text: &str, progress: &Progress) -> Result<Vec<Span>> {
        // A sentence of news has some 120 bytes.
        let mut out = Vec::with_capacity(text.len() / 120 + 1);
        let mut start = text.len() - text.trim_start().len();
        for gap in Gaps::new(text) {
            if gap.left > start && self.ends(text, start, gap) {
                progress.check()?;
                out.push(Span::new(start, gap.left));
                start = gap.right;
            }
        }
        let end = text.trim_end().len();
        if start < end {
            out.push(Span::new(start, end));
        }
        Ok(out)
    }

    /// Whether the sentence that began at `start` ends at this gap.
    fn ends(&self, text: &str, start: usize, gap: Gap) -> bool {
        let judged = || self.gate.judge(text.as_bytes(), start, gap, &self.lists);
        rules::layout(text, gap).or_else(judged).unwrap_or_else(|| {
            let context = Context::new(text, start, gap, &self.lists);
            rules::settle(&context).unwrap_or_else(|| self.scorer.score(&context) > 0)
        })
    }
}

fn wrong_size(section: u32) -> Error {
    Error::model(format!("sentences: section {section} has not the size of this version"))
}
