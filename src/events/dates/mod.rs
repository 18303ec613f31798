//! The date of each event: a regression chooses among the days that its sentence names, those that the sentences
//! around it name, those of other events of its type, and the days around publication.

mod calendar;
mod features;
mod scorer;
mod search;
#[cfg(feature = "train")]
pub mod train;
mod trees;
mod way;

pub(super) use calendar::today;
pub(super) use scorer::Scorer;

use super::Event;
use super::evidence::Tag;
use super::tree::Tree;
use crate::{Article, Layers};
use calendar::Calendar;
use search::{Asking, Search};

/// Dates every event that can be dated. `tags` are those of the types.
pub(super) fn settle(
    article: &Article<'_>,
    layers: &Layers,
    tree: &mut Tree<'_>,
    scorer: &Scorer,
    tags: &[Tag],
    events: &mut [Event],
) {
    let asking = |event: &Event| {
        let Tag { name, group, .. } = tags[usize::from(event.kind.0)];
        let Event { trigger, sentence, factuality, .. } = *event;
        Asking { trigger, sentence, kind: name, group, factuality }
    };
    let asking: Vec<Asking> = events.iter().map(asking).collect();
    let calendar = Calendar::of(article, layers);
    let search = Search::new(article.text, layers, calendar, tree, &asking);
    for (at, event) in events.iter_mut().enumerate() {
        let mut candidates = Vec::new();
        search.candidates(at, |dated, slots| candidates.push((dated, scorer.odds(slots))));
        let odds = candidates.iter().map(|(dated, odds)| (dated.interval, *odds));
        event.when = scorer.choose(event.factuality, odds).map(|place| candidates[place].0);
    }
}
