"""A real browser against a real server with the whole content, loaded once.

How to write a test here
------------------------
Ask for `open_page`; nothing else is needed. Each call opens a page in a browser context of its own
(a reader of its own: no cookies shared) and takes Playwright's context options::

    def test_something(open_page):
        page = open_page(viewport={"width": 320, "height": 800}, color_scheme="dark")
        page.goto("/sv/")

- `open_page(java_script_enabled=False)` is a reader without JavaScript.
- `open_page(user=person)` is signed in as that user (any `User` object; no login form).
- The ORM works in the test itself: read what was published, create users, change a page. Whatever a
  test writes, through the browser or the ORM, is taken back after it; tests need no order and no
  cleaning. A test that writes costs a quarter of a second for that, one that only reads nothing.
- `address("guide-pilots", "en")` gives the path of a page by its key.
- An error in a page's script, a refusal by the content security policy and a request to another
  host fail the test, whatever it asserts.

The content is loaded once into a file (`tests.databases.loaded`) and each worker serves a copy of
it; the file is kept in `var/cache/` until code or content change. What you name runs with
`make test-browser ARGS="-n 0 -k menu"`. All of this folder must stay within five minutes on two
cores; what takes longer gets the marker `soak` besides.
"""

import os
from urllib.parse import urlsplit

import pytest
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import sync_playwright

from .served import Served

# Playwright's synchronous interface runs an event loop, in which Django refuses the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/browser/" in item.nodeid and not item.get_closest_marker("soak"):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def served(tmp_path_factory, django_db_blocker):
    """The site with its content on a port of its own, and its database under the ORM."""
    folder = tmp_path_factory.getbasetemp() / "served"
    with django_db_blocker.unblock(), Served(folder) as site:
        yield site


@pytest.fixture
def site(served):
    """The served site, as it was loaded."""
    yield served
    served.restore()


@pytest.fixture(scope="session")
def browser():
    """Chromium; scripts/browser.py finds it, or says that there is none."""
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-gpu"],
        )


@pytest.fixture
def address(site):
    return site.address


@pytest.fixture
def open_page(browser, site):
    contexts = []
    faults = []

    def open_one(user=None, **options):
        context = browser.new_context(base_url=site.url, **options)
        contexts.append(context)
        if user is not None:
            context.add_cookies([session_cookie(user, site.url)])
        context.on("weberror", lambda error: faults.extend(thrown(error)))
        context.on("console", lambda message: faults.extend(refusals(message)))
        context.on("request", lambda request: faults.extend(elsewhere(request, site.url)))
        return context.new_page()

    yield open_one
    for context in contexts:
        context.close()
    assert faults == []


def session_cookie(user, url: str) -> dict:
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return {"name": "sessionid", "value": session.session_key, "url": url}


def thrown(error) -> list[str]:
    # A page left while it fades in tells so as an error of its own.
    text = str(error.error)
    return [] if text.startswith("Transition was") else [text]


def refusals(message) -> list[str]:
    return [message.text] if "Content Security Policy" in message.text else []


def elsewhere(request, url: str) -> list[str]:
    parts = urlsplit(request.url)
    own = parts.scheme not in {"http", "https"} or parts.netloc == urlsplit(url).netloc
    return [] if own else [f"asked {request.url}"]
