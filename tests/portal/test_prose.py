"""Texts as a reader sees them: safe, with links that lead on and citations that open in place."""

import pytest

from linguistics.citations import format_citation
from portal.links import Target, safe_href
from portal.prose import chip, render_html, render_text

KNOWN = {"lou-6-31", "lou-19a-11"}


def chips(locale):
    return lambda citation: str(chip(citation, locale)) if citation.key in KNOWN else None


class StoredLinks:
    """Stands for the links of a page, which the database knows."""

    def page(self, identifier):
        return {"7": Target("/sv/guider/"), "8": Target("/sv/om/", "sv")}.get(identifier)

    def document(self, identifier):
        return {"3": Target("/documents/3/mall.docx")}.get(identifier)


def html(text, locale="sv"):
    return render_html(text, locale, chips(locale), StoredLinks())


def text(plain, locale="sv"):
    return render_text(plain, locale, chips(locale))


def test_a_plain_text_is_escaped():
    assert text("<b>a</b> & b") == "&lt;b&gt;a&lt;/b&gt; &amp; b"


def test_a_citation_becomes_a_button_that_opens_the_section():
    assert (
        text("Se 6 kap. 31 § först")
        == f'Se <button type="button" class="law" popovertarget="law-lou-6-31">'
        f"{format_citation('lou-6-31', 'sv')}</button> först"
    )


def test_an_english_citation_is_read_as_english_writes_it():
    assert 'popovertarget="law-lou-19a-11"' in text("see LOU 19a:11 on", "en")
    assert "button" not in text("see LOU 19a:11 on", "sv")


def test_a_section_that_the_site_lacks_stays_text():
    assert text("enligt 21 kap. 4 §") == "enligt 21\u00a0kap.\u00a04\u00a0§"


@pytest.mark.parametrize("written", ["6 kap. 31 §.", "(6 kap. 31 §)", "(6 kap. 31 §)."])
def test_punctuation_is_never_parted_from_the_chip(written):
    shown = text(f"Läs {written} Sedan")
    before, after = written.split("6 kap. 31 §")
    assert f'<span class="nb">{before}<button' in shown
    assert f"</button>{after}</span> Sedan" in shown


def test_a_citation_inside_a_link_stays_text():
    shown = html('<p><a href="https://example.org/">6 kap. 31 §</a></p>')
    assert shown == '<p><a href="https://example.org/">6\u00a0kap.\u00a031\u00a0§</a></p>'


def test_a_citation_inside_a_heading_stays_text():
    assert html("<h2>6 kap. 31 §</h2>") == "<h2>6\u00a0kap.\u00a031\u00a0§</h2>"


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("under 700 000 kr i dag", "700 000 kr"),
        ("högst 1 000 000 euro var", "1 000 000 euro"),
        ("högst 20 procent av", "20 procent"),
        ("av 19 a kap. följer", "19 a kap."),
        ("below SEK 700,000 now", "SEK 700,000"),
        ("where chapter 19a alone", "chapter 19a"),
    ],
)
def test_sums_and_sections_are_never_parted_by_a_line_break(written, whole):
    kept = written.replace(whole, whole.replace(" ", "\u00a0"))
    assert text(written) == kept
    assert html(f"<p>{written}</p>") == f"<p>{kept}</p>"


def test_a_citation_is_found_behind_character_references():
    assert "law-lou-6-31" in html("<p>6&nbsp;kap.&nbsp;31&nbsp;&sect;</p>")


def test_only_elements_that_the_editor_offers_are_kept():
    shown = html(
        '<p data-block-key="x" onclick="a()">A<script>alert(1)</script>'
        '<img src=x onerror="a()"><span>B</span><i>C</i></p>'
    )
    assert shown == "<p>AB<i>C</i></p>"


def test_elements_left_open_are_closed():
    assert html("<ul><li>a<b>b</ul>") == "<ul><li>a<b>b</b></li></ul>"


def test_text_that_looks_like_an_element_stays_text():
    assert html("<p>a &lt;script&gt; b</p>") == "<p>a &lt;script&gt; b</p>"


def test_a_stored_page_link_leads_to_the_page():
    assert html('<a linktype="page" id="7">Guider</a>') == '<a href="/sv/guider/">Guider</a>'


def test_a_page_that_no_reader_may_open_is_plain_text():
    assert html('<a linktype="page" id="99">Utkast</a>') == "Utkast"


def test_a_page_in_another_language_says_so():
    shown = html('<a linktype="page" id="8">About</a>', "en")
    assert '<a href="/sv/om/" hreflang="sv">About</a>' in shown
    assert "(" in shown.split("</a>")[1]


def test_a_stored_document_link_leads_to_the_document():
    assert html('<a id="3" linktype="document">Mall</a>') == (
        '<a href="/documents/3/mall.docx">Mall</a>'
    )


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "JaVaScript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.org/",
        "\\\\example.org",
        "http://[",
    ],
)
def test_an_unsafe_address_is_dropped(href):
    assert safe_href(href) is None


@pytest.mark.parametrize(
    "href",
    [
        "https://example.org/a?b=1#c",
        "mailto:a@example.org",
        "tel:+468123",
        "/sv/om/",
        "#steg",
        "a/b",
    ],
)
def test_a_safe_address_is_kept(href):
    assert safe_href(href) == href


def test_an_unsafe_link_keeps_its_words():
    assert html('<p><a href="&#106;avascript:alert(1)">Läs</a></p>') == "<p>Läs</p>"


def test_an_address_cannot_leave_its_attribute():
    shown = html('<a href="/x&quot; onclick=&quot;a()">Läs</a>')
    assert 'onclick="' not in shown
    assert "&quot;" in shown
