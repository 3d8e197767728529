"""A server that fails, in whichever way, costs a reader nothing but a moment."""

import http.server
import json
import threading
import time
from contextlib import contextmanager

import pytest
from django.db import transaction
from django.test import Client

from search import reading
from search.behind import catch_up as catch_up_behind
from search.commands import status
from search.completion import complete
from search.models import Change
from tests import factories
from tests.search.conftest import catch_up, found

PRODUCT = {"X-Elastic-Product": "Elasticsearch"}


class Answers(http.server.BaseHTTPRequestHandler):
    """`answer(self)` is what the stub does with every request."""

    protocol_version = "HTTP/1.1"
    answer = None

    def do_GET(self):
        type(self).answer(self)

    do_POST = do_PUT = do_GET  # noqa: N815 - the standard library's names

    def log_message(self, *args):
        pass


def says(status, body, headers=PRODUCT):
    def answer(request):
        content = json.dumps(body).encode()
        request.send_response(status)
        for name, value in {"Content-Type": "application/json", **headers}.items():
            request.send_header(name, value)
        request.send_header("Content-Length", str(len(content)))
        request.end_headers()
        request.wfile.write(content)

    return answer


def stalls(request):
    time.sleep(3)
    request.close_connection = True


def trickles(request):
    """A byte now and then, so that no single read ever times out."""
    request.send_response(200)
    request.send_header("Content-Length", "40")
    request.end_headers()
    for _ in range(40):
        time.sleep(0.1)
        try:
            request.wfile.write(b" ")
        except OSError:
            return


def breaks_off(request):
    request.send_response(200)
    request.send_header("Content-Length", "4000")
    request.end_headers()
    request.close_connection = True


ERROR = {"error": {"type": "some_exception", "reason": "because"}, "status": 0}
WAYS = {
    "too many requests": says(429, ERROR),
    "a server error": says(500, ERROR),
    "unavailable or red": says(503, ERROR),
    "the index is missing": says(404, ERROR),
    "not allowed": says(401, ERROR),
    "another product": says(200, {"version": {"number": "2.0"}}, {}),
    "an answer that means nothing": says(200, {"who": "knows"}),
    "stalls": stalls,
    "trickles": trickles,
    "breaks off": breaks_off,
}


class Quiet(http.server.ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request, client_address):
        """Callers who have given up are what these tests are about."""


@contextmanager
def serving(answer):
    handler = type("Stub", (Answers,), {"answer": staticmethod(answer)})
    server = Quiet(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="module")
def filled(scene, module_index):
    factories.guide(scene, "guide-duck", title="Ankdammen")
    catch_up()


@pytest.fixture
def indexed(filled, standing_index, db, settings):
    settings.ELASTICSEARCH_TIMEOUT = 0.3
    reading.breaker.cache_clear()
    yield
    reading.breaker.cache_clear()


def seconds(ask):
    start = time.monotonic()
    answer = ask()
    return answer, time.monotonic() - start


@pytest.mark.parametrize("way", WAYS)
def test_readers_get_the_embedded_answer_within_a_second(indexed, settings, way):
    found("något annat")  # Dictionaries are loaded once for a process.
    with serving(WAYS[way]) as address:
        settings.ELASTICSEARCH_URL = [address]
        answer, took = seconds(lambda: found("ankdamm"))
        assert [result.title for result in answer.results] == ["Ankdammen"]
        assert answer.engine == "fts5"
        assert took < 1
        # From now on nobody waits for it.
        suggested, took = seconds(lambda: complete("ankd", "sv"))
        assert [each.text for each in suggested] == ["Ankdammen"]
        assert took < 0.25


def test_a_server_that_refuses_is_told_where_operators_look(indexed, settings, caplog):
    settings.ELASTICSEARCH_URL = ["http://127.0.0.1:9"]
    assert Client().get("/api/search/", {"q": "ankdamm"}).json()["engine"] == "fts5"
    ready = Client().get("/health/ready")
    assert ready.status_code == 200
    assert ready.json()["search"].startswith("fts5 instead of elasticsearch: Elasticsearch: Conn")
    assert any("embedded index" in str(record.msg) for record in caplog.records)
    told = list(status())
    assert told[0].startswith("readers are answered by fts5 instead of elasticsearch: ")
    assert any(line.startswith("elasticsearch: Elasticsearch: Conn") for line in told)


def test_without_a_server_the_embedded_index_is_what_readers_get(indexed):
    assert found("ankdamm").engine == "fts5"
    assert Client().get("/health/ready").json()["search"] == "fts5"


def test_who_publishes_does_not_wait_for_a_server(
    indexed, guides, settings, monkeypatch, django_capture_on_commit_callbacks
):
    # What the fixtures have scheduled for a commit that never comes is not under test.
    transaction.get_connection().run_on_commit.clear()
    woken = []
    monkeypatch.setattr("search.outbox.catch_up_soon", lambda: woken.append(True))
    with serving(stalls) as address, django_capture_on_commit_callbacks(execute=True):
        settings.ELASTICSEARCH_URL = [address]
        start = time.monotonic()
        factories.guide(guides, "guide-goose", title="Gåsdammen")
    assert time.monotonic() - start < 2
    assert woken == [True]
    settings.ELASTICSEARCH_URL = []
    assert found("gåsdamm").total == 1


def test_the_thread_behind_survives_a_server_that_does_not_answer(indexed, settings, monkeypatch):
    monkeypatch.setattr("search.behind.close_old_connections", lambda: None)
    settings.ELASTICSEARCH_URL = ["http://127.0.0.1:9"]
    before = Change.objects.count()
    catch_up_behind()
    assert Change.objects.count() == before
