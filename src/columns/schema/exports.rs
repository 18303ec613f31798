//! The schemas of the tables for users of other coding schemes.

use arrow_schema::{DataType, Fields, SchemaRef};

use super::{item, list, may, must, table};

/// One row a happening, as PLOVER (manual of version 2.0) codes it. Columns have the names of PLOVER records and of the coder
/// NGEC where these have one; written as JSON Lines, each line is a record.
///
/// Mentions of one happening are one row. The people killed, injured or missing in an event that stands in the same sentence, or
/// in the one before without another day or town, are numbers of that event. Without such an event they are a row of their
/// own only where the text says who did it, somebody known by name, country or sector. Types of events without a PLOVER code have no row:
/// [types.md](types.md) has the codes.
///
/// | column | what it holds |
/// |---|---|
/// | `id` | `doc-event`, unique where the ids of documents are |
/// | `doc`, `event` | the document, and the number of the first mention in its table of events |
/// | `type` | our type |
/// | `event_type` | one of the 16 types of PLOVER; a cooperation that is only planned is `AGREE`, a retreat `CONCEDE` |
/// | `event_mode` | its mode, where our type has one |
/// | `quad_code` | 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict |
/// | `context` | list of the contexts that our type implies (`legal`, `cyber`), then `future`, `hypothetical` or `negation` |
/// | `actor`, `recipient` | lists of `{code, sector, entity_text, name}`: ISO 3166 alpha-3 of the country that the words name, PLOVER sector by the head noun (`soldats`: `MIL`), the words of the event, and the fullest name in the document; code and sector are null where the words do not tell |
/// | `date`, `enddate` | the first and the last day on which it can have happened |
/// | `date_precision` | how far apart they are: `day`, `week`, `month`, `year` (at most each) or `longer` |
/// | `location` | name of the town or region, in French where there is one; null where no more than the country is known |
/// | `admin1` | name of the first division of the country |
/// | `country` | ISO 3166 alpha-3 |
/// | `geonameid`, `lat`, `lon` | `GeoNames` id and coordinates of the location |
/// | `dead`, `injured`, `arrested` | numbers of people: of a range the least, of several the highest; null where the text gives none |
/// | `factuality` | `actual`, `negated`, `possible`, `planned` or `hypothetical`: keep `actual` for what has happened |
/// | `event_text` | the words that state the event |
/// | `text` | the sentence |
/// | `published` | the day of the article |
/// | `confidence` | from 0 to 1, of the first mention |
///
/// `event_scale`, identifiers of Wikidata, religion, ethnicity, gender and age of actors are left out: the text does not say them.
pub fn plover() -> SchemaRef {
    table(
        "plover",
        vec![
            must("id", DataType::Utf8),
            must("doc", DataType::Utf8),
            must("event", DataType::Int32),
            must("type", DataType::Utf8),
            must("event_type", DataType::Utf8),
            may("event_mode", DataType::Utf8),
            may("quad_code", DataType::Int32),
            must("context", DataType::List(item(DataType::Utf8))),
            must("actor", list(actor())),
            must("recipient", list(actor())),
            may("date", DataType::Date32),
            may("enddate", DataType::Date32),
            may("date_precision", DataType::Utf8),
            may("location", DataType::Utf8),
            may("admin1", DataType::Utf8),
            may("country", DataType::Utf8),
            may("geonameid", DataType::Int64),
            may("lat", DataType::Float64),
            may("lon", DataType::Float64),
            may("dead", DataType::Int64),
            may("injured", DataType::Int64),
            may("arrested", DataType::Int64),
            must("factuality", DataType::Utf8),
            must("event_text", DataType::Utf8),
            must("text", DataType::Utf8),
            may("published", DataType::Date32),
            must("confidence", DataType::Float32),
        ],
    )
}

