//! The file of the network: what it describes itself to be, checked against what it holds.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::first::First;
use super::matrix::Matrix;
use super::recurrence::Layer;
use super::simd::BLOCK;
use super::table::Table;
use crate::model::{Kind, Model, Section};
use crate::{Error, Result};

/// The file: description (JSON), table of features (slots, scales, rows), weights, numbers.
pub const KIND: Kind = Kind { name: "syntax", tag: *b"SYNT", version: 1, sections: 6 };

/// What the first section says.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Description {
    /// Word classes, in the order of the network's answers.
    pub classes: Vec<String>,
    /// Features and their values; the first value is the empty one: the word does not have it.
    pub features: Vec<(String, Vec<String>)>,
    /// Relations.
    pub relations: Vec<String>,
    /// Values of a word's first vector.
    pub width: usize,
    /// Neighbouring words that each layer sees at once: 3 for the first one, 1 for the others.
    pub windows: Vec<usize>,
    /// Layers before the tags are read off; the others know the tags.
    pub tagged_after: usize,
    /// Inputs and outputs of every matrix, in the order of [`Weights`].
    pub matrices: Vec<(usize, usize)>,
    /// Arcs longer than this have the same bias.
    pub farthest: usize,
}

/// Everything that the network knows.
#[derive(Clone, Debug)]
pub(super) struct Weights {
    pub(super) description: Description,
    pub(super) table: Table,
    /// What every word has: the treebank whose habits are followed, and the bias of the sum.
    pub(super) base: Vec<f32>,
    pub(super) norm_scale: Vec<f32>,
    pub(super) norm_bias: Vec<f32>,
    pub(super) first: First,
    /// The other layers.
    pub(super) layers: Vec<Layer>,
    /// Word class and features from the first layers.
    pub(super) tags: Matrix,
    /// How many word classes there are, and how many values of each feature.
    pub(super) groups: Vec<usize>,
    /// Probabilities of tags, as the later layers see them.
    pub(super) soft: Matrix,
    /// For each word: as dependent and as head of an arc, as dependent and as head of a relation.
    pub(super) roles: Matrix,
    /// Dependents against heads.
    pub(super) arcs: Matrix,
    /// Relations.
    pub(super) relations: Matrix,
    /// How likely a word is a head at all, over its vector as the head of an arc; then a constant.
    pub(super) heads: Vec<f32>,
    /// The bias of arcs by distance, from `-farthest` to `farthest`, then the root.
    pub(super) distances: Vec<f32>,
    /// The root as the head of an arc, and of a relation.
    pub(super) root_arc: Vec<f32>,
    pub(super) root_relation: Vec<f32>,
}

/// Reads numbers one after the other.
struct Numbers {
    section: Section,
    at: usize,
}

impl Numbers {
    fn take(&mut self, count: usize) -> Option<Vec<f32>> {
        let end = self.at.checked_add(count)?;
        let numbers = (self.at..end).map(|i| self.section.u32(i).map(f32::from_bits)).collect();
        self.at = end;
        numbers
    }
}

impl Weights {
    /// Opens a file of weights; borrowed bytes are read in place.
    pub(super) fn open(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self> {
        let model = Model::open(KIND, bytes)?;
        let description: Description = serde_json::from_slice(model.section(0)?.as_ref())
            .map_err(|e| Error::model(format!("syntax: the description cannot be read: {e}")))?;
        let [slots, scales, rows] = [model.section(1)?, model.section(2)?, model.section(3)?];
        let numbers = Numbers { section: model.section(5)?, at: 0 };
        Self::assemble(description, (slots, scales, rows), &model.section(4)?, numbers)
            .ok_or_else(|| Error::model("syntax: the description and the weights do not agree"))
    }

    fn assemble(
        description: Description,
        (slots, scales, rows): (Section, Section, Section),
        weights: &Section,
        mut numbers: Numbers,
    ) -> Option<Self> {
        let width = description.width;
        let table = Table::new(slots, scales, rows, width)?;
        let base = numbers.take(width)?;
        let (norm_scale, norm_bias) = (numbers.take(width)?, numbers.take(width)?);

        let mut start = 0;
        let mut shapes = description.matrices.iter();
        let mut matrix = |numbers: &mut Numbers| {
            let &(inputs, outputs) = shapes.next()?;
            let padded = outputs.checked_next_multiple_of(BLOCK)?;
            let (scales, biases) = (numbers.take(padded)?, numbers.take(padded)?);
            let matrix = Matrix::new(weights, start, (inputs, outputs), &scales, &biases)?;
            start += matrix.size();
            Some(matrix)
        };
        let features = description.features.iter().map(|(_, values)| values.len());
        let groups: Vec<usize> =
            std::iter::once(description.classes.len()).chain(features).collect();
        let answers = groups.iter().sum();
        let (&window, windows) = description.windows.split_first()?;
        let (gates, skip) = (matrix(&mut numbers)?, matrix(&mut numbers)?);
        let first = First::new(&gates, skip)?;
        let fits = window == 3 && gates.inputs() == 3 * width && first.width() % (2 * BLOCK) == 0;
        fits.then_some(())?;
        let width_after = |layers: &[Layer]| layers.last().map_or(first.width(), Layer::width);
        let mut layers: Vec<Layer> = Vec::new();
        let (mut tags, mut soft) = (None, None);
        for (number, &window) in (1..).zip(windows) {
            let mut inputs = width_after(&layers);
            if number == description.tagged_after {
                let (read, told) = (matrix(&mut numbers)?, matrix(&mut numbers)?);
                let fits = read.shape() == (inputs, answers) && told.inputs() == read.width();
                inputs += told.outputs();
                (tags, soft) = (fits.then_some(read), fits.then_some(told));
            }
            let gates = matrix(&mut numbers)?;
            let layer_width = gates.outputs() / 3;
            let skip = if inputs == layer_width { None } else { Some(matrix(&mut numbers)?) };
            let fits = window == 1
                && gates.inputs() == inputs
                && gates.outputs() == 3 * layer_width
                && layer_width % (2 * BLOCK) == 0
                && skip.as_ref().is_none_or(|skip| skip.shape() == (inputs, layer_width));
            layers.push(fits.then_some(Layer { gates, skip })?);
        }
        let (roles, arcs, relations) =
            (matrix(&mut numbers)?, matrix(&mut numbers)?, matrix(&mut numbers)?);
        let (arc, label) = (arcs.inputs(), relations.inputs());
        let fits = roles.shape() == (width_after(&layers), 2 * arc + 2 * label)
            && arcs.outputs() == arc
            && arc % BLOCK == 0
            && label % BLOCK == 0
            && relations.outputs() == description.relations.len()
            && groups.iter().chain([&relations.outputs()]).all(|size| (1..=256).contains(size));
        fits.then_some(())?;
        Some(Self {
            table,
            base,
            norm_scale,
            norm_bias,
            first,
            layers,
            tags: tags?,
            groups,
            soft: soft?,
            roles,
            arcs,
            relations,
            heads: numbers.take(arc + 1)?,
            distances: numbers.take(description.farthest.checked_mul(2)?.checked_add(2)?)?,
            root_arc: numbers.take(arc)?,
            root_relation: numbers.take(label)?,
            description,
        })
    }
}
