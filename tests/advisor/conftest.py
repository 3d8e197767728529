"""The chooser of `content/`, read without a database."""

from collections.abc import Iterable
from functools import cache
from operator import attrgetter

import pytest
import yaml
from django.conf import settings

from advisor import records
from advisor.models import ChooserAnswer, ChooserQuestion, ChooserRule
from reference.models import LawSection, Source


@pytest.fixture(autouse=True)
def _no_shelf_from_another_database():
    records.forget()
    yield
    records.forget()


@cache
def entries(name: str) -> list[dict]:
    text = (settings.CONTENT_DIR / "reference" / f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506


def flat(entry: dict, **related) -> dict:
    """An entry as model fields: `sv: {text}` becomes `text_sv`."""
    fields = {name: value for name, value in entry.items() if name not in {"sv", "en"}}
    for code in ("sv", "en"):
        fields |= {f"{name}_{code}": value for name, value in entry.get(code, {}).items()}
    return fields | related


def scopes() -> dict[str, frozenset[str]]:
    return {
        entry["key"]: frozenset(
            [entry["regime"], *(row["regime"] for row in entry.get("brought_in") or [])]
        )
        for entry in entries("sections")
    }


def model_keys() -> list[str]:
    manifest = yaml.safe_load((settings.CONTENT_DIR / "manifest.yaml").read_text())
    return next(node["models"] for node in manifest[0]["home"] if "models" in node)


def in_order(found: Iterable) -> list:
    """By position, as the site reads them; the files are in order of their keys."""
    return sorted(found, key=attrgetter("position"))


@pytest.fixture(scope="session")
def chooser():
    """The chooser of `content/`, as the engine knows it."""
    questions = {e["key"]: ChooserQuestion(**flat(e)) for e in entries("chooser-questions")}
    answers = [
        ChooserAnswer(**flat(entry, question=questions[entry["question"]]))
        for entry in entries("chooser-answers")
    ]
    rules = [
        ChooserRule(
            **flat(
                entry,
                section=LawSection(key=entry["section"]) if entry["section"] else None,
                source=Source(key=entry["source"]) if entry["source"] else None,
            )
        )
        for entry in entries("chooser-rules")
    ]
    return records.build(
        in_order(questions.values()), in_order(answers), rules, model_keys(), scopes()
    )
