"""PO files, as gettext has them: the place is the context, an outdated translation is fuzzy."""

import re

import polib
from django.utils.translation import gettext as _
from wagtail_localize.models import Translation

from .units import BadFileError, Fault, Unit, as_text, units_of

HEADER = "X-WagtailLocalize-TranslationID"
COUNT = "X-Number-Of-Texts"
LINE = re.compile(r"line (\d+)")


def write_po(link: Translation) -> bytes:
    file = polib.POFile(wrapwidth=200)
    file.metadata = {
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": link.target_locale.language_code,
        HEADER: str(link.uuid),
    }
    units = units_of(link)
    file.metadata[COUNT] = str(len(units))
    for unit in units:
        entry = polib.POEntry(msgctxt=unit.path, msgid=unit.source, msgstr=unit.target)
        if unit.unsure:
            entry.flags.append("fuzzy")
        file.append(entry)
    return str(file).encode()


def read_po(content: bytes) -> tuple[str, list[Unit]]:
    """The id of the translation that a file was made for, and its texts. Raises BadFileError."""
    text = as_text(content)
    if "\n" not in text.strip():
        # polib takes a single line for the name of a file, and would open it.
        raise BadFileError(Fault(0, _("This is not a PO file.")))
    try:
        file = polib.pofile(text)
    except (OSError, UnicodeError, ValueError) as error:
        where = LINE.search(str(error))
        line = int(where[1]) if where else 0
        raise BadFileError(Fault(line, _("this is not valid in a PO file."))) from error
    units = []
    for entry in file:
        if entry.obsolete:
            continue
        if entry.msgctxt is None:
            raise BadFileError(Fault(entry.linenum, _("the context (msgctxt) is missing.")))
        units.append(Unit(entry.msgctxt, entry.msgid, entry.msgstr, entry.fuzzy, entry.linenum))
    written = file.metadata.get(COUNT, "")
    if written.isdecimal() and len(units) < int(written):
        # A file that was cut between two texts is valid PO; only its number of texts tells.
        reason = _("The file was cut: it has %(found)d texts of %(written)s.")
        raise BadFileError(Fault(0, reason % {"found": len(units), "written": written}))
    return file.metadata.get(HEADER, ""), units
