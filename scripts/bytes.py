"""Weigh one page of each kind as a first visit does: `python scripts/bytes.py [BASE_URL]`.

Asks a running site (`make demo`), compresses what it answers with gzip, and prints a table in
Markdown; docs/bytes.md keeps the last one. Exits with 1 where HTML, CSS and scripts together are
over the hard limit. The font (7 KB) is shared by all pages and counted apart.
"""

import gzip
import re
import sys
from collections.abc import Iterator
from functools import cache
from urllib.parse import urljoin
from urllib.request import urlopen

GOAL, LIMIT = 14, 20  # KB
FOUR = {
    "sv": ["tidig-dialog", "innovationspartnerskap", "funktionskrav", "konkurrenspraglad-dialog"],
    "en": [
        *("early-dialogue", "innovation-partnership"),
        *("functional-requirements", "competitive-dialogue"),
    ],
}
PAGES = {
    "home": ("/sv/", "/en/"),
    "list of models": ("/sv/modeller/", "/en/models/"),
    "model": ("/sv/modeller/innovationspartnerskap/", "/en/models/innovation-partnership/"),
    "comparison": (
        "/sv/modeller/jamfor/?m=konkurrenspraglad-dialog&m=innovationspartnerskap",
        "/en/models/compare/?m=competitive-dialogue&m=innovation-partnership",
    ),
    "comparison of four": (
        f"/sv/modeller/jamfor/?{'&'.join(f'm={slug}' for slug in FOUR['sv'])}",
        f"/en/models/compare/?{'&'.join(f'm={slug}' for slug in FOUR['en'])}",
    ),
    "list of guides": ("/sv/guider/", "/en/guides/"),
    "guide": ("/sv/guider/piloter-under-700-000-kronor/", "/en/guides/pilots-under-sek-700-000/"),
    "list of cases": ("/sv/exempel/", "/en/cases/"),
    "case": ("/sv/exempel/ramsjo/", "/en/cases/ramsjo/"),
    "chooser": ("/sv/valj-modell/", "/en/choose-a-model/"),
    "calculator": ("/sv/vad-galler-for-min-summa/", "/en/what-applies-to-my-sum/"),
    "self-check": ("/sv/sjalvtest/", "/en/self-check/"),
    "thresholds": ("/sv/belopp/", "/en/thresholds/"),
    "law": ("/sv/lagen/", "/en/act/"),
    "glossary": ("/sv/ordlista/", "/en/glossary/"),
    "letter": ("/sv/ordlista/?letter=u", "/en/glossary/?letter=c"),
    "search": ("/sv/sok/?q=innovation", "/en/search/?q=innovation"),
}
ASSET = re.compile(r'(?:<script[^>]* src|<link rel="stylesheet"[^>]* href)="([^"]+)"')


@cache
def weight(url: str) -> tuple[float, str]:
    """Kilobytes after gzip, and the text itself."""
    with urlopen(url, timeout=60) as answer:  # noqa: S310 - the address of one's own site
        body = answer.read()
    return len(gzip.compress(body, mtime=0)) / 1024, body.decode()


def table(base: str) -> Iterator[tuple[str, float, float]]:
    """(address, HTML, HTML with CSS and scripts) for each page."""
    for addresses in PAGES.values():
        for address in addresses:
            html, text = weight(urljoin(base, address))
            assets = sum(weight(urljoin(base, path))[0] for path in ASSET.findall(text))
            yield address, html, html + assets


def main() -> int:
    base = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000"
    heaviest = 0.0
    print("| page | HTML, KB gz | with CSS and scripts |  |\n| --- | ---: | ---: | --- |")
    for address, html, whole in table(base):
        mark = "over the limit" if whole > LIMIT else "over the goal" if whole > GOAL else ""
        print(f"| `{address}` | {html:.1f} | {whole:.1f} | {mark} |", flush=True)
        heaviest = max(heaviest, whole)
    return int(heaviest > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
