"""The corpus of hostile texts, stored wherever text can be stored, opened where it is shown.

Whatever runs calls `xss`, which tells; a refusal by the content security policy, an error of a
script and a request to another host fail the test as everywhere in this folder.
"""

import polib
import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.html import escape
from wagtail.images.tests.utils import get_test_image_file
from wagtail_localize.models import Translation

from editorial.models import WriteInstead
from editorial.translations.exchange.po import write_po
from guides.models import GuideIndexPage, GuidePage
from home.models import Feedback
from portal.models import SiteDocument
from tests import factories
from tests.editorial.roles.people import client, person
from tests.editorial.test_hostile_texts import CORPUS, EVIL, poison

NAME = "<img src=x onerror=xss(1)>"
# Where a press would run something, as the browser itself reads the address.
RUNNING = """
() => [...document.querySelectorAll("a[href], form[action], [formaction], iframe[src]")]
  .map((one) => one.formAction || one.action || one.href || one.src)
  .filter((one) => typeof one === "string" && /^(javascript|vbscript|data:text)/i.test(one))
"""


@pytest.fixture
def guide(site):
    """A guide whose Swedish was poisoned past every form and whose English came in a PO file."""
    index = GuideIndexPage.objects.get(locale__language_code="sv")
    body = factories.body(GuidePage, "<p>Börja tidigt.</p>")
    page = factories.guide(index, key="guide-evil", slug="ond", body=body)
    factories.english(page)
    take_in(page)
    poison(page)
    return GuidePage.objects.get(pk=page.pk)


def import_of(page) -> str:
    link = Translation.objects.get(source__object_id=page.translation_key)
    return reverse("translations_import", args=[link.pk])


def take_in(page) -> None:
    """Markup is refused in a PO file; what reads as markup once it is text is taken."""
    link = Translation.objects.get(source__object_id=page.translation_key)
    file = polib.pofile(write_po(link).decode())
    next(entry for entry in file if entry.msgctxt == "summary").msgstr = escape(EVIL[:150])
    sent = SimpleUploadedFile("texts.po", str(file).encode())
    answer = client("admin").post(import_of(page), {"file": sent}, follow=True)
    assert answer.status_code == 200
    link.save_target(publish=True)


@pytest.fixture
def watched(open_page):
    """Opens pages in one browser, and after each tells what ran or waits to be pressed."""
    ran = []

    def keep(what):
        ran.append(what)

    def start(**options):
        page = open_page(**options)
        page.context.expose_function("xss", keep)
        page.on("dialog", lambda dialog: ran.append(dialog.message))
        return page

    yield start
    assert ran == []


def test_the_watch_sees_what_runs(browser):
    ran = []

    # Playwright marks what it is given, and a list's own method cannot be marked.
    def keep(what):
        ran.append(what)

    context = browser.new_context()
    context.expose_function("xss", keep)
    page = context.new_page()
    page.set_content(EVIL)
    page.wait_for_timeout(200)
    assert len(ran) > 3
    assert page.evaluate(RUNNING)
    context.close()


def test_a_reader_meets_hostile_texts_as_texts(watched, guide):
    english = guide.get_translations().get()
    reader = watched()
    for address in (guide.url, english.url, guide.get_parent().url, "/sv/sok/?q=" + EVIL[:200]):
        reader.goto(address)
        assert "xss(1)" in reader.content(), f"the corpus never reached {address}"
        assert reader.evaluate(RUNNING) == [], address


@pytest.mark.soak
def test_an_editor_meets_hostile_texts_as_texts(watched, guide):
    english = guide.get_translations().get()
    Feedback.objects.create(
        page=guide, page_title=EVIL[:255], locale="sv", was_useful=True, text=EVIL
    )
    WriteInstead.objects.create(language="sv", form="tidigt", instead=EVIL[:120])
    for title in CORPUS[:3]:
        factories.image(get_test_image_file(), title, description=title)
        SiteDocument.objects.create(title=title, file=SimpleUploadedFile(f"{NAME}.csv", b"a,b"))
    kind = ContentType.objects.get_for_model(GuidePage).pk
    editor = watched(user=person("admin"))
    for name, *args in (
        ("wagtailadmin_home",),
        ("wagtailadmin_explore", guide.get_parent().pk),
        ("wagtailadmin_pages:edit", guide.pk),
        ("wagtailadmin_pages:edit", english.pk),
        ("wagtailadmin_pages:history", guide.pk),
        ("wagtailadmin_pages:view_draft", guide.pk),
        ("wagtailadmin_pages:revisions_compare", guide.pk, "earliest", "latest"),
        ("translations_board",),
        ("translations_texts", english.pk),
        ("writing_versions", guide.pk),
        ("upkeep_queue",),
        ("upkeep_review", kind, guide.pk),
        ("audit_trail",),
        ("feedback:index",),
        ("write_instead:index",),
        ("wagtailimages:index",),
        ("wagtaildocs:index",),
    ):
        editor.goto(reverse(name, args=args), wait_until="load")
        assert editor.evaluate(RUNNING) == [], name


@pytest.mark.soak
def test_an_upload_is_named_without_running_its_name_and_an_svg_is_refused(watched, guide):
    editor = watched(user=person("admin"), locale="en-GB")
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" onload="xss(1)"><script>xss(1)</script></svg>'
    for name, view in (("svg", "wagtailimages"), ("png", "wagtailimages"), ("svg", "wagtaildocs")):
        editor.goto(reverse(f"{view}:add_multiple"))
        file = {"name": f"{NAME}.{name}", "mimeType": "image/png", "buffer": svg}
        editor.set_input_files("#fileupload", file)
        editor.locator("#upload-list", has_text="Sorry").or_(
            editor.locator("#upload-list .status-msg.failure, #upload-list .help-critical")
        ).first.wait_for()
    token = next(one["value"] for one in editor.context.cookies() if one["name"] == "csrftoken")
    refused = editor.request.post(
        import_of(guide),
        multipart={
            "csrfmiddlewaretoken": token,
            "file": {"name": f"{NAME}.po", "mimeType": "text/x-po", "buffer": b"msgid"},
        },
    )
    assert refused.status == 422
    # Without the policy and the scripts of the site, so that whatever stands there may run.
    editor.set_content(refused.text())
    assert NAME in editor.inner_text("body")
