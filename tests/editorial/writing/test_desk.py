"""What the desk adds for those who write: plans, versions, redirects, templates, classification."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from guides.models import GuidePage
from tests import factories
from tests.editorial.translations import steps

pytestmark = pytest.mark.django_db
TOMORROW = timezone.now() + datetime.timedelta(days=1)


def text(response) -> str:
    return response.content.decode()


def test_what_will_be_published_and_taken_down_stands_in_one_list_by_day(desk, index, guide):
    other = factories.guide(index, key="guide-other")
    steps.publish(other, expire_at=TOMORROW)
    page = steps.fresh(guide)
    page.go_live_at = TOMORROW + datetime.timedelta(days=1)
    page.save_revision().publish()
    rows = desk.get(reverse("writing_planned")).context["object_list"]
    assert [(row.title, row.is_expiry) for row in rows] == [
        (other.title, True), (guide.title, False)
    ]  # fmt: skip


def test_planned_records_stand_in_the_same_list(desk, home):
    concept = factories.concept("pilot", "pilot", "pilot")
    concept.go_live_at = TOMORROW
    concept.save_revision().publish()
    section = factories.section()
    section.expire_at = TOMORROW + datetime.timedelta(days=1)
    section.save_revision().publish()
    rows = desk.get(reverse("writing_planned")).context["object_list"]
    assert [(row.title, row.is_expiry) for row in rows] == [
        (str(concept), False), (str(section), True)
    ]  # fmt: skip
    assert all(row.edit_url.startswith("/admin/snippets/reference/") for row in rows)


def test_any_two_versions_can_be_compared(desk, guide):
    for summary in ("Ett.", "Två.", "Tre."):
        steps.publish(guide, summary=summary)
    first, *_between, last = guide.revisions.order_by("pk").values_list("pk", flat=True)
    chosen = {"older": last, "newer": first}
    response = desk.get(reverse("writing_versions", args=[guide.pk]), chosen)
    assert response.url.endswith(f"/{first}...{last}/")
    assert desk.get(response.url).status_code == 200


@pytest.mark.parametrize("chosen", [{"older": "0", "newer": "x"}, {"older": "", "newer": ""}])
def test_versions_that_do_not_exist_are_asked_for_again(desk, guide, chosen):
    assert desk.get(reverse("writing_versions", args=[guide.pk]), chosen).status_code == 200


def test_the_same_version_twice_is_no_comparison(desk, guide):
    same = guide.revisions.first().pk
    answer = desk.get(reverse("writing_versions", args=[guide.pk]), {"older": same, "newer": same})
    assert answer.status_code == 200


def link_to(target: Page, holder: Page) -> None:
    link = f'<p><a linktype="page" id="{target.pk}">Läs</a></p>'
    steps.publish(holder, body=factories.body(GuidePage, link))


def test_unpublishing_tells_what_leads_to_the_page_and_sends_readers_on(desk, index, guide):
    other = factories.guide(index, key="guide-other")
    link_to(guide, other)
    address = reverse("wagtailadmin_pages:unpublish", args=[guide.pk])
    assert other.title in text(desk.get(address))
    desk.post(address, {"send-readers-to": other.pk})
    assert not steps.fresh(guide).live
    redirect = Redirect.objects.get()
    assert redirect.redirect_page_id == other.pk
    assert desk.get(guide.url).url == other.url


@pytest.mark.parametrize("chosen", ["", "x", "0", "own"])
def test_unpublishing_without_a_public_target_makes_no_redirect(desk, guide, chosen):
    target = guide.pk if chosen == "own" else chosen
    address = reverse("wagtailadmin_pages:unpublish", args=[guide.pk])
    assert desk.post(address, {"send-readers-to": target}).status_code == 302
    assert not Redirect.objects.exists()


def test_moving_tells_what_leads_to_the_page_and_redirects_its_old_address(
    desk, home, index, guide, django_capture_on_commit_callbacks
):
    from guides.models import GuideIndexPage

    other = factories.guide(index, key="guide-other")
    link_to(guide, other)
    more = factories.add(
        home,
        GuideIndexPage(title="Fler", slug="fler", key="more", summary="Mer.", locale=home.locale),
    )
    address = reverse("wagtailadmin_pages:move_confirm", args=[guide.pk, more.pk])
    assert other.title in text(desk.get(address))
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(address)
    assert Redirect.objects.get().redirect_page_id == guide.pk


def test_a_copied_page_is_a_draft_of_its_own_without_key_or_review(desk, index, guide):
    address = reverse("wagtailadmin_pages:copy", args=[guide.pk])
    given = {"new_title": "Ny guide", "new_slug": "ny-guide", "new_parent_page": index.pk}
    assert desk.post(address, given).status_code == 302
    copy = GuidePage.objects.get(slug="ny-guide").get_latest_revision_as_object()
    assert (copy.key, copy.last_reviewed, copy.live) == ("", None, False)
    assert copy.summary == guide.summary


def test_a_translation_keeps_key_and_review_of_its_original(guide, translated):
    assert (translated.key, translated.last_reviewed) == (guide.key, guide.last_reviewed)


def test_a_page_copied_for_translation_keeps_key_and_review_in_its_draft_too(guide, english_locale):
    page = steps.fresh(guide)
    page.last_reviewed = datetime.date(2026, 3, 2)
    page.save_revision().publish()
    made = steps.fresh(page).copy_for_translation(english_locale, copy_parents=True)
    made = steps.fresh(made)
    for copy in (made, made.get_latest_revision_as_object()):
        assert (copy.key, copy.last_reviewed) == (guide.key, page.last_reviewed)


def test_a_draft_copied_for_translation_gives_the_key_that_the_draft_has(guide, english_locale):
    page = steps.fresh(guide)
    page.unpublish()
    page.key = "guide-renamed"
    page.save_revision()
    made = steps.fresh(page).copy_for_translation(english_locale, copy_parents=True)
    assert steps.fresh(made).key == "guide-renamed"


def classify(desk, *pages, **form):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "classify"])
    query = "&".join(f"id={page.pk}" for page in pages)
    return desk.post(f"{address}?{query}", form)


def test_many_pages_are_classified_at_once_and_published(desk, index, guide):
    other = factories.guide(index, key="guide-other", audiences=["buyer"])
    classify(desk, guide, other, add_phases=["need"], remove_audiences=["buyer"],
             add_audiences=["decision-maker"])  # fmt: skip
    found = {page.key: page for page in GuidePage.objects.filter(pk__in=[guide.pk, other.pk])}
    assert found["guide-test"].audiences == ["supplier", "decision-maker"]
    assert found["guide-other"].audiences == ["decision-maker"]
    assert all(page.phases == ["need"] and not page.has_unpublished_changes
               for page in found.values())  # fmt: skip


def test_classifying_a_page_with_other_changes_waiting_publishes_none_of_them(desk, guide):
    page = steps.fresh(guide)
    page.summary = "Ett utkast."
    page.save_revision()
    classify(desk, guide, add_phases=["need"])
    page = steps.fresh(guide)
    assert (page.summary, page.phases) == (guide.summary, [])
    draft = page.get_latest_revision_as_object()
    assert (draft.summary, draft.phases) == ("Ett utkast.", ["need"])


def test_a_translation_is_not_classified_apart_from_its_original(desk, guide, translated):
    classify(desk, translated, add_phases=["need"])
    assert steps.fresh(translated).get_latest_revision_as_object().phases == []


def test_classifying_with_nothing_chosen_asks_again(desk, guide):
    answer = classify(desk, guide)
    assert answer.context["form"].errors
    both = classify(desk, guide, add_phases=["need"], remove_phases=["need"])
    assert both.context["form"].errors


@pytest.mark.parametrize("mode", ["", "print", "other-language"])
def test_a_page_is_seen_as_it_will_be_in_each_mode(guide, translated, mode, rf):
    response = guide.make_preview_request(preview_mode=mode)
    response.render()
    wanted = translated.summary if mode == "other-language" else guide.summary
    assert wanted in text(response)
    assert ("@media all" in text(response)) == (mode == "print")


def test_the_first_day_page_leads_to_each_part(desk, home):
    answer = text(desk.get(reverse("writing_first_day")))
    assert reverse("translations_board") in answer
    assert reverse("writing_first_day") in text(desk.get(reverse("wagtailadmin_home")))
