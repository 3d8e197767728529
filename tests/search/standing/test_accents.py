"""A site of three guides: what half of it says weighs otherwise among more pages."""

from tests import factories
from tests.search.conftest import catch_up, found


def test_a_word_is_not_taken_for_one_with_other_accents(guides):
    for key, title in [("guide-care", "Vården"), ("guide-worth", "Värden"), ("guide-new", "Nytt")]:
        factories.guide(guides, key, title=title)
    catch_up()
    keys = [result.key for result in found("vård").results]
    assert keys.index("guide-care") < keys.index("guide-worth")
    assert {"guide-care", "guide-worth"} <= {result.key for result in found("varden").results}
