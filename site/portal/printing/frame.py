"""One document out of one page or several: each page's own template, in a frame for paper."""

from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element, SubElement, tostring

import tinyhtml5
from django.http import HttpRequest, QueryDict
from django.utils import translation
from django.utils.translation import gettext as _

from .parts import Part, Print

# What only a screen can use.
LEFT_OUT = {"script", "svg", "form", "input", "select", "label", "nav"}
# Beginnings of the ids of what stands once in a document.
SHARED = ("law-", "word-")


def document(found: Print) -> str:
    """The whole document as HTML that needs nothing but pictures from elsewhere."""
    first = found.parts[0].page
    code = first.locale.language_code
    with translation.override(code):
        mains = [main_of(part) for part in found.parts]
        titles = [found.title or first.title, *(part.page.title for part in found.parts[1:])]
        html = Element("html", lang=code)
        head = SubElement(html, "head")
        SubElement(head, "meta", charset="utf-8")
        SubElement(head, "title").text = titles[0]
        SubElement(head, "meta", name="author", content=_("Procurement-driven innovation"))
        SubElement(head, "meta", name="description", content=first.summary)
        body = SubElement(html, "body")
        body.append(imprint(first))
        shown: set[str] = set()
        inside = {part.page.get_full_url(): f"#p{n}" for n, part in enumerate(found.parts)}
        for number, (part, main) in enumerate(zip(found.parts, mains, strict=True)):
            if number == 1:
                body.append(contents(titles[1:]))
            chapter = SubElement(body, "article", id=f"p{number}")
            if part.view:
                chapter.set("class", "wide")
                next(main.iter("h1")).text = found.title
            adapt(main, f"p{number}-", part.page.get_full_url(), inside)
            once(main, shown)
            chapter.extend(main)
    return "<!doctype html>" + tostring(html, encoding="unicode", method="html")


def main_of(part: Part) -> Element:
    """The main part of the page as a reader gets it, in the frame for paper."""
    request = request_for(part)
    response = (part.view or part.page.serve)(request)
    response.context_data["frame"] = "print.html"
    tree = tinyhtml5.parse(response.render().text, namespace_html_elements=False)
    (found,) = tree.iter("main")
    return found


def request_for(part: Part) -> HttpRequest:
    """A reader's GET of the page, made by nobody."""
    own = urlsplit(part.page.get_full_url())
    request = HttpRequest()
    request.method = "GET"
    request.path = request.path_info = own.path + part.below
    request.META |= {"SERVER_NAME": own.hostname, "SERVER_PORT": str(own.port or 80)}
    request.GET = QueryDict(part.query)
    return request


def imprint(page) -> Element:
    """Where the document comes from: stands in the foot of each page of paper."""
    line = Element("p", {"class": "imprint"})
    line.text = " · ".join((_("Procurement-driven innovation"), page.get_full_url(), "CC BY 4.0"))
    return line


def contents(titles: list[str]) -> Element:
    found = Element("nav", {"class": "contents"})
    SubElement(found, "h2").text = _("In this booklet")
    listed = SubElement(found, "ol")
    for number, title in enumerate(titles, start=1):
        SubElement(SubElement(listed, "li"), "a", href=f"#p{number}").text = title
    return found


def adapt(main: Element, prefix: str, address: str, inside: dict[str, str]) -> None:
    """Make ids unique in the booklet, addresses whole, and buttons that open texts links."""
    for parent in list(main.iter()):
        for child in list(parent):
            if child.tag in LEFT_OUT or "no-print" in child.get("class", "").split():
                drop(parent, child)
    for element in main.iter():
        element.text, element.tail = hard(element.text), hard(element.tail)
        for name in ("id", "aria-labelledby", "aria-describedby", "for"):
            if name in element.attrib:
                words = element.attrib[name].split()
                element.attrib[name] = " ".join(named(word, prefix) for word in words)
        opened = element.attrib.pop("popovertarget", None)
        if element.tag == "button" and opened and "popovertargetaction" not in element.attrib:
            element.tag = "a"
            element.attrib = {
                "class": element.get("class", ""),
                "href": f"#{named(opened, prefix)}",
            }
        elif element.tag == "a" and "href" in element.attrib:
            element.set("href", whole(element.attrib["href"], prefix, address, inside))


def named(word: str, prefix: str) -> str:
    """An id in the booklet: sections and words have one text for all chapters."""
    return word if word.startswith(SHARED) else prefix + word


def once(main: Element, shown: set[str]) -> None:
    """Leave the text of a section or a word where it came first; later lists only name it."""
    for parent in list(main.iter()):
        for child in list(parent):
            name = child.get("id", "")
            if name.startswith(SHARED):
                if name in shown:
                    drop(parent, child)
                shown.add(name)


def drop(parent: Element, child: Element) -> None:
    """Take an element away and leave the text after it."""
    place = list(parent).index(child)
    if child.tail:
        if place:
            parent[place - 1].tail = (parent[place - 1].tail or "") + child.tail
        else:
            parent.text = (parent.text or "") + child.tail
    parent.remove(child)


def hard(text: str | None) -> str | None:
    """Without soft hyphens, which bookmarks and voices would carry."""
    return text.replace("\u00ad", "") if text else text


def whole(href: str, prefix: str, address: str, inside: dict[str, str]) -> str:
    if href.startswith("#"):
        return f"#{named(href[1:], prefix)}"
    target = urljoin(address, href)
    return inside.get(target, target)
