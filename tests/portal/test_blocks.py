"""What an editor cannot publish, and what the message says."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks import StreamBlockValidationError, StructBlockValidationError

from portal.blocks import BodyBlock, FigureBlock, PlaceBlock, TableBlock


def headings(*levels: str):
    block = BodyBlock()
    raw = [
        {"type": "heading", "value": {"level": level, "text": "Rubrik"}, "id": str(n)}
        for n, level in enumerate(levels)
    ]
    return block.clean(block.to_python(raw))


def test_headings_in_order_are_accepted():
    assert len(headings("h2", "h3", "h4", "h2")) == 4


@pytest.mark.parametrize("levels", [("h3",), ("h2", "h4"), ("h2", "h3", "h2", "h4")])
def test_a_heading_that_skips_a_level_is_refused(levels):
    with pytest.raises(StreamBlockValidationError):
        headings(*levels)


def test_a_table_row_of_another_width_is_refused():
    block = TableBlock()
    value = block.to_python({"caption": "c", "header": ["a", "b"], "rows": [["1", "2"], ["3"]]})
    with pytest.raises(StructBlockValidationError) as error:
        block.clean(value)
    assert "rows" in error.value.block_errors


@pytest.mark.parametrize("place", ["", "st2", "p3", "st1-p2"])
def test_places_in_a_section_are_accepted(place):
    assert PlaceBlock().clean(place) == place


@pytest.mark.parametrize("place", ["2", "st", "stycke 2", "p3-st1"])
def test_other_places_are_refused_with_the_form_to_use(place):
    with pytest.raises(ValidationError, match="st2"):
        PlaceBlock().clean(place)


def test_a_figure_without_alternative_text_must_be_marked_decorative():
    block = FigureBlock()
    block.child_blocks["image"].field.required = False
    value = block.to_python({"image": None, "decorative": False, "alt": "", "caption": ""})
    with pytest.raises(StructBlockValidationError) as error:
        block.clean(value)
    assert "alt" in error.value.block_errors
