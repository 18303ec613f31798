//! `chronique.parse_conllu`: tags and trees for the tokens of a CoNLL-U file.

use pyo3::prelude::*;

use super::run::{resolve, run};
use crate::conllu::Treebank;
use crate::parallel::Progress;
use crate::syntax::Parser;

/// Fill in CoNLL-U: its tokens are kept, the columns of lemma, class, features, head and relation are written anew.
/// A contraction (``3-4 du``) becomes one token.
///
/// Parameters
/// ----------
/// conllu : str
///     The content of a file.
///
/// Returns
/// -------
/// str
///
/// Examples
/// --------
/// >>> import chronique as cq
/// >>> line = "\t".join(["1", "Paris", *"________"])
/// >>> cq.parse_conllu(line).split("\t")[2:4]
/// ['Paris', 'PROPN']
#[pyfunction]
pub fn parse_conllu(py: Python<'_>, conllu: &str) -> PyResult<String> {
    let treebank = Treebank::read(conllu)?;
    let parser = Parser::embedded();
    let progress = Progress::default();
    let words = run(py, resolve(1)?, &progress, None, || {
        parser.parse(&treebank.text, &treebank.tokens, &progress)
    })??;
    Ok(treebank.write(parser, &words))
}
