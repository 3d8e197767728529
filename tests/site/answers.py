"""What the loaded site answers; asked once by all tests of this folder, which do not change it."""

from functools import cache
from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from django.test import Client


@cache
def get(path: str):
    return Client().get(path)


@cache
def soup(path: str) -> BeautifulSoup:
    return BeautifulSoup(get(path).content, "lxml")


def path_of(url: str) -> str:
    """The path and query of an address."""
    parts = urlsplit(url)
    return parts.path + (f"?{parts.query}" if parts.query else "")
