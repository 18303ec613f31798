//! Morphological features: packing them, and reading them again.

use super::weights::Description;
use super::word::{Feats, FeatureValue};

/// A feature and where its value stands in the packed form.
#[derive(Clone, Debug)]
struct Feature {
    name: String,
    /// The first is empty: the word does not have the feature.
    values: Vec<String>,
    shift: u32,
    mask: u64,
}

/// Every feature that the network knows, in the order of their names.
#[derive(Clone, Debug)]
pub(super) struct Inventory(Vec<Feature>);

impl Inventory {
    /// Gives each feature its bits; nothing if they are more than 64.
    pub(super) fn new(description: &Description) -> Option<Self> {
        let mut shift = 0;
        let mut features = Vec::new();
        for (name, values) in &description.features {
            let bits = usize::BITS - (values.len() - 1).leading_zeros();
            let mask = (1u64 << bits) - 1;
            features.push(Feature { name: name.clone(), values: values.clone(), shift, mask });
            shift += bits;
        }
        (shift <= u64::BITS).then_some(Self(features))
    }

    /// Packs one value for each feature.
    pub(super) fn pack(&self, values: &[u8]) -> Feats {
        Feats(
            self.0
                .iter()
                .zip(values)
                .fold(0, |packed, (feature, &value)| packed | u64::from(value) << feature.shift),
        )
    }

    /// A value of a feature; one that the network does not know is found in no word.
    pub(super) fn value(&self, name: &str, value: &str) -> FeatureValue {
        let known = self.0.iter().find(|feature| feature.name == name).and_then(|feature| {
            let value = feature.values.iter().position(|own| own == value)?;
            let (mask, bits) = (feature.mask << feature.shift, (value as u64) << feature.shift);
            Some(FeatureValue { mask, bits })
        });
        known.unwrap_or(FeatureValue { mask: 0, bits: 1 })
    }

    /// The features that a word has, with their values.
    pub(super) fn iter(&self, feats: Feats) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().filter_map(move |feature| {
            let value = (feats.0 >> feature.shift & feature.mask) as usize;
            let value = feature.values.get(value).filter(|value| !value.is_empty())?;
            Some((feature.name.as_str(), value.as_str()))
        })
    }
}
