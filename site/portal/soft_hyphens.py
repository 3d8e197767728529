"""Soft hyphens where the parts of long Swedish compounds meet, for headings on narrow screens."""

import re

SHY = "\u00ad"
_LONGEST_UNBROKEN = 12
# Second parts that headings of this field end in. A compound splitter may replace the list.
_SECOND_PARTS = (
    "annonsering|användning|avgörande|avtalet?|belopp(?:et)?|beskrivning(?:en)?|besparing"
    "|dialogen?|dokumenten?|effektiv|finansiering|förfarandet?|företag(?:et|en)?|försörjning"
    "|gränsen?|grupp(?:en)?|handling(?:en)?|innovation(?:en)?|kostnad(?:en|er)?|krav(?:en|et)?"
    "|kriterier|leverantör(?:er)?|marknad(?:en)?|modell(?:en|er)?|myndighet(?:en|er)?"
    "|modellen|partnerskap(?:et)?|präglad|principer(?:na)?|processen?|rättigheter(?:na)?"
    "|riktlinjer(?:na)?|samverkan|skyldighet(?:en)?|stödjare|systemet?|tävling(?:en|ar)?"
    "|tjänst(?:en|er)?|uppföljning(?:en)?|upphandling(?:en|ar|s)?|utveckling(?:en)?"
    "|utvärdering(?:en)?|värdet?|värden(?:a)?|verksamhet(?:en)?|vänlig|främjande"
)
_JOINT = re.compile(rf"(?<=\w{{4}})(?=(?:{_SECOND_PARTS})\b)")
_WORD = re.compile(rf"\w{{{_LONGEST_UNBROKEN + 1},}}")


def soften(text: str) -> str:
    """`innovationspartnerskap` with a soft hyphen before `partnerskap`."""
    return _WORD.sub(lambda word: _JOINT.sub(SHY, word[0], count=1), text)
