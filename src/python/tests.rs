use std::ffi::CString;

use pyo3::prelude::*;

use super::document::Document;
use super::pipeline::Pipeline;
use crate::events::TypeId;
use crate::fixture::{TEXT, TOML, layers};
use crate::{Options, parse_date};

/// Views of hand-made events: what `doc.events` holds is looked at from Python.
#[test]
fn events_have_their_attributes() {
    Python::initialize();
    Python::attach(|py| -> PyResult<()> {
        let ontology = Some(("test.toml".to_owned(), TOML.to_owned()));
        let core = crate::Pipeline::new(&Options { ontology, ..Options::default() }).unwrap();
        let mut layers = layers();
        let types = core.ontology().types();
        let own = types.iter().position(|kind| kind.id == "conflict.killing").unwrap();
        layers.events[0].kind = TypeId(own as u16);
        let doc = crate::Document {
            text: TEXT.into(),
            title: None,
            date: Some(parse_date("1970-01-03").unwrap()),
            layers,
        };
        let doc = Document::new(doc, None, Py::new(py, Pipeline::of_core(core))?);
        let checks = CString::new(include_str!("tests.py")).unwrap();
        PyModule::from_code(py, &checks, c"tests.py", c"tests")?.call_method1("check", (doc,))?;
        Ok(())
    })
    .unwrap();
}
