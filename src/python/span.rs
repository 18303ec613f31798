//! Views of places in a text: what `doc.sentences` and `doc.tokens` hold.

use std::cmp::Ordering;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use pyo3::PyClass;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pyclass::CompareOp;

use crate::syntax::{Parser, Word};
use crate::{CodePoints, Document};

/// A place in the text of a document.
///
/// Attributes
/// ----------
/// text : str
///     Its words.
/// start, end : int
///     Offsets in characters (code points), as Python's slices count: ``doc.text[start:end]`` is the
///     text.
///
/// Spans of the same kind compare by place, and hash by place and text.
#[pyclass(frozen, subclass, module = "chronique")]
pub struct Span {
    doc: Arc<Document>,
    place: crate::Span,
    /// Offset of the first character, in code points.
    #[pyo3(get)]
    start: u32,
    /// Offset after the last character, in code points.
    #[pyo3(get)]
    end: u32,
    /// What tells it from another at the same place, for the eye and for `==`.
    note: String,
}

impl Span {
    /// The view of a span of the core.
    pub fn new(
        doc: &Arc<Document>,
        points: &CodePoints<'_>,
        span: crate::Span,
        note: String,
    ) -> Self {
        let (start, end) = points.span(span);
        Self { doc: Arc::clone(doc), place: span, start, end, note }
    }

    /// Its words.
    pub fn words(&self) -> &str {
        self.place.of(&self.doc.text)
    }

    fn key(&self) -> (u32, u32, &str) {
        (self.start, self.end, &self.note)
    }
}

#[pymethods]
impl Span {
    /// Its words.
    #[getter]
    fn text(&self) -> &str {
        self.words()
    }

    fn __len__(&self) -> usize {
        (self.end - self.start) as usize
    }

    fn __str__(&self) -> &str {
        self.words()
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        let this = slf.get();
        let note = if this.note.is_empty() { String::new() } else { format!("{}, ", this.note) };
        let words = super::document::shortened(this.words(), 60);
        let kind = slf.get_type();
        Ok(format!("{}({note}\"{words}\" [{}:{}])", kind.name()?, this.start, this.end))
    }

    fn __reduce__(slf: &Bound<'_, Self>) -> PyResult<()> {
        let kind = slf.get_type();
        Err(PyTypeError::new_err(format!(
            "{} objects cannot be pickled; send their document, or the facts that you need",
            kind.name()?
        )))
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (self.key(), self.words()).hash(&mut hasher);
        hasher.finish()
    }

    fn __richcmp__(
        slf: &Bound<'_, Self>,
        other: &Bound<'_, PyAny>,
        op: CompareOp,
    ) -> PyResult<Py<PyAny>> {
        let py = slf.py();
        let Ok(other) = other.cast::<Self>() else { return Ok(py.NotImplemented()) };
        if !slf.get_type().is(other.get_type()) {
            return Ok(py.NotImplemented());
        }
        let (a, b) = (slf.get(), other.get());
        let same = Arc::ptr_eq(&a.doc, &b.doc) || a.doc.text == b.doc.text;
        let order = match a.key().cmp(&b.key()) {
            Ordering::Equal if same => Ordering::Equal,
            Ordering::Equal => a.doc.text.cmp(&b.doc.text),
            order => order,
        };
        Ok(op.matches(order).into_pyobject(py)?.to_owned().into_any().unbind())
    }
}

/// A sentence.
///
/// Attributes
/// ----------
/// index : int
///     Its number in the document, from 0.
/// text, start, end
///     As in every `Span`.
#[pyclass(frozen, extends = Span, module = "chronique")]
pub struct Sentence {
    /// Its number in the document, from 0.
    #[pyo3(get)]
    pub index: usize,
}

/// A token: a word, a number, a punctuation mark or an address.
///
/// Attributes
/// ----------
/// kind : str
///     ``"word"``, ``"number"``, ``"punctuation"`` or ``"address"``.
/// sentence : Sentence
///     The sentence it stands in.
/// lemma, upos, feats, deprel : str or None
///     As Universal Dependencies name them; None where the pipeline leaves out "syntax".
/// head : int or None
///     The number of its head in ``doc.tokens``; None for the root of a sentence.
/// upos_probability, head_probability : float or None
///     How sure the class is, and head and relation together.
/// text, start, end
///     As in every `Span`.
///
/// Examples
/// --------
/// >>> import chronique as cq
/// >>> doc = cq.read("Les soldats ont été tués.")
/// >>> [(token.lemma, token.upos, token.deprel) for token in doc.tokens[1:3]]
/// [('soldat', 'NOUN', 'nsubj:pass'), ('avoir', 'AUX', 'aux:tense')]
/// >>> doc.tokens[doc.tokens[1].head].text
/// 'tués'
#[pyclass(frozen, extends = Span, module = "chronique")]
pub struct Token {
    /// What it is made of.
    #[pyo3(get)]
    pub kind: &'static str,
    /// The sentence it stands in.
    #[pyo3(get)]
    pub sentence: Py<Sentence>,
    /// What the parser says of it.
    pub word: Option<Word>,
}

#[pymethods]
impl Token {
    /// The form that dictionaries have.
    #[getter]
    fn lemma(slf: &Bound<'_, Self>) -> Option<String> {
        let form = slf.as_super().get();
        let word = slf.get().word?;
        Some(Parser::embedded().lemma(form.words(), &word).into_owned())
    }

    /// The word class of Universal Dependencies: "NOUN".
    #[getter]
    fn upos(&self) -> Option<&'static str> {
        self.word.map(|word| word.upos.name())
    }

    /// The features of Universal Dependencies: "Gender=Fem|Number=Plur"; empty when there are none.
    #[getter]
    fn feats(&self) -> Option<String> {
        self.word.map(|word| Parser::embedded().feats(&word))
    }

    /// The relation to the head: "nsubj:pass".
    #[getter]
    fn deprel(&self) -> Option<&'static str> {
        self.word.map(|word| Parser::embedded().deprel(&word))
    }

    /// The number of the head in ``doc.tokens``; None for the root of a sentence.
    #[getter]
    fn head(&self) -> Option<u32> {
        self.word.and_then(|word| word.head)
    }

    /// How sure the word class is, from 0 to 1.
    #[getter]
    fn upos_probability(&self) -> Option<f32> {
        self.word.map(|word| word.upos_probability)
    }

    /// How sure head and relation are, together, from 0 to 1.
    #[getter]
    fn head_probability(&self) -> Option<f32> {
        self.word.map(|word| word.head_probability)
    }
}

/// A new Python object of a class that extends [`Span`].
pub fn extended<T>(py: Python<'_>, span: Span, own: T) -> PyResult<Py<T>>
where
    T: PyClass<BaseType = Span>,
{
    Py::new(py, PyClassInitializer::from(span).add_subclass(own))
}
