"""manage.py chooser check | paths"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from advisor.chooser import Questionnaire
from advisor.chooser_checks import Survey, problems, survey
from advisor.records import questionnaire
from guides.models import ProcurementModelPage
from portal.visibility import open_to_all
from reference.library import library


def published_chooser() -> Questionnaire:
    models = open_to_all(ProcurementModelPage.objects.filter(locale__language_code="sv"))
    return questionnaire(library(), models.order_by("path").values_list("key", flat=True))


class Command(BaseCommand):
    help = (
        "check: find unreachable questions, contradictions and models that no path reaches. "
        "paths: count all paths, and on how many each model is first."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("action", choices=["check", "paths"])

    def handle(self, *args: Any, action: str, **options: Any) -> None:
        chooser = published_chooser()
        if not chooser.questions:
            raise CommandError("The site has no published questions: run manage.py content load.")
        if action == "paths":
            self.stdout.write(table(chooser, survey(chooser)))
            return
        found = problems(chooser)
        for problem in found:
            self.stderr.write(problem)
        if found:
            raise CommandError(f"{len(found)} problem(s) in the chooser.")
        self.stdout.write(
            f"{len(chooser.questions)} questions, {len(chooser.rules)} rules: no problem."
        )


def table(chooser: Questionnaire, seen: Survey) -> str:
    """The survey as a Markdown table: model, paths where it is first, one of them."""
    rows = ["| model | first on | of all paths | for example |", "| --- | ---: | ---: | --- |"]
    for model in chooser.models:
        answers = seen.first.get(model, {})
        example = ", ".join(f"{question}={answer}" for question, answer in answers.items())
        count = seen.firsts[model]
        rows.append(f"| {model} | {count} | {count / seen.paths:.1%} | {example} |")
    lengths = ", ".join(f"{seen.lengths[length]} with {length} questions"
                        for length in sorted(seen.lengths))  # fmt: skip
    return "\n".join([f"{seen.paths} paths: {lengths}.", "", *rows])
