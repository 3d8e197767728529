"""Fill English pages text by text, as a translator would, and never over one.

The English page is built in memory on the frozen original, its texts are extracted by
wagtail-localize, and each is written as the translation of the original's text in the same place.
"""

import hashlib
from collections import defaultdict

from django.utils.text import slugify
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation

from portal.models import PortalPage
from portal.translation import CARRIED

from ..translations.keeping import is_sound
from .bases import Bases
from .english_texts import Text, texts_of
from .files import PageFile
from .fingerprints import digest, page_state, translation_stamps
from .links import Links
from .load_adapted import AdaptedLoader, link_of
from .load_pages import name_of
from .manifest import Place
from .merge import Conflict, plain_equal
from .outcome import Outcome
from .page_places import existing_pages
from .pages import FieldFault, text_fields

# Original's SHA-256 and English text, in order, by path: what ImportRecord.texts holds.
Recorded = dict[str, list[list[str]]]


class TranslationLoader:
    def __init__(
        self, outcome: Outcome, overwrite: set[str], source: Locale, target: Locale, bases: Bases
    ):
        self.outcome = outcome
        self.overwrite = overwrite
        self.source_locale = source
        self.locale = target
        self.bases = bases
        self.stamps = translation_stamps(target.pk)

    def load(self, files: dict[str, PageFile], places: list[Place]) -> None:
        """`places` in tree order: a page cannot be translated before the one above it."""
        originals = existing_pages(self.source_locale)
        known = existing_pages(self.locale)
        adapted = AdaptedLoader(self.outcome, self.overwrite, self.locale, self.bases, originals)
        links = Links.of_site(self.source_locale.pk)
        for place in places:
            file, page = files.get(place.key), None
            if file and file.adapted:
                page = adapted.begin(file, place, known)
            elif file and place.key in originals:
                page = self.guarded(file, originals[place.key], known.get(place.key), links)
            if page:
                known[place.key] = page
        if adapted.planned:
            adapted.finish(Links.of_site(self.source_locale.pk))

    def guarded(
        self, file: PageFile, original: PortalPage, page: PortalPage | None, links: Links
    ) -> PortalPage | None:
        try:
            return self.load_one(file, original, page, links)
        except FieldFault as fault:
            if file.key in self.outcome.differing:
                message = "the original was changed on the site, so the file was left"
                self.outcome.kept.append(f"{name_of(file)}: {message}")
                return page
            path = ".".join(map(str, fault.path))
            line = file.line(fault.path, fault.line)
            self.outcome.report.add(file.name, line, path, str(fault))
        return page

    def load_one(
        self, file: PageFile, original: PortalPage, page: PortalPage | None, links: Links
    ) -> PortalPage | None:
        name = name_of(file)
        base = self.bases.get(name)
        if base and base.fingerprint and base.fingerprint == self.stamp(file, original, page):
            return page
        differs = file.key in self.outcome.differing
        if not self.fits(file, original) or (
            differs and base and plain_equal(base.document, file.document)
        ):
            return page
        if page is None and base and file.key not in self.overwrite:
            self.outcome.deleted_kept.append(name)
            return None
        link = link_of(original, self.locale)
        if page is not None and (link is None or not link.enabled):
            self.outcome.kept.append(f"{name}: adapted on the site, so the file was left")
            return page
        link = link_of(original, self.locale, make=True)
        if link is None or not original.live:
            return page
        told = len(self.outcome.kept) + len(self.outcome.conflicts)
        filling = Filling(self, file, texts_of(link.source, file, links))
        changed = filling.run(base.texts if base else {})
        renewed = f"pages/{file.key}.{self.source_locale.language_code}" in self.outcome.written
        if page is not None and not filling.complete:
            self.outcome.kept.append(f"{name}: not published, since texts are missing")
        elif page is None or changed or renewed:
            page = self.publish(link, page, file, original)
            self.outcome.written.append(name)
        before = base.document.get("slug") if base else file.document.get("slug")
        if before != file.document.get("slug"):
            self.move(page, file)
        settled = told == len(self.outcome.kept) + len(self.outcome.conflicts)
        self.remember(file, original, filling.recorded, settled)
        return page

    def fits(self, file: PageFile, original: PortalPage) -> bool:
        allowed = {field.name for field in text_fields(type(original))}
        unknown = [field for field in file.document if field not in allowed]
        for field in unknown:
            message = "stands only in the Swedish file, or nowhere"
            self.outcome.report.add(file.name, file.line((field,)), field, message)
        return not unknown

    def stamp(self, file: PageFile, original: PortalPage, page: PortalPage | None) -> str:
        texts = self.stamps.get(original.translation_key)
        return digest(file.digest, page_state(original), page_state(page), texts)

    def remember(
        self, file: PageFile, original: PortalPage, recorded: Recorded, settled: bool
    ) -> None:
        self.stamps = self.stamps | translation_stamps(self.locale.pk, original.translation_key)
        page = original.get_translation_or_none(self.locale)
        fingerprint = self.stamp(file, original, page and page.specific) if settled else ""
        self.bases.put(name_of(file), file.document, texts=recorded, fingerprint=fingerprint)

    def publish(
        self, link: Translation, page: PortalPage | None, file: PageFile, original: PortalPage
    ) -> PortalPage:
        """Save and publish inside this transaction; localize's own publish runs after commit."""
        public = file.published if page is None else page.live
        link.save_target(publish=False)
        fresh = link.get_target_instance()
        if page is None:
            self.set_address(fresh, file)
            fresh.save(update_fields=["slug"])
            revision = fresh.save_revision()
        else:
            revision = fresh.get_latest_revision()
        if public:
            revision.publish()
        return type(original).objects.get(pk=fresh.pk)

    def set_address(self, page: PortalPage, file: PageFile) -> None:
        wanted = slugify(str(file.document.get("slug") or page.title))
        page.slug = find_available_slug(page.get_parent(), wanted, ignore_page_id=page.pk)

    def move(self, page: PortalPage, file: PageFile) -> None:
        """Give the page the address of its file."""
        self.set_address(page, file)
        revision = page.save_revision()
        if page.live:
            revision.publish()
        self.outcome.written.append(f"{name_of(file)}: slug")


