//! Shared parts of the training programs.

pub mod news;
pub mod random;
pub mod treebank;
