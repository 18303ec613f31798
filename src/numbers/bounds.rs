//! What stands around a number: bounds ("au moins", "près de") and ranges ("entre 3 et 5").

use super::Quantity;
use super::amount::{self, Amount, round};
use super::lexeme::{Bound, BoundWords, Item, Items, Lexeme};

impl Items<'_> {
    pub(super) fn len(&self) -> usize {
        self.items.len()
    }

    /// The bound whose words begin at `at`, and the index after them.
    fn bound(&self, list: &[BoundWords], at: usize) -> Option<(Bound, usize)> {
        if self.word(at).is_empty() {
            return None;
        }
        list.iter().find_map(|(words, bound)| {
            let here = self.items.get(at..at + words.len())?;
            let same =
                here.iter().zip(words).all(|(item, word)| item.word == self.lexemes.same(word));
            same.then_some((*bound, at + words.len()))
        })
    }

    fn word(&self, at: usize) -> &str {
        self.items.get(at).map_or("", |item: &Item<'_>| item.word)
    }
}

/// The quantity that begins exactly at `at`, and the index after it.
pub(super) fn read(items: &Items<'_>, at: usize) -> Option<(Quantity, usize)> {
    let bounded = bounded(items, at);
    let (amount, start, next) = match bounded {
        Some((amount, next)) => (amount, at, next),
        None => range(items, at).or_else(|| plain(items, at))?,
    };
    let span = items.items[start].span.join(items.items[next - 1].span);
    Some((Quantity { span, min: amount.min, max: amount.max }, next))
}

/// "au moins 12", "près d'une centaine".
fn bounded(items: &Items<'_>, at: usize) -> Option<(Amount, usize)> {
    let (bound, start) = items.bound(&items.lexemes.before, at)?;
    let start = start + usize::from(items.word(start) == "de" && collective(items, start + 1));
    let (amount, next) = amount::read(&items.items, start)?;
    if let Some((high, next)) = second(items, next) {
        return Some((span_of(amount, high), next));
    }
    Some((apply(bound, amount), next))
}

/// "12", "12 au moins", "des dizaines": but neither "un" alone nor an ordinal.
fn plain(items: &Items<'_>, at: usize) -> Option<(Amount, usize, usize)> {
    let start = at + usize::from(items.word(at) == "de" && collective(items, at + 1));
    let (amount, next) = amount::read(&items.items, start)?;
    if amount.article && !article_counts(items, next) {
        return None;
    }
    if let Some((high, next)) = second(items, next) {
        return Some((span_of(amount, high), at, next));
    }
    match items.bound(&items.lexemes.after, next) {
        Some((bound, next)) => Some((apply(bound, amount), at, next)),
        None => Some((amount, at, next)),
    }
}

/// "un ou deux": the article counts when a number is joined to it.
fn article_counts(items: &Items<'_>, next: usize) -> bool {
    second(items, next).is_some()
}

/// "entre 3 et 5", "de 3 à 5".
fn range(items: &Items<'_>, at: usize) -> Option<(Amount, usize, usize)> {
    let middle = match items.word(at) {
        "entre" => "et",
        "de" => "à",
        _ => return None,
    };
    let (low, next) = amount::read(&items.items, at + 1)?;
    if items.word(next) != middle {
        return None;
    }
    let (high, next) = amount::read(&items.items, next + 1)?;
    (low.value < high.value).then(|| (span_of(low, high), at, next))
}

/// The second number of "3 ou 4" and "vingt à vingt-cinq".
fn second(items: &Items<'_>, at: usize) -> Option<(Amount, usize)> {
    let joins = matches!(items.word(at), "ou" | "à");
    let exact = matches!(
        items.items.get(at + 1)?.lexeme,
        Lexeme::Cardinal(2..) | Lexeme::Digits { whole: true, .. }
    );
    if !joins || !exact {
        return None;
    }
    amount::read(&items.items, at + 1)
}

fn span_of(low: Amount, high: Amount) -> Amount {
    let (min, max) = (low.value.min(high.value), low.value.max(high.value));
    Amount { value: max, min: Some(min), max: Some(max), article: false }
}

fn collective(items: &Items<'_>, at: usize) -> bool {
    matches!(items.items.get(at), Some(Item { lexeme: Lexeme::Collective(_, true), .. }))
}

fn apply(bound: Bound, amount: Amount) -> Amount {
    let n = amount.value;
    let (min, max) = match bound {
        Bound::AtLeast => (Some(n), None),
        Bound::MoreThan => (Some(n + 1), None),
        Bound::AtMost => (None, Some(n)),
        Bound::LessThan => (None, Some(n - 1)),
        Bound::Nearly => (Some(round(0.9, n)), Some(n)),
        Bound::About if amount.min == amount.max => (Some(round(0.9, n)), Some(round(1.1, n))),
        Bound::About | Bound::Exactly => (amount.min, amount.max),
    };
    Amount { min, max, ..amount }
}
