"""What a page has to print: documents, each of one or more parts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest


@dataclass(frozen=True)
class Part:
    """A page as a chapter; or one of its views, with the path below the page and the query."""

    page: Any
    below: str = ""
    query: str = ""
    view: Callable[[HttpRequest], Any] | None = None


@dataclass(frozen=True)
class Print:
    """One document. `variant` tells those of one page apart, and stands in its address."""

    parts: tuple[Part, ...]
    variant: str = ""
    title: str = ""
