"""A legal correction: the English page warns at once, or is withdrawn."""

from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from editorial.models import LegalCorrection
from editorial.upkeep.corrections.act import lift, mark
from guides.models import GuidePage
from portal.models import TranslationStatus
from tests import factories
from tests.editorial.roles.people import client

WARN, WITHDRAW = LegalCorrection.Means.WARN, LegalCorrection.Means.WITHDRAW


def change(guide, summary="Rättat."):
    page = GuidePage.objects.get(pk=guide.pk)
    page.summary = summary
    page.save_revision().publish()
    return GuidePage.objects.get(pk=guide.pk)


def warns(page) -> bool:
    return "data-corrected" in Client().get(page.url).content.decode()


def test_the_english_page_warns_at_once_until_it_has_followed(translated, guide, boss):
    mark(change(guide), WARN, boss)
    assert warns(translated)
    factories.english(GuidePage.objects.get(pk=guide.pk))
    assert not warns(translated)


def test_a_mark_on_a_draft_waits_for_its_publication(translated, guide, boss):
    guide.summary = "Rättat."
    guide.save_revision()
    mark(GuidePage.objects.get(pk=guide.pk), WARN, boss)
    assert not warns(translated)
    GuidePage.objects.get(pk=guide.pk).latest_revision.publish()
    assert warns(translated)
    assert LegalCorrection.objects.get().effective_at


def test_the_english_page_is_withdrawn_if_the_editor_says_so(translated, guide, boss):
    mark(change(guide), WITHDRAW, boss)
    assert not Page.objects.get(pk=translated.pk).live


def test_a_translation_that_has_followed_is_left_alone(translated, guide, boss):
    mark(GuidePage.objects.get(pk=guide.pk), WITHDRAW, boss)
    assert Page.objects.get(pk=translated.pk).live
    assert not warns(translated)


def test_the_warning_can_be_taken_back(translated, guide, boss):
    page = change(guide)
    mark(page, WARN, boss)
    assert lift(page, boss) == 1
    assert not warns(translated)


def test_the_desk_marks_and_lifts(translated, guide, publisher):
    change(guide)
    url = reverse("upkeep_correction", args=[guide.pk])
    assert publisher.get(url).status_code == 200
    publisher.post(url, {"mark": "1", "means": "nonsense"})
    assert not LegalCorrection.objects.exists()
    publisher.post(url, {"mark": "1", "means": WARN})
    assert warns(translated)
    publisher.post(url, {"lift": "1"})
    assert not TranslationStatus.objects.filter(corrected_at__isnull=False).exists()


def test_it_takes_the_right_to_publish(translated, guide):
    change(guide)
    url = reverse("upkeep_correction", args=[guide.pk])
    for role in ("writer", "translator", "reviewer"):
        assert client(role).post(url, {"mark": "1", "means": WITHDRAW}).status_code == 302
    assert Page.objects.get(pk=translated.pk).live
    assert not LegalCorrection.objects.exists()


def test_only_an_original_can_be_marked(translated, publisher):
    url = reverse("upkeep_correction", args=[translated.pk])
    assert publisher.get(url, follow=True).status_code == 404
