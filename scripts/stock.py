"""A page of Wagtail as `wagtail start` makes it, to measure ours beside.

The project is made in a folder that is removed afterwards. Nothing of Wagtail's template is changed
but what it leaves to be filled in: a body of rich text, shown as its documentation says.
"""

import contextlib
import http.client
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from services import free_port

HOST = "127.0.0.1"
MODELS = """
from wagtail.fields import RichTextField
from wagtail.models import Page


class HomePage(Page):
    body = RichTextField(blank=True)
    content_panels = [*Page.content_panels, "body"]
"""
TEMPLATE = """{% extends "base.html" %}
{% load wagtailcore_tags %}
{% block content %}<h1>{{ page.title }}</h1>{{ page.body|richtext }}{% endblock %}
"""
SETTINGS = """
from .base import *

DEBUG = False
SECRET_KEY = "measured-and-thrown-away"
ALLOWED_HOSTS = ["127.0.0.1"]
"""
# As deep below the home page as a guide is.
FILL = """
import pathlib
from home.models import HomePage
home = HomePage.objects.get()
section = home.add_child(instance=HomePage(title="Section", slug="section"))
body = pathlib.Path("body.html").read_text()
section.add_child(instance=HomePage(title="Page", slug="page", body=body))
"""
PATH = "/section/page/"


@contextlib.contextmanager
def serving_stock(body: str) -> Iterator[int]:
    """Serve the page at PATH with this body as ours are served; yields the port."""
    with tempfile.TemporaryDirectory(prefix="stock-") as name:
        folder = Path(name)
        subprocess.run(
            [Path(sys.executable).with_name("wagtail"), "start", "stock", folder],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        (folder / "home/models.py").write_text(MODELS)
        (folder / "home/templates/home/home_page.html").write_text(TEMPLATE)
        (folder / "stock/settings/measured.py").write_text(SETTINGS)
        (folder / "body.html").write_text(body)
        kept = {key: value for key, value in os.environ.items() if key in {"PATH", "HOME"}}
        environment = kept | {"DJANGO_SETTINGS_MODULE": "stock.settings.measured"}
        for command in (["makemigrations", "home"], ["migrate"], ["collectstatic", "--no-input"],
                        ["shell", "-v", "0", "-c", FILL]):  # fmt: skip
            subprocess.run(
                [sys.executable, "manage.py", *command],
                cwd=folder,
                env=environment,
                check=True,
                stdout=subprocess.DEVNULL,
            )
        yield from started(folder, environment)


def started(folder: Path, environment: dict[str, str]) -> Iterator[int]:
    port = free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", HOST]
    command += ["--port", str(port), "--workers", "1", "--blocking-threads", "4"]
    command += ["--log-level", "warning", "stock.wsgi:application"]
    server = subprocess.Popen(command, cwd=folder, env=environment | {"PYTHONPATH": str(folder)})
    try:
        wait(port)
        yield port
    finally:
        server.terminate()
        server.wait()


def wait(port: int) -> None:
    for _attempt in range(600):
        with contextlib.suppress(OSError):
            connection = http.client.HTTPConnection(HOST, port, timeout=30)
            connection.request("GET", PATH)
            connection.getresponse().read()
            connection.close()
            return
        time.sleep(0.1)
    sys.exit("Wagtail's own page could not be served.")
