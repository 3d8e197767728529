"""Every engine against the one contract."""

import pytest

from search.engines.fts5 import Fts5Engine
from search.engines.fts5_schema import current_version

from .engines import EngineContract


class TestFts5(EngineContract):
    @pytest.fixture
    def engine(self, tmp_path):
        made = Fts5Engine(tmp_path / "index")
        made.ensure()
        return made

    def test_the_index_says_with_what_it_was_made(self, engine):
        assert engine.version() == current_version()

    def test_a_swap_is_seen_by_the_next_query(self, filled):
        filled.connections.point_to(filled.connections.create())
        assert filled.digests() == {}
        assert self.uids(filled, "xpilot") == set()
