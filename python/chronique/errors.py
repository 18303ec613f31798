"""What can go wrong. Every message says what, where, and what to do."""

from __future__ import annotations

import warnings


class ChroniqueError(Exception):
    """Base of every exception of this package; raised itself for a defect of the package."""


class InvalidInput(ChroniqueError, ValueError):
    """A value that you gave cannot be used."""


class AssetError(ChroniqueError, ValueError):
    """A data file of yours, such as an ontology, has a bad line or cannot be read."""


class ModelError(ChroniqueError):
    """A model file is corrupt, short, or of another version."""


class MissingLibrary(ChroniqueError, ImportError):
    """An optional library is not installed; the message says how to install it."""


class MendedText(UserWarning):
    """A text had lone surrogates, which no file can hold; each was read as U+FFFD."""


def warn_mended() -> None:
    """Warn that lone surrogates were replaced."""
    warnings.warn(
        "a text has lone surrogates (a sign that it was decoded wrongly); each was read as "
        "U+FFFD, and offsets still count the characters of your string",
        MendedText,
        stacklevel=3,
    )
