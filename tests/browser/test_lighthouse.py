"""Lighthouse, as a phone: everything but speed in `make test-browser`, speed too in `make soak`."""

import os

import pytest

from scripts import lighthouse

from .states import path_of_state

PAGES = ["home", "models", "model", "comparison of three", "guides", "guide", "cases", "case",
         "chooser", "calculator", "self-check", "thresholds", "law", "glossary", "search results",
         "standard"]  # fmt: skip
UNTIMED = tuple(name for name in lighthouse.GOALS if name != "performance")


@pytest.fixture
def url(site):
    if not lighthouse.PROGRAM.exists():
        if os.environ.get("CI"):
            pytest.fail("Lighthouse needs `npm ci`.")
        pytest.skip("Lighthouse needs `npm ci`.")
    return lambda name: site.url + path_of_state(lambda key: site.address(*key), name, "sv")


def test_lighthouse_finds_no_fault_in_a_guide(url):
    path = url("guide")
    assert lighthouse.below("", lighthouse.scores(path, UNTIMED)) == {}


@pytest.mark.soak
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_fast_and_without_fault_in_the_median_of_five(url, name):
    path = url(name)
    assert lighthouse.below(f"/{path.split('/', 3)[3]}", lighthouse.medians(path, 5)) == {}
