"""The data sets that the site gives away: each described once for JSON, CSV and DCAT."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .public import Public
from .shapes import Schema

LICENCE = "http://creativecommons.org/licenses/by/4.0/"
Row = dict[str, Any]


@dataclass(frozen=True)
class Dataset:
    """A table: `columns` gives each column's JSON Schema, `rows` the records in a stable order."""

    name: str
    title: dict[str, str]
    description: dict[str, str]
    keywords: dict[str, list[str]]
    columns: Callable[[], dict[str, Schema]]
    rows: Callable[[Public], list[Row]]

    def schema(self, root: str) -> Schema:
        """JSON Schema (draft 2020-12) of the JSON file as a whole."""
        words = {"type": "object", "additionalProperties": {"type": "string"}}
        return {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": f"{root}/data/schemas/{self.name}.json",
            "title": self.title["en"],
            "description": self.description["en"],
            "type": "object",
            "required": ["schema", "title", "licence", "modified", "records"],
            "additionalProperties": False,
            "properties": {
                "schema": {"type": "string", "format": "uri"},
                "title": words,
                "licence": {"const": LICENCE},
                "modified": {"type": ["string", "null"], "format": "date-time"},
                "records": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "properties": self.columns(),
                        "required": list(self.columns()),
                        "additionalProperties": False,
                    },
                },
            },
        }

    def document(self, public: Public) -> dict[str, Any]:
        rows = self.rows(public)
        return {
            "schema": f"{public.root}/data/schemas/{self.name}.json",
            "title": self.title,
            "licence": LICENCE,
            "modified": max((row["modified"] for row in rows if row["modified"]), default=None),
            "records": rows,
        }
