"""Measure the compound splitter on words that were labelled by hand before it saw them.

``python -m linguistics.evaluation draw --seed 7 --count 500 FILE…`` prints words to label;
``python -m linguistics.evaluation score LABELS…`` prints the figures.

A label file has one word a line: the word, a tab, and ``simple``, its parts joined by
``+`` (``upphandlings+dokument``; the linking s stays with the part before it), or ``?``
for what is no Swedish word and is left out.
"""

import argparse
import json
import random
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

Split = Callable[[str], tuple[str, ...]]
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH_KEY = re.compile(r"^(?P<indent>[ -]*)(?:\w+_en|en|eu_references|international_note):")


@dataclass(frozen=True, slots=True)
class Figures:
    """Exact splits only: a compound with one seam missed or misplaced counts as wrong."""

    words: int
    compounds: int
    split: int
    right: int
    simple_split: int
    errors: tuple[tuple[str, str, str], ...]

    @property
    def precision(self) -> float:
        """The share of splits made that are right."""
        return self.right / self.split if self.split else 1.0

    @property
    def recall(self) -> float:
        """The share of compounds that are split right."""
        return self.right / self.compounds if self.compounds else 1.0

    @property
    def simple_error(self) -> float:
        """The share of simple words that are split."""
        simple = self.words - self.compounds
        return self.simple_split / simple if simple else 0.0


def read_words(paths: Iterable[Path], least: int = 5) -> list[str]:
    """The distinct words of ``least`` letters or more in JSON, YAML and text files, sorted."""
    words: set[str] = set()
    for path in paths:
        for word in _WORD.findall(unicodedata.normalize("NFC", _swedish_text(path))):
            if len(word) >= least:
                words.add(word.lower())
    return sorted(words)


def draw(words: list[str], seed: int, count: int, exclude: Iterable[str] = ()) -> list[str]:
    """``count`` words, the same for the same seed and words, sorted."""
    left = sorted(set(words) - set(exclude))
    # Reproducible, not secret.
    return sorted(random.Random(seed).sample(left, min(count, len(left))))  # noqa: S311


def read_labels(path: Path) -> dict[str, str]:
    """Word → label, without those labelled ``?``. Raises ValueError for a label that is none."""
    labels: dict[str, str] = {}
    for line in path.read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        word, _, label = line.partition("\t")
        if label == "?":
            continue
        if label != "simple" and label.replace("+", "") != word:
            raise ValueError(f"{path.name}: {word!r} is labelled {label!r}")
        labels[word] = label
    return labels


def corrected(labels: dict[str, str], corrections: dict[str, str]) -> dict[str, str]:
    """Labels with those mended that a second reading found wrong; the drawn file stays."""
    return {word: corrections.get(word, label) for word, label in labels.items()}


def score(labels: dict[str, str], split: Split) -> Figures:
    """What the splitter makes of labelled words."""
    made = {word: "+".join(split(word)) for word in labels}
    answers = [(word, label, made[word]) for word, label in labels.items()]
    return Figures(
        words=len(answers),
        compounds=sum("+" in label for _, label, _ in answers),
        split=sum("+" in found for _, _, found in answers),
        right=sum("+" in label and found == label for _, label, found in answers),
        simple_split=sum(label == "simple" and "+" in found for _, label, found in answers),
        errors=tuple(
            answer
            for answer in answers
            if answer[2] != (answer[0] if answer[1] == "simple" else answer[1])
        ),
    )


def _swedish_text(path: Path) -> str:
    text = path.read_text("utf-8")
    if path.suffix == ".json":
        return "\n".join(_strings(json.loads(text)))
    if path.suffix in {".yaml", ".yml", ".md"}:
        return "\n".join(_without_english(text.splitlines()))
    return text


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _without_english(lines: Iterable[str]) -> Iterator[str]:
    """Values only, without the blocks that the content format keeps for English."""
    skipped: int | None = None
    for line in lines:
        indent = len(line) - len(line.lstrip(" -"))
        if skipped is not None and (not line.strip() or indent > skipped):
            continue
        english = _ENGLISH_KEY.match(line)
        skipped = len(english["indent"]) if english else None
        if not english:
            yield re.sub(r"^[ -]*[a-z_]+:|https?://\S+|\]\([^)]*\)", " ", line)


def _report(name: str, figures: Figures) -> str:
    lines = [
        f"{name}: {figures.words} words, {figures.compounds} compounds",
        f"  precision {figures.precision:.3f}, recall {figures.recall:.3f}",
        f"  simple words split: {figures.simple_error:.2%}",
    ]
    lines += [f"  {word}: {label}, found {found}" for word, label, found in figures.errors]
    return "\n".join(lines) + "\n"


def main(arguments: list[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="linguistics.evaluation", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    drawing = commands.add_parser("draw", help="print words to label")
    drawing.add_argument("--seed", type=int, required=True)
    drawing.add_argument("--count", type=int, default=500)
    drawing.add_argument("--least", type=int, default=5, help="letters in the shortest word")
    drawing.add_argument("--exclude", type=Path, nargs="*", default=[], help="label files")
    drawing.add_argument("files", type=Path, nargs="+")
    scoring = commands.add_parser("score", help="print precision and recall")
    scoring.add_argument("--corrections", type=Path, help="a label file that goes before others")
    scoring.add_argument("labels", type=Path, nargs="+")
    options = parser.parse_args(arguments)
    if options.command == "draw":
        known = {
            line.partition("\t")[0]
            for path in options.exclude
            for line in path.read_text("utf-8").splitlines()
        }
        words = read_words(options.files, options.least)
        for word in draw(words, options.seed, options.count, known):
            sys.stdout.write(f"{word}\t\n")
        return
    from linguistics.analyser import Analyser  # noqa: PLC0415  drawing must not load the lexicon

    split = Analyser().split
    corrections = read_labels(options.corrections) if options.corrections else {}
    everything: dict[str, str] = {}
    for path in options.labels:
        labels = corrected(read_labels(path), corrections)
        everything |= labels
        sys.stdout.write(_report(path.name, score(labels, split)))
    sys.stdout.write(_report("all", score(everything, split)) if len(options.labels) > 1 else "")


if __name__ == "__main__":
    main()
