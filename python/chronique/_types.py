"""Words that calls take and give, for type checkers."""

from typing import Literal

Layer = Literal["sentences", "tokens", "syntax", "events"]
TableName = Literal["sentences", "tokens", "events"]
Factuality = Literal["actual", "negated", "possible", "planned", "hypothetical"]
TokenKind = Literal["word", "number", "punctuation", "address"]
Role = Literal[
    "agent", "patient", "instrument", "place", "time", "holder", "speaker", "content", "cue"
]
