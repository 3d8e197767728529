"""A query as it may be counted: nothing personal, nothing that a spreadsheet would run."""

import unicodedata

from portal.personal_data import struck

LONGEST = 100


def cleaned(query: str) -> str:
    """Lower case, single spaces, at most 100 characters; empty where nothing is left to count.

    Personal identity numbers and e-mail addresses are taken out. So are signs before the first
    letter or digit: they mean nothing here, and `=` or `+` starts a formula in a spreadsheet.
    """
    text = unicodedata.normalize("NFC", query.encode(errors="ignore").decode())
    printable = "".join(c if c.isprintable() else " " for c in text)
    plain = " ".join(struck(printable, " ").lower().split())
    start = next((at for at, c in enumerate(plain) if c.isalnum()), len(plain))
    return plain[start:][:LONGEST].strip()
