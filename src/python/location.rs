//! Places of the gazetteer, and the look-up of a name.

use std::hash::{Hash, Hasher};

use pyo3::prelude::*;

use crate::places::{Entry, Gazetteer};

/// What the gazetteer knows of a place.
///
/// Attributes
/// ----------
/// name : str
///     In French where there is one.
/// kind : str
///     ``"continent"``, ``"country"``, ``"region"``, ``"capital"`` or ``"town"``.
/// country : str or None
///     ISO 3166 alpha-2.
/// admin1 : str or None
///     Code of the first division of the country, as GeoNames writes it.
/// geoname : int or None
///     GeoNames id.
/// lat, lon : float
///     Degrees north and east.
/// population : int
///     How many people live there; 0 where it is not known.
///
/// Equal where all of this is; may be a key of a dict.
#[pyclass(frozen, module = "chronique", get_all, eq, hash)]
#[derive(Clone, PartialEq)]
#[allow(missing_docs, reason = "the class documents its attributes")]
pub struct Location {
    name: String,
    kind: &'static str,
    pub country: Option<String>,
    admin1: Option<String>,
    geoname: Option<u32>,
    lat: f64,
    lon: f64,
    population: u32,
}

/// Places that are equal have the same name and id.
impl Hash for Location {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        (&self.name, self.geoname).hash(hasher);
    }
}

impl From<Entry<'_>> for Location {
    fn from(entry: Entry<'_>) -> Self {
        let Entry { geoname, name, country, admin1, latitude, longitude, kind, population } =
            entry;
        Self {
            name: name.to_owned(),
            kind: kind.name(),
            country: country.map(|code| String::from_utf8_lossy(&code).into_owned()),
            admin1: (!admin1.is_empty()).then(|| admin1.to_owned()),
            geoname,
            lat: latitude,
            lon: longitude,
            population,
        }
    }
}

#[pymethods]
impl Location {
    fn __repr__(&self) -> String {
        let admin1 = self.admin1.as_ref().map(|code| format!(".{code}")).unwrap_or_default();
        let country = self.country.as_ref().map(|code| format!(", {code}{admin1}"));
        format!("Location({}, {}{})", self.name, self.kind, country.unwrap_or_default())
    }
}

/// Look a name up in the gazetteer.
///
/// Parameters
/// ----------
/// name : str
///     A place as a text may write it, in French or locally: "Pékin", "Kharkiv", "Khalkiv".
///
/// Returns
/// -------
/// list of Location
///     The places that it can mean, the likeliest first; empty when there is none.
///
/// Examples
/// --------
/// >>> import chronique as cq
/// >>> place = cq.places("Ouagadougou")[0]
/// >>> place.country, place.kind
/// ('BF', 'capital')
#[pyfunction]
pub fn places(name: &Bound<'_, PyAny>) -> PyResult<Vec<Location>> {
    let name = super::pipeline::required(name, "name")?;
    let gazetteer = Gazetteer::embedded();
    Ok(gazetteer.look_up(&name).into_iter().map(|entry| gazetteer.get(entry).into()).collect())
}
