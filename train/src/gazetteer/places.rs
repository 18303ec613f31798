//! Sources → places, in the order of their numbers.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chronique::places::fold::folded;

use super::names::{alternates, divided, french, is_kept, seat, short};
use super::sources::{Sources, cell};

/// A place before it is packed.
#[derive(Clone, Debug, Default)]
pub struct Place {
    /// What tables show.
    pub name: String,
    /// Its other names.
    pub others: Vec<String>,
    /// Those of them that are as good as the main one.
    pub equals: Vec<String>,
    /// ISO 3166 code of a country or a division, or code in `GeoNames`.
    pub code: String,
    /// Two letters of its country; empty for a part of the world.
    pub country: String,
    /// Code of the first division, in `GeoNames`.
    pub admin1: String,
    /// Id in `GeoNames`; 0 where it is not known.
    pub geoname: u32,
    /// Degrees north and east.
    pub at: Option<(f64, f64)>,
    /// How many live there.
    pub population: u32,
    /// Number of the smallest region or the country that it lies in.
    pub parent: Option<usize>,
}

/// All places, in order.
#[derive(Debug, Default)]
pub struct Places {
    /// Parts of the world, countries, regions, towns.
    pub all: Vec<Place>,
    /// How many parts of the world, countries, regions.
    pub counts: [usize; 3],
    /// The capital of each country.
    pub capitals: Vec<Option<usize>>,
}

/// Towns with fewer people are left out, but in countries where French is read or spoken.
const FEWEST: u32 = 1_500;

impl Places {
    /// Reads the sources.
    ///
    /// # Errors
    /// A sentence that names a row of our own tables that fits nothing.
    pub fn read(sources: &Sources) -> Result<Self, String> {
        let mut places = Self::default();
        places.worlds(sources);
        let countries = places.countries(sources);
        let regions = places.regions(sources, &countries);
        places.towns(sources, &countries, &regions);
        places.exonyms(sources)?;
        places.oblasts();
        places.centres();
        places.find_capitals(sources);
        Ok(places)
    }

    fn worlds(&mut self, sources: &Sources) {
        for row in sources.own("regions").iter().filter(|row| row[0] == "continent") {
            self.all.push(Place { at: degrees(row), ..own_region(row) });
        }
        self.counts[0] = self.all.len();
    }

    fn countries(&mut self, sources: &Sources) -> BTreeMap<String, usize> {
        let mut numbers = BTreeMap::new();
        let own: HashMap<&str, &Vec<String>> =
            sources.own("countries").iter().map(|row| (row[0].as_str(), row)).collect();
        for row in &sources.countries {
            let code = cell(row, 0);
            let mine = own.get(code).map_or(&[][..], |row| row.as_slice());
            let name = if cell(mine, 1).is_empty() { cell(row, 3) } else { cell(mine, 1) };
            let mut others: Vec<String> = (3..8)
                .flat_map(|column| cell(row, column).split('|'))
                .chain(cell(mine, 2).split('|'))
                .map(str::to_owned)
                .collect();
            others.retain(|other| !other.is_empty());
            let (geoname, population) = sources.figures.get(code).copied().unwrap_or_default();
            numbers.insert(code.to_owned(), self.all.len());
            self.all.push(Place {
                name: name.replace('’', "'"),
                others,
                code: code.to_owned(),
                country: code.to_owned(),
                geoname,
                population,
                ..Place::default()
            });
        }
        self.counts[1] = numbers.len();
        numbers
    }

