"""Each page says to the browser what it may load and run."""

import pytest
from django.test import Client

from tests import factories


def policy(address: str) -> str:
    return Client().get(address).headers["Content-Security-Policy"]


@pytest.mark.django_db
def test_public_pages_run_nothing_inline():
    factories.site()
    assert "unsafe" not in policy("/sv/")


@pytest.mark.django_db
def test_public_pages_say_what_else_a_browser_may_do():
    factories.site()
    told = Client().get("/sv/").headers
    assert told["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert told["Cross-Origin-Opener-Policy"] == "same-origin"
    assert told["X-Content-Type-Options"] == "nosniff"
    assert {"camera=()", "geolocation=()"} <= {*told["Permissions-Policy"].split(", ")}


@pytest.mark.django_db
def test_the_desk_loads_and_sends_nothing_elsewhere():
    told = policy("/admin/login/")
    assert "default-src 'none'" in told
    assert "unsafe-eval" not in told
    assert "http" not in told
    assert "*" not in told
