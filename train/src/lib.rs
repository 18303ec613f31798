//! Shared parts of the training programs.
