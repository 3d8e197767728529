"""A small site to test on: two homes, lists, and pages with the least that their type requires."""

import datetime
import json
import uuid

from django.core.files.base import ContentFile, File
from wagtail.models import Collection, CollectionViewRestriction, Locale, Page, Site
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from cases.models import CaseIndexPage, CasePage
from guides.models import GuideIndexPage, GuidePage, ModelIndexPage, ProcurementModelPage
from home.models import HomePage
from portal.models import GlossaryPage, LawPage, SiteDocument, SiteImage, ThresholdsPage
from portal.translation import CARRIED
from reference.models import (
    Act,
    Concept,
    LawSection,
    SectionVersion,
    Sector,
    Source,
    Threshold,
)


def stream(page_type, name: str, *items, kind: str = "item"):
    """A stream of anonymous items with stable ids."""
    field = page_type._meta.get_field(name)
    raw = [
        {"type": kind, "value": value, "id": str(uuid.uuid5(uuid.NAMESPACE_URL, f"{name}/{n}"))}
        for n, value in enumerate(items)
    ]
    return field.to_python(json.dumps(raw))


def body(page_type, *texts: str):
    return stream(page_type, "body", *texts, kind="text")


def add(parent: Page, page: Page) -> Page:
    parent.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def site() -> HomePage:
    """A Swedish home page as the site's root, in place of Wagtail's welcome page."""
    swedish, _made = Locale.objects.get_or_create(language_code="sv")
    Locale.objects.get_or_create(language_code="en")
    Site.objects.all().delete()
    root = Page.objects.get(depth=1)
    for page in root.get_children():
        page.delete()
    root = Page.objects.get(depth=1)
    home = HomePage(
        title="Hem", slug="sv", key="home", summary="Hem.", locale=swedish,
        doors=stream(
            HomePage, "doors", {"audience": "buyer", "title": "Jag köper", "text": "<p>Läs.</p>"}
        ),
    )  # fmt: skip
    add(root, home)
    Site.objects.create(hostname="localhost", port=80, root_page=home, is_default_site=True)
    return home


def guide_index(home: HomePage) -> GuideIndexPage:
    return add(
        home,
        GuideIndexPage(
            title="Guider", slug="guider", key="guides", summary="Gör så här.", locale=home.locale,
            show_in_menus=True,
        ),
    )  # fmt: skip


def guide(parent: Page, key: str = "guide-test", **fields) -> GuidePage:
    values = {
        "title": f"Guide {key}",
        "slug": key,
        "key": key,
        "summary": "Svaret först.",
        "locale": parent.locale,
        "audiences": ["supplier"],
        "last_reviewed": datetime.date(2026, 11, 22),
        "outcomes": stream(GuidePage, "outcomes", "veta mer"),
        "body": body(GuidePage, "<p>Första stycket.</p><p>Andra stycket.</p>"),
    } | fields
    return add(parent, GuidePage(**values))


def model_index(home: HomePage) -> ModelIndexPage:
    return add(
        home,
        ModelIndexPage(
            title="Modeller", slug="modeller", key="models", summary="Sätt att köpa.",
            locale=home.locale, show_in_menus=True,
        ),
    )  # fmt: skip


def model(parent: Page, key: str = "model-test", **fields) -> ProcurementModelPage:
    kind = ProcurementModelPage
    texts = dict.fromkeys(
        (
            "regime_note", "who_may_take_part", "supplier_count", "payment",
            "intellectual_property", "cost_to_take_part", "duration_note",
            "buyer_effort_reason", "buyer_risk_reason", "supplier_effort_reason",
            "supplier_risk_reason",
        ),
        "Det beror på.",
    )  # fmt: skip
    degrees = dict.fromkeys(kind.degrees, "low")
    values = {
        "title": f"Modell {key}",
        "slug": key,
        "key": key,
        "summary": "Svaret först.",
        "locale": parent.locale,
        "level": "rd",
        "regimes": ["above"],
        "value_range": "any",
        "fits": stream(kind, "fits", {"text": "Behovet är nytt.", "section": "", "place": ""}),
        "does_not_fit": stream(kind, "does_not_fit", {"text": "Det finns.", "section": ""}),
        "steps": stream(
            kind, "steps",
            {"phase": "need", "title": "Börja", "who": "Köparen", "action": "<p>Gör.</p>",
             "result": "Ett behov.", "documents": "", "decision": "", "time": ""},
        ),
        "small_firm": "<p>Ni kan delta.</p>",
    } | texts | degrees | fields  # fmt: skip
    return add(parent, kind(**values))


def case_index(home: HomePage) -> CaseIndexPage:
    return add(
        home,
        CaseIndexPage(
            title="Exempel", slug="exempel", key="cases", summary="Köp.", locale=home.locale,
            show_in_menus=True,
        ),
    )  # fmt: skip


