"""What changed in an original, text by text, with the words that differ marked."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from portal.translation import CARRIED

from .keeping import field_of, segments_of, slot, usable
from .sentences import TAG, alike

Placed = tuple[str, str]

LEAST_ALIKE = 0.3


@dataclass
class Change:
    """One text as it was and as it is ("" where there is none), and its translation."""

    label: str
    old: str
    new: str
    translation: str = ""
    segment: StringSegment | None = None
    row: StringTranslation | None = None
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        if not self.old:
            return "added"
        return "changed" if self.new else "removed"

    @property
    def kind_label(self):
        return {"added": _("New"), "changed": _("Changed"), "removed": _("Removed")}[self.kind]

    @property
    def old_marked(self) -> SafeString:
        return marked(self.old, self.new)[0]

    @property
    def new_marked(self) -> SafeString:
        return marked(self.old, self.new)[1]


def marked(old: str, new: str) -> tuple[SafeString, SafeString]:
    """Both texts as HTML: words only in the first in `<del>`, only in the second in `<ins>`.

    The texts' own markup is shown as text where it is what changed, and left out otherwise.
    """
    if TAG.sub("", old) != TAG.sub("", new):
        old, new = TAG.sub("", old), TAG.sub("", new)
    one, two = old.split(), new.split()
    removed: list[tuple[str, str, str]] = []
    added: list[tuple[str, str, str]] = []
    for kind, a, b, c, d in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        before, after = " ".join(one[a:b]), " ".join(two[c:d])
        if kind == "equal":
            removed.append(("", before, ""))
            added.append(("", after, ""))
            continue
        if before:
            removed.append((SafeString("<del>"), before, SafeString("</del>")))
        if after:
            added.append((SafeString("<ins>"), after, SafeString("</ins>")))
    return format_html_join(" ", "{}{}{}", removed), format_html_join(" ", "{}{}{}", added)


def label(model, path: str) -> str:
    """The name of the field that a text stands in, as editors see it."""
    return str(capfirst(model._meta.get_field(path.split(".", maxsplit=1)[0]).verbose_name))


def pending(link: Translation) -> list[Change]:
    """The texts of a translation that wait for a person: outdated ones and those without any.

    What an outdated one was made from is the earlier text whose translation it still carries.
    """
    rows = list(
        StringTranslation.objects.filter(
            locale=link.target_locale, context__object_id=link.source.object_id
        ).select_related("translation_of", "context", "last_translated_by")
    )
    known = {(row.translation_of_id, row.context_id): row for row in rows}
    segments = segments_of(link.source)
    current = {slot(segment) for segment in segments}
    former = [row for row in rows if (row.translation_of_id, row.context_id) not in current]
    model = link.source.specific_content_type.model_class()
    changes, told = [], set()
    for segment in segments:
        row = known.get(slot(segment))
        if (usable(row) and row.tool_name != CARRIED) or slot(segment) in told:
            continue
        told.add(slot(segment))
        origin = origin_of(segment, row, former) if row else None
        changes.append(
            Change(
                label=label(model, segment.context.path),
                old=origin.translation_of.data if origin else "",
                new=segment.string.data,
                translation=row.data if row else "",
                segment=segment,
                row=row,
            )
        )
    return changes


def origin_of(
    segment: StringSegment, row: StringTranslation, former: Sequence[StringTranslation]
) -> StringTranslation | None:
    """The earlier row that an outdated translation was carried from.

    Rows that were themselves carried come last: the text a person translated is the one to show.
    """
    candidates = [
        other
        for other in former
        if (other.data == row.data or row.data in other.data or other.data in row.data)
        and other.context.path.split(".")[0] == field_of(segment)
    ]
    return max(
        candidates,
        key=lambda other: (
            other.tool_name != CARRIED,
            other.data == row.data,
            alike(other.translation_of.data, segment.string.data),
            other.updated_at,
        ),
        default=None,
    )


def between(before: Sequence[Placed], now: Sequence[Placed], model) -> list[Change]:
    """The differences of two versions of an original, given as (path, text) in reading order."""
    matcher = SequenceMatcher(None, [t for _p, t in before], [t for _p, t in now], False)
    changes: list[Change] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            continue
        for old, new in zip_longest(before[a:b], now[c:d], fillvalue=("", "")):
            path = new[0] or old[0]
            if old[1] and new[1] and alike(old[1], new[1]) < LEAST_ALIKE:
                changes.append(Change(label(model, old[0]), old[1], ""))
                changes.append(Change(label(model, new[0]), "", new[1]))
            else:
                changes.append(Change(label(model, path), old[1], new[1]))
    return changes
