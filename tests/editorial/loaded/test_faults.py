"""Content files broken in many ways: each is told in plain words, and nothing is written."""

import pytest
from wagtail.models import Revision

from editorial.content.problems import ContentError

SV, EN = "guides/guide-a.sv.md", "guides/guide-a.en.md"
BROKEN = {
    "front matter that is not YAML": (
        SV, "title: Piloter", "title: [Piloter",
        r"guide-a.sv.md:6: the front matter is not YAML",
    ),
    "no front matter": (SV, "---\nkey", "key", r"guide-a.sv.md:1: a page file begins with"),
    "a field that does not exist": (
        SV, "slug: piloter", "slug: piloter\ncolour: red",
        r"guide-a.sv.md:7: colour: there is no such",
    ),
    "a key named twice": (
        SV, "slug: piloter", "slug: piloter\nslug: igen", r"guide-a.sv.md:7: .*“slug” stands twice",
    ),
    "a choice that does not exist": (
        SV, "audiences: [supplier]", "audiences: [martian]",
        r"guide-a.sv.md:9: audiences: .*martian",
    ),
    "a date that is none": (
        SV, "2026-11-22", "tomorrow", r"guide-a.sv.md:8: last_reviewed: “tomorrow” is not a date",
    ),
    "a summary that is too long": (
        SV, "Ett prov först.", "x" * 251, r"guide-a.sv.md:7: summary: .*250",
    ),
    "a required text that is missing": (
        SV, "title: Börja\n  content", "content", r"guide-a.sv.md:1\d: steps.0: “title” is missing",
    ),
    "a block that does not exist": (
        SV, "```checklist", "```carousel", r"guide-a.sv.md:\d+: steps.0.content: .*“carousel”",
    ),
    "a table of uneven rows": (
        SV, "Tredje stycket.",
        "```table\ncaption: Tal\nheader: [a, b]\nrows:\n- [x, y, z]\n```",
        r"guide-a.sv.md:\d+: body",
    ),
    "a heading that skips a level": (SV, "## Sedan", "#### Sedan", r"guide-a.sv.md:3\d: body"),
    "a link that leads nowhere": (
        SV, "https://example.org/a", "page:guide-z", r"guide-a.sv.md:\d+: body: .*page:guide-z",
    ),
    "HTML in running text": (
        SV, "Tredje stycket.", "<div>Tredje</div>", r"guide-a.sv.md:\d+: body: HTML has no place",
    ),
    "a record that does not exist": (
        SV, "sources: [lou]", "sources: [gone]", r"guide-a.sv.md:\d+: sources.0: .*gone",
    ),
    "a translation with a paragraph too many": (
        EN, "First paragraph.", "First.\n\nSecond.",
        r"guide-a.en.md:\d+: body: text: 2 paragraphs in",
    ),
    "a translation with a field of its own": (
        EN, "slug: pilots", "slug: pilots\nsources: [lou]",
        r"guide-a.en.md:7: sources: stands only",
    ),
    "a translation with a link elsewhere": (
        EN, "https://example.org/a", "https://example.org/c", r"guide-a.en.md:.*example.org/c",
    ),
    "a text in English alone": (
        EN, "title: Begin", "title: Begin\n  extra: x", r"guide-a.en.md:\d+: steps.0.extra",
    ),
    "a page that the manifest does not name": (
        "manifest.yaml", "    - guide-b\n", "",
        r"guide-b.sv.md:2: key: .*does not stand in manifest",
    ),
    "a page that has no file": (
        "manifest.yaml", "guide-b", "guide-b\n    - guide-c",
        r"manifest.yaml:5: guide-c: there is no page file",
    ),
    "a manifest that is no list": (
        "manifest.yaml", "  - guides:\n", "  - guides: x\n  - 7:\n", r"manifest.yaml",
    ),
    "a file under another name than its key": (
        SV, "key: guide-a", "key: guide-c",
        r"guide-a.sv.md:2: key: .*should be guides/guide-c.sv.md",
    ),
    "a page type that does not exist": (
        "pages/guides.sv.md", "guides.GuideIndexPage", "guides.Nothing",
        r"pages/guides.sv.md:4: type: no page type",
    ),
    "a record without a key": (
        "reference/sources.yaml", "key: lou, ", "", r"sources.yaml:1: key: the entry has no key",
    ),
    "a record that names an unknown one": (
        "reference/sections.yaml", "by: lou-19-1", "by: lou-99-1",
        r"sections.yaml:7: lou-6-31.brought_in.0.by: there is no record",
    ),
    "a record with a value of another kind": (
        "reference/thresholds.yaml", "700000", "much", r"thresholds.yaml:1: t.sek: “much”",
    ),
    "text that is not UTF-8": (
        SV, "Första", "F\udce5rsta", r"guide-a.sv.md:\d+: not UTF-8 text",
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_file_is_told_and_nothing_is_written(loaded, fault):
    name, old, new, message = BROKEN[fault]
    text = loaded.read(name)
    assert old in text
    (loaded.root / name).write_bytes(text.replace(old, new, 1).encode(errors="surrogateescape"))
    # Were anything written, this would be.
    loaded.change("guides/guide-b.sv.md", "Tredje stycket.", "Nytt.")
    revisions = Revision.objects.count()
    with pytest.raises(ContentError, match=message):
        loaded.load()
    assert Revision.objects.count() == revisions


def test_all_faults_are_told_at_once(loaded):
    loaded.change(SV, "2026-11-22", "tomorrow")
    loaded.change("guides/guide-b.sv.md", "sources: [lou]", "sources: [gone]")
    loaded.change("reference/thresholds.yaml", "700000", "much")
    with pytest.raises(ContentError) as raised:
        loaded.load()
    files = {problem.file for problem in raised.value.problems}
    assert files >= {SV, "guides/guide-b.sv.md", "reference/thresholds.yaml"}
