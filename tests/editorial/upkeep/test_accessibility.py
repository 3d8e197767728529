"""Deviations feed the statement; readers' reports have their reply times."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from editorial.models import AccessibilityReport
from portal.models import Deviation, StandardPage
from tests import factories
from tests.editorial.roles.people import client


@pytest.fixture
def deviation(home):
    return Deviation.objects.create(
        text_sv="Kartan går inte att läsa upp.",
        text_en="The map cannot be read out.",
        criterion="1.1.1",
        found_on=date(2026, 11, 1),
    )


@pytest.fixture
def statement(home):
    page = StandardPage(
        title="Tillgänglighet", slug="tillganglighet", key="accessibility", summary="Kort.",
        locale=home.locale, body=factories.body(StandardPage, "<p>Text.</p>"),
    )  # fmt: skip
    return factories.add(home, page)


def shown(page) -> str:
    return Client().get(page.url).content.decode()


def test_the_statement_shows_what_is_not_mended(statement, deviation):
    text = shown(statement)
    assert deviation.text_sv in text
    assert "1.1.1" in text
    deviation.mended_on = date(2026, 11, 20)
    deviation.save()
    assert deviation.text_sv not in shown(statement)


def test_other_pages_do_not(statement, deviation):
    StandardPage.objects.update(key="about")
    assert deviation.text_sv not in shown(statement)


def test_nothing_is_mended_before_it_was_found(deviation):
    deviation.mended_on = date(2026, 10, 1)
    with pytest.raises(ValidationError):
        deviation.full_clean()


def test_the_days_to_a_reply_are_counted(db):
    report = AccessibilityReport(received_on=date(2026, 11, 1), answered_on=date(2026, 11, 4))
    assert report.days == 3


@pytest.mark.parametrize(
    "fields",
    [{"answered_on": date(2026, 10, 1), "answer": "x"}, {"answered_on": date(2026, 12, 1)}],
)
def test_a_reply_has_a_possible_day_and_words(db, fields):
    report = AccessibilityReport(received_on=date(2026, 11, 1), text="x", **fields)
    with pytest.raises(ValidationError):
        report.full_clean()


def test_the_site_manager_keeps_the_log_and_a_writer_does_not(home, deviation):
    url = reverse("accessibility_reports:add")
    fields = {"received_on": "2026-11-01", "text": "Kartan", "page": "", "answer": ""}
    client("manager").post(url, fields)
    assert AccessibilityReport.objects.get().text == "Kartan"
    assert client("writer").get(url).status_code == 302
