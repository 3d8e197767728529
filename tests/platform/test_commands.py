"""What a person who types `make` meets, above all when something is wrong."""

import importlib.util
import json
import os
import re
import socket
import stat
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_no_script_hides_a_package_from_the_scripts_beside_it():
    """Python looks in a script's own folder before anywhere else."""
    names = [path.stem for path in (ROOT / "scripts").glob("*.py")]
    found = {name: importlib.util.find_spec(name) for name in names}
    assert [name for name, spec in found.items() if spec and spec.origin] == []


@pytest.mark.parametrize(
    "told", [{}, {"scheduled": "never"}, {"scheduled": "2020-01-01T00:00:00+00:00"}]
)
def test_a_worker_that_has_not_worked_lately_is_not_well(told):
    assert not script("healthcheck").worked_within(10, told)


def test_a_worker_that_worked_just_now_is_well():
    now = datetime.now(UTC).isoformat(timespec="seconds")
    assert script("healthcheck").worked_within(10, {"scheduled": now})


def test_help_lists_every_target_that_a_person_calls():
    listed = set(re.findall(r"^  ([a-z-]+) ", run("make", "help").stdout, re.MULTILINE))
    makefile = (ROOT / "Makefile").read_text()
    phony = makefile.split(".PHONY:")[1].split("\n\n")[0].replace("\\\n", " ").split()
    assert listed == {name for name in phony if not name.startswith(("install-", "texts"))}
    assert listed >= {"demo", "test", "lint", "bench", "soak", "content-check", "clean", "help"}


@pytest.mark.parametrize("version", [(2, 7), (3, 6), (3, 10)])
def test_a_python_that_is_too_old_gets_one_sentence(version: tuple[int, int]):
    bootstrap = script("bootstrap")
    with pytest.raises(bootstrap.SetupError, match=r"^Python 3\.11 or newer is needed"):
        bootstrap.check_python(version)


@pytest.mark.parametrize("python", ["false", "no-such-python"])
@pytest.mark.parametrize("target", ["demo", "clean"])
def test_what_is_no_python_or_cannot_read_the_scripts_gets_one_sentence(target: str, python: str):
    done = run("make", target, f"PYTHON={python}")
    assert done.returncode
    told = done.stderr.splitlines()[0]
    assert told.startswith(f"Python 3.11 or newer is needed and {python} was not found or is older")


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("error sending request for url", "package index could not be reached"),
        ("Temporary failure: connection refused", "package index could not be reached"),
        ("OSError: No space left on device", "disk is full"),
        ("Hash mismatch for django", "differs from its locked hash"),
        ("something else", "step of the set-up failed"),
    ],
)
def test_a_failed_installation_is_explained(output: str, sentence: str):
    assert sentence in script("bootstrap").reason(output.lower())


def test_the_bootstrap_uses_nothing_that_python_3_6_cannot_read():
    source = (ROOT / "scripts" / "bootstrap.py").read_text()
    compile(source, "bootstrap.py", "exec", dont_inherit=True)
    newer = [r":=", r"from __future__ import annotations", r"\bmatch\b.*:$", r"def .*(->|: list\[)"]
    assert not [each for each in newer if re.search(each, source, re.MULTILINE)]


