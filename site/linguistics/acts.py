"""How Swedish text names an act beside a citation, and whether it is another act than LOU."""

import re

from linguistics.text import GAP

_LAW = r"(?:lag|lagen|lagens|balk|balken|balkens|förordning|förordningen|ordningen|formen)"
# "offentlighets- och sekretesslagen", "plan- och bygglagen"
_NAME = rf"(?:[\w]{{1,40}}-{GAP}och{GAP})?[\w-]{{0,40}}{_LAW}\b"
# OSL, AvtL, BrB: two capitals in a short word make the name of an act after a section.
_SHORT = r"(?=\w{0,6}[A-ZÅÄÖ]\w{0,6}[A-ZÅÄÖ])[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,6}\b"
_KNOWN_SHORT = (
    r"(?:LUF|LUK|LUFS|LOV|OSL|FL|KL|RF|TF|YGL|RB|JB|MB|PBL|SoL|HSL|AvtL|ABL|BrB|UB|KkrL|SkL)"
)

_OURS = re.compile(
    rf"(?:i{GAP})?(?:LOU\b|upphandlingslagen\b|denna{GAP}lag\b"
    rf"|lagen{GAP}(?:\(2016:1145\)|om{GAP}offentlig{GAP}upphandling\b))"
)
_AFTER = re.compile(
    rf"{GAP}(?:(?:i|enligt|av){GAP})?(?:den{GAP}|samma{GAP}|nya{GAP})?(?:{_NAME}|{_SHORT})",
)
_BEFORE = re.compile(
    rf"(?:\b(?:{_KNOWN_SHORT})|\b[\w-]{{1,40}}(?:lagen|lagens|balken|balkens|förordningen))"
    rf",?{GAP}\Z"
)
_LOOK_BACK = 60


def names_another_act_after(text: str, end: int) -> bool:
    """Whether the words right after a section name an act other than LOU."""
    gap = re.compile(GAP).match(text, end)
    if gap is None or _OURS.match(text, gap.end()):
        return False
    return _AFTER.match(text, end) is not None


def names_another_act_before(text: str, start: int) -> bool:
    """Whether the word right before a section names an act other than LOU."""
    before = text[max(0, start - _LOOK_BACK) : start]
    match = _BEFORE.search(before)
    return match is not None and "upphandlingslagen" not in match[0]
