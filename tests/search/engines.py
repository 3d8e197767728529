"""What every engine has to do; each engine's test class inherits this."""

import pytest

from search.document import Document, Part
from search.engines.base import MOST_CANDIDATES
from search.entry import entry
from search.forward import BODY, SHIFT, TITLE, Forward, term_hash

LONG_AGO, SOME_DAY = "2020-01-01T00:00:00+00:00", "2030-01-01T00:00:00+00:00"


def document(number: int, title: str, text: str = "", **fields) -> Document:
    values = {
        "uid": f"{number}/", "page": number, "key": f"page-{number}", "locale": "sv",
        "kind": "guide", "title": title, "summary": "", "url": f"/sv/{number}/",
        "parts": [Part("Avsnitt", "", text)],
    } | fields  # fmt: skip
    return Document(**values)


class EngineContract:
    """Subclasses give a fixture `engine`: an empty index."""

    @pytest.fixture
    def filled(self, engine):
        self.put(
            engine,
            document(1, "Pilot", "En anka", facets={"audience": ["buyer"]}),
            document(2, "Anka", "En pilot", facets={"audience": ["supplier"]}),
            document(3, "Duck", "A pilot", locale="en", key="page-2", expires=SOME_DAY),
        )
        return engine

    @staticmethod
    def put(engine, *documents, gone=()):
        with engine.writing():
            engine.update([entry(one) for one in documents], gone)

    @staticmethod
    def uids(engine, *terms, filters=(), excluded=()):
        found = engine.candidates(list(terms), list(filters), list(excluded), MOST_CANDIDATES)
        return {candidate.uid for candidate in found}

    def test_any_of_the_terms_makes_a_candidate(self, filled):
        assert self.uids(filled, "xpilot", "xkossa") == {"1/", "2/", "3/"}
        assert self.uids(filled, "xanka") == {"1/", "2/"}
        assert self.uids(filled) == set()

    def test_filters_must_all_hold_and_exclusions_never(self, filled):
        assert self.uids(filled, "xpilot", filters=["faudiencebuyer"]) == {"1/"}
        assert self.uids(filled, "xpilot", filters=["faudiencebuyer", "flanguageen"]) == set()
        assert self.uids(filled, "xpilot", excluded=["xduck", "xkossa"]) == {"1/", "2/"}

    def test_a_candidate_has_what_ranking_needs(self, filled):
        (candidate,) = filled.candidates(["xpilot"], ["faudiencebuyer"], [], 10)
        assert (candidate.key, candidate.locale, candidate.kind) == ("page-1", "sv", "guide")
        assert candidate.facets == {"audience": ["buyer"]}
        forward = Forward(candidate.forward)
        assert [p >> SHIFT for p in forward.places(term_hash("xpilot"))] == [TITLE]
        assert [p >> SHIFT for p in forward.places(term_hash("xanka"))] == [BODY]
        assert len(forward.places(term_hash("xkossa"))) == 0

    def test_frequencies_count_documents(self, filled):
        statistics = filled.statistics(["xpilot", "xanka", "xkossa"])
        assert statistics.documents == 3
        assert statistics.frequencies == {"xpilot": 3, "xanka": 2, "xkossa": 0}

    def test_a_second_writing_replaces_the_first(self, filled):
        self.put(filled, document(1, "Kossa"))
        assert self.uids(filled, "xpilot") == {"2/", "3/"}
        assert self.uids(filled, "xkossa") == {"1/"}
        assert filled.statistics(["xkossa"]).frequencies == {"xkossa": 1}

    def test_what_is_gone_leaves_nothing(self, filled):
        self.put(filled, gone=["2/", "99/"])
        assert self.uids(filled, "xanka", "xpilot") == {"1/", "3/"}
        assert set(filled.digests()) == {"1/", "3/"}
        assert filled.stored(["2/"]) == {}
        assert filled.complete("anka", "sv", 5, LONG_AGO) == []

    def test_a_writing_that_fails_changes_nothing(self, filled):
        before = filled.digests()
        with pytest.raises(ZeroDivisionError), filled.writing():  # noqa: PT012 - all of it fails
            filled.update([entry(document(9, "Ny"))], ["1/"])
            raise ZeroDivisionError
        assert filled.digests() == before
        assert self.uids(filled, "xny") == set()

    def test_versions_leave_out_what_has_expired(self, filled):
        assert filled.versions(["page-2"], LONG_AGO) == {"page-2": {"sv": "2/", "en": "3/"}}
        assert filled.versions(["page-2"], "2031-01-01T00:00:00+00:00") == {"page-2": {"sv": "2/"}}
        assert filled.expired("2031-01-01T00:00:00+00:00") == {3}

    def test_completion_is_by_language_and_folded(self, filled):
        assert [c.text for c in filled.complete("pil", "sv", 5, LONG_AGO)] == ["Pilot"]
        assert [c.text for c in filled.complete("du", "en", 5, LONG_AGO)] == ["Duck"]
        assert filled.complete("du", "sv", 5, LONG_AGO) == []

    def test_a_heading_is_completed_once_where_two_documents_have_it(self, filled):
        assert filled.complete("del", "sv", 5, LONG_AGO) == []
        parts = [Part("Delområden", "parts", ""), Part("Ensam", "alone", "")]
        self.put(filled, document(4, "Ett", parts=parts), document(5, "Två", parts=parts[:1]))
        found = filled.complete("delo", "sv", 5, LONG_AGO)
        assert [(c.text, c.source) for c in found] == [("Delområden", "heading")]
        assert filled.complete("ens", "sv", 5, LONG_AGO) == []

    def test_the_vocabulary_is_that_of_the_documents(self, filled):
        self.put(filled, document(4, "Överprövning"))
        assert filled.vocabulary()["overprovning"] == "överprövning"
        self.put(filled, gone=["4/"])
        assert "overprovning" not in filled.vocabulary()
