//! Expressions of several words, found by their first one.

use super::lexeme::Item;

/// A word of an expression, as a number; zero is none.
pub(super) type Key = u16;

/// Expressions and what each means.
#[derive(Clone, Debug)]
pub(super) struct Phrases<T> {
    /// By the first word, longest first.
    by_first: Vec<Vec<(Box<[Key]>, T)>>,
}

impl<T: Copy> Phrases<T> {
    pub(super) fn new(phrases: impl IntoIterator<Item = (Vec<Key>, T)>) -> Self {
        let mut by_first: Vec<Vec<(Box<[Key]>, T)>> = Vec::new();
        for (words, value) in phrases {
            let first = usize::from(words[0]);
            by_first.resize_with(by_first.len().max(first + 1), Vec::new);
            by_first[first].push((words.into(), value));
        }
        for list in &mut by_first {
            list.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        Self { by_first }
    }

    /// The longest expression that begins at `at`, and the index after it.
    pub(super) fn at(&self, items: &[Item], at: usize) -> Option<(T, usize)> {
        let first = items.get(at)?;
        let found = [first.symbol, first.word].map(|key| {
            let list = self.by_first.get(usize::from(key)).filter(|_| key > 0)?;
            list.iter().find(|(words, _)| {
                let here = items.get(at..at + words.len());
                here.is_some_and(|here| here.iter().zip(words).all(|(item, &key)| item.is(key)))
            })
        });
        let longest = found.into_iter().flatten().max_by_key(|(words, _)| words.len());
        longest.map(|(words, value)| (*value, at + words.len()))
    }
}
