//! The table of the types of events.

use std::sync::Arc;

use arrow_array::{RecordBatch, StringArray};

use super::lists::{Roles, Words};
use super::schema;
use crate::events::{EventType, Ontology};

/// The types of an ontology, in their order.
///
/// ```
/// use chronique::columns::types;
/// use chronique::events::Ontology;
/// assert_eq!(types(&Ontology::default()).num_rows(), 110);
/// ```
///
/// # Panics
/// Never: the columns follow the schema.
pub fn types(ontology: &Ontology) -> RecordBatch {
    let words = |of: fn(&EventType) -> &str| {
        Arc::new(ontology.types().iter().map(|kind| Some(of(kind))).collect::<StringArray>())
    };
    let codes = |of: fn(&EventType) -> &str| {
        let codes = ontology.types().iter().map(of).map(|code| (!code.is_empty()).then_some(code));
        Arc::new(codes.collect::<StringArray>())
    };
    let (mut roles, mut triggers) = (Roles::default(), Words::default());
    for kind in ontology.types() {
        roles.push(kind.roles.named().map(|(role, name)| (role.name(), name)));
        triggers.push(kind.triggers());
    }
    RecordBatch::try_new(
        schema::types(),
        vec![
            words(|kind| &kind.id),
            words(EventType::group),
            words(|kind| &kind.label),
            words(|kind| &kind.definition),
            roles.finish(),
            triggers.finish(),
            codes(|kind| &kind.plover),
            codes(|kind| &kind.cameo),
            codes(|kind| &kind.acled),
        ],
    )
    .expect("the columns follow the schema")
}
