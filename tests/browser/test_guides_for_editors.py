"""The pictures in docs/editors: the desk at work on the loaded content, in both admin languages.

Each view is opened and has to show what its picture is about. With WRITE_PICTURES set the pictures
are taken anew (`make editor-pictures`).
"""

import io
import json
import os

import pytest
from django.conf import settings
from django.urls import reverse
from PIL import Image

from editorial.upkeep.law.consolidation import read
from editorial.upkeep.law.notice import notice
from guides.models import GuideIndexPage, GuidePage
from reference.models import LawSection
from tests import factories
from tests.editorial.roles.people import person

WRITE = bool(os.environ.get("WRITE_PICTURES"))
PICTURES = settings.ROOT / "docs" / "editors" / "pictures"
VIEWPORT = {"width": 1360, "height": 907}
SIZE = (1000, 667)
COLOURS = 48
STILL = "*, ::before, ::after { transition: none !important; animation: none !important; }"


@pytest.fixture
def desk(site):
    """A guide changed in Swedish, a section of the act changed, a new consolidation waiting."""
    section = LawSection.objects.get(key="lou-6-31")
    notice()
    guide = GuidePage.objects.get(key="guide-pilots", locale__language_code="sv")
    guide.summary = guide.summary.rstrip(".") + ", i det lilla först."
    guide.save_revision().publish()
    change(section, section.current.text.replace("får", "får alltid", 1))
    notice()
    index = GuideIndexPage.objects.get(locale__language_code="sv")
    text = (
        "<p>Ni köper medelst avtal. Beskriv behovet i stället för lösningen, så att de som vill"
        " sälja kan föreslå något som ni inte har tänkt på och som kanske inte ens finns att köpa"
        " i dag men som kan finnas när ni behöver det.</p>"
    )
    draft = factories.guide(
        index, key="guide-try", title="Prova i liten skala", slug="prova-i-liten-skala",
        summary="Prova först.", body=factories.body(GuidePage, text),
    )  # fmt: skip
    english = guide.get_translations().get()
    return {
        "board": reverse("translations_board") + "?state=stale",
        "difference": reverse("translations_texts", args=[english.pk]),
        "translation": reverse("wagtailadmin_pages:edit", args=[english.pk]),
        "writing": reverse("wagtailadmin_pages:edit", args=[draft.pk]) + "#write",
        "versions": reverse(
            "wagtailadmin_pages:revisions_compare", args=[guide.pk, "earliest", "latest"]
        ),
        "first-day": reverse("writing_first_day"),
        "home": reverse("wagtailadmin_home"),
        "queue": reverse("upkeep_queue"),
        "law": reverse("upkeep_consolidation", args=[consolidation().pk]),
        "search": reverse("try_search:index") + "?q=innovationspartnerskap&language=sv",
    }


def change(section: LawSection, text: str) -> None:
    version = section.current
    version.text = text
    section.versions.set([version])
    section.save_revision().publish()


def consolidation():
    """A file with one changed section, and so a warning about the others."""
    section = LawSection.objects.get(key="lou-4-1")
    entry = {
        "chapter": "4", "section": "1", "amended_by": "SFS 2027:1",
        "text": section.current.text + "\nMyndigheten ska skriva ner sina skäl.",
    }  # fmt: skip
    document = {"act": "LOU", "consolidated_to": "SFS 2027:1", "sections": [entry]}
    made = read(json.dumps(document).encode())
    made.save()
    return made


@pytest.mark.soak
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_view_in_the_guides_for_editors_opens(open_page, desk, language):
    page = open_page(
        user=person("admin"), locale=language, viewport=VIEWPORT, reduced_motion="reduce"
    )
    for name, address in desk.items():
        path, _, target = address.partition("#")
        assert page.goto(path).status == 200, name
        page.wait_for_load_state("networkidle")
        page.add_style_tag(content=STILL)
        if target:
            # The figure stands under the text that is being written.
            text = page.get_by_role("textbox").filter(has_text="medelst").first
            text.click()
            text.evaluate("one => one.scrollIntoView({block: 'center'})")
        if WRITE:
            keep(page.screenshot(), language, name)


def keep(png: bytes, language: str, name: str) -> None:
    path = PICTURES / language / f"{name}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    picture = Image.open(io.BytesIO(png)).convert("RGB").resize(SIZE, Image.Resampling.LANCZOS)
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
