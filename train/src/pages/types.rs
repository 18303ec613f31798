//! `docs/types.md`: the types of events, from the ontology.

use std::fmt::Write;

use chronique::events::{EventType, Ontology};

/// How many words of each class a type shows.
const WORDS: usize = 3;

const HEAD: &str = "\
# The types of events

<!-- Made by `cargo run -p train --bin pages` from assets/ontology/: change that, not this page. -->

{types} types in {groups} groups, each a file of [assets/ontology](../assets/ontology). A type is called `group.name`. The words are
examples of those that state such an event; many more do, some only with certain words around them. The codes are those of
three schemes that event data is exchanged in: PLOVER (`TYPE:mode`), CAMEO, and the sub-event types of ACLED; – means that
the scheme has no code. `cq.types()` gives the same as a table, with all words; `python -m chronique types -o types.csv` writes it.
What PLOVER and ACLED make of an event: [tables.md](tables.md#plover). Types of your own: [CONTRIBUTING.md](../CONTRIBUTING.md).
";

pub(super) fn page() -> String {
    let ontology = Ontology::default();
    let groups = ontology.types().chunk_by(|one, other| one.group() == other.group());
    let mut page = HEAD
        .replace("{types}", &ontology.types().len().to_string())
        .replace("{groups}", &groups.clone().count().to_string());
    for group in groups {
        write!(
            page,
            "\n## {}\n\n| type | what it is | parts | words | PLOVER | CAMEO | ACLED |\n\
             |---|---|---|---|---|---|---|\n",
            group[0].group()
        )
        .expect("a string takes all");
        for kind in group {
            page.push_str(&row(kind));
        }
    }
    page
}

fn row(kind: &EventType) -> String {
    let parts: Vec<_> = kind
        .roles
        .named()
        .map(|(role, name)| match role.name() {
            role if role == name => role.to_owned(),
            role => format!("{role}: {name}"),
        })
        .collect();
    let code = |code: &str| if code.is_empty() { "–".to_owned() } else { code.to_owned() };
    format!(
        "| `{}` | {} | {} | {} | {} | {} | {} |\n",
        kind.id,
        kind.definition,
        parts.join("; "),
        words(kind).join(", "),
        code(&kind.plover),
        code(&kind.cameo),
        code(&kind.acled)
    )
}

/// Some words that state the event: those that do so alone, then those that need others around them.
fn words(kind: &EventType) -> Vec<&str> {
    let firm = || kind.when.iter().filter(|when| !when.scored);
    let verbs = kind.verbs.iter().chain(firm().flat_map(|when| &when.verbs));
    let nouns = kind.nouns.iter().chain(firm().flat_map(|when| &when.nouns));
    let phrases = kind.phrases.iter().chain(firm().flat_map(|when| &when.phrases));
    [some(verbs), some(nouns), some(phrases)].concat()
}

/// The first words without signs of the ontology in them, each once.
fn some<'w>(words: impl Iterator<Item = &'w String>) -> Vec<&'w str> {
    let mut found = Vec::new();
    for word in words.filter(|word| !word.contains(['|', '*', '#', '@', '('])) {
        if found.len() < WORDS && !found.contains(&word.as_str()) {
            found.push(word);
        }
    }
    found
}
