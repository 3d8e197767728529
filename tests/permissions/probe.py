"""Send a filled-in form to an address."""

from contextlib import contextmanager
from unittest.mock import patch
from urllib.parse import urlencode

from django.template.base import Template
from django.test import Client

# Plausible values for whatever form stands at an address.
SENT = {
    "title": "Kapad", "slug": "kapad", "summary": "Kapad.", "new_title": "Kapad",
    "new_slug": "kapad", "copy_subpages": "on", "publish_copies": "on", "action-publish": "1",
    "value": "Kapad", "comment": "", "include_descendants": "on", "chosen_parent_page": "1",
    "username": "kapad", "first_name": "K", "last_name": "K", "email": "k@example.org",
    "password1": "en lång fras 99", "password2": "en lång fras 99", "is_superuser": "on",
    "is_active": "on", "locales": "1", "publish_translations": "on", "restriction_type": "login",
}  # fmt: skip


@contextmanager
def without_rendering():
    """The view decides; what the page looks like is shown elsewhere."""
    with patch.object(Template, "render", lambda *_args, **_kwargs: ""):
        yield


def sent_to(client: Client, address: str, query: dict):
    target = f"{address}?{urlencode(query)}" if query else address
    answer = client.post(target, SENT)
    if answer.streaming:
        list(answer.streaming_content)  # read to its end, a file is closed
    return answer


def seen_at(client: Client, address: str, query: dict) -> bool:
    """Whether the address shows something, rather than refuse, or lead to the start or sign-in."""
    answer = client.get(address, query)
    if answer.streaming:
        list(answer.streaming_content)
    if answer.status_code == 302:
        return answer.url not in {"/admin/", "/admin"} and "/login/" not in answer.url
    return answer.status_code == 200
