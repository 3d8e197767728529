"""Production refuses what is unsafe, and says what it lacks."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMPLETE = {
    "SECRET_KEY": "a-key-that-is-long-enough-for-the-deploy-check-and-only-used-here",
    "ALLOWED_HOSTS": "innovation.example.se",
    "BASE_URL": "https://innovation.example.se",
}


def run(*arguments: str, tmp_path: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPYCACHEPREFIX": os.environ.get("PYTHONPYCACHEPREFIX", ""),
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
        "VAR_DIR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'site.sqlite3'}",
        **COMPLETE,
        **settings,
    }
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={name: value for name, value in environment.items() if value},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "BASE_URL"])
def test_production_does_not_start_without_a_needed_setting(name: str, tmp_path: Path):
    done = run("-c", "import config.settings.production", tmp_path=tmp_path, **{name: ""})
    assert done.returncode
    told = done.stderr.strip().splitlines()[-1]
    assert "The site cannot start without: " in told
    assert [each for each in (*COMPLETE, "DATABASE_URL") if f" {each} (" in told] == [name]


def test_production_does_not_answer_to_every_host_name(tmp_path: Path):
    done = run("-c", "import config.settings.production", tmp_path=tmp_path, ALLOWED_HOSTS="*")
    assert done.returncode
    assert "ALLOWED_HOSTS must name" in done.stderr


def test_the_deploy_check_is_clean(tmp_path: Path):
    done = run("manage.py", "check", "--deploy", "--fail-level", "INFO", tmp_path=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "no issues (2 silenced)" in done.stdout
