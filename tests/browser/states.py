"""Every page type and the states that its components have, by name."""

from collections.abc import Callable
from urllib.parse import urlencode

from playwright.sync_api import Page

Address = Callable[[str, str], str]

ANSWERS = {
    "bought": "goods", "value": "below-limit", "solution": "ready", "aim": "test",
    "describe": "measure", "market": "talked", "price": "quality", "parts": "whole",
    "buyers": "alone", "local": "none",
}  # fmt: skip
COMPARED = {
    "sv": "m=tidig-dialog&m=innovationspartnerskap&m=funktionskrav",
    "en": "m=early-dialogue&m=innovation-partnership&m=functional-requirements",
}
FOURTH = {"sv": "&m=konkurrenspraglad-dialog", "en": "&m=competitive-dialogue"}
WORDS = {
    "sv": {"compare": "jamfor/", "search": "/sv/sok/", "record": "underlag/", "step": "steg"},
    "en": {"compare": "compare/", "search": "/en/search/", "record": "record/", "step": "step"},
}

# Name → (key of the page, what follows its address). Words in braces are said in the language.
BELOW = {
    "home": ("home", ""),
    "models filtered": ("models", "?regime=direct&level=1"),
    "models none found": ("models", "?regime=direct&level=3"),
    "models": ("models", ""),
    "model": ("model-innovation-partnership", ""),
    "comparison empty": ("models", "{compare}"),
    "comparison of four": ("models", "{compare}?{compared}{fourth}"),
    "comparison of three": ("models", "{compare}?{compared}"),
    "guides": ("guides", ""),
    "guide": ("guide-pilots", ""),
    "cases": ("cases", ""),
    "case": ("case-ramsjo", ""),
    "glossary": ("glossary", ""),
    "glossary letter": ("glossary", "?letter=u"),
    "concept": ("glossary", "accessibility/"),
    "law": ("law", ""),
    "section": ("law", "lou/19a/2/"),
    "wording": ("law", "lou/19a/2/wording/"),
    "thresholds": ("thresholds", ""),
    "threshold": ("thresholds", "2022-direct-award/"),
    "journey": ("journey-first-customer", ""),
    "journey under way": ("journey-first-customer", "?{step}=3"),
    "chooser": ("chooser", ""),
    "chooser under way": ("chooser", "?" + urlencode(dict(list(ANSWERS.items())[:4]))),
    "chooser result": ("chooser", "?" + urlencode(ANSWERS)),
    "chooser record": ("chooser", "{record}?" + urlencode(ANSWERS)),
    "calculator": ("calculator", ""),
    "calculator with faults": ("calculator", "?contract=goods&authority=other&amount=xyz"),
    "calculator result": (
        "calculator",
        "?contract=goods&authority=other&form=total&amount=300+000",
    ),
    "self-check": ("self-check", ""),
    "self-check result": ("self-check", "?taxes=yes&insurance=no&watch=partly&people=unknown"),
    "changes": ("changes", ""),
    "standard": ("about", ""),
    "accessibility statement": ("accessibility", ""),
}
ROOTED = {
    "search": "{search}",
    "search nothing": "{search}?q=qzxqzxqzx",
    "search results": "{search}?q=innovation",
    "data": "/{language}/data/",
    "not found": "/{language}/nothing-here/",
}
NAMES = [*BELOW, *ROOTED]
# One state for each page type, the last above that has its address.
TYPES = list(
    {
        **{(key, path.partition("?")[0]): name for name, (key, path) in BELOW.items()},
        **{("", path.partition("?")[0]): name for name, path in ROOTED.items()},
    }.values()
)
# Every component in every state, also those that no page shows today.
STYLE_GUIDE = {"sv": "/styleguide/", "en": "/styleguide/en/"}

# What a reader opens: name → (the state it begins in, what is clicked in turn, what then shows).
OPENED = {
    "menu": ("guide", ["header summary"], "header nav a"),
    "section in place": ("guide", ["main button.law"], ".lawbox:popover-open iframe"),
    "word in place": ("guide", ["main button.term"], ".lawbox:popover-open"),
    "citation": ("guide", ["aside.page-end summary"], "aside .cite"),
    "feedback in place": ("guide", ["[data-feedback]"], ".asked textarea"),
    "feedback sent": (
        "guide",
        ["[data-feedback]", ".asked input[value=yes]", ".asked button"],
        ".asked [role=status]",
    ),
    "contents": ("guide", [".toc summary"], ".toc a"),
    "only what differs": ("comparison of three", ["label:has(#diff)"], "#diff:checked"),
    "filters": ("models", [".facets summary >> nth=0"], ".facets li a"),
    "facets of the search": ("search results", ["details.facets summary"], "details.facets li a"),
    "parts of a sum": (
        "calculator",
        [f"details.more summary >> nth={number}" for number in range(3)],
        "details.more[open] + details.more[open] + details.more[open]",
    ),
}  # fmt: skip


def path_of_state(address: Callable[[tuple[str, str]], str], name: str, language: str) -> str:
    """`address` gives the path of a page by its key and language."""
    words = WORDS[language] | {"language": language}
    words |= {"compared": COMPARED[language], "fourth": FOURTH[language]}
    if name in ROOTED:
        return ROOTED[name].format(**words)
    key, below = BELOW[name]
    return address((key, language)) + below.format(**words)


def open_state(page: Page, address: Address, name: str, language: str) -> None:
    path = path_of_state(lambda key: address(*key), name, language)
    answer = page.goto(path)
    assert answer is not None
    assert answer.status == (404 if name == "not found" else 200), f"{name}: {path}"


def open_what_opens(page: Page, address: Address, name: str, language: str) -> None:
    """In a narrow window: where there is room, some of it stands open and has nothing to click."""
    state, clicks, shown = OPENED[name]
    open_state(page, address, state, language)
    for selector in clicks:
        page.locator(selector).locator("visible=true").first.click()
        if selector == "[data-feedback]":
            page.wait_for_selector(".asked textarea")
    page.locator(shown).first.wait_for()


def open_style_guide(page: Page, language: str) -> None:
    answer = page.goto(STYLE_GUIDE[language])
    assert answer is not None
    assert answer.ok