def test_a_development_environment_is_not_cut_down_to_the_demo(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    bootstrap = script("bootstrap")
    monkeypatch.setattr(bootstrap, "STAMP", str(tmp_path / "installed.txt"))
    both = [f"{name} {bootstrap.digest(name)}" for name in bootstrap.SETS]
    (tmp_path / "installed.txt").write_text("\n".join(both))
    assert bootstrap.installed("production")
    assert bootstrap.installed("development")
    (tmp_path / "installed.txt").write_text("production of-another-day\ndevelopment same")
    assert not bootstrap.installed("production")
    assert bootstrap.has_development()


def test_a_port_in_use_is_one_sentence_with_a_way_out():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run(sys.executable, "scripts/demo.py", str(port))
    assert done.returncode == 1
    assert done.stdout == ""
    assert re.fullmatch(
        rf"Port {port} is in use; choose another one: make demo PORT=\d+\.\n", done.stderr
    )


def test_the_demo_keeps_to_its_own_folder_whatever_is_set(monkeypatch: pytest.MonkeyPatch):
    demo = script("demo")
    names = ["DATABASE_URL", "VAR_DIR", "BUILT_DIR", "MEDIA_ROOT", "SEARCH_DIR",
             "ELASTICSEARCH_URL"]  # fmt: skip
    for name in names:
        monkeypatch.setenv(name, "elsewhere")
    for name in ("DJANGO_SETTINGS_MODULE", "DEBUG", "BASE_URL", "LOG_LEVEL", "PYTHONPATH"):
        monkeypatch.setenv(name, "")
    monkeypatch.setattr(sys, "path", [*sys.path])
    demo.set_environment(8000)
    assert [name for name in names if name in os.environ] == []


@pytest.mark.parametrize("port", ["http", "0", "65536", "-1", "٣"])
def test_a_port_that_is_none_is_refused(port: str):
    demo = script("demo")
    with pytest.raises(demo.DemoError, match="PORT must be a number"):
        demo.chosen_port(port)


@pytest.mark.django_db
def test_demo_logins_are_made_once_and_only_the_owner_reads_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    demo = script("demo")
    monkeypatch.setattr(demo, "LOGINS", tmp_path / "logins.txt")
    demo.prepare_logins()
    first = (tmp_path / "logins.txt").read_text()
    demo.prepare_logins()
    assert (tmp_path / "logins.txt").read_text() == first
    assert stat.S_IMODE((tmp_path / "logins.txt").stat().st_mode) == 0o600
    passwords = demo.kept_passwords()
    assert passwords.keys() == demo.PEOPLE.keys()
    from django.contrib.auth.models import User

    from editorial.roles.definitions import WRITER

    administrator = User.objects.get(username="admin")
    editor = User.objects.get(username="skribent")
    assert administrator.check_password(passwords["admin"])
    assert editor.check_password(passwords["skribent"])
    assert administrator.is_superuser
    assert not editor.is_superuser
    assert {group.name for group in editor.groups.all()} == {WRITER.name}


def test_clean_removes_nothing_where_nobody_can_be_asked(tmp_path: Path):
    (tmp_path / "scripts").mkdir()
    (tmp_path / "var").mkdir()
    copy = tmp_path / "scripts" / "clean.py"
    copy.write_text((ROOT / "scripts" / "clean.py").read_text())
    asked = subprocess.run(
        [sys.executable, copy],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert asked.returncode == 1
    assert str(tmp_path / "var") in asked.stdout
    assert (tmp_path / "var").exists()
    agreed = run(sys.executable, str(copy), YES="1")
    assert agreed.returncode == 0
    assert not (tmp_path / "var").exists()


@pytest.mark.parametrize("name", ["postgres", "browser"])
def test_a_missing_service_is_a_skip_on_a_laptop_and_a_failure_in_ci(name: str):
    missing = f"import sys; sys.path.insert(0, 'scripts'); import {name}; "
    missing += f"{name}.programs = {name}.browser = lambda: None; sys.exit({name}.main())"
    laptop = run(sys.executable, "-c", missing, CI="", DATABASE_URL="")
    assert (laptop.returncode, laptop.stdout[:8]) == (0, "SKIPPED:")
    ci = run(sys.executable, "-c", missing, CI="true", DATABASE_URL="")
    assert (ci.returncode, ci.stderr[:7]) == (1, "FAILED:")


def test_translations_leave_out_what_is_marked_fuzzy(tmp_path: Path):
    catalogue = tmp_path / "locale" / "en" / "LC_MESSAGES" / "django.po"
    catalogue.parent.mkdir(parents=True)
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    texts = 'msgid "a"\nmsgstr "sure"\n\n#, fuzzy\nmsgid "b"\nmsgstr "unsure"\n'
    catalogue.write_text(header + texts)
    (written,) = script("translations").compile_all(tmp_path / "locale", tmp_path / "built")
    assert written == tmp_path / "built" / "en" / "LC_MESSAGES" / "django.mo"
    assert b"sure" in written.read_bytes()
    assert b"unsure" not in written.read_bytes()
    assert script("translations").compile_all(tmp_path / "locale", tmp_path / "built") == []


def test_what_was_loaded_is_forgotten_with_the_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    demo = script("demo")
    monkeypatch.setattr(demo, "VAR", tmp_path)
    monkeypatch.setattr(demo, "STATE", tmp_path / "state.json")
    (tmp_path / "state.json").write_text(json.dumps({"content": "abc"}))
    assert demo.remembered() == {}
    (tmp_path / "site.sqlite3").touch()
    assert demo.remembered() == {"content": "abc"}
