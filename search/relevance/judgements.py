"""Judged queries: `query,locale,class,judgements`, the last as `key:grade key:grade`.

A key is a page's, or `concept/<key>` or `section/<key>`. Class `prefix` is typed half and judged
on completions; class `nothing` has no answer on the site.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
HALVES = {"dev": HERE / "dev.csv", "test": HERE / "test.csv"}


@dataclass(frozen=True)
class Judged:
    query: str
    locale: str
    kind: str
    grades: dict[str, int]


def read_judgements(path: Path) -> list[Judged]:
    """Raises ValueError with file and line for a row that cannot be read."""
    judged = []
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            try:
                pairs = [pair.rsplit(":", 1) for pair in row["judgements"].split()]
                grades = {key: int(grade) for key, grade in pairs}
                if not all(0 <= grade <= 3 for grade in grades.values()):
                    raise ValueError("a grade is 0, 1, 2 or 3")
                judged.append(Judged(row["query"], row["locale"], row["class"], grades))
            except (KeyError, TypeError, ValueError) as error:
                raise ValueError(f"{path}, line {number}: {error}") from error
    return judged
