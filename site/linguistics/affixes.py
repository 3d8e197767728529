"""The affix rules of a Hunspell dictionary, read backwards: from an inflected form to its base.

Expanding 84,000 nouns into all their forms would take far more memory than asking, for
one ending at a time, which base it would come from.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

_LONGEST_ENDING = 7


@dataclass(frozen=True, slots=True)
class Rule:
    """Take ``strip`` from the end of a base that matches ``condition``, and add an ending."""

    flag: str
    strip: str
    add: str
    condition: re.Pattern[str]

    def apply(self, base: str) -> str | None:
        """The form of a base, or None where the rule does not fit."""
        if not base.endswith(self.strip) or self.condition.search(base) is None:
            return None
        return base[: len(base) - len(self.strip)] + self.add


@dataclass(frozen=True, slots=True)
class Affixes:
    """Endings of free words by ending, and joining forms (*räkne-*, *varu-*) by flag."""

    endings: Mapping[str, list[Rule]] = field(default_factory=dict)
    joining: Mapping[str, list[Rule]] = field(default_factory=dict)

    def bases(self, form: str) -> Iterator[tuple[str, str]]:
        """The bases a form could come from, each with the flag that its entry must have."""
        for size in range(1, min(_LONGEST_ENDING, len(form) - 2) + 1):
            for rule in self.endings.get(form[-size:], ()):
                base = form[: len(form) - size] + rule.strip
                if rule.condition.search(base):
                    yield base, rule.flag

    def joining_forms(self, base: str, flags: str) -> Iterator[str]:
        """The forms in which an entry begins a compound, other than the entry itself."""
        for flag in flags:
            for rule in self.joining.get(flag, ()):
                form = rule.apply(base)
                if form is not None:
                    yield form


def read_affixes(lines: Iterable[str]) -> Affixes:
    """The suffix rules of an ``.aff`` file; other directives are passed over."""
    endings: dict[str, list[Rule]] = {}
    joining: dict[str, list[Rule]] = {}
    for line in lines:
        columns = line.split()
        if len(columns) < 5 or columns[0] != "SFX" or columns[2] in {"Y", "N"}:
            continue
        flag, strip, added, condition = columns[1:5]
        ending, _, continued = added.partition("/")
        rule = Rule(flag, _letters(strip), _letters(ending), _condition(condition))
        if "X" in continued or "U" in continued:
            joining.setdefault(flag, []).append(rule)
        elif rule.add and not continued:
            endings.setdefault(rule.add, []).append(rule)
    return Affixes(endings, joining)


def _letters(column: str) -> str:
    return "" if column == "0" else column


@cache
def _condition(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern + r"\Z")
