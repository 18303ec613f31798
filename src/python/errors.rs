//! Errors of the core → exceptions of `chronique.errors`.

use pyo3::PyErr;
use pyo3::import_exception;

import_exception!(chronique.errors, AssetError);
import_exception!(chronique.errors, ChroniqueError);
import_exception!(chronique.errors, InvalidInput);
import_exception!(chronique.errors, ModelError);

impl From<crate::Error> for PyErr {
    fn from(error: crate::Error) -> Self {
        let message = error.to_string();
        if error.is_input() {
            InvalidInput::new_err(message)
        } else if error.is_asset() {
            AssetError::new_err(message)
        } else if error.is_model() {
            ModelError::new_err(message)
        } else {
            ChroniqueError::new_err(message)
        }
    }
}
