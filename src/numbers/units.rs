//! Currencies, percentages and measures, from `assets/units.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::quantity::QuantityKind;
use crate::{Error, Result};

/// What a quantity is measured in.
///
/// ```
/// use chronique::Pipeline;
/// let doc = Pipeline::default().read("Le pont a coûté 12 millions d'euros.").unwrap();
/// assert_eq!(doc.layers.quantities[0].unit.unwrap().symbol(), "EUR");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Unit(u8);

impl Unit {
    /// The code of ISO 4217 of money, else the symbol of UCUM: "EUR", "%", "km2", "a" for years.
    pub fn symbol(self) -> &'static str {
        static SYMBOLS: LazyLock<Vec<String>> =
            LazyLock::new(|| Units::embedded().map(|units| units.symbols).unwrap_or_default());
        SYMBOLS.get(usize::from(self.0)).map_or("", String::as_str)
    }
}

/// What a name of a unit stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Measure {
    pub(super) unit: Unit,
    pub(super) kind: QuantityKind,
    /// How many of the unit the name stands for: a million for "M€".
    pub(super) times: f64,
    /// Whether "un" alone is one of it.
    pub(super) one: bool,
    /// Whether it may be a time of day.
    pub(super) clock: bool,
    /// Whether the currency may stand before the number: "$12".
    pub(super) prefix: bool,
}

/// Every unit and its names.
#[derive(Clone, Debug)]
pub(super) struct Units {
    symbols: Vec<String>,
    /// A name, its words parted by spaces.
    pub(super) names: Vec<(String, Measure)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    money: BTreeMap<String, Vec<String>>,
    money_times: BTreeMap<String, (String, f64)>,
    percent: BTreeMap<String, Vec<String>>,
    measure: BTreeMap<String, Vec<String>>,
    measure_times: BTreeMap<String, (String, f64)>,
    one: One,
}

#[derive(Deserialize)]
struct One {
    units: Vec<String>,
    not: Vec<String>,
}

impl Units {
    pub(super) fn embedded() -> Result<Self> {
        let file: File = toml::from_str(include_str!("../../assets/units.toml"))
            .map_err(|e| Error::asset(format!("units.toml: {}", e.to_string().trim_end())))?;
        let mut units = Self { symbols: Vec::new(), names: Vec::new() };
        units.add(QuantityKind::Money, &file.money, &file.money_times, &file.one)?;
        units.add(QuantityKind::Percent, &file.percent, &BTreeMap::new(), &file.one)?;
        units.add(QuantityKind::Measure, &file.measure, &file.measure_times, &file.one)?;
        Ok(units)
    }

    fn add(
        &mut self,
        kind: QuantityKind,
        plain: &BTreeMap<String, Vec<String>>,
        multiples: &BTreeMap<String, (String, f64)>,
        one: &One,
    ) -> Result<()> {
        let first = self.symbols.len();
        self.symbols.extend(plain.keys().cloned());
        let names =
            plain.iter().flat_map(|(unit, names)| names.iter().map(move |n| (n, unit, 1.0)));
        let multiples = multiples.iter().map(|(name, (unit, times))| (name, unit, *times));
        for (name, symbol, times) in names.chain(multiples) {
            let place = self.symbols[first..].iter().position(|own| own == symbol);
            let unit =
                place.and_then(|at| u8::try_from(first + at).ok()).map(Unit).ok_or_else(|| {
                    Error::asset(format!(
                        "units.toml: {name} is so many {symbol}, which is no unit"
                    ))
                })?;
            for name in [name.replace("(s)", ""), name.replace("(s)", "s")] {
                let prefix = kind == QuantityKind::Money && !name.contains(char::is_lowercase);
                let one = times < 1.0 || one.units.contains(symbol) && !one.not.contains(&name);
                let clock = symbol == "h" && times >= 1.0;
                self.names.push((name, Measure { unit, kind, times, one, clock, prefix }));
            }
        }
        Ok(())
    }
}
