"""Every page is valid HTML by the Nu validator."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

from tests.site.test_crawl import get, sitemap

JAR = settings.ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"


@pytest.fixture
def validator() -> list[str]:
    java = shutil.which("java")
    if java is None or not JAR.exists():
        reason = "The Nu validator needs Java and `npm ci`."
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    # It ends before a second compiler would pay; code of the first one needs a larger stack.
    machine = ["-Xmx512m", "-Xss8m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
    return [java, *machine, "-jar", str(JAR), "--format", "json", "--exit-zero-always"]


def test_every_page_is_valid_html(validator, tmp_path: Path):
    names = {}
    for number, path in enumerate(sorted(sitemap())):
        file = tmp_path / f"{number}.html"
        file.write_bytes(get(path).content)
        names[file.name] = path
    command = [*validator, *map(str, tmp_path.glob("*.html"))]
    result = subprocess.run(command, capture_output=True, check=True)
    faults = {
        (names[Path(message["url"]).name], message["message"])
        for message in json.loads(result.stderr)["messages"]
        if message["type"] == "error"
    }
    assert faults == set()