def case(parent: Page, key: str = "case-test", **fields) -> CasePage:
    values = {
        "title": f"Exempel {key}",
        "slug": key,
        "key": key,
        "summary": "Svaret först.",
        "locale": parent.locale,
        "governing_act": "Källorna säger inte.",
        "actors": stream(CasePage, "actors"),
        "need": "<p>Behov.</p>",
        "done": "<p>Gjort.</p>",
        "failed": "<p>Fel.</p>",
        "unknown": "<p>Okänt.</p>",
        "small_firm": "<p>Order.</p>",
    } | fields
    page = CasePage(**values)
    if not values["actors"]:
        page.actors = stream(
            CasePage, "actors", {"organisation": "", "role": "buyer", "note": "Kommunen"}
        )
    return add(parent, page)


def act() -> Act:
    return Act.objects.get_or_create(
        key="lou",
        defaults={
            "number": "2016:1145",
            "abbreviation": "LOU",
            "title_sv": "lagen om offentlig upphandling",
            "title_en": "Public Procurement Act",
            "in_force_from": datetime.date(2017, 1, 1),
        },
    )[0]


def section(key: str = "lou-6-31", text: str = "En upphandlande myndighet får …") -> LawSection:
    _act, chapter, number = key.split("-")
    record = LawSection(
        key=key, act=act(), chapter=chapter, number=number, chapter_title="Förfaranden",
        heading="När förfarandet får användas", regime="above",
    )  # fmt: skip
    record.save()
    wording(record, text, "SFS 2025:360")
    return record


def wording(record: LawSection, text: str, consolidated_to: str, order: int = 0) -> SectionVersion:
    return SectionVersion.objects.create(
        section=record, text=text, consolidated_to=consolidated_to, sort_order=order
    )


def concept(key: str, term_sv: str, term_en: str) -> Concept:
    return Concept.objects.create(
        key=key,
        term_sv=term_sv,
        term_en=term_en,
        definition_sv=f"Vad {term_sv} är.",
        definition_en=f"What {term_en} is.",
    )


def source(key: str = "vinnova") -> Source:
    return Source.objects.create(key=key, publisher="Vinnova", title="En rapport")


def sector(key: str, name_sv: str, name_en: str) -> Sector:
    return Sector.objects.create(key=key, name_sv=name_sv, name_en=name_en)


def threshold(key: str, **fields) -> Threshold:
    values = {
        "valid_from": datetime.date(2026, 1, 1), "authority": "any", "contract": "any",
        "limit": "direct-award", "sek": 700_000,
    } | fields  # fmt: skip
    return Threshold.objects.create(key=key, act=act(), **values)


def reference_pages(home: HomePage) -> list[Page]:
    """Glossary, law page and thresholds page below a home page."""
    kinds = (("glossary", "ordlista", GlossaryPage), ("law", "lagen", LawPage),
             ("thresholds", "granser", ThresholdsPage))  # fmt: skip
    return [
        add(home, kind(title=slug.title(), slug=slug, key=key, summary="Kort.", locale=home.locale))
        for key, slug, kind in kinds
    ]


def image(file: File, title: str = "Bild", **fields) -> SiteImage:
    """As every form saves it: without its file's hash it is given renditions kept for another."""
    made = SiteImage(title=title, file=file, **fields)
    made._set_image_file_metadata()
    made.save()
    return made


def document(name: str) -> SiteDocument:
    return SiteDocument.objects.create(
        title=name,
        file=ContentFile(b"%PDF-1.4", name=name),
        collection=Collection.get_first_root_node(),
    )


def close_collection(collection: Collection) -> None:
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")


def english(page: Page, **texts: str) -> Page:
    """Translate a page with wagtail-localize and publish it: every text as `EN: …`."""
    target = Locale.objects.get(language_code="en")
    source_, _made = TranslationSource.update_or_create_from_instance(page)
    link, _made = Translation.objects.get_or_create(source=source_, target_locale=target)
    for segment in StringSegment.objects.filter(source=source_):
        row, _made = StringTranslation.objects.get_or_create(
            translation_of_id=segment.string_id,
            context_id=segment.context_id,
            locale=target,
            defaults={"data": f"EN: {segment.string.data}"},
        )
        if row.tool_name == CARRIED:
            row.data, row.tool_name = f"EN: {segment.string.data}", ""
            row.save()
    link.save_target(publish=False)
    translated = link.get_target_instance().get_latest_revision_as_object()
    if not translated.live:
        translated.slug = texts.get("slug", f"{page.slug}-en")
    translated.save_revision().publish()
    translated.refresh_from_db()
    return translated


def glossary(home: HomePage) -> GlossaryPage:
    return add(
        home,
        GlossaryPage(
            title="Ordlista", slug="ordlista", key="glossary", summary="Ord.", locale=home.locale
        ),
    )