class Filling:
    """Writes the texts of one file that are its to write, and notes what the next load must know.

    `recorded` is what the last load wrote. A file whose texts of a block are as they were says
    nothing new of that block: what the original changed there is outdated, not translated anew.
    """

    def __init__(self, loader: TranslationLoader, file: PageFile, texts: list[Text]):
        self.outcome = loader.outcome
        self.locale = loader.locale
        self.file = file
        self.name = name_of(file)
        self.forced = file.key in loader.overwrite
        self.differs = file.key in loader.outcome.differing
        self.texts = texts
        self.new: list[StringTranslation] = []
        self.recorded: Recorded = defaultdict(list)
        self.changed = False
        self.complete = True

    def run(self, before: Recorded) -> bool:
        """Returns whether anything was written."""
        contexts = {text.segment.context_id for text in self.texts}
        rows = StringTranslation.objects.filter(locale=self.locale, context_id__in=contexts)
        self.rows = {(row.translation_of_id, row.context_id): row for row in rows}
        by_path: dict[str, list[Text]] = defaultdict(list)
        for text in self.texts:
            by_path[text.path].append(text)
        for path, group in by_path.items():
            last = before.get(path, [])
            silent = [english for _sha, english in last] == [text.english for text in group]
            for text in group:
                sha = hashlib.sha256(text.segment.string.data.encode()).hexdigest()
                base = next((english for old, english in last if old == sha), None)
                self.fill(text, base, silent and not self.forced)
                self.recorded[path].append([sha, text.english])
        self.create()
        return self.changed

    def fill(self, text: Text, base: str | None, silent: bool) -> None:
        place = f"{self.name}: {text.place}"
        row = self.rows.get((text.segment.string_id, text.segment.context_id))
        if row is None:
            self.fill_empty(text, base, silent, place)
        elif row.data == text.english and row.tool_name == CARRIED and silent and base is None:
            # Carried when the original was renewed a moment ago: known to be behind, yet new.
            self.outcome.outdated.append(place)
            self.changed = True
        elif row.data == text.english:
            self.confirm(text, row, silent)
        elif base is not None and row.data != base and not self.forced:
            if text.english in (base, row.data):
                self.outcome.kept.append(place)
            else:
                conflict = Conflict(text.place, base, row.data, text.english)
                self.outcome.conflicts.append((self.name, conflict))
        elif not silent or base is None:
            self.write(row, text)

    def fill_empty(self, text: Text, base: str | None, silent: bool, place: str) -> None:
        if text.place in self.file.missing:
            self.complete = False
            return
        if base is not None and not self.forced:
            self.outcome.deleted_kept.append(place)
            self.complete = False
            return
        behind = silent or self.differs or text.place in self.file.outdated
        if silent:
            # The original changed and this did not: keep showing it, known to be behind.
            self.outcome.outdated.append(place)
        row = StringTranslation(
            translation_of=text.segment.string,
            context=text.segment.context,
            locale=self.locale,
            data=text.english,
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
            tool_name=CARRIED if behind else "",
        )
        self.rows[text.segment.string_id, text.segment.context_id] = row
        self.new.append(row)
        self.changed = True

    def create(self) -> None:
        """Write the new rows at once; the title by itself, since saving it renames a draft."""
        bulk = [row for row in self.new if row.context.path != "title"]
        for row in bulk:
            row.has_error = not is_sound(row.translation_of.data, row.data)
        StringTranslation.objects.bulk_create(bulk)
        for row in self.new:
            if row.pk is None:
                row.save()

    def confirm(self, text: Text, row: StringTranslation, silent: bool) -> None:
        """A text that was outdated, and that the file now says is right as it stands."""
        listed = text.place in self.file.outdated
        if row.tool_name == CARRIED and not silent and not listed:
            self.write(row, text)

    def write(self, row: StringTranslation, text: Text) -> None:
        row.data = text.english
        row.tool_name = ""
        row.has_error = False
        if row.pk:
            row.save()
        self.changed = True
