"""`content load`: everything in one transaction, or nothing at all."""

from pathlib import Path

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale

from .files import PageFile, read_page_files
from .load_pages import PageLoader
from .load_records import RecordLoader
from .load_translations import TranslationLoader
from .manifest import NAME, Place, read_manifest
from .outcome import Outcome
from .problems import ContentError


def load(root: Path, overwrite: set[str] | None = None, dry_run: bool = False) -> Outcome:
    """Load content files. Raises ContentError with every problem; then nothing is written.

    `overwrite` holds keys whose files win over what editors changed on the site.
    """
    overwrite = overwrite or set()
    outcome = Outcome()
    with transaction.atomic():
        run(root, overwrite, outcome)
        if outcome.report.problems:
            transaction.set_rollback(True)
        elif dry_run:
            transaction.set_rollback(True)
    if outcome.report.problems:
        raise ContentError(outcome.report.problems)
    return outcome


def run(root: Path, overwrite: set[str], outcome: Outcome) -> None:
    locales = {
        code: Locale.objects.get_or_create(language_code=code)[0]
        for code, _name in settings.LANGUAGES
    }
    source, *targets = locales.values()
    RecordLoader(root, outcome, overwrite).load()
    places = read_manifest(root, outcome.report)
    files = read_page_files(root, outcome.report)
    check_listed(files, places, outcome)
    by_locale: dict[str, dict[str, PageFile]] = {code: {} for code in locales}
    for file in files:
        if file.locale in by_locale:
            by_locale[file.locale][file.key] = file
        else:
            outcome.report.add(file.name, 2, "locale", f"the site has no language “{file.locale}”")
    PageLoader(outcome, overwrite, source).load(by_locale[source.language_code], places)
    if outcome.report.problems:
        # Translations are laid over the originals: with those at fault they would only echo it.
        return
    for target in targets:
        loader = TranslationLoader(outcome, overwrite, source, target)
        loader.load(by_locale[target.language_code], [place.key for place in places])


def check_listed(files: list[PageFile], places: list[Place], outcome: Outcome) -> None:
    """Every file stands in the manifest, and every entry has a file in the first language."""
    listed = {place.key for place in places}
    first = settings.LANGUAGES[0][0]
    written = {file.key for file in files if file.locale == first}
    for file in files:
        if file.key not in listed:
            outcome.report.add(file.name, 2, "key", f"“{file.key}” does not stand in {NAME}")
    for key in sorted(listed - written):
        outcome.report.add(NAME, 0, key, f"there is no page file {key}.{first}.md")
