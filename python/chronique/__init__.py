"""French news to a table of events: offline, traceable, fast.

>>> import chronique as cq
>>> doc = cq.read("Il pleut à Dakar. Le marché a fermé jeudi.", date="2025-07-24")
>>> [sentence.text for sentence in doc.sentences]
['Il pleut à Dakar.', 'Le marché a fermé jeudi.']

One text: `read`. Many: `extract` (tables), `extract_batches` (piece by piece), `sentences` (only
the sentences, fastest). Files: `scan`. The gazetteer: `places`. The types of
events: `types`. Each item of a document has
`.text`, `.start`, `.end`, and `doc.text[item.start:item.end]` is its text, always.
"""

from ._native import (
    Count,
    Document,
    Entity,
    Event,
    Location,
    Mention,
    Pipeline,
    Place,
    Quantity,
    Quote,
    Sentence,
    Span,
    Table,
    Time,
    Token,
    Why,
    __version__,
    parse_conllu,
    places,
    set_threads,
    threads,
    types,
)
from .corpora import Corpus, scan
from .errors import (
    AssetError,
    ChroniqueError,
    InvalidInput,
    MendedText,
    MissingLibrary,
    ModelError,
)
from .extraction import extract, extract_batches
from .happenings import Happening
from .reading import read, sentences
from .run import Run
from .trees import Tree

__all__ = [
    "AssetError",
    "ChroniqueError",
    "Corpus",
    "Count",
    "Document",
    "Entity",
    "Event",
    "Happening",
    "InvalidInput",
    "Location",
    "MendedText",
    "Mention",
    "MissingLibrary",
    "ModelError",
    "Pipeline",
    "Place",
    "Quantity",
    "Quote",
    "Run",
    "Sentence",
    "Span",
    "Table",
    "Time",
    "Token",
    "Tree",
    "Why",
    "__version__",
    "extract",
    "extract_batches",
    "parse_conllu",
    "places",
    "read",
    "scan",
    "sentences",
    "set_threads",
    "threads",
    "types",
]
