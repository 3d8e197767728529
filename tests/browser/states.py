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
WORDS = {
    "sv": {"compare": "jamfor/", "search": "/sv/sok/", "record": "underlag/", "step": "steg"},
    "en": {"compare": "compare/", "search": "/en/search/", "record": "record/", "step": "step"},
}

# Name → (key of the page, what follows its address). Words in braces are said in the language.
BELOW = {
    "home": ("home", ""),
    "models": ("models", ""),
    "models filtered": ("models", "?regime=direct&level=1"),
    "model": ("model-innovation-partnership", ""),
    "comparison empty": ("models", "{compare}"),
    "comparison of three": ("models", "{compare}?{compared}"),
    "guides": ("guides", ""),
    "guide": ("guide-pilots", ""),
    "cases": ("cases", ""),
    "case": ("case-ramsjo", ""),
    "glossary": ("glossary", ""),
    "concept": ("glossary", "accessibility/"),
    "law": ("law", ""),
    "section": ("law", "lou/19a/2/"),
    "thresholds": ("thresholds", ""),
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
}
ROOTED = {
    "search": "{search}",
    "search results": "{search}?q=innovation",
    "search nothing": "{search}?q=qzxqzxqzx",
    "data": "/{language}/data/",
    "not found": "/{language}/nothing-here/",
}
NAMES = [*BELOW, *ROOTED]


def open_state(page: Page, address: Address, name: str, language: str) -> None:
    words = WORDS[language] | {"compared": COMPARED[language], "language": language}
    if name in ROOTED:
        path = ROOTED[name].format(**words)
    else:
        key, below = BELOW[name]
        path = address(key, language) + below.format(**words)
    answer = page.goto(path)
    assert answer is not None
    assert answer.status == (404 if name == "not found" else 200), f"{name}: {path}"
