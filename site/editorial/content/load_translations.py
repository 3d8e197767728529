"""Fill English pages text by text, as a translator would, and never over one.

The English page is built in memory on the frozen original, its texts are extracted by
wagtail-localize, and each is written as the translation of the original's text in the same place.
"""

import hashlib
from collections import defaultdict
from dataclasses import dataclass

from django.utils.text import slugify
from portal.models import PortalPage
from portal.translation import CARRIED
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from ..models import ImportRecord
from .files import PageFile
from .links import Links
from .load_pages import existing_pages, remember
from .outcome import Outcome
from .pages import FieldFault, lay_texts, text_fields


@dataclass
class Text:
    """One text of a page: where it stands, its original, and what the file says in English."""

    place: str
    segment: StringSegment
    english: str


class TranslationLoader:
    def __init__(self, outcome: Outcome, overwrite: set[str], source: Locale, target: Locale):
        self.outcome = outcome
        self.overwrite = overwrite
        self.source_locale = source
        self.locale = target
        self.bases = {
            record.name: record for record in ImportRecord.objects.filter(name__startswith="pages/")
        }

    def load(self, files: dict[str, PageFile], keys: list[str]) -> None:
        """`keys` in tree order: a page cannot be translated before the one above it."""
        originals = existing_pages(self.source_locale)
        links = Links(self.source_locale.pk)
        for key in keys:
            file, original = files.get(key), originals.get(key)
            if file is None or original is None:
                continue
            try:
                self.load_one(file, original, links)
            except FieldFault as fault:
                path = ".".join(map(str, fault.path))
                line = file.line(fault.path, fault.line)
                self.outcome.report.add(file.name, line, path, str(fault))

    def load_one(self, file: PageFile, original: PortalPage, links: Links) -> None:
        name = f"pages/{file.key}.{file.locale}"
        allowed = {field.name for field in text_fields(type(original))}
        unknown = [field for field in file.document if field not in allowed]
        for field in unknown:
            message = "stands only in the Swedish file, or nowhere"
            self.outcome.report.add(file.name, file.line((field,)), field, message)
        if unknown:
            return
        if not original.live:
            return
        link = self.link(original)
        if link is None:
            self.outcome.kept.append(f"{name}: adapted on the site, so the file was left")
            return
        texts = self.texts(link.source, file, links)
        base = self.bases.get(name)
        recorded = base.texts if base else {}
        known = self.translations(texts)
        changed = False
        written: dict[str, list[str]] = {}
        for text in texts:
            changed |= self.fill(text, recorded.get(text.place), known, name, written)
        page = link.get_target_instance() if self.exists(original) else None
        if page is None or changed or not page.live and base is None:
            page = self.publish(link, page, file)
            self.outcome.written.append(name)
        if page and base and base.document.get("slug") != file.document.get("slug"):
            self.move(page, file)
        if base is None or base.texts != written or base.document != file.document:
            remember(name, file.document, written)

    def exists(self, original: PortalPage) -> bool:
        return original.get_translations().filter(locale=self.locale).exists()

    def link(self, original: PortalPage) -> Translation | None:
        """The translation that wagtail-localize keeps, made on first use; None if stopped."""
        source = TranslationSource.objects.get_for_instance_or_none(original)
        if source is None:
            source, _created = TranslationSource.get_or_create_from_instance(original)
        link, _created = Translation.objects.get_or_create(source=source, target_locale=self.locale)
        return link if link.enabled else None

    def texts(self, source: TranslationSource, file: PageFile, links: Links) -> list[Text]:
        english = lay_texts(source.as_instance(), file.document, links)
        values: dict[str, list[str]] = defaultdict(list)
        for value in extract_segments(english):
            if isinstance(value, StringSegmentValue):
                values[value.path].append(value.string.data)
        segments: dict[str, list[StringSegment]] = defaultdict(list)
        queryset = StringSegment.objects.filter(source=source).select_related("string", "context")
        for segment in queryset.order_by("order"):
            segments[segment.context.path].append(segment)
        texts = []
        for path, group in segments.items():
            translated = values.get(path, [])
            if len(translated) != len(group):
                field = path.split(".")[0]
                message = f"{len(group)} texts in the original, {len(translated)} here"
                raise FieldFault((field,), message)
            texts += [
                Text(f"{path}#{number}", segment, english_text)
                for number, (segment, english_text) in enumerate(zip(group, translated, strict=True))
            ]
        return texts

    def translations(self, texts: list[Text]) -> dict[tuple[int, int], StringTranslation]:
        contexts = {text.segment.context_id for text in texts}
        found = StringTranslation.objects.filter(locale=self.locale, context_id__in=contexts)
        return {(item.translation_of_id, item.context_id): item for item in found}

    def fill(self, text: Text, recorded, known, name: str, written: dict) -> bool:
        """Write one text if it is ours to write. Returns whether anything changed."""
        segment = text.segment
        digest = hashlib.sha256(segment.string.data.encode()).hexdigest()
        existing = known.get((segment.string_id, segment.context_id))
        place = f"{name}: {text.place}"
        written[text.place] = [digest, text.english]
        forced = name.split("/")[1].split(".")[0] in self.overwrite
        if existing is None:
            if recorded and recorded[0] == digest and not forced:
                self.outcome.deleted_kept.append(place)
                return False
            outdated = recorded and recorded[1] == text.english and not forced
            if outdated:
                # The original changed and this did not: keep showing it, known to be behind.
                self.outcome.outdated.append(place)
                written[text.place] = recorded
            self.create(text, CARRIED if outdated else "")
            known[segment.string_id, segment.context_id] = text
            return True
        if isinstance(existing, Text) or existing.data == text.english:
            if recorded and recorded[0] != digest and getattr(existing, "tool_name", "") == CARRIED:
                written[text.place] = recorded
            return False
        if recorded and existing.data != recorded[1] and not forced:
            written[text.place] = recorded
            self.outcome.kept.append(place)
            return False
        existing.data = text.english
        existing.tool_name = ""
        existing.has_error = False
        existing.save()
        return True

    def create(self, text: Text, tool_name: str) -> None:
        StringTranslation.objects.create(
            translation_of_id=text.segment.string_id,
            context_id=text.segment.context_id,
            locale=self.locale,
            data=text.english,
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
            tool_name=tool_name,
        )

    def publish(self, link: Translation, page: PortalPage | None, file: PageFile) -> PortalPage:
        """Save and publish inside this transaction; localize's own publish runs after commit."""
        link.save_target(publish=False)
        fresh = link.get_target_instance()
        if page is None:
            self.move(fresh, file)
        revision = fresh.get_latest_revision()
        if page is None:
            revision = fresh.save_revision()
        revision.publish()
        fresh.refresh_from_db()
        return fresh

    def move(self, page: PortalPage, file: PageFile) -> None:
        """Give the page the address of its file."""
        wanted = slugify(str(file.document.get("slug") or page.title))
        page.slug = find_available_slug(page.get_parent(), wanted, ignore_page_id=page.pk)
        if page.live:
            page.save_revision().publish()
