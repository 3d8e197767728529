"""Hostile text runs nothing in an editor's browser either, and no form of the desk breaks on it."""

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file
from wagtail_localize.models import Translation

from editorial.models import AccessibilityReport, WriteInstead
from guides.models import GuidePage
from home.models import Feedback
from portal.models import Deviation, SiteDocument, SiteImage
from portal.rich_text import Editor
from tests import factories, scenes

from .roles.people import client, two_homes
from .test_hostile_texts import CORPUS, EVIL, SCHEME, faults, poison

pytestmark = pytest.mark.django_db


def build() -> None:
    swedish, _english = two_homes()
    index = factories.guide_index(swedish)
    factories.english(index)
    page = factories.guide(index, body=factories.body(GuidePage, "<p>Börja tidigt.</p>"))
    factories.english(page)
    poison(page)
    Feedback.objects.create(
        page=page, page_title=EVIL[:255], locale="sv", was_useful=True, text=EVIL
    )


scene, _django_db_helper = scenes.shared(build, "module")


@pytest.fixture
def page(db):
    return scenes.guide()


@pytest.fixture
def admin(db):
    return client("admin")


def own_faults(html: str) -> list[str]:
    """Without the buttons that Wagtail's own scripts answer for."""
    return [one for one in faults(html) if "xss" in one or "evil" in one]


@pytest.mark.parametrize(
    "hostile", [*CORPUS, EVIL, "<a>", "<p><a id='x' linktype='page'>a", "</p>"]
)
def test_whatever_is_stored_as_rich_text_opens_in_the_editor(hostile):
    widget = Editor(features=["bold", "link", "ul"])
    assert widget.format_value(f"<p>Före</p>{hostile}").startswith("{")


def test_no_view_of_the_desk_runs_what_a_page_or_reader_says(admin, page):
    english = page.get_translations().get()
    for address in [
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_explore", args=[page.get_parent().pk]),
        reverse("wagtailadmin_pages:history", args=[page.pk]),
        reverse("wagtailadmin_pages:usage", args=[page.pk]),
        reverse("wagtailadmin_pages:delete", args=[page.pk]),
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        reverse("wagtailadmin_pages:edit", args=[english.pk]),
        reverse("translations_board"),
        reverse("translations_texts", args=[english.pk]),
        reverse("writing_versions", args=[page.pk]),
        reverse("writing_planned"),
        reverse("upkeep_queue"),
        reverse("upkeep_gaps"),
        reverse("upkeep_links"),
        reverse("audit_trail"),
        reverse("feedback:index"),
        reverse("wagtailadmin_pages:view_draft", args=[page.pk]),
        reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "earliest", "latest"]),
    ]:
        answer = admin.get(address)
        assert answer.status_code == 200, address
        assert own_faults(answer.content.decode()) == [], address


def test_no_record_form_runs_what_the_record_says(admin, page):
    concept = factories.concept("pilot", "pilot", "pilot")
    for model, one in [
        ("concept", concept), ("source", factories.source()), ("lawsection", factories.section()),
    ]:  # fmt: skip
        for field in one._meta.fields:
            if field.get_internal_type() in {"CharField", "TextField"} and field.max_length != 1:
                setattr(one, field.name, EVIL[: field.max_length or None])
        one.save()
        for name in ("edit", "list", "history"):
            args = [] if name == "list" else [one.pk]
            answer = admin.get(reverse(f"wagtailsnippets_reference_{model}:{name}", args=args))
            assert answer.status_code == 200
            assert own_faults(answer.content.decode()) == [], (model, name)


def test_no_list_of_upkeep_runs_what_an_editor_wrote(admin, page):
    Deviation.objects.create(text_sv=EVIL, text_en=EVIL, reason="time", found_on="2026-01-01")
    AccessibilityReport.objects.create(text=EVIL, page=EVIL[:300])
    WriteInstead.objects.create(form=EVIL[:60], instead=EVIL[:120])
    for name in ("deviations:index", "accessibility_reports:index", "write_instead:index"):
        answer = admin.get(reverse(name))
        assert answer.status_code == 200
        assert own_faults(answer.content.decode()) == [], name
    edit = admin.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert own_faults(edit.content.decode()) == []


def test_no_list_of_files_runs_the_name_of_an_upload_and_an_svg_is_no_picture(admin):
    for title in (CORPUS[0], CORPUS[1], CORPUS[13]):
        factories.image(get_test_image_file(), title, description=title)
        document = SiteDocument.objects.create(
            title=title, file=SimpleUploadedFile("a<svg onload=xss(1)>.csv", b"a,b")
        )
        assert "<" not in document.filename
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" onload="xss(1)"/>'
    for name in ("a.svg", "a.png"):
        sent = {"title": "a", "file": SimpleUploadedFile(name, svg, "image/png"), "collection": 1}
        admin.post(reverse("wagtailimages:add"), sent)
    assert SiteImage.objects.count() == 3
    for name in ("wagtailimages:index", "wagtaildocs:index"):
        assert own_faults(admin.get(reverse(name)).content.decode()) == []


def test_a_refused_upload_is_named_without_running(admin, page):
    file = SimpleUploadedFile("<img src=x onerror=xss(1)>.po", b"msgid", "text/x-po")
    link = Translation.objects.get(source__object_id=page.translation_key)
    answer = admin.post(reverse("translations_import", args=[link.pk]), {"file": file}, follow=True)
    assert own_faults(answer.content.decode()) == []
    assert not [one for one in get_messages(answer.wsgi_request) if SCHEME.match(str(one))]
