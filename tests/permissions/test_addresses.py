"""Every address is declared in docs/permissions.md, and asks who you are where it says so."""

import re
from pathlib import Path

import pytest
from django.test import Client

from .addresses import patterns

TABLE = Path(__file__).resolve().parents[2] / "docs" / "permissions.md"
ARGUMENT = re.compile(r"<(?:\w+:)?\w+>|\(\?P<\w+>[^()]*\)|\((?:live|latest|earliest)[^)]*\)")


def declared() -> dict[str, str]:
    text = TABLE.read_text(encoding="utf-8").split("## Addresses")[1].split("\n## ")[0]
    return dict(re.findall(r"^\| `([^`]*)` \| (.+) \|$", text, re.MULTILINE))


def whom(pattern: str) -> str | None:
    rows = declared()
    fitting = [beginning for beginning in rows if pattern.startswith(beginning)]
    return rows[max(fitting, key=len)] if fitting else None


def test_every_address_is_declared():
    front = {""}  # chooses the language
    assert {pattern for pattern in patterns() if whom(pattern) is None} == front


def test_every_row_is_of_use():
    every = list(patterns())
    assert [row for row in declared() if not any(one.startswith(row) for one in every)] == []


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post", "put", "delete"])
def test_the_desk_sends_strangers_to_the_sign_in_at_every_address(method):
    tried = 0
    for pattern in patterns():
        if whom(pattern) != "signed in":
            continue
        address = re.sub(r"[\^$\\]", "", ARGUMENT.sub("1", pattern)).replace(".*/", "no-view/")
        answer = getattr(Client(), method)(f"/{address}")
        assert answer.status_code in {302, 401, 403, 404}, (pattern, answer.status_code)
        if answer.status_code == 302:
            assert answer.url.startswith("/admin/login/"), (pattern, answer.url)
        tried += 1
    assert tried > 400
