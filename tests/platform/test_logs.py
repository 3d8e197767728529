"""The logs hold no query string and no client's address."""

import io
import json
import logging
import logging.config
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from config.logging import setup

ADDRESS = "203.0.113.7"
QUERY = {"q": "sekretessbelagd upphandling", "page": "2"}


def fails(_request: HttpRequest) -> HttpResponse:
    raise ValueError("looked at /sv/sok/?q=sekretessbelagd and failed")


urlpatterns = [path("fails", fails)]


@pytest.fixture
def logs() -> Iterator[io.StringIO]:
    """The lines that production would write."""
    written = io.StringIO()
    lines = setup("DEBUG", as_json=True)
    lines["handlers"]["console"]["stream"] = written
    handlers = logging.root.handlers[:]
    logging.config.dictConfig(lines)
    yield written
    logging.config.dictConfig(settings.LOGGING)
    logging.root.handlers[:] = handlers


def events(logs: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in logs.getvalue().splitlines()]


@pytest.mark.django_db
def test_a_request_is_one_line_with_its_path_alone(client: Client, logs: io.StringIO):
    client.get("/health/live", query_params=QUERY)  # asked every few seconds, and says nothing
    client.post("/robots.txt", query_params=QUERY, REMOTE_ADDR=ADDRESS)
    (line,) = [each for each in events(logs) if each["logger"] == "site.access"]
    assert (line["method"], line["path"]) == ("POST", "/robots.txt")
    assert {"status", "milliseconds", "request_id", "timestamp", "level"} <= line.keys()


@override_settings(ROOT_URLCONF=__name__)
def test_a_failure_is_logged_without_the_query_or_the_address(logs: io.StringIO):
    answer = Client(raise_request_exception=False).get("/fails", QUERY, REMOTE_ADDR=ADDRESS)
    assert answer.status_code == 500
    assert any("ValueError" in each.get("exception", "") for each in events(logs))
    assert "sekretess" not in logs.getvalue()
    assert ADDRESS not in logs.getvalue()


@pytest.mark.parametrize(
    "message",
    [
        '"GET /sv/sok/?q=sekretess HTTP/1.1" 200',
        "Not Found: https://innovation.example.se/sv/?sekretess",
        "Redirected to /en/search?q=a&b=sekretess",
    ],
)
def test_a_query_in_a_library_s_own_message_is_cut(logs: io.StringIO, message: str):
    logging.getLogger("library").warning(message)
    assert "sekretess" not in logs.getvalue()


def test_a_question_keeps_its_question_mark(logs: io.StringIO):
    logging.getLogger("library").warning("Really? Yes.")
    assert events(logs)[0]["event"] == "Really? Yes."


def test_an_address_that_is_given_by_name_is_dropped(logs: io.StringIO):
    structlog.get_logger("ours").warning("login", ip=ADDRESS, query="sekretess", user="redaktor")
    (line,) = events(logs)
    assert line["user"] == "redaktor"
    assert not {"ip", "query"} & line.keys()
