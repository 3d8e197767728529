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
    "models": ("models", ""),
    "models filtered": ("models", "?regime=direct&level=1"),
    "model": ("model-innovation-partnership", ""),
    "comparison empty": ("models", "{compare}"),
    "comparison of three": ("models", "{compare}?{compared}"),
    "comparison of four": ("models", "{compare}?{compared}{fourth}"),
    "guides": ("guides", ""),
    "guide": ("guide-pilots", ""),
    "cases": ("cases", ""),
    "case": ("case-ramsjo", ""),
    "glossary": ("glossary", ""),
    "glossary letter": ("glossary", "?letter=u"),
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
