//! The file of the network of names: what it describes itself to be, checked against what it holds.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::features;
use super::mention::Label;
use crate::model::{Kind, Model, Section};
use crate::syntax::Parser;
use crate::syntax::matrix::Matrix;
use crate::syntax::recurrence::Layer;
use crate::syntax::simd::BLOCK;
use crate::{Error, Result};

/// The file: description (JSON), row of each feature, scales of rows, rows, weights, numbers.
pub const KIND: Kind = Kind { name: "entities", tag: *b"NAME", version: 1, sections: 6 };

/// A feature without a row.
pub const NONE: u16 = u16::MAX;

/// What the first section says.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Description {
    /// What is found, in the order of the tags.
    pub labels: Vec<String>,
    /// Rows of the parser's table; features of our own are numbered after them.
    pub known: usize,
    /// Values of a word's own vector.
    pub width: usize,
    /// Values of the parser's states.
    pub states: usize,
    /// Inputs and outputs of every matrix, in the order of [`Weights`].
    pub matrices: Vec<(usize, usize)>,
}

/// Everything that the network knows.
#[derive(Clone, Debug)]
pub(super) struct Weights {
    pub(super) labels: Vec<Label>,
    pub(super) known: usize,
    pub(super) width: usize,
    pub(super) states: usize,
    index: Section,
    scales: Section,
    rows: Section,
    pub(super) norm_scale: Vec<f32>,
    pub(super) norm_bias: Vec<f32>,
    pub(super) layer: Layer,
    pub(super) tags: Matrix,
}

impl Weights {
    /// Opens a file of weights; borrowed bytes are read in place.
    pub(super) fn open(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self> {
        let model = Model::open(KIND, bytes)?;
        let description: Description = serde_json::from_slice(model.section(0)?.as_ref())
            .map_err(|e| Error::model(format!("entities: the description cannot be read: {e}")))?;
        let sections = [model.section(1)?, model.section(2)?, model.section(3)?];
        Self::assemble(&description, sections, &model.section(4)?, &model.section(5)?)
            .filter(|own| (own.states, own.known) == Parser::embedded().shape())
            .ok_or_else(|| Error::model("entities: description, weights and parser do not agree"))
    }

    fn assemble(
        description: &Description,
        [index, scales, rows]: [Section; 3],
        weights: &Section,
        numbers: &Section,
    ) -> Option<Self> {
        let &Description { known, width, states, .. } = description;
        let named = |name: &String| Label::ALL.into_iter().find(|label| label.name() == name);
        let labels: Vec<Label> = description.labels.iter().map(named).collect::<Option<_>>()?;
        let mut at = 0;
        let mut take = |count: usize| {
            let end = at + count;
            let own: Option<Vec<f32>> =
                (at..end).map(|i| numbers.u32(i).map(f32::from_bits)).collect();
            at = end;
            own
        };
        let (norm_scale, norm_bias) = (take(width.min(rows.len()))?, take(width)?);
        let mut start = 0;
        let mut shapes = description.matrices.iter();
        let mut matrix = || {
            let &(inputs, outputs) = shapes.next()?;
            let padded = outputs.checked_next_multiple_of(BLOCK)?;
            let (scales, biases) = (take(padded)?, take(padded)?);
            let matrix = Matrix::new(weights, start, (inputs, outputs), &scales, &biases)?;
            start += matrix.size();
            Some(matrix)
        };
        let (gates, skip, tags) = (matrix()?, matrix()?, matrix()?);
        let inputs = states.checked_add(width.checked_mul(3)?)?;
        let wide = gates.outputs() / 3;
        let fits = width % BLOCK == 0
            && width > 0
            && rows.len() == scales.len() / 4 * width
            && index.len() == 2 * known.checked_add(features::COUNT)?
            && gates.shape() == (inputs, 3 * wide)
            && wide % (2 * BLOCK) == 0
            && skip.shape() == (inputs, wide)
            && tags.shape() == (wide, 1 + 4 * labels.len())
            && (1..=Label::ALL.len()).contains(&labels.len());
        fits.then_some(Self {
            labels,
            known,
            width,
            states,
            index,
            scales,
            rows,
            norm_scale,
            norm_bias,
            layer: Layer { gates, skip: Some(skip) },
            tags,
        })
    }

    /// The row of a feature: its scale, and signed bytes.
    #[inline(always)]
    pub(super) fn row(&self, feature: usize) -> Option<(f32, &[u8])> {
        let row = usize::from(self.index.u16(feature).filter(|&row| row != NONE)?);
        let bytes = self.rows.as_ref().get(row * self.width..(row + 1) * self.width)?;
        Some((f32::from_bits(self.scales.u32(row)?), bytes))
    }
}
