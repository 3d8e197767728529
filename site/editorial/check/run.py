"""All checks: of files (form first, by a load that writes nothing), or of the site as it stands."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from ..content.load import load
from ..content.problems import ContentError, Problem, Report
from .content import Content, read_content, site_content
from .language import check_language
from .law import check_law
from .length import check_length
from .pages import check_pages

CHECKS = (check_pages, check_law, check_language, check_length)


@dataclass
class Checked:
    """Every problem in order, and how much was looked at."""

    problems: list[Problem] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def summary(self) -> str:
        counts = ", ".join(f"{number} {name}" for name, number in self.counts.items())
        return f"{counts}: {len(self.problems)} problems."


def check_files(root: Path) -> Checked:
    """Content files, whole: form, structure in both languages and links by a dry run of loading."""
    report = Report()
    content = read_content(root, report)
    problems = set(report.problems) | set(check_content(content))
    try:
        load(root, dry_run=True)
    except ContentError as error:
        problems |= set(error.problems)
    return Checked(sorted(problems), count(content))


def check_site() -> Checked:
    """The site as it stands; its form is what the admin lets through."""
    content = site_content()
    return Checked(sorted(set(check_content(content))), count(content))


def check_content(content: Content) -> list[Problem]:
    return [problem for check in CHECKS for problem in check(content)]


def count(content: Content) -> dict[str, int]:
    languages = Counter(page.locale for page in content.pages)
    counts = {f"pages in {code}": number for code, number in sorted(languages.items())}
    return counts | {name: len(rows) for name, (rows, _located) in content.records.items()}
