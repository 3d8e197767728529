"""Every engine against the one contract."""

import pytest

from search.engines.base import EngineUnavailableError
from search.engines.fts5 import Fts5Engine
from search.engines.fts5_schema import current_version

from .engines import EngineContract, document


@pytest.mark.elasticsearch
class TestElasticsearch(EngineContract):
    @pytest.fixture
    def engine(self, elasticsearch):
        new = elasticsearch.new()
        new.finish()
        elasticsearch.replace_with(new)
        return elasticsearch

    def test_the_index_says_with_what_it_was_made(self, engine):
        assert engine.version() == engine.wanted_version()
        mapping = engine.server.client.indices.get_mapping(index=engine.current())
        (held,) = mapping.body.values()
        assert held["mappings"]["_meta"] == {"version": engine.wanted_version()}

    def test_a_swap_is_seen_by_the_next_query_and_the_old_index_is_gone(self, filled):
        old = filled.current()
        new = filled.new()
        new.finish()
        filled.replace_with(new)
        assert filled.digests() == {}
        assert self.uids(filled, "xpilot") == set()
        assert list(filled.indexes.all()) == [new.index] != [old]

    def test_what_a_killed_rebuild_left_is_removed_by_the_next(self, filled):
        orphan = filled.new()
        new = filled.new()
        assert orphan.index not in filled.indexes.all()
        assert set(filled.indexes.all()) == {new.index, filled.current()}

    def test_there_is_no_index_before_the_first_rebuild(self, elasticsearch):
        assert elasticsearch.version() == ""
        with pytest.raises(EngineUnavailableError, match="rebuild"):
            elasticsearch.identity()

    def test_writing_makes_no_index_of_its_own(self, elasticsearch):
        with pytest.raises(EngineUnavailableError):
            self.put(elasticsearch, document(1, "Pilot"))
        assert elasticsearch.indexes.all() == {}

    def test_terms_of_any_length_are_taken(self, engine):
        self.put(engine, document(1, "Pilot", "x" * 40_000 + " å" * 10_000))
        assert self.uids(engine, "xpilot") == {"1/"}


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
