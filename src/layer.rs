//! The layers that can be asked for, and what each needs.

use std::ops::{BitAnd, BitOr};

/// A layer that can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// Sentences.
    Sentences,
    /// Tokens.
    Tokens,
    /// Word classes, features and trees.
    Syntax,
    /// Names, and what else refers to the same.
    Entities,
    /// Places, resolved.
    Places,
    /// Time expressions.
    Times,
    /// Numbers, with what they count.
    Quantities,
    /// Quoted and reported speech.
    Quotes,
    /// Events.
    Events,
}

impl Layer {
    /// Every layer, in the order of the text's way.
    pub const ALL: [Self; 9] = [
        Self::Sentences,
        Self::Tokens,
        Self::Syntax,
        Self::Entities,
        Self::Places,
        Self::Times,
        Self::Quantities,
        Self::Quotes,
        Self::Events,
    ];

    /// The word that the Python side uses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sentences => "sentences",
            Self::Tokens => "tokens",
            Self::Syntax => "syntax",
            Self::Entities => "entities",
            Self::Places => "places",
            Self::Times => "times",
            Self::Quantities => "quantities",
            Self::Quotes => "quotes",
            Self::Events => "events",
        }
    }

    /// The layers that this one is made from, without what these need.
    pub const fn needs(self) -> &'static [Self] {
        match self {
            Self::Sentences => &[],
            Self::Tokens => &[Self::Sentences],
            Self::Syntax => &[Self::Tokens],
            Self::Entities | Self::Times | Self::Quantities => &[Self::Syntax],
            Self::Places | Self::Quotes => &[Self::Entities],
            Self::Events => &[Self::Places, Self::Times, Self::Quotes],
        }
    }
}

/// Some layers.
///
/// ```
/// use chronique::{Layer, LayerSet};
/// let events = LayerSet::of([Layer::Events]);
/// assert!(events.has(Layer::Events) && !events.has(Layer::Syntax));
/// let layers = events.with_needs();
/// assert!(layers.has(Layer::Syntax) && !layers.has(Layer::Quantities));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LayerSet(u16);

impl LayerSet {
    /// Every layer.
    pub const ALL: Self = Self((1 << Layer::ALL.len()) - 1);

    /// These layers.
    pub fn of(layers: impl IntoIterator<Item = Layer>) -> Self {
        layers.into_iter().fold(Self::default(), |set, layer| set | Self(1 << layer as u16))
    }

    /// These layers and those that they need.
    #[must_use]
    pub fn with_needs(self) -> Self {
        self.iter()
            .fold(self, |set, layer| set | Self::of(layer.needs().iter().copied()).with_needs())
    }

    /// Whether a layer is among them.
    pub const fn has(self, layer: Layer) -> bool {
        self.0 & 1 << layer as u16 != 0
    }

    /// The layers, in the order of the text's way.
    pub fn iter(self) -> impl Iterator<Item = Layer> {
        Layer::ALL.into_iter().filter(move |&layer| self.has(layer))
    }
}

/// The layers that are in both.
impl BitAnd for LayerSet {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

/// The layers that are in either.
impl BitOr for LayerSet {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}
