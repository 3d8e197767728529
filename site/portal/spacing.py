"""No-break spaces where a line break would part what is read as one: sums and sections."""

import re

NBSP = "\u00a0"
_UNITS = "kr|kronor|euro|miljon|miljoner|miljarder|procent|per cent|million|billion"
_INSIDE = re.compile(
    # 700 000 · 80 000 euro, 20 per cent, 20 % · 19 kap., 31 § · 19 a kap., 7 a §
    rf"(?<=\d) (?=\d{{3}}(?!\d)|(?:{_UNITS})\b|%|(?:[a-z] )?(?:kap\.|§))"
    r"|(?<=\d [a-z]) (?=kap\.|§)"
    # SEK 700,000 · chapter 19, chapters 6–18
    r"|(?<=\bSEK|\bEUR) (?=\d)"
    r"|(?<=\b[Cc]hapter) (?=\d)|(?<=\b[Cc]hapters) (?=\d)"
    # § 31 · 6 kap. 31 §
    r"|(?<=§) (?=\d)|(?<=\bkap\.) (?=\d)"
)


def keep_together(text: str) -> str:
    return _INSIDE.sub(NBSP, text)
