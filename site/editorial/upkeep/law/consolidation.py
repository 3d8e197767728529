"""A consolidation of an act: reading it, holding it against the site, taking it in.

The form is that of a list of sections: `{"act": "LOU", "consolidated_to": "SFS 2025:360",
"sections": [{"chapter": "6", "section": "31", "text": …, "amended_by": …}, …]}`. Entries without
a section, such as annexes, are passed over.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from reference.models import Act, LawSection, SectionVersion

from .concerned import citation_count, citing_section
from .models import Consolidation, LawChange, LawKind
from .notice import notice, queue

LARGEST = 10_000_000  # bytes


@dataclass(frozen=True)
class Wording:
    text: str
    amended_by: str


@dataclass(frozen=True)
class Difference:
    """One section of the site beside the consolidation. `after` is empty where it has none."""

    section: LawSection
    before: str
    after: str
    amended_by: str
    cited_on: int

    @property
    def is_gone(self) -> bool:
        return not self.after


def read(data: bytes) -> Consolidation:
    """An unsaved consolidation. Raises ValidationError with everything that is wrong."""
    if len(data) > LARGEST:
        raise ValidationError(_("The file is larger than an act can be."))
    try:
        document = json.loads(data)
    except ValueError as error:
        raise ValidationError(_("The file is not JSON: %s") % error) from error
    faults = list(faults_of(document))
    if faults:
        raise ValidationError(faults)
    act = Act.objects.get(abbreviation=document["act"])
    return Consolidation(
        act=act.key, consolidated_to=document["consolidated_to"].strip(), document=document
    )


def faults_of(document: Any) -> Iterator[str]:
    if not isinstance(document, dict) or not isinstance(document.get("sections"), list):
        yield _("The file has no list “sections”.")
        return
    for name in ("act", "consolidated_to"):
        if not isinstance(document.get(name), str) or not document[name].strip():
            yield _("“%(name)s” is missing.") % {"name": name}
    if not Act.objects.filter(abbreviation=str(document.get("act"))).exists():
        yield _("The site has no act with the abbreviation “%(act)s”.") % {
            "act": document.get("act")
        }
    seen: set[tuple[str, str]] = set()
    for number, entry in enumerate(document["sections"], start=1):
        fault = fault_of(entry, seen)
        if fault:
            yield _("Entry %(number)d: %(fault)s") % {"number": number, "fault": fault}


def fault_of(entry: Any, seen: set[tuple[str, str]]) -> str:
    if not isinstance(entry, dict):
        return _("it is not an object.")
    if not entry.get("section"):
        return ""
    if not all(isinstance(entry.get(name), str) for name in ("chapter", "section", "text")):
        return _("chapter, section and text have to be texts.")
    if not entry["text"].strip():
        return _("the text is empty.")
    place = entry["chapter"], entry["section"]
    if place in seen:
        return _("the section stands twice.")
    seen.add(place)
    return ""


def wordings(consolidation: Consolidation) -> dict[tuple[str, str], Wording]:
    return {
        (entry["chapter"], entry["section"]): Wording(
            entry["text"].strip(), str(entry.get("amended_by") or "")
        )
        for entry in consolidation.document["sections"]
        if entry.get("section")
    }


def compare(consolidation: Consolidation) -> tuple[list[Difference], int]:
    """(sections of the site that differ, number of those that do not)."""
    given = wordings(consolidation)
    differences, same = [], 0
    sections = sections_of(consolidation)
    cited = citation_count(section.key for section in sections)
    for section in sections:
        wording = given.get((section.chapter, section.number), Wording("", ""))
        before = section.current.text if section.current else ""
        if words(before) == words(wording.text):
            same += 1
            continue
        differences.append(
            Difference(section, before, wording.text, wording.amended_by, cited[section.key])
        )
    return differences, same


def sections_of(consolidation: Consolidation) -> list[LawSection]:
    found = LawSection.objects.filter(act__key=consolidation.act)
    return list(found.select_related("act").prefetch_related("versions"))


def words(text: str) -> list[str]:
    """What a wording says; how its lines are broken and hyphenated says nothing."""
    return text.replace("\u00ad", "").split()


@transaction.atomic
def apply(consolidation: Consolidation, user, *, is_whole: bool = False) -> list[LawChange]:
    """Give changed sections their new wording, and queue what cites them.

    An unchanged wording is now known to hold as consolidated to the later act; the day when a
    person compared it with the official text still holds too. A section that the consolidation
    does not have is left as it is. Only where `is_whole` says that the file holds the whole act
    is it taken to be repealed: what cites it is queued, for an editor to judge.
    """
    notice()
    given = wordings(consolidation)
    differences, _same = compare(consolidation)
    changed = {one.section.key: one for one in differences}
    changes = []
    for section in sections_of(consolidation):
        wording = given.get((section.chapter, section.number))
        if section.key not in changed:
            renew(section, consolidation.consolidated_to)
        elif wording:
            write(section, wording, consolidation.consolidated_to, user)
        elif is_whole:
            changes += gone(section)
    consolidation.applied_at, consolidation.applied_by = timezone.now(), user
    consolidation.save()
    return changes + notice()


def renew(section: LawSection, consolidated_to: str) -> None:
    current = section.current
    if current and current.consolidated_to != consolidated_to:
        current.consolidated_to = consolidated_to
        current.save(update_fields=["consolidated_to"])
        for draft in drafts(section):
            latest = max(draft.versions.all(), key=lambda one: one.sort_order or 0, default=None)
            if latest and words(latest.text) == words(current.text):
                latest.consolidated_to = consolidated_to
                draft.save_revision(log_action=False)


def write(section: LawSection, wording: Wording, consolidated_to: str, user) -> None:
    """A new dated wording on what is published, and in the draft that may be waiting."""
    for draft in drafts(section):
        add(draft, wording, consolidated_to)
        draft.save_revision(user=user)
    live = LawSection.objects.get(pk=section.pk)
    add(live, wording, consolidated_to)
    if section.has_unpublished_changes:
        live.save()
    else:
        live.save_revision(user=user).publish(user=user)


def drafts(section: LawSection) -> list[LawSection]:
    if not (section.has_unpublished_changes and section.latest_revision):
        return []
    return [section.latest_revision.as_object()]


def add(section: LawSection, wording: Wording, consolidated_to: str) -> None:
    """Of two wordings for the same consolidation the one that is handed in later holds."""
    versions = list(section.versions.all())
    kept = [one for one in versions if one.consolidated_to != consolidated_to]
    last = max((one.sort_order or 0 for one in versions), default=-1)
    version = SectionVersion(
        text=wording.text,
        consolidated_to=consolidated_to,
        amended_by=wording.amended_by,
        sort_order=last + 1,
    )
    section.versions.set([*kept, version])


def gone(section: LawSection) -> list[LawChange]:
    """Told once: as long as the section stands on the site, every consolidation lacks it."""
    text = " ".join(section.current.text.split()) if section.current else ""
    values = {"kind": LawKind.SECTION, "key": section.key, "before": text, "after": ""}
    if not text or LawChange.objects.filter(**values).exists():
        return []
    change = LawChange.objects.create(label=str(section), **values)
    queue(change, citing_section(section.key))
    return [change]
