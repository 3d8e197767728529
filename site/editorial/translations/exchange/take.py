"""Take a translation file, whole or not at all."""

from collections import Counter
from dataclasses import dataclass

from bs4 import BeautifulSoup
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.strings import StringValue, validate_translation_links

from editorial.translations.keeping import segments_of, slot

from .po import read_po
from .units import BadFileError, Fault, Unit
from .xliff import read_xliff


@dataclass
class Taken:
    """How many texts were written, were the same, stood empty, or were marked as unsure."""

    written: int = 0
    same: int = 0
    empty: int = 0
    unsure: int = 0


@transaction.atomic
def take(link: Translation, name: str, content: bytes, user=None) -> Taken:
    """Write a file's translations. Raises BadFileError, with reasons by line, and writes nothing.

    An empty translation removes nothing, and one marked fuzzy (PO) or initial (XLIFF) is left.
    """
    read = read_xliff if name.lower().endswith((".xlf", ".xliff")) else read_po
    made_for, units = read(content)
    segments = {(s.context.path, s.string.data): s for s in segments_of(link.source)}
    faults = faults_of(link, made_for, units, segments)
    if faults:
        raise BadFileError(*faults)
    rows = StringTranslation.objects.filter(
        locale=link.target_locale, context__object_id=link.source.object_id
    )
    known = {(row.translation_of_id, row.context_id): row for row in rows}
    taken = Taken()
    for unit in units:
        segment = segments[unit.path, unit.source]
        row = known.get(slot(segment))
        if unit.unsure and unit.target:
            taken.unsure += 1
        elif not unit.target:
            taken.empty += 1
        elif row and row.data == unit.target and not row.tool_name and not row.has_error:
            taken.same += 1
        else:
            write(link, segment, row, unit.target, user)
            taken.written += 1
    return taken


def write(link: Translation, segment, row, text: str, user) -> None:
    row = row or StringTranslation(
        translation_of_id=segment.string_id,
        context_id=segment.context_id,
        locale=link.target_locale,
    )
    row.data, row.last_translated_by = text, user
    row.translation_type, row.tool_name = StringTranslation.TRANSLATION_TYPE_MANUAL, ""
    row.has_error, row.field_error = False, ""
    row.save()


def faults_of(link: Translation, made_for: str, units: list[Unit], segments: dict) -> list[Fault]:
    if not made_for:
        return [Fault(0, _("The file does not say which translation it was made for."))]
    if made_for != str(link.uuid):
        return [Fault(0, _("The file was made for another translation."))]
    if not units:
        return [Fault(0, _("The file has no texts."))]
    paths = {path for path, _source in segments}
    seen: set[tuple[str, str]] = set()
    faults = []
    for unit in units:
        place = unit.path, unit.source
        reason = unit_fault(link, unit, place in segments, unit.path in paths, place in seen)
        seen.add(place)
        if reason:
            faults.append(Fault(unit.line, reason))
    return faults


def unit_fault(link: Translation, unit: Unit, known: bool, placed: bool, again: bool) -> str:
    """Why one text cannot be taken; empty where it can."""
    if again:
        return _("this text stands twice in the file.")
    if not placed:
        return _("the page has no such place: %(path)s.") % {"path": unit.path[:80]}
    if not known:
        return _("the original is another now: “%(text)s”.") % {"text": unit.source[:80]}
    if unit.target and not unit.unsure:
        return text_fault(unit.source, unit.target) or length_fault(link, unit)
    return ""


def text_fault(source: str, target: str) -> str:
    if any(ord(char) < 32 and char not in "\n\t\r" for char in target):
        return _("the translation has control characters.")
    try:
        StringValue.from_translated_html(target)
        validate_translation_links(source, target)
    except ValueError as error:
        return _("the translation's markup is not allowed: %(reason)s") % {"reason": error}
    if links_in(source) != links_in(target):
        return _("the translation must have the same links as the original.")
    return ""


def links_in(text: str) -> Counter:
    return Counter(link.get("id", "") for link in BeautifulSoup(text, "html.parser").find_all("a"))


def length_fault(link: Translation, unit: Unit) -> str:
    """A plain field has a greatest length; the database would refuse it after half the work."""
    if "." in unit.path:
        return ""
    model = link.source.specific_content_type.model_class()
    most = getattr(model._meta.get_field(unit.path), "max_length", None)
    if most and len(StringValue(unit.target).render_text()) > most:
        return _("the translation is longer than %(most)d characters.") % {"most": most}
    return ""
