//! Compiles the lexicon: hunspell's .dic and .aff → entries → tables → `assets/models/lexicon.bin`.

pub mod affix;
pub mod compile;
pub mod dictionary;
pub mod endings;
pub mod entry;
pub mod evaluate;
pub mod extra;
pub mod pack;
pub mod tags;
