"""A real server that is stopped, killed or emptied: readers notice nothing, and nothing is lost."""

import gc
import os
import signal
import sys
import time
import warnings
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from search import reading
from search.commands import check, status
from search.engines.base import EngineUnavailableError
from search.indexing import drain_all, pending
from search.models import IndexRecord
from search.rebuild import keep_in_step, rebuild
from tests import factories

from .conftest import found, urls

pytestmark = pytest.mark.elasticsearch


@pytest.fixture
def node():
    """The server under test, to be stopped and started; in the end it runs."""
    if "ELASTICSEARCH_NODE" not in os.environ:
        pytest.skip("the server of ELASTICSEARCH_URL is not ours to stop")
    sys.path.append(str(Path(__file__).resolve().parents[2] / "scripts"))
    from elasticsearch_node import Node

    address = urlsplit(os.environ["ELASTICSEARCH_URL"])
    server = Node(Path(os.environ["ELASTICSEARCH_NODE"]), address.port, address.password)
    yield server
    server.signal(signal.SIGCONT)
    if not server.answers():
        server.start()
    # A connection whose server was killed in between may be closed by the collector alone, and
    # would say so in whatever test runs then.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


@pytest.fixture
def guides_indexed(node, elasticsearch, guides, settings):
    factories.guide(guides, "guide-duck", title="Ankdammen")
    drain_all()
    rebuild(engine=reading.server())
    settings.ELASTICSEARCH_TIMEOUT = 0.5
    settings.ELASTICSEARCH_WRITE_TIMEOUT = 5.0
    eventually(lambda: found("ankdamm").engine == "elasticsearch")
    return guides


def eventually(holds, seconds=90):
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.3)


def answered_by_the_embedded_index(query):
    start = time.monotonic()
    answer = found(query)
    assert time.monotonic() - start < 1
    return answer.engine == "fts5" and answer.total == 1


def in_step_again(query):
    """The server has everything, and readers are given it."""
    keep_in_step()
    assert list(check()) == []
    eventually(lambda: found(query).engine == "elasticsearch")
    assert found(query).total == 1


def test_a_stopped_server_costs_readers_a_moment_and_is_caught_up(guides_indexed, node):
    node.signal(signal.SIGSTOP)
    assert answered_by_the_embedded_index("ankdamm")
    factories.guide(guides_indexed, "guide-goose", title="Gåsdammen")
    assert drain_all().keys() == {"fts5"}
    assert answered_by_the_embedded_index("gåsdamm")
    assert "instead of elasticsearch" in next(status())
    node.signal(signal.SIGCONT)
    eventually(node.answers)
    in_step_again("gåsdamm")


def test_a_server_killed_in_a_rebuild_and_in_a_drain_loses_nothing(
    guides_indexed, node, monkeypatch
):
    engine = reading.server()
    before = engine.identity()

    def kill(*progress):
        node.signal(signal.SIGKILL)

    with pytest.raises(EngineUnavailableError):
        rebuild(kill, engine)
    assert IndexRecord.objects.filter(name__startswith="elasticsearch/").get().name == before
    assert answered_by_the_embedded_index("ankdamm")
    node.start()
    eventually(lambda: drain_all().get("elasticsearch"))
    assert engine.identity() == before
    page = factories.guide(guides_indexed, "guide-goose", title="Gåsdammen")
    send = type(engine).send

    def killed_in_between(self, waiting):
        kill()
        send(self, waiting)

    with monkeypatch.context() as patch:
        patch.setattr(type(engine), "send", killed_in_between)
        assert drain_all().keys() == {"fts5"}
    record = IndexRecord.objects.get(name=before)
    assert pending(record).filter(target=f"page/{page.pk}").exists()
    assert answered_by_the_embedded_index("gåsdamm")
    node.start()
    rebuild(engine=engine)
    in_step_again("gåsdamm")
    assert len(engine.indexes.all()) == 1


def test_a_server_that_comes_back_empty_is_filled_again(guides_indexed, node):
    node.signal(signal.SIGKILL)
    factories.guide(guides_indexed, "guide-goose", title="Gåsdammen")
    drain_all()
    node.start(empty=True)
    assert answered_by_the_embedded_index("gåsdamm")
    assert any("has no index" in line for line in check())
    in_step_again("gåsdamm")
    assert urls("ankdamm") == ["/sv/guider/guide-duck/"]
