"""Files that are built or gathered from others and kept in the repository."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_the_kept_styles_are_current():
    result = subprocess.run(
        [sys.executable, ROOT / "scripts" / "css.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr


def test_no_template_has_inline_style_or_script():
    for template in (ROOT / "templates").rglob("*.html"):
        text = template.read_text("utf-8")
        assert not re.search(r"<style\b|<script(?![^>]*\bsrc=)|\s(style|on\w+)=", text), template
