"""Personal data struck from what readers write."""

import re

# Ten or twelve digits of which the first are a date (or a coordination number, day + 60).
PERSONAL_NUMBER = re.compile(
    r"(?<!\d)(?:19|20)?\d{2}[ ]?(?:0\d|1[0-2])[ ]?(?:[0-2]\d|3[01]|[6-8]\d|9[01])"
    r"[ ]?[-+\u2013]?[ ]?\d{4}(?!\d)"
)
E_MAIL = re.compile(r"[\w.+'-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)


def struck(text: str, mark: str) -> str:
    """The text with `mark` for each personal identity number and e-mail address."""
    return E_MAIL.sub(mark, PERSONAL_NUMBER.sub(mark, text)).strip()
