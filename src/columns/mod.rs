//! Layers → Arrow columns.
