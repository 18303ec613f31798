//! Whose claim an event is: the speaker of the words in which it is told.

use super::Event;
use crate::quotes::Quote;

/// Gives every event inside reported words their speaker; the innermost words count.
pub(super) fn settle(quotes: &[Quote], events: &mut [Event]) {
    let mut told: Vec<_> =
        quotes.iter().filter_map(|quote| Some((quote.content?, quote.speaker?))).collect();
    told.sort_by_key(|(content, _)| std::cmp::Reverse(content.len()));
    for (content, speaker) in told {
        let first = events.partition_point(|event| event.trigger.start < content.start);
        let inside =
            events[first..].iter_mut().take_while(|event| event.trigger.start < content.end);
        for event in inside.filter(|event| event.statement.is_none()) {
            event.holder = Some(speaker);
        }
    }
}
