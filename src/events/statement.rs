//! A quote as an event: `report.statement`.

use super::{Event, Factuality, Statement, TypeId, Why};
use crate::quotes::Quote;

/// The event that somebody said something.
pub(super) fn event(kind: TypeId, quote: &Quote) -> Event {
    Event {
        kind,
        trigger: quote.cue,
        sentence: quote.sentence,
        factuality: Factuality::Actual,
        arguments: Vec::new(),
        when: None,
        place: None,
        counts: Vec::new(),
        holder: None,
        same_as: None,
        statement: Some(Statement {
            speaker: quote.speaker,
            content: quote.content,
            direct: quote.direct,
        }),
        confidence: quote.confidence,
        why: Why { rule: "quote".to_owned(), cues: vec![quote.cue] },
    }
}