    /// Regions: those of ISO 3166-2, first divisions that only `GeoNames` has, and those of our own table. Gives their
    /// numbers by row of `subdivisions` and by their code in `GeoNames`.
    fn regions(&mut self, sources: &Sources, countries: &BTreeMap<String, usize>) -> Regions {
        let first = self.all.len();
        let mut regions = Regions::default();
        let french_names: HashMap<&str, &str> =
            sources.divisions.iter().map(|row| (cell(row, 0), cell(row, 3))).collect();
        let own: HashMap<&str, &Vec<String>> =
            sources.own("regions").iter().map(|row| (row[0].as_str(), row)).collect();
        for (number, row) in sources.subdivisions.iter().enumerate() {
            let (iso, code) = (cell(row, 1), cell(row, 2));
            let level = cell(row, 6);
            if (iso.is_empty() && level != "1") || (iso.is_empty() && code.is_empty()) {
                continue;
            }
            let country = &(if iso.is_empty() { code } else { iso })[..2];
            let Some(&parent) = countries.get(country) else { continue };
            let mine = own.get(iso).or_else(|| own.get(code));
            let local = french_names.get(iso).copied().unwrap_or(cell(row, 0));
            let name = mine.map_or_else(|| french(local), |mine| mine[1].clone());
            let repeats = iso.is_empty() && folded(&name) == folded(&self.all[parent].name);
            if repeats || is_country_too(iso, &name, self, countries) {
                continue;
            }
            let mut others = vec![local.to_owned(), cell(row, 0).to_owned()];
            others.extend(cell(row, 5).split('|').map(str::to_owned));
            if let Some(mine) = mine {
                others.extend(cell(mine, 4).split('|').map(str::to_owned));
            }
            let mut levels = code.split('.');
            let admin1 = levels.nth(1).unwrap_or_default().to_owned();
            regions.by_row.insert(number + 1, self.all.len());
            regions.by_code.insert(code.to_owned(), self.all.len());
            self.all.push(Place {
                name,
                others,
                code: if iso.is_empty() { code } else { iso }.to_owned(),
                country: country.to_owned(),
                admin1,
                geoname: cell(row, 3).parse().unwrap_or_default(),
                parent: Some(parent),
                ..Place::default()
            });
        }
        for number in first..self.all.len() {
            let outer = format!("{}.{}", self.all[number].country, self.all[number].admin1);
            if let Some(&outer) = regions.by_code.get(&outer).filter(|&&outer| outer != number) {
                self.all[number].parent = Some(outer);
            }
        }
        for row in sources.own("regions").iter().filter(|row| row[0].len() == 2) {
            let parent = countries.get(cell(row, 0)).copied();
            self.all.push(Place {
                at: degrees(row),
                country: row[0].clone(),
                parent,
                ..own_region(row)
            });
        }
        self.counts[2] = self.all.len() - first;
        regions
    }

    fn towns(
        &mut self,
        sources: &Sources,
        countries: &BTreeMap<String, usize>,
        regions: &Regions,
    ) {
        let mut towns = Vec::new();
        for row in &sources.towns {
            let [id, name, country, admin1, north, east, population, others] =
                [0, 1, 2, 3, 4, 5, 6, 7].map(|column| cell(row, column));
            let population: u32 = population.parse().unwrap_or_default();
            let Some(&outermost) = countries.get(country) else { continue };
            if name.contains(|c: char| c.is_ascii_digit())
                || (population < FEWEST && !is_kept(country))
            {
                continue;
            }
            let geoname: u32 = id.parse().unwrap_or_default();
            let inside = sources.inside.get(&geoname);
            let smallest = inside
                .and_then(|rows| rows.iter().rev().find_map(|row| regions.by_row.get(row)))
                .or_else(|| regions.by_code.get(&format!("{country}.{admin1}")));
            let name = divided(name);
            let mut others = alternates(&name, others, country, population);
            others.extend(
                name.last()
                    .filter(|_| is_kept(country))
                    .and_then(|name| short(name, population))
                    .map(str::to_owned),
            );
            towns.push(Place {
                others,
                name: name.last().cloned().unwrap_or_default(),
                country: country.to_owned(),
                geoname,
                at: north.parse().ok().zip(east.parse().ok()),
                population,
                parent: Some(smallest.copied().unwrap_or(outermost)),
                ..Place::default()
            });
        }
        towns.sort_by_key(|town| (std::cmp::Reverse(town.population), town.geoname));
        self.all.extend(towns);
    }

    /// Gives towns their French names.
    fn exonyms(&mut self, sources: &Sources) -> Result<(), String> {
        let first: usize = self.counts.iter().sum();
        let mut by_name: HashMap<(String, String), usize> = HashMap::new();
        // The largest town comes first; main names come before others.
        for pass in [true, false] {
            for (number, town) in self.all.iter().enumerate().skip(first) {
                let names = std::iter::once(&town.name).filter(|_| pass);
                for name in names.chain(town.others.iter().filter(|_| !pass)) {
                    by_name.entry((town.country.clone(), folded(name))).or_insert(number);
                }
            }
        }
        let mut unknown = Vec::new();
        let mut done = BTreeSet::new();
        for row in sources.own("exonyms") {
            let key = (cell(row, 0).to_owned(), folded(cell(row, 1)));
            let Some(&number) = by_name.get(&key) else {
                unknown.push(format!("{} {}", cell(row, 0), cell(row, 1)));
                continue;
            };
            let town = &mut self.all[number];
            let others = cell(row, 3).split('|').filter(|other| !other.is_empty());
            town.equals.extend(others.map(str::to_owned));
            if done.insert(number) {
                let local = std::mem::replace(&mut town.name, cell(row, 2).to_owned());
                town.others.push(local);
            } else {
                town.equals.push(cell(row, 2).to_owned());
            }
        }
        if unknown.is_empty() { Ok(()) } else { Err(format!("no such towns: {unknown:?}")) }
    }