/// One row a happening, in the columns of ACLED.
///
/// Only what is told as having happened (`actual`), whose type has an ACLED code and whose country or date is known. Mentions of one
/// happening are one row; the dead of an event are counted as in the table for PLOVER. People killed
/// without an event that killed them have a row where somebody armed is said to have done it ("Des rebelles ont tué trois soldats":
/// `Armed clash`, and `Attack` where the victims bear no arms).
/// These are ACLED's columns and codes, not its judgement: whether violence is political, who counts as a
/// group, and which reports are one event is decided there by people.
///
/// | column | what it holds |
/// |---|---|
/// | `event_id_cnty` | alpha-3 of the country, where it is known, document and event: `UKR-a-3` |
/// | `event_date` | the day; of a week or a month the day in its middle; null when it may be any of more days |
/// | `year` | its year, where that is sure |
/// | `time_precision` | 1 the day itself, 2 a week, 3 a month |
/// | `disorder_type` | `Political violence`, `Demonstrations`, `Strategic developments`, or two of them |
/// | `event_type`, `sub_event_type` | by our type |
/// | `actor1`, `assoc_actor_1` | who does it: the first one's fullest name in the document, and the others, separated by `; ` |
/// | `inter1` | `State forces`, `Rebel group`, `Political militia` or `Civilians`, where the words tell |
/// | `actor2`, `assoc_actor_2`, `inter2` | the same of who or what undergoes it |
/// | `civilian_targeting` | `Civilian targeting` for violence against civilians, unless the words name an armed target; else null |
/// | `iso` | number of the country in ISO 3166 |
/// | `country`, `admin1`, `location` | names in French: the country, its first division, the town or region |
/// | `latitude`, `longitude` | of the location; null where no more than the country is known |
/// | `geo_precision` | 1 a town, 3 a region or no more than the country; 2, the surroundings of a town, is never told apart |
/// | `source` | id of the document |
/// | `notes` | the sentence |
/// | `fatalities` | how many died: of a range the least, of several numbers the highest; null, and not 0, where the text gives none |
/// | `tags` | `crowd size=` and the words that say how many took part |
/// | `event`, `type` | number of the first mention in the table of events, and our type |
/// | `confidence` | from 0 to 1, of the first mention |
///
/// `region`, `admin2`, `admin3`, `interaction`, `source_scale` and `timestamp` are left out: they follow from the others or are
/// not in the text.
pub fn acled() -> SchemaRef {
    table(
        "acled",
        vec![
            must("event_id_cnty", DataType::Utf8),
            may("event_date", DataType::Date32),
            may("year", DataType::Int32),
            may("time_precision", DataType::Int32),
            may("disorder_type", DataType::Utf8),
            may("event_type", DataType::Utf8),
            must("sub_event_type", DataType::Utf8),
            may("actor1", DataType::Utf8),
            may("assoc_actor_1", DataType::Utf8),
            may("inter1", DataType::Utf8),
            may("actor2", DataType::Utf8),
            may("assoc_actor_2", DataType::Utf8),
            may("inter2", DataType::Utf8),
            may("civilian_targeting", DataType::Utf8),
            may("iso", DataType::Int32),
            may("country", DataType::Utf8),
            may("admin1", DataType::Utf8),
            may("location", DataType::Utf8),
            may("latitude", DataType::Float64),
            may("longitude", DataType::Float64),
            may("geo_precision", DataType::Int32),
            must("source", DataType::Utf8),
            must("notes", DataType::Utf8),
            may("fatalities", DataType::Int64),
            may("tags", DataType::Utf8),
            must("event", DataType::Int32),
            must("type", DataType::Utf8),
            must("confidence", DataType::Float32),
        ],
    )
}

/// One row a type of event: `cq.types()`, not a table of articles.
///
/// | column | what it holds |
/// |---|---|
/// | `type` | `group.name` |
/// | `group` | the part before the dot |
/// | `label` | what screens call it |
/// | `definition` | what it means |
/// | `roles` | list of `{role, name}`: what agent, patient and the others are called in it; a part that has no name has none |
/// | `triggers` | list of the words and expressions that state it alone; others need words around them |
/// | `plover` | PLOVER type, and `:mode`; null where PLOVER has none |
/// | `cameo` | CAMEO code; null likewise |
/// | `acled` | ACLED sub-event type; null likewise |
pub fn types() -> SchemaRef {
    table(
        "types",
        vec![
            must("type", DataType::Utf8),
            must("group", DataType::Utf8),
            must("label", DataType::Utf8),
            must("definition", DataType::Utf8),
            must("roles", list(role())),
            must("triggers", DataType::List(item(DataType::Utf8))),
            may("plover", DataType::Utf8),
            may("cameo", DataType::Utf8),
            may("acled", DataType::Utf8),
        ],
    )
}

/// The struct of an actor.
pub(in crate::columns) fn actor() -> Fields {
    Fields::from(vec![
        may("code", DataType::Utf8),
        may("sector", DataType::Utf8),
        must("entity_text", DataType::Utf8),
        must("name", DataType::Utf8),
    ])
}

/// The struct of a role.
pub(in crate::columns) fn role() -> Fields {
    Fields::from(vec![must("role", DataType::Utf8), must("name", DataType::Utf8)])
}
