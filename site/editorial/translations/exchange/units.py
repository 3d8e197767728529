"""What both file formats hold: a text, its place, its translation."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from wagtail_localize.models import StringTranslation, Translation

from editorial.translations.keeping import segments_of, slot
from portal.translation import CARRIED

MOST_BYTES = 5_000_000


@dataclass(frozen=True)
class Unit:
    """One text in a file. `unsure` marks a translation that a person has yet to confirm."""

    path: str
    source: str
    target: str
    unsure: bool = False
    line: int = 0


@dataclass(frozen=True)
class Fault:
    """Why a file is refused; `line` is 0 where the whole file is at fault."""

    line: int
    reason: str

    def __str__(self) -> str:
        return _("Line %(line)d: %(reason)s") % vars(self) if self.line else self.reason


class BadFileError(Exception):
    """A translation file that cannot be taken; nothing of it was."""

    def __init__(self, *faults: Fault):
        self.faults = sorted(faults, key=lambda fault: fault.line)
        super().__init__("; ".join(map(str, self.faults)))


def units_of(link: Translation) -> list[Unit]:
    """The texts of a translation in reading order, each place and text once."""
    rows = StringTranslation.objects.filter(
        locale=link.target_locale, context__object_id=link.source.object_id
    )
    known = {(row.translation_of_id, row.context_id): row for row in rows}
    units = {}
    for segment in segments_of(link.source):
        row = known.get(slot(segment))
        unsure = bool(row and (row.tool_name == CARRIED or row.has_error))
        units.setdefault(
            slot(segment),
            Unit(segment.context.path, segment.string.data, row.data if row else "", unsure),
        )
    return list(units.values())


def as_text(content: bytes) -> str:
    """Raises BadFileError for what is too large or not UTF-8."""
    if len(content) > MOST_BYTES:
        raise BadFileError(Fault(0, _("The file is larger than 5 MB.")))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise BadFileError(Fault(line, _("the text is not UTF-8."))) from error
