"""Rules of the project that `manage.py check` holds."""

import pytest
from django.apps import apps

from guides.models import GuidePage
from portal.checks import every_page_type_declares_itself


def told(monkeypatch: pytest.MonkeyPatch, page_type: type) -> list[str]:
    monkeypatch.setattr(apps, "get_models", lambda: [page_type])
    return [error.msg for error in every_page_type_declares_itself(None)]


def test_the_page_types_declare_all_that_they_should():
    assert every_page_type_declares_itself(None) == []


@pytest.mark.parametrize(
    "name",
    ["parent_page_types", "subpage_types", "template", "search_fields", "api_fields",
     "content_kind"],
)  # fmt: skip
def test_a_page_type_that_leaves_something_to_wagtail_is_told(monkeypatch, name):
    monkeypatch.delattr(GuidePage, name)
    assert told(monkeypatch, GuidePage) == [f"guides.GuidePage does not declare {name}."]


def test_a_content_field_that_does_not_exist_is_told(monkeypatch):
    monkeypatch.setattr(GuidePage, "content_fields", [*GuidePage.content_fields, "colour"])
    (message,) = told(monkeypatch, GuidePage)
    assert message.endswith("content_fields names no field: colour.")
