"""What a load did, for the command to tell and tests to assert."""

from dataclasses import dataclass, field

from .merge import Conflict, Merge
from .problems import Report


@dataclass
class Outcome:
    """`differing` holds keys of pages whose original is not as its file, because the site won."""

    report: Report = field(default_factory=Report)
    written: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    conflicts: list[tuple[str, Conflict]] = field(default_factory=list)
    deleted_kept: list[str] = field(default_factory=list)
    outdated: list[str] = field(default_factory=list)
    differing: set[str] = field(default_factory=set)

    def tell(self, name: str, merged: Merge) -> None:
        """Note what the site changed and what both sides changed."""
        self.kept += [f"{name}: {path}" for path in merged.kept]
        self.conflicts += [(name, conflict) for conflict in merged.conflicts]
