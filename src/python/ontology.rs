//! The types of events, as Python sees them.

use std::path::{Path, PathBuf};

use pyo3::prelude::*;

use super::errors::AssetError;
use super::table::Table;
use crate::columns;
use crate::events::Ontology;

/// The types of events: what each means, its roles, the words that state it, and its codes.
///
/// Parameters
/// ----------
/// ontology : path, optional
///     A TOML file of yours that adds types of events or changes them.
///
/// Returns
/// -------
/// Table
///     The columns of ``types`` in docs/tables.md.
///
/// Examples
/// --------
/// >>> import chronique as cq
/// >>> types = {row["type"]: row for row in cq.types().to_dicts()}
/// >>> strike = types["conflict.drone_strike"]
/// >>> strike["plover"], strike["cameo"], strike["acled"]
/// ('ASSAULT:drone', '195', 'Air/drone strike')
/// >>> strike["roles"][0]
/// {'role': 'agent', 'name': 'attacker'}
#[pyfunction]
#[pyo3(signature = (ontology = None))]
pub fn types(ontology: Option<PathBuf>) -> PyResult<Table> {
    let mut all = Ontology::default();
    if let Some(path) = ontology {
        let (name, toml) = own_types(&path)?;
        all = all.with(&name, &toml)?;
    }
    Ok(Table::new(columns::schema::types(), vec![columns::types(&all)]))
}

/// Name and content of a file of types.
pub fn own_types(path: &Path) -> PyResult<(String, String)> {
    let name = path.display().to_string();
    match std::fs::read_to_string(path) {
        Ok(toml) => Ok((name, toml)),
        Err(e) => Err(AssetError::new_err(format!("cannot read the ontology {name}: {e}"))),
    }
}
