//! Shared parts of the training programs.

pub mod lexicon;
