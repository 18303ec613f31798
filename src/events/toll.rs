//! Whose toll a number of victims is: "une frappe a visé le marché … douze personnes ont été tuées".

use std::sync::LazyLock;

use serde::Deserialize;

use super::happenings::{days_agree, towns_agree};
use super::{Event, EventType, Factuality, Happening, Ontology};

/// How many mentions before a toll are asked for its cause, so that the cost stays linear.
const BEFORE: usize = 8;

/// The types that are tolls, and those that they can be the toll of: `assets/events/tolls.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Types {
    tolls: Vec<String>,
    causes: Vec<String>,
}

static TYPES: LazyLock<Types> = LazyLock::new(|| {
    toml::from_str(include_str!("../../assets/events/tolls.toml"))
        .expect("the embedded types are the ones that the tests read")
});

/// Whether a type of event is a toll: people killed, injured, missing.
pub fn is_toll(kind: &EventType) -> bool {
    TYPES.tolls.contains(&kind.id)
}

/// For each happening, the place in the list of the one that it is the toll of.
///
/// ```
/// use chronique::Pipeline;
/// use chronique::events::{Happening, causes};
/// let pipeline = Pipeline::default();
/// let doc = pipeline.read("Un séisme a frappé Agadir. Douze personnes ont été tuées.").unwrap();
/// let happenings = Happening::all(&doc.layers.events);
/// assert_eq!(causes(&happenings, pipeline.ontology()), [None, Some(0)]);
/// ```
pub fn causes(happenings: &[Happening<'_>], ontology: &Ontology) -> Vec<Option<usize>> {
    let actual = |of: fn(&EventType) -> bool| {
        happenings.iter().enumerate().filter(move |(_, happening)| {
            let first = happening.first();
            first.factuality == Factuality::Actual && of(ontology.get(first.kind))
        })
    };
    let mut able: Vec<(&Event, usize)> = actual(can_cause)
        .flat_map(|(place, happening)| happening.events.iter().map(move |&event| (event, place)))
        .collect();
    able.sort_by_key(|(event, _)| event.trigger.start);
    let mut causes = vec![None; happenings.len()];
    for (place, happening) in actual(is_toll) {
        let near = happening.events.iter().flat_map(|toll| near(toll, &able));
        causes[place] = near.min().map(|(_, cause)| cause);
    }
    causes
}

fn can_cause(kind: &EventType) -> bool {
    TYPES.causes.iter().any(|cause| *cause == kind.id || cause == kind.group())
}

/// What may have caused a toll, with how far it stands: sentences, then bytes.
fn near<'c>(
    toll: &'c Event,
    able: &'c [(&Event, usize)],
) -> impl Iterator<Item = ((u32, u32), usize)> + 'c {
    let next = able.partition_point(|(cause, _)| cause.trigger.start < toll.trigger.start);
    let around = &able[next.saturating_sub(BEFORE)..able.len().min(next + 1)];
    let near = around.iter().filter(|(cause, _)| {
        cause.sentence == toll.sentence
            || cause.sentence + 1 == toll.sentence
                && days_agree(toll, cause)
                && towns_agree(toll, cause)
    });
    near.map(|&(cause, place)| {
        let bytes = toll.trigger.start.abs_diff(cause.trigger.start);
        ((toll.sentence - cause.sentence, bytes), place)
    })
}
