//! Which names of a place are kept, and how they are written.

use std::collections::BTreeSet;

use chronique::places::fold::folded;

/// Countries whose news are in French: all of their towns are kept.
const FRENCH: &str = "BE BF BI BJ CA CD CF CG CH CI CM DJ DZ FR GA GF GN GP HT KM LB LU MA MC MG ML MQ MR NC NE PF PM RE RW \
                      SN TD TG TN YT";
/// Towns of these countries are called by their names alone.
const PLAIN: &str = "FR GP MQ RE GF YT NC PF PM";
/// Smaller towns are called by their whole names.
const SHORTENED: u32 = 5_000;
/// Fewer people than this, and a town is called by its main names alone.
const ALTERNATES: u32 = 15_000;

/// Whether all towns of a country are kept.
pub fn is_kept(country: &str) -> bool {
    FRENCH.contains(country)
}

/// Both names of "Biel/Bienne", the French one last; one name without what stands in brackets.
pub fn divided(name: &str) -> Vec<String> {
    let name = name.split(['(', '[']).next().unwrap_or(name).replace('’', "'");
    name.split('/').map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

/// A name of ISO 3166-2 as a text has it: no brackets, no typographic apostrophe.
pub fn french(name: &str) -> String {
    divided(name).first().cloned().unwrap_or_default()
}

/// "Kharkiv" of "Oblast de Kharkiv".
pub fn seat(name: &str) -> Option<String> {
    let (kind, rest) = name.split_once(' ')?;
    let kinds = [
        "Oblast",
        "Gouvernorat",
        "Province",
        "District",
        "Canton",
        "État",
        "Communauté",
        "Région",
    ];
    kinds.contains(&kind).then_some(())?;
    ["de la ", "de l'", "de ", "du ", "d'"]
        .iter()
        .find_map(|of| rest.strip_prefix(of))
        .map(str::to_owned)
}

/// "Aix" of "Aix-en-Provence": what a town is called for short.
pub fn short(name: &str, population: u32) -> Option<&str> {
    let links = [
        "-en-", "-sur-", "-sous-", "-la-", "-le-", "-les-", "-lès-", "-lez-", "-de-", "-du-",
        "-aux-", "-d'",
    ];
    let first = links.iter().filter_map(|link| name.find(link)).min();
    first.filter(|&at| at >= 3 && population >= SHORTENED).map(|at| &name[..at])
}

/// The names of a town that are worth keeping beside its main one.
pub fn alternates(main: &[String], others: &str, country: &str, population: u32) -> Vec<String> {
    let mut kept: Vec<String> = main.split_last().map_or(Vec::new(), |(_, first)| first.to_vec());
    let mut seen: BTreeSet<String> = main.iter().map(|name| folded(name)).collect();
    if PLAIN.contains(country) || (population < ALTERNATES && country != "BE") {
        return kept;
    }
    for other in others.split('|').flat_map(divided) {
        let key = folded(&other);
        if is_name(&other, &key, population) && seen.insert(key) {
            kept.push(other);
        }
    }
    kept
}

/// Whether an alternate name may stand in a French text. Transcriptions out of other scripts begin with a small
/// letter, codes of airports are capitals, and short names are those of too much.
fn is_name(name: &str, key: &str, population: u32) -> bool {
    let shortest = match population {
        1_000_000.. => 4,
        _ => 5,
    };
    name.starts_with(char::is_uppercase)
        && !name.chars().all(char::is_uppercase)
        && key.len() >= shortest
        && key.len() <= 40
        && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b' ')
        && ["osh", "khot", "shehiri", "lungsod", "lapangan", "airport", "parish", "shi", "city"]
            .iter()
            .all(|word| !key.split(' ').any(|own| own == *word))
}
