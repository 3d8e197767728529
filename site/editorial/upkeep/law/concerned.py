"""Which pages and records rest on a section or a limit."""

import re
from collections.abc import Iterable, Iterator

from django.db.models import Model
from wagtail.models import Page

from linguistics.citations import find_citations
from portal.models import Citation, PortalPage
from portal.translation import source_language
from reference.models import Concept, LawSection
from reference.models.base import ReferenceRecord

# What may stand between groups of three digits, as people and editors write them.
SPACES = "[ \u00a0\u202f.,]"
BETWEEN = f"{SPACES}?"
SMALLEST_SUM = 1_000


def citing_section(key: str) -> list[Model]:
    """Pages first, then records, each named once."""
    pages = Page.objects.filter(citations__section=key).select_related("locale")
    return [*originals(pages), *citing_records(key)]


def originals(pages: Iterable[Page]) -> list[Page]:
    """The Swedish page where it is among them, since English follows it; else the page itself."""
    found = list(pages)
    first = {page.translation_key for page in found if is_source(page)}
    return [page for page in found if is_source(page) or page.translation_key not in first]


def is_source(page: Page) -> bool:
    return page.locale.language_code == source_language()


def citing_records(key: str) -> Iterator[ReferenceRecord]:
    """Records that refer to the section, and concepts whose definition cites it."""
    section = LawSection.objects.filter(key=key).first()
    relations = LawSection._meta.get_fields(include_hidden=True) if section else []
    for relation in relations:
        kind = relation.related_model
        if relation.one_to_many and issubclass(kind, ReferenceRecord):
            yield from kind._base_manager.filter(**{relation.field.name: section})
    for concept in Concept.objects.live():
        if any(one.key == key for one in find_citations(concept.definition_sv, "sv")):
            yield concept


def writing_sums(sums: Iterable[int]) -> list[Page]:
    """Pages whose text has one of these sums, however its thousands are set apart."""
    written = "|".join(pattern(number) for number in sums if number >= SMALLEST_SUM)
    if not written:
        return []
    wanted = re.compile(rf"(?<!\d)(?<!\d{SPACES})(?:{written})(?!\d|{BETWEEN}\d{{3}})")
    pages = Page.objects.live().filter(alias_of__isnull=True).select_related("locale")
    return originals(
        page
        for page in pages.order_by("path").specific().iterator()
        if isinstance(page, PortalPage) and wanted.search(text_of(page))
    )


def pattern(number: int) -> str:
    return BETWEEN.join(f"{number:,}".split(","))


def text_of(page: PortalPage) -> str:
    content = page.search_content()
    return "\n".join(
        [page.title, page.summary, *(text for part in content.sections for text in part.texts)]
    )


def citation_count(keys: Iterable[str]) -> dict[str, int]:
    """How many pages, of either language, cite each section; one query."""
    counted: dict[str, int] = dict.fromkeys(keys, 0)
    for key in Citation.objects.filter(section__in=counted).values_list("section", flat=True):
        counted[key] += 1
    return counted
