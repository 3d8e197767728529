"""How every page and record stands in the other language, in a constant number of queries.

Everything is read in bulk and matched in Python: correlated subqueries over texts take seconds,
and a query a page grows with the site.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.models import Locale, get_page_models

from portal.models import PortalPage, TranslationStatus
from portal.translation import source_language

from ..usage.months import visits_since
from .models import Adaptation
from .tally import (
    Link,
    enabled_links,
    page_rows,
    texts_done,
    texts_total,
    under_review,
)

# How far back readers' interest is counted.
INTEREST = timedelta(days=90)


class State(models.TextChoices):
    """Most pressing first; the order is the order of the board."""

    STALE = "stale", _("Behind")
    MISSING = "missing", _("Missing")
    ALIAS = "alias", _("Alias")
    ORPHAN = "orphan", _("Original deleted")
    DRAFT = "draft", _("Draft waiting")
    IN_TRANSLATION = "in-translation", _("In translation")
    ADAPTED = "adapted", _("Adapted")
    CURRENT = "current", _("Current")


ORDER = {state: number for number, state in enumerate(State)}


@dataclass
class Row:
    """One page or record in one target language. `waiting` of `total` texts want a translator."""

    kind: str
    title: str
    state: State
    section: str = ""
    language: str = ""
    waiting: int = 0
    total: int = 0
    since: datetime | None = None
    changed_by: str = ""
    owner: str = ""
    visits: int = 0
    displaced: bool = False
    original_pk: int | None = None
    translated_pk: int | None = None
    record_url: str = ""

    # Addresses are worked out for the rows that are shown, not for all.
    @property
    def edit_url(self) -> str:
        """Where work goes on: the translation, the form that starts one, or the record."""
        if self.record_url or not (self.translated_pk or self.original_pk):
            return self.record_url
        if self.original_pk and self.state in {State.MISSING, State.ALIAS}:
            return reverse("wagtail_localize:submit_page_translation", args=[self.original_pk])
        return reverse("wagtailadmin_pages:edit", args=[self.translated_pk])

    @property
    def changes_url(self) -> str:
        """Where the texts that wait are shown; empty where there are none to show."""
        if self.translated_pk is None or self.state in {State.ALIAS, State.ORPHAN}:
            return ""
        adapted = self.state == State.ADAPTED
        name = "translations_adapted" if adapted else "translations_texts"
        return reverse(name, args=[self.translated_pk])

    @property
    def state_label(self) -> str:
        return str(self.state.label)

    @property
    def where(self) -> str:
        return " · ".join(part for part in (self.kind, self.section) if part)

    @property
    def note(self) -> str:
        """What waits, in words."""
        parts = []
        if self.waiting:
            parts.append(
                ngettext("%(count)d of %(total)d text", "%(count)d of %(total)d texts", self.total)
                % {"count": self.waiting, "total": self.total}
            )
        if self.displaced:
            parts.append(str(_("placed elsewhere than its original")))
        return ", ".join(parts)


class Board:
    """Reads all pages once; `rows()` gives a row for each original and target language."""

    def __init__(self) -> None:
        self.locales = {locale.pk: locale for locale in Locale.objects.all()}
        kinds = [model for model in get_page_models() if issubclass(model, PortalPage)]
        self.pages = page_rows(kinds)
        self.status: dict[int, datetime | None] = dict(
            TranslationStatus.objects.values_list("page_id", "behind_since")
        )
        self.links = enabled_links()
        self.total = texts_total()
        self.done = texts_done()
        self.review = under_review()
        self.adapted = dict(Adaptation.objects.values_list("page_id", "since"))
        self.visits = visits_since(timezone.localdate() - INTEREST)
        self.users = {user.pk: str(user) for user in get_user_model().objects.all()}

    def rows(self) -> list[Row]:
        source = next(
            (pk for pk, one in self.locales.items() if one.language_code == source_language()), None
        )
        originals = [page for page in self.pages if page.locale == source]
        others = {(page.key, page.locale): page for page in self.pages if page.locale != source}
        parents = {page.path: page for page in self.pages}
        sections = {page.path: page.title for page in originals}
        rows = []
        for page in originals:
            for locale in self.locales:
                if locale == source:
                    continue
                translated = others.pop((page.key, locale), None)
                if translated or page.live:
                    row = self.row(page, translated, locale)
                    row.section = sections.get(page.path[:12], "")
                    row.displaced = bool(translated) and displaced(page, translated, parents)
                    rows.append(row)
        return rows + [self.orphan(page) for page in others.values()]

    def row(self, page, translated, locale: int) -> Row:
        link: Link | None = self.links.get((page.key, locale))
        total = self.total.get(link.source, 0) if link else 0
        waiting = total - self.done.get((link.source, locale), 0) if link and link.enabled else 0
        behind = self.status.get(translated.pk) if translated else None
        state = self.state(translated, link, waiting, behind)
        row = Row(
            kind=page.kind,
            title=page.title,
            state=state,
            language=self.locales[locale].language_code,
            waiting=waiting if state in {State.STALE, State.IN_TRANSLATION} else 0,
            total=total,
            since=behind,
            owner=self.users.get(page.owner, ""),
            visits=self.interest(page, translated),
            original_pk=page.pk,
            translated_pk=translated.pk if translated else None,
        )
        if state == State.STALE or (behind and state == State.DRAFT):
            row.changed_by = self.users.get(page.published_by, "")
        if state == State.ADAPTED and translated:
            row.since = self.adapted.get(translated.pk)
        return row

    def interest(self, page, translated) -> int:
        """Readers' visits in either language: those who read the original may want the other."""
        own = self.visits.get(translated.pk, 0) if translated else 0
        return self.visits.get(page.pk, 0) + own

    def state(self, translated, link: Link | None, waiting: int, behind) -> State:
        if translated is None:
            return State.MISSING
        if translated.alias_of:
            return State.ALIAS
        if link is None or not link.enabled:
            return State.ADAPTED
        if not translated.live:
            return State.IN_TRANSLATION if waiting else State.DRAFT
        if waiting:
            return State.STALE
        pending = translated.has_unpublished_changes or translated.pk in self.review
        return State.DRAFT if pending or behind else State.CURRENT

    def orphan(self, page) -> Row:
        return Row(
            kind=page.kind,
            title=page.title,
            state=State.ORPHAN,
            language=self.locales[page.locale].language_code,
            owner=self.users.get(page.owner, ""),
            translated_pk=page.pk,
        )


def displaced(page, translated, parents: dict[str, Any]) -> bool:
    """Whether a translation stands under another page than its original does."""
    above, other = parents.get(page.path[:-4]), parents.get(translated.path[:-4])
    return bool(above and other and above.key != other.key)


def counts(rows: Iterable[Row]) -> dict[State, int]:
    found = dict.fromkeys(State, 0)
    for row in rows:
        found[row.state] += 1
    return found
