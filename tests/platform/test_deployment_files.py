"""The files for containers, servers and catalogues say what the rest of the repository says."""

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]


def found(pattern: str, name: str) -> list[str]:
    return re.findall(pattern, (ROOT / name).read_text(), re.MULTILINE)


def load(name: str):
    return yaml.safe_load((ROOT / name).read_text())


def test_compose_runs_site_worker_database_and_search_without_privileges():
    services = load("compose.yaml")["services"]
    assert {"site", "worker", "postgres", "elasticsearch"} <= services.keys()
    for service in services.values():
        assert service["cap_drop"] == ["ALL"]
        assert "no-new-privileges:true" in service["security_opt"]
    lasting = {name: service for name, service in services.items() if name != "migrate"}
    assert all(service["read_only"] for service in lasting.values())
    assert services["elasticsearch"]["user"].startswith("1000")
    asked = {name for name, one in lasting.items() if "test" in one.get("healthcheck", {})}
    assert asked | {"site"} == set(lasting)
    assert found(r"^(HEALTHCHECK)", "Dockerfile")
    assert services["worker"]["command"][:3] == ["python", "manage.py", "worker"]


def test_every_image_is_pinned():
    images = re.findall(
        r"^\s*(?:image:|FROM) (\S+)", (ROOT / "compose.yaml").read_text(), re.MULTILINE
    )
    images += re.findall(r"^FROM (\S+)", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    own = load("compose.yaml")["name"]
    assert all(re.search(r":\d+\.\d+", image) for image in images if image != own)


def test_the_container_does_not_run_as_root():
    assert (
        re.findall(r"^USER (\S+)", (ROOT / "Dockerfile").read_text(), re.MULTILINE)[-1] == "10001"
    )


def test_the_workflow_calls_the_same_script_as_everybody():
    (job,) = load(".github/workflows/ci.yml")["jobs"].values()
    assert "bash .ci/run" in [step.get("run") for step in job["steps"]]


@pytest.mark.parametrize("name", [".pre-commit-config.yaml", "publiccode.yml"])
def test_the_other_yaml_files_can_be_read(name: str):
    assert load(name)


def test_every_setting_that_is_read_stands_in_the_operators_table():
    settings = "".join(
        path.read_text() for path in (ROOT / "site" / "config" / "settings").glob("*.py")
    )
    read = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', settings))
    table = set(
        re.findall(r"^\| `([A-Z_]+)`", (ROOT / "docs/operations.md").read_text(), re.MULTILINE)
    )
    assert read - table == set()
    assert table - read - {"DJANGO_SETTINGS_MODULE"} == set()


def test_the_socket_is_open_to_the_proxy():
    """granian reads permissions as octal only when they begin with a zero."""
    assert found(r"--uds-permissions (\d+)", "deploy/innovation-site.service") == ["0666"]


def test_pictures_come_from_the_proxy_as_pictures_only():
    (pattern,) = found(r"location ~\* (\^/media\S+) \{", "deploy/nginx.conf")
    served = ["images/a.max-800x800.jpg", "original_images/a.PNG", "images/a.webp"]
    refused = ["images/a.svg", "images/a.html", "images/a", "documents/a.png", "images/a/b.png",
               "images/a.png/", "images/a.png.html"]  # fmt: skip
    matching = re.compile(pattern, re.IGNORECASE)
    assert [name for name in served + refused if matching.search(f"/media/{name}")] == served