    /// Calls "Rostovskaya oblast'" after its town: "Oblast de Rostov-sur-le-Don".
    fn oblasts(&mut self) {
        let towns: usize = self.counts.iter().sum();
        let mut largest: HashMap<usize, String> = HashMap::new();
        for town in &self.all[towns..] {
            let Some(region) = town.parent else { continue };
            largest.entry(region).or_insert_with(|| town.name.clone());
        }
        for (region, town) in largest {
            let place = &mut self.all[region];
            let (name, seat) = (folded(&place.name), folded(&town));
            let kind = match name.rsplit(' ').next() {
                Some("oblast") => "Oblast",
                Some("kray") => "Kraï",
                _ => continue,
            };
            if name.get(..4).is_some_and(|start| seat.starts_with(start)) {
                let of =
                    if seat.starts_with(['a', 'e', 'i', 'o', 'u', 'y']) { "d'" } else { "de " };
                let name = std::mem::replace(&mut place.name, format!("{kind} {of}{town}"));
                place.others.push(name);
            }
        }
    }

    /// Puts regions and countries where their people live, and counts those of regions.
    fn centres(&mut self) {
        let towns: usize = self.counts.iter().sum();
        let mut sums = vec![(0.0, 0.0, 0.0, 0u64); towns];
        for town in &self.all[towns..] {
            let Some((north, east)) = town.at else { continue };
            let mut outer = town.parent;
            while let Some(number) = outer {
                let weight = f64::from(town.population.max(1));
                let sum = &mut sums[number];
                *sum = (
                    sum.0 + weight * north,
                    sum.1 + weight * east,
                    sum.2 + weight,
                    sum.3 + u64::from(town.population),
                );
                outer = self.all[number].parent;
            }
        }
        for (place, (north, east, weight, people)) in self.all.iter_mut().zip(sums) {
            if weight > 0.0 && place.at.is_none() {
                place.at = Some((north / weight, east / weight));
            }
            if place.population == 0 {
                place.population = u32::try_from(people).unwrap_or(u32::MAX);
            }
        }
    }

    fn find_capitals(&mut self, sources: &Sources) {
        let first: usize = self.counts.iter().sum();
        for row in &sources.countries {
            let wanted = cell(row, 10).split('|').next().map(folded).unwrap_or_default();
            let towns =
                || self.all[first..].iter().enumerate().filter(|(_, town)| town.country == row[0]);
            let called = |name: &String| folded(name) == wanted;
            // GeoNames' own name, then the others: New Delhi is a district of Delhi, which has its name too.
            let found = towns()
                .find(|(_, town)| called(&town.name) || town.others.last().is_some_and(called))
                .or_else(|| towns().find(|(_, town)| town.others.iter().any(called)))
                .map(|(at, _)| at);
            self.capitals.push(found.map(|at| first + at));
        }
    }

    /// Numbers of the entries that a place of our tables means.
    pub fn named(&self, place: &str) -> Vec<usize> {
        let mut parts = place.splitn(3, ':');
        if let (Some("town"), Some(country), Some(name)) =
            (parts.next(), parts.next(), parts.next())
        {
            let is_it = |town: &Place| town.country == country && town.name == name;
            let first: usize = self.counts.iter().sum();
            return self.all[first..]
                .iter()
                .position(is_it)
                .map(|at| first + at)
                .into_iter()
                .collect();
        }
        let towns: usize = self.counts.iter().sum();
        let areas = self.all[..towns].iter().enumerate();
        let by_code = areas.clone().find(|(_, area)| area.code == place);
        let own = areas.clone().find(|(_, area)| area.name == place && area.code.is_empty());
        let found = by_code.or(own).or_else(|| areas.clone().find(|(_, area)| area.name == place));
        found.map(|(number, _)| number).into_iter().collect()
    }
}

/// Numbers of regions.
#[derive(Debug, Default)]
struct Regions {
    by_row: HashMap<usize, usize>,
    by_code: HashMap<String, usize>,
}

fn own_region(row: &[String]) -> Place {
    let others = cell(row, 4).split('|').filter(|other| !other.is_empty());
    Place {
        name: row[1].clone(),
        others: others.map(str::to_owned).chain(seat(&row[1])).collect(),
        geoname: cell(row, 5).parse().unwrap_or_default(),
        ..Place::default()
    }
}

fn degrees(row: &[String]) -> Option<(f64, f64)> {
    cell(row, 2).parse().ok().zip(cell(row, 3).parse().ok())
}

/// Whether a division is also a country of its own in ISO 3166: Martinique, Hong Kong, Porto Rico.
fn is_country_too(
    iso: &str,
    name: &str,
    places: &Places,
    countries: &BTreeMap<String, usize>,
) -> bool {
    let name = folded(name);
    let last = iso.split('-').nth(1).unwrap_or_default();
    let same = |number: usize| {
        let country = &places.all[number];
        folded(&country.name) == name || country.others.iter().any(|other| folded(other) == name)
    };
    countries.get(last).is_some_and(|&number| same(number))
        || (iso.starts_with("FR-97") && countries.values().any(|&number| same(number)))
}
