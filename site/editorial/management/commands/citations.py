"""`manage.py citations`: each claim in the content beside the section that it cites."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from editorial.citations import Claim, faults, read_claims, section_texts, wording
from editorial.content.problems import ContentError
from linguistics.citations import format_citation

LONGEST = 280
HEAD = """# Each citation against the act

Made by `manage.py citations`; do not edit. Every Swedish sentence in `content/` that cites a
section of LOU (2016:1145, consolidated to SFS 2025:360), with the wording at the place cited,
shortened where it is long. The English files cite the same places: the command fails if not.

"""


class Command(BaseCommand):
    help = "Checks every citation of the act in the content files and writes them as a table."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dir", type=Path, default=settings.CONTENT_DIR, help="content folder")
        parser.add_argument("--out", type=Path, help="write the table to this Markdown file")

    def handle(self, *args, **options) -> None:
        try:
            claims = read_claims(options["dir"])
        except ContentError as error:
            for problem in error.problems:
                self.stderr.write(str(problem))
            raise CommandError(f"{len(error.problems)} problems; nothing was written.") from error
        sections = section_texts(options["dir"])
        problems = faults(claims, sections)
        for problem in problems:
            self.stderr.write(str(problem))
        if problems:
            raise CommandError(f"{len(problems)} citations do not hold; nothing was written.")
        swedish = [claim for claim in claims if claim.locale == "sv"]
        if options["out"]:
            options["out"].write_text(table(swedish, sections), encoding="utf-8")
        cited = len({claim.section for claim in swedish})
        self.stdout.write(f"{len(swedish)} claims cite {cited} sections; each leads somewhere.")


def table(claims: list[Claim], sections: dict[str, str]) -> str:
    """Markdown: a heading a page, then claim, section and wording."""
    lines = [HEAD.rstrip("\n")]
    page = ""
    for claim in dict.fromkeys(claims):
        name = claim.source.rsplit(".", 1)[0]
        if name != page:
            page = name
            lines += ["", f"## {page}", "", "| Claim | Section | Wording |", "|---|---|---|"]
        said = wording(sections[claim.section], claim.place) or ""
        cited = format_citation(claim.section, "sv", claim.place)
        lines.append(f"| {cell(claim.sentence)} | {cited} | {cell(shortened(said))} |")
    return "\n".join(lines) + "\n"


def shortened(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"


def cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
