"""What the content lacks, what it no longer needs, and what readers wrote long ago."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.userbar import ContentCheckerItem

from cases.models import CasePage
from editorial.models import AccessibilityReport
from editorial.upkeep.checker import SiteContentChecker, our_rules
from editorial.upkeep.gaps import Gap, gaps
from guides.models import GuidePage
from home.models import Feedback
from tests import factories


def found() -> set:
    return {(row.title, row.gap) for row in gaps()}


def effects(grade: str):
    value = {"claim": "Fler jobb", "figure": "", "unit": "", "grade": grade, "source": "vinnova"}
    return factories.stream(CasePage, "effects", value)


def test_models_without_a_case_and_cases_without_evidence_are_told(home):
    models, cases = factories.model_index(home), factories.case_index(home)
    told, untold = factories.model(models, "model-a"), factories.model(models, "model-b")
    bare = factories.case(cases, "case-a")
    bare.models.set([told])
    bare.save_revision().publish()
    own = factories.case(cases, "case-b", effects=effects("self-reported"))
    factories.case(cases, "case-c", effects=effects("independent"))
    assert found() == {
        (untold.title, Gap.NO_CASE),
        (bare.title, Gap.NO_EVIDENCE),
        (own.title, Gap.SELF_REPORTED),
    }


def test_a_document_that_a_page_offers_is_not_left_over(home):
    used, left = factories.document("used.csv"), factories.document("left.csv")
    value = {"document": used.pk, "document_en": None, "title": "Mall", "description": ""}
    body = factories.stream(GuidePage, "body", value, kind="download")
    factories.guide(factories.guide_index(home), body=body)
    assert found() == {(left.title, Gap.UNUSED_DOCUMENT)}


def test_the_report_lists_them(home, publisher):
    model = factories.model(factories.model_index(home))
    assert model.title in publisher.get(reverse("upkeep_gaps")).content.decode()


def answer(days: int, text: str) -> Feedback:
    made = Feedback.objects.create(page_title="x", locale="sv", was_useful=True, text=text)
    Feedback.objects.update(answered_on=timezone.localdate() - timedelta(days=days))
    return made


def test_old_texts_are_emptied_and_the_answer_stays(db, capsys):
    old = answer(366, "Gammalt")
    new = Feedback.objects.create(page_title="x", locale="sv", was_useful=False, text="Nytt")
    call_command("forget_feedback", dry_run=True)
    old.refresh_from_db()
    assert old.text == "Gammalt"
    call_command("forget_feedback")
    assert "1 texts emptied" in capsys.readouterr().out
    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.text, old.was_useful, new.text) == ("", True, "Nytt")


def test_old_accessibility_reports_are_emptied_and_their_dates_stay(db, capsys):
    today = timezone.localdate()
    for days in (1096, 1094, None):
        AccessibilityReport.objects.create(
            received_on=today - timedelta(days=1200),
            text="Bilden saknar text",
            answer="Rättat" if days else "",
            answered_on=days and today - timedelta(days=days),
        )
    call_command("forget_accessibility_reports", dry_run=True)
    call_command("forget_accessibility_reports")
    assert "1 reports emptied" in capsys.readouterr().out
    (emptied,) = AccessibilityReport.objects.filter(text="")
    assert (emptied.answer, emptied.days) == ("", 104)


def test_a_number_of_days_that_is_none_is_refused(db):
    with pytest.raises(CommandError, match="at least 1"):
        call_command("forget_feedback", days=0)
    with pytest.raises(CommandError, match="at least 1"):
        call_command("forget_accessibility_reports", days=0)


def test_the_accessibility_checker_holds_the_rules_that_the_site_promises():
    items = [ContentCheckerItem(in_editor=True)]
    request = RequestFactory().get("/")
    our_rules(request, items, None)
    assert isinstance(items[0], SiteContentChecker)
    assert items[0].in_editor
    assert "wcag22aa" in items[0].get_axe_options(request)["runOnly"]
