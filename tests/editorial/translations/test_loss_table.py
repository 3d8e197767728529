"""Each sequence of docs/editors/loss-table.md names a test that there is."""

import re
from pathlib import Path

from django.conf import settings

TABLE = settings.ROOT / "docs" / "editors" / "loss-table.md"
HERE = Path(__file__).parent
FILES = {
    "R": HERE / "test_restructured_originals.py",
    "U": HERE / "test_unseen_publishing.py",
    "N": HERE / "test_nothing_is_lost.py",
    "X": HERE / "test_exchange.py",
    "B": HERE / "test_board.py",
    "M": HERE.parent / "roles" / "test_mails_and_two_editors.py",
    "P": HERE.parent / "at_once" / "test_two_editors_postgres.py",
}


def test_every_named_test_stands_in_its_file():
    named = re.findall(r"\b([RUNXBMP]) ((?:`\w+…?`(?:, )?)+)", TABLE.read_text(encoding="utf-8"))
    pairs = [(letter, name) for letter, names in named for name in re.findall(r"`(\w+)", names)]
    tests = {letter: path.read_text(encoding="utf-8") for letter, path in FILES.items()}
    assert len(pairs) > 40
    assert [pair for pair in pairs if f"def test_{pair[1]}" not in tests[pair[0]]] == []


def test_every_sequence_names_a_test():
    rows = re.findall(
        r"^\| (?!Sequence|---)(.+) \|$", TABLE.read_text(encoding="utf-8"), re.MULTILINE
    )
    assert [row for row in rows if not re.search(r"\| [RUNXBMP] (`|same)", row)] == []
