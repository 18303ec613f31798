//! Places → the bytes of `assets/models/gazetteer.bin`.

use chronique::model::ModelWriter;
use chronique::places::fold::folded;
use chronique::places::sound::Sounds;
use chronique::places::{KIND, NOWHERE, STEPS};

use super::names::seat;
use super::pack::{Keys, Lists, Texts, add, forms, u16s, u32s};
use super::places::{Place, Places};
use super::sources::{Sources, cell};

/// Places with fewer people are found by their exact names alone.
const HEARD: u32 = 15_000;
/// Sounds shorter than this are those of too much.
const SHORTEST_SOUND: usize = 4;

/// Compiles the gazetteer; also says how large its parts are.
///
/// # Errors
/// A sentence that names a row of our own tables that fits nothing.
pub fn compile(sources: &Sources) -> Result<(Vec<u8>, String), String> {
    let places = Places::read(sources)?;
    let towns: usize = places.counts.iter().sum();
    let (mut names, mut sounds) = (Keys::new(), Keys::new());
    for (number, place) in places.all.iter().enumerate() {
        let seat = seat(&place.name);
        let others = place.others.iter().chain(&seat).map(|other| (other, false));
        let equals = place.equals.iter().map(|other| (other, true));
        let heard = number >= towns && place.population >= HEARD || place.parent.is_none();
        for (name, main) in std::iter::once((&place.name, true)).chain(equals).chain(others) {
            let key = folded(name);
            if heard {
                let sound = Sounds::embedded().of(&key);
                if sound.len() >= SHORTEST_SOUND {
                    add(&mut sounds, sound, number, main);
                }
            }
            if main && let Some(bare) = without_article(&key) {
                add(&mut names, bare.to_owned(), number, false);
            }
            add(&mut names, key, number, main);
        }
    }
    let demonyms = demonyms(sources, &places)?;
    let mut prefixes = Keys::new();
    for row in sources.own("prefixes") {
        let meant = places.named(cell(row, 1));
        if meant.is_empty() {
            return Err(format!("no such place: {row:?}"));
        }
        for entry in meant {
            add(&mut prefixes, folded(cell(row, 0)), entry, true);
        }
    }

    let mut lists = Lists::default();
    let fsts = [&names, &sounds, &demonyms, &prefixes].map(|keys| lists.fst(keys));
    let mut texts = Texts::default();
    let entries: Vec<[u32; 3]> = places
        .all
        .iter()
        .map(|place| [texts.place(&place.name), place.geoname, place.population])
        .collect();
    let region_codes: Vec<u32> = places.all[towns - places.counts[2]..towns]
        .iter()
        .map(|p| texts.place(&p.admin1))
        .collect();
    let countries = &places.all[places.counts[0]..places.counts[0] + places.counts[1]];
    let counts = [places.counts[0], places.counts[1], places.counts[2], places.all.len()];
    let capitals = places.capitals.iter().map(|c| c.map_or(u32::MAX, |entry| entry as u32));
    let report = format!(
        "{} parts of the world, {} countries, {} regions, {} towns, {} without coordinates\n\
         {} names, {} sounds, {} demonyms; bytes: names {}, sounds {}, lists {}, texts {}\n\
         countries without a capital: {:?}",
        counts[0],
        counts[1],
        counts[2],
        places.all.len() - towns,
        places.all.iter().filter(|place| place.at.is_none()).count(),
        names.len(),
        sounds.len(),
        demonyms.len(),
        fsts[0].len(),
        fsts[1].len(),
        lists.bytes().len(),
        texts.bytes.len(),
        countries
            .iter()
            .zip(&places.capitals)
            .filter(|(_, capital)| capital.is_none())
            .map(|(country, _)| country.code.as_str())
            .collect::<Vec<_>>(),
    );
    let mut writer =
        ModelWriter::new(KIND).section(u32s(counts.iter().map(|&count| count as u32)));
    for fst in fsts {
        writer = writer.section(fst);
    }
    let bytes = writer
        .section(lists.bytes())
        .section(texts.bytes)
        .section(u32s(entries.into_iter().flatten()))
        .section(places.all.iter().flat_map(|place| steps(place, &places)).collect())
        .section(u16s(places.all.iter().map(|p| p.parent.map_or(NOWHERE, |outer| outer as u16))))
        .section(u32s(region_codes.into_iter()))
        .section(countries.iter().flat_map(|country| country.code.bytes()).collect())
        .section(u32s(capitals))
        .finish();
    Ok((bytes, report))
}

/// "havre" of "le havre".
fn without_article(key: &str) -> Option<&str> {
    let rest = ["le ", "la ", "les "].iter().find_map(|article| key.strip_prefix(article))?;
    (rest.len() >= 3).then_some(rest)
}

fn demonyms(sources: &Sources, places: &Places) -> Result<Keys, String> {
    let mut keys = Keys::new();
    let mut add_pair = |masculine: &str, feminine: &str, place: &str| {
        let meant = places.named(place);
        for form in forms(masculine, feminine) {
            for &entry in &meant {
                add(&mut keys, form.clone(), entry, true);
            }
        }
        if meant.is_empty() { Err(format!("{masculine}: no such place: {place}")) } else { Ok(()) }
    };
    for row in &sources.countries {
        let code = cell(row, 0);
        let mine = sources.own("countries").iter().find(|own| own[0] == code);
        let mine = mine.map_or(&[][..], Vec::as_slice);
        let own = (cell(mine, 3).to_owned(), cell(mine, 4).to_owned());
        let (masculine, feminine) = match (own.0.as_str(), own.1.as_str()) {
            ("-", _) => ("", ""),
            ("", _) => (cell(row, 8), cell(row, 9)),
            pair => pair,
        };
        if !masculine.is_empty() {
            add_pair(masculine, feminine, code)?;
        }
        let further: Vec<&str> =
            cell(mine, 5).split(',').filter(|form| !form.is_empty()).collect();
        for pair in further.chunks(2) {
            add_pair(pair[0], pair[pair.len() - 1], code)?;
        }
    }
    for row in sources.own("demonyms") {
        add_pair(cell(row, 0), cell(row, 1), cell(row, 2))?;
    }
    Ok(keys)
}

/// Degrees as six bytes; what has none is where the country is.
fn steps(place: &Place, places: &Places) -> Vec<u8> {
    let mut outer = Some(place);
    while let Some(area) = outer.filter(|area| area.at.is_none()) {
        outer = area.parent.map(|number| &places.all[number]);
    }
    let (north, east) = outer.and_then(|area| area.at).unwrap_or_default();
    let three = |part: f64| ((part * STEPS).round() as i32).to_le_bytes()[..3].to_vec();
    [three(north / 90.0), three(east / 180.0)].concat()
}
