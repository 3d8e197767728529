"""What is wrong with a content file, so that a person can mend it."""

from dataclasses import dataclass, field


@dataclass(frozen=True, order=True)
class Problem:
    """One fault: file, line (1-based, 0 when it has none), field path, and plain words."""

    file: str
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return (
            f"{place}: {self.field}: {self.message}" if self.field else f"{place}: {self.message}"
        )


@dataclass
class Report:
    """Gathers problems, so that all of them are told at once."""

    problems: list[Problem] = field(default_factory=list)

    def add(self, file: str, line: int, path: str, message: str) -> None:
        self.problems.append(Problem(file, line, path, message))


class ContentError(Exception):
    """Raised when content files cannot be loaded; carries every problem found."""

    def __init__(self, problems: list[Problem]):
        self.problems = sorted(problems)
        super().__init__("\n".join(map(str, self.problems)))
