"""Load pages of a translation that are pages of their own: adapted, or without an original."""

from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from portal.models import PortalPage, TranslationStatus
from portal.translation import refresh_status

from .bases import Bases
from .files import PageFile
from .links import Links
from .load_pages import PageLoader, Planned, name_of
from .manifest import Place
from .outcome import Outcome


class AdaptedLoader(PageLoader):
    """As PageLoader, but a new page is begun as a copy of its original where there is one."""

    def __init__(
        self,
        outcome: Outcome,
        overwrite: set[str],
        locale: Locale,
        bases: Bases,
        originals: dict[str, PortalPage],
    ):
        super().__init__(outcome, overwrite, locale, bases)
        self.originals = originals
        self.planned: list[Planned] = []

    def begin(
        self, file: PageFile, place: Place, known: dict[str, PortalPage]
    ) -> PortalPage | None:
        """Find or make the page, so that those below it can be made; `finish` writes it."""
        original, page = self.originals.get(file.key), known.get(file.key)
        if original and page and not self.part(file, original):
            return page
        plan = self.plan(file, place, known)
        if plan is None:
            return None
        self.planned.append(plan)
        return plan.page

    def part(self, file: PageFile, original: PortalPage) -> bool:
        """Part an existing translation from its original, as the file says; False if it stays."""
        link = link_of(original, self.locale)
        if link is None or not link.enabled:
            return True
        base = self.bases.get(name_of(file))
        if not (base and untouched(link, base.texts)) and file.key not in self.overwrite:
            self.outcome.kept.append(
                f"{name_of(file)}: translated on the site, so the file was left"
            )
            return False
        stop(link)
        if base:
            base.document, base.fingerprint = None, ""
        self.overwrite = self.overwrite | {file.key}
        return True

    def make(self, model: type[PortalPage], file: PageFile, parent: Page) -> Planned | None:
        original = self.originals.get(file.key)
        if original is None:
            return super().make(model, file, parent)
        copy = original.copy_for_translation(self.locale, copy_parents=False)
        link = link_of(original, self.locale, make=True)
        stop(link)
        return Planned(file, copy, is_new=True)

    def finish(self, links: Links) -> None:
        for plan in self.planned:
            self.write(plan, links)
            original = self.originals.get(plan.file.key)
            if original and plan.is_new and plan.file.outdated:
                status, _made = TranslationStatus.objects.get_or_create(page_id=plan.page.pk)
                status.source_digest = ""
                status.save()
                refresh_status(original, plan.page)


def link_of(original: PortalPage, locale: Locale, make: bool = False) -> Translation | None:
    """What wagtail-localize keeps of an original's translation."""
    source = TranslationSource.objects.get_for_instance_or_none(original)
    if source is None and make:
        source, _made = TranslationSource.get_or_create_from_instance(original)
    if source is None:
        return None
    if make:
        return Translation.objects.get_or_create(source=source, target_locale=locale)[0]
    return Translation.objects.filter(source=source, target_locale=locale).first()


def stop(link: Translation | None) -> None:
    if link is not None and link.enabled:
        link.enabled = False
        link.save(update_fields=["enabled"])


def untouched(link: Translation, recorded: dict) -> bool:
    """Whether every translated text is the one that a load wrote."""
    rows = StringTranslation.objects.filter(
        locale=link.target_locale, context__object_id=link.source.object_id
    ).values_list("context__path", "data")
    known = {(path, english) for path, texts in recorded.items() for _sha, english in texts}
    return all(row in known for row in rows)
