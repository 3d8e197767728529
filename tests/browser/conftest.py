"""A real browser against a real server with the whole content."""

import os

import pytest
from django.conf import settings
from playwright.sync_api import sync_playwright
from wagtail.models import Site

from editorial.content.load import load

# Playwright's synchronous interface runs an event loop, in which Django refuses the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(scope="session")
def browser():
    """Chromium; scripts/browser.py finds it, or says that there is none."""
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-gpu"],
        )


@pytest.fixture
def open_page(browser, live_server, transactional_db):
    """Opens pages, each in a browser context of its own: `open_page(**context_options)`."""
    load(settings.CONTENT_DIR)
    host, port = live_server.url.removeprefix("http://").split(":")
    Site.objects.update(hostname=host, port=int(port))
    Site.clear_site_root_paths_cache()
    contexts = []

    def open_one(**options):
        context = browser.new_context(base_url=live_server.url, **options)
        contexts.append(context)
        return context.new_page()

    yield open_one
    for context in contexts:
        context.close()
