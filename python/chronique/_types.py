"""Words that calls take and give, for type checkers."""

from typing import Literal

Layer = Literal[
    "sentences",
    "tokens",
    "syntax",
    "entities",
    "places",
    "times",
    "quantities",
    "quotes",
    "events",
]
TableName = Literal[
    "sentences",
    "tokens",
    "entities",
    "mentions",
    "places",
    "times",
    "quantities",
    "quotes",
    "events",
    "plover",
    "acled",
]
Basis = Literal["clause", "sentence", "story", "title", "article"]
Label = Literal["PER", "LOC", "ORG", "EVT", "PROD"]
MentionKind = Literal["name", "description", "pronoun"]
PlaceKind = Literal["continent", "country", "region", "capital", "town"]
Via = Literal["name", "spelling", "demonym", "description"]
QuantityKind = Literal["count", "money", "percent", "fraction", "measure"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Factuality = Literal["actual", "negated", "possible", "planned", "hypothetical"]
TokenKind = Literal["word", "number", "punctuation", "address"]
Role = Literal[
    "agent",
    "patient",
    "instrument",
    "place",
    "time",
    "holder",
    "speaker",
    "content",
    "cue",
    "counted",
]
