//! Shared parts of the training programs.

pub mod annotated;
pub mod gazetteer;
pub mod lexicon;
pub mod multinomial;
pub mod news;
pub mod pack;
pub mod pages;
pub mod random;
pub mod treebank;
