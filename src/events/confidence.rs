//! How far an event of a user's own type can be trusted: the share of right firings of its kind of rule.
//! The scorer says it of the library's types.

use std::collections::HashMap;

use super::triggers::Firing;
use crate::{Error, Result};

/// The shares of `assets/events/confidence.toml`, by kind of rule.
#[derive(Clone, Debug)]
pub(super) struct Confidence {
    shares: HashMap<String, f32>,
}

impl Confidence {
    pub(super) fn embedded() -> Result<Self> {
        let counts: HashMap<String, (u32, u32)> =
            toml::from_str(include_str!("../../assets/events/confidence.toml")).map_err(|e| {
                Error::asset(format!("confidence.toml: {}", e.to_string().trim_end()))
            })?;
        let share = |(right, all): (u32, u32)| (right as f32 + 1.0) / (all as f32 + 2.0);
        Ok(Self { shares: counts.into_iter().map(|(kind, n)| (kind, share(n))).collect() })
    }

    /// The share of right firings of a kind such as "noun" or `verb_when`.
    pub(super) fn of(&self, firing: Firing, when: bool) -> f32 {
        self.shares.get(kind(firing, when).as_ref()).copied().unwrap_or(0.5)
    }
}

/// The kind of a rule: "verb", or `verb_when` under conditions.
fn kind(firing: Firing, when: bool) -> std::borrow::Cow<'static, str> {
    let name = firing.name();
    if when { format!("{name}_when").into() } else { name.into() }
}
