//! The word lists that the stage looks into.

use super::abbreviations::Abbreviations;
use super::common::Common;
use super::words::Words;

/// Everything that is known of single words.
#[derive(Clone, Debug)]
pub struct Lists {
    /// Abbreviations and how they bind.
    pub abbreviations: Abbreviations,
    /// Closed classes.
    pub words: Words,
    /// Words that are often written in lower case.
    pub common: Common,
}
