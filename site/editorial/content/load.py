"""`content load`: everything in one transaction, or nothing at all."""

from pathlib import Path

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale

from search.models import BestBet, Synonym

from .bases import Bases
from .files import PageFile, read_page_files
from .load_files import FileLoader
from .load_pages import PageLoader
from .load_records import record_loaders
from .load_redirects import RedirectLoader
from .load_search import SearchLoader
from .load_translations import TranslationLoader
from .manifest import NAME, Place, read_manifest
from .outcome import Outcome
from .page_places import TreeLoader
from .problems import ContentError
from .references import written_once


def load(root: Path, overwrite: set[str] | None = None, dry_run: bool = False) -> Outcome:
    """Load content files. Raises ContentError with every problem; then nothing is written.

    `overwrite` holds keys whose files win over what editors changed on the site.
    """
    run = Run(root, overwrite or set())
    try:
        with transaction.atomic():
            # First of all that waits for the commit, so that it counts if another of these fails.
            transaction.on_commit(run.media.keep)
            with written_once():
                run.everything()
            if run.outcome.report.problems or dry_run:
                transaction.set_rollback(True)
    except BaseException:
        run.media.undo()
        raise
    if run.outcome.report.problems or dry_run:
        run.media.undo()
    if run.outcome.report.problems:
        raise ContentError(run.outcome.report.problems)
    return run.outcome


class Run:
    """One load: records, files, pages in the first language, translations, redirects, search."""

    def __init__(self, root: Path, overwrite: set[str]):
        self.root = root
        self.overwrite = overwrite
        self.outcome = Outcome()
        self.bases = Bases()
        common = (root, self.outcome, overwrite, self.bases)
        self.media = FileLoader(*common)
        self.last = [
            RedirectLoader(*common),
            *(SearchLoader(model, *common) for model in (BestBet, Synonym)),
        ]
        self.records = list(record_loaders(*common))

    def everything(self) -> None:
        locales = {
            code: Locale.objects.get_or_create(language_code=code)[0]
            for code, _name in settings.LANGUAGES
        }
        for loader in (*self.records, self.media):
            loader.load()
        places = read_manifest(self.root, self.outcome.report)
        files = self.page_files(places, locales)
        self.pages(files, places, locales)

    def page_files(
        self, places: list[Place], locales: dict[str, Locale]
    ) -> dict[str, dict[str, PageFile]]:
        """Page files by language and key."""
        report = self.outcome.report
        files = read_page_files(self.root, report)
        check_listed(files, places, self.outcome)
        by_locale: dict[str, dict[str, PageFile]] = {code: {} for code in locales}
        for file in files:
            if file.locale in by_locale:
                by_locale[file.locale][file.key] = file
            else:
                report.add(file.name, 2, "locale", f"the site has no language “{file.locale}”")
        return by_locale

    def pages(self, files, places: list[Place], locales: dict[str, Locale]) -> None:
        source, *targets = locales.values()
        PageLoader(self.outcome, self.overwrite, source, self.bases).load(
            files[source.language_code], places
        )
        if self.outcome.report.problems:
            # Translations are laid over the originals: with those at fault they only echo it.
            return
        for target in targets:
            TranslationLoader(self.outcome, self.overwrite, source, target, self.bases).load(
                files[target.language_code], places
            )
        for loader in self.last:
            loader.load()
        TreeLoader(self.outcome, self.overwrite, self.bases).load(places, source, targets)


def check_listed(files: list[PageFile], places: list[Place], outcome: Outcome) -> None:
    """Every file stands in the manifest, and every entry has a file in the first language."""
    listed = {place.key for place in places}
    first = settings.LANGUAGES[0][0]
    written = {file.key for file in files if file.locale == first or file.adapted}
    for file in files:
        if file.key not in listed:
            outcome.report.add(file.name, 2, "key", f"“{file.key}” does not stand in {NAME}")
    for place in places:
        if place.key not in written:
            message = f"there is no page file {place.key}.{first}.md"
            outcome.report.add(NAME, place.line, place.key, message)
