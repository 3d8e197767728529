"""A small site as content files, which tests change and load."""

from pathlib import Path

import pytest
from wagtail.models import Locale, Page

from editorial.content.export import export
from editorial.content.load import load
from editorial.content.outcome import Outcome

RECORDS = {
    "sources": "- {key: lou, publisher: Riksdagen, title: Lag (2016:1145)}\n",
    "acts": (
        "- key: lou\n  number: '2016:1145'\n  abbreviation: LOU\n  in_force_from: 2017-01-01\n"
        "  url: https://example.org/lou\n  sv: {title: lagen}\n  en: {title: the act}\n"
    ),
    "sectors": (
        "- {key: food, sv: {name: livsmedel, description: ''}, en: {name: food, description: ''}}\n"
    ),
    "techniques": (
        "- {key: variants, sv: {name: alternativ, description: ''},"
        " en: {name: variants, description: ''}}\n"
    ),
    "organisations": (
        "- {key: ljusdal, name_sv: Ljusdal, name_en: Ljusdal, kind: municipality, country: SE}\n"
    ),
    "concepts": (
        "- key: pilot\n"
        "  sv: {term: pilot, avoid: [pilotprojekt], definition: Ett prov., source: lou}\n"
        "  en: {term: pilot, forms: [], avoid: [], definition: A trial., source: ''}\n"
    ),
    "sections": (
        "- key: lou-6-31\n  act: lou\n  chapter: '6'\n  number: '31'\n  chapter_title: Val\n"
        "  regime: above\n  brought_in: [{regime: chapter-19, by: lou-19-1}]\n"
        "  versions:\n  - consolidated_to: SFS 2025:360\n"
        "    text: Ett partnerskap får inrättas om behovet inte kan tillgodoses.\n"
        "- key: lou-19-1\n  act: lou\n  chapter: '19'\n  number: '1'\n  chapter_title: Annat\n"
        "  regime: chapter-19\n"
        "  versions:\n  - {consolidated_to: 'SFS 2025:360', text: Detta kapitel gäller.}\n"
    ),
    "thresholds": (
        "- {key: t, act: lou, valid_from: 2024-01-01, authority: any, contract: any,"
        " limit: direct-award, sek: 700000}\n"
    ),
}

HOME = {
    "sv": (
        "---\nkey: home\nkind: home\nlocale: sv\ntitle: Hem\nslug: sv\nsummary: Svaret.\n"
        "doors:\n- audience: buyer\n  title: Köpare\n  text: '[Guiden](page:guide-a)'\n---\n"
    ),
    "en": (
        "---\nkey: home\nkind: home\nlocale: en\ntitle: Home\nslug: en\nsummary: The answer.\n"
        "doors:\n- title: Buyers\n  text: '[The guide](page:guide-a)'\n---\n"
    ),
}
INDEX = {
    "sv": (
        "---\nkey: guides\nkind: index\ntype: guides.GuideIndexPage\nlocale: sv\ntitle: Guider\n"
        "slug: guider\nsummary: Gör så här.\nshow_in_menus: true\n---\n"
    ),
    "en": (
        "---\nkey: guides\nkind: index\ntype: guides.GuideIndexPage\nlocale: en\ntitle: Guides\n"
        "slug: guides\nsummary: Do this.\n---\n"
    ),
}
GUIDE = {
    "sv": """---
key: guide-a
kind: guide
locale: sv
title: Piloter
slug: piloter
summary: Ett prov först.
last_reviewed: 2026-11-22
audiences: [supplier]
outcomes:
- Ni kan pröva.
- Ni vet vad som gäller.
steps:
- title: Börja
  content: |
    Fråga kunden.

    ```checklist
    title: Att göra
    items:
    - Ring kunden i god tid.
    - Skriv ner vad ni hör.
    ```
  done_when: Ni har svar.
sources: [lou]
---

Första stycket.

Andra stycket, med [en länk](https://example.org/a) och [en till](https://example.org/b).

## Sedan

Tredje stycket.
""",
    "en": """---
key: guide-a
kind: guide
locale: en
title: Pilots
slug: pilots
summary: A trial first.
outcomes:
- You can try.
- You know what applies.
steps:
- title: Begin
  content: |
    Ask the customer.

    ```checklist
    title: To do
    items:
    - Call the customer in good time.
    - Write down what you hear.
    ```
  done_when: You have an answer.
---

First paragraph.

Second paragraph, with [a link](https://example.org/a) and [another](https://example.org/b).

## Then

Third paragraph.
""",
}
OTHER = {
    code: text.replace("guide-a", "guide-b").replace("slug: pilot", "slug: other-pilot")
    for code, text in GUIDE.items()
}
PAGES = {
    "pages/home": HOME,
    "pages/guides": INDEX,
    "guides/guide-a": GUIDE,
    "guides/guide-b": OTHER,
}


class Files:
    """A content folder, and the site it is loaded into."""

    def __init__(self, root: Path):
        self.root = root

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def read(self, name: str) -> str:
        return (self.root / name).read_text(encoding="utf-8")

    def change(self, name: str, old: str, new: str) -> None:
        text = self.read(name)
        assert old in text, f"{old!r} is not in {name}"
        self.write(name, text.replace(old, new, 1))

    def load(self, *overwrite: str, dry_run: bool = False) -> Outcome:
        return load(self.root, set(overwrite), dry_run)

    def export(self) -> "Files":
        """The site, in a folder beside."""
        root = self.root.with_name(f"{self.root.name}-export")
        export(root)
        return Files(root)

    def all(self) -> dict[str, bytes]:
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in self.root.rglob("*")
            if path.is_file()
        }


def small_content(root: Path) -> Files:
    """Home, a list and two guides in both languages, with a record of each kind."""
    files = Files(root)
    for name, text in RECORDS.items():
        files.write(f"reference/{name}.yaml", text)
    for name, versions in PAGES.items():
        for code, text in versions.items():
            files.write(f"{name}.{code}.md", text)
    files.write("manifest.yaml", "- home:\n  - guides:\n    - guide-a\n    - guide-b\n")
    return files


@pytest.fixture
def files(tmp_path) -> Files:
    return small_content(tmp_path / "content")


def page(key: str, code: str):
    from editorial.content.page_places import existing_pages

    return existing_pages(Locale.objects.get(language_code=code))[key]


def publish(page_to_change: Page, **fields) -> None:
    """What an editor does: change fields and publish."""
    for name, value in fields.items():
        setattr(page_to_change, name, value)
    page_to_change.save_revision().publish()
