"""Data sets as JSON and CSV, and the schemas that they follow."""

import csv
import io
import json
from typing import Any

from django.http import Http404

from .answers import answer
from .catalogue import DATASETS
from .datasets import Dataset
from .public import Public
from .shapes import Schema


def dataset_or_404(name: str) -> Dataset:
    if name not in DATASETS:
        raise Http404
    return DATASETS[name]


def dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


@answer("application/json")
def as_json(public: Public, name: str) -> str:
    return dumped(dataset_or_404(name).document(public))


@answer("text/csv; charset=utf-8; header=present")
def as_csv(public: Public, name: str) -> str:
    dataset = dataset_or_404(name)
    columns = dataset.columns()
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in dataset.rows(public):
        writer.writerow([cell(row[column]) for column in columns])
    return out.getvalue()


@answer("application/schema+json")
def schema(public: Public, name: str) -> str:
    return dumped(dataset_or_404(name).schema(public.root))


def cell(value: Any) -> str:
    """A text as it is, nothing for null, and anything else as JSON."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def read_cell(text: str, column: Schema) -> Any:
    """The value that `cell` wrote, by the column's schema."""
    if text == "":
        return None
    kinds = column.get("type", "string")
    return text if "string" in kinds else json.loads(text)


@answer("application/json")
def pages(public: Public) -> str:
    """Every public page with its key, kind, language, address and state."""
    return dumped(
        {
            "pages": [
                {
                    "key": published.key,
                    "kind": published.page.content_kind,
                    "locale": published.locale,
                    "title": published.page.title,
                    "url": published.url,
                    "translation_state": published.translation_state,
                    "last_reviewed": reviewed.isoformat()
                    if (reviewed := published.page.last_reviewed)
                    else None,
                }
                for published in public.pages
            ]
        }
    )
