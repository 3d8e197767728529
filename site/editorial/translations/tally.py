"""The board's bulk queries; each is one statement, whatever the number of pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, F
from wagtail.models import Page, WorkflowState
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from portal.models import PortalPage
from portal.translation import CARRIED


@dataclass(slots=True)
class PageRow:
    """What the board needs of a page; `locale`, `owner`, `published_by` are primary keys."""

    pk: int
    key: UUID
    locale: int
    title: str
    path: str
    kind: str
    alias_of: int | None
    live: bool
    has_unpublished_changes: bool
    owner: int | None
    published_by: int | None


@dataclass(slots=True)
class Link:
    source: int
    enabled: bool


def page_rows(kinds: Iterable[type[PortalPage]]) -> list[PageRow]:
    """All pages of the given types, in tree order."""
    types = ContentType.objects.get_for_models(*kinds)
    names = {kind.pk: str(model._meta.verbose_name) for model, kind in types.items()}
    rows = Page.objects.filter(content_type_id__in=names).order_by("path")
    return [
        PageRow(pk, key, locale, title, path, names[kind], alias, live, changed, owner, publisher)
        for (pk, key, locale, title, path, kind, alias, live, changed, owner, publisher)
        in rows.values_list(
            "pk", "translation_key", "locale_id", "draft_title", "path", "content_type_id",
            "alias_of_id", "live", "has_unpublished_changes", "owner_id", "live_revision__user_id",
        )
    ]  # fmt: skip


def enabled_links() -> dict[tuple[UUID, int], Link]:
    """Translations by translation key and target language, switched off ones included."""
    rows = Translation.objects.values_list(
        "source__object_id", "target_locale_id", "source_id", "enabled"
    )
    return {(key, locale): Link(source, enabled) for key, locale, source, enabled in rows}


def texts_total() -> dict[int, int]:
    """Number of texts by source."""
    return dict(
        StringSegment.objects.order_by().values_list("source_id").annotate(number=Count("pk"))
    )


def texts_done() -> dict[tuple[int, int], int]:
    """Number of texts with a valid translation of the text as it stands, by source and language."""
    # From the translations: from the texts, one that many pages share would be compared with each.
    rows = (
        StringTranslation.objects.filter(
            has_error=False, context__stringsegment__string_id=F("translation_of_id")
        )
        .exclude(tool_name=CARRIED)
        .exclude(data="")
        .order_by()
        .values_list("context__stringsegment__source_id", "locale_id")
        .annotate(number=Count("context__stringsegment"))
    )
    return {(source, locale): number for source, locale, number in rows}


def under_review() -> set[int]:
    """Pages in a workflow that is going on."""
    rows = WorkflowState.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        status__in=[WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES],
    ).values_list("object_id", flat=True)
    return {int(pk) for pk in rows}
