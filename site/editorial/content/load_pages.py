"""Load pages that stand on their own: three-way, in two passes so that links can point anywhere."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import DateField
from wagtail.models import Locale, Page

from portal.models import PortalPage

from .bases import Bases
from .files import PageFile
from .fingerprints import digest, page_state
from .links import Links
from .manifest import Place
from .merge import Merge, merge, plain, plain_equal
from .outcome import Outcome
from .page_places import existing_pages, make_room, make_site
from .pages import FieldFault, apply_document, clean_streams, encode_page
from .registry import page_type

# Beside the fields of a page a document holds this, when readers do not see the page.
UNPUBLISHED = {"published": False}


@dataclass
class Planned:
    """A page file with the page that it makes or changes."""

    file: PageFile
    page: PortalPage
    is_new: bool


class PageLoader:
    def __init__(self, outcome: Outcome, overwrite: set[str], locale: Locale, bases: Bases):
        self.outcome = outcome
        self.overwrite = overwrite
        self.locale = locale
        self.bases = bases

    def load(self, files: dict[str, PageFile], places: list[Place]) -> None:
        known: dict[str, PortalPage] = existing_pages(self.locale)
        planned = []
        for place in places:
            plan = self.plan(files[place.key], place, known) if place.key in files else None
            if plan:
                planned.append(plan)
                known[place.key] = plan.page
        links = Links.of_site(self.locale.pk)
        for plan in planned:
            self.write(plan, links)

    def plan(  # noqa: PLR0911 - each way out tells another fault
        self, file: PageFile, place: Place, known: dict[str, PortalPage]
    ) -> Planned | None:
        """The page of a file; a new one is put in the tree at once, unpublished."""
        model = page_type(file.kind, file.type_name)
        if model is None:
            field = "type" if file.type_name else "kind"
            self.fault(file, field, f"no page type is “{file.type_name or file.kind}”")
            return None
        page = known.get(file.key)
        if page is not None:
            if type(page) is not model:
                self.fault(file, "kind", "the site's page is of another kind")
                return None
            return Planned(file, page, is_new=False)
        if self.bases.get(name_of(file)) and file.key not in self.overwrite:
            self.outcome.deleted_kept.append(name_of(file))
            return None
        parent = known.get(place.parent) if place.parent else Page.objects.get(depth=1)
        if parent is None:
            message = f"the page above, {place.parent}, is not on the site"
            self.outcome.report.add("manifest.yaml", place.line, file.key, message)
            return None
        if type(parent) not in model.allowed_parent_page_models():
            message = f"cannot stand below {place.parent}"
            self.outcome.report.add("manifest.yaml", place.line, file.key, message)
            return None
        return self.make(model, file, parent)

    def make(self, model: type[PortalPage], file: PageFile, parent: Page) -> Planned | None:
        texts = {name: str(file.document.get(name) or "") for name in ("title", "slug", "summary")}
        missing = [name for name, text in texts.items() if not text]
        for name in missing:
            self.fault(file, name, "is missing")
        if missing:
            return None
        page = model(key=file.key, locale=self.locale, live=False, **texts)
        if parent.depth == 1:
            make_room()
            parent.refresh_from_db()
        if not model._slug_is_available(page.slug, parent, page):
            message = f"the address “{page.slug}” is taken by another page below the same parent"
            self.fault(file, "slug", message)
            return None
        try:
            # Unpublished, so that Wagtail asks only for title and address; the rest comes later.
            parent.add_child(instance=page)
        except ValidationError as error:
            self.invalid(file, error)
            return None
        if parent.depth == 1:
            make_site(page)
        return Planned(file, page, is_new=True)

    def write(self, plan: Planned, links: Links) -> None:
        file, name = plan.file, name_of(plan.file)
        base = self.bases.get(name)
        if base and base.fingerprint and base.fingerprint == stamp(file, plan.page):
            return
        unknown = [field for field in file.document if field not in plan.page.content_fields]
        for field in unknown:
            self.fault(file, field, "there is no such field")
        if unknown:
            return
        try:
            proposal = self.applied(
                plan.page, file.document, links, file.published, keep=not plan.is_new
            )
            proposed = document_of(proposal, links, file.published)
            if plan.is_new:
                self.save(proposal, file, proposed)
            else:
                self.change(plan, proposal, proposed, links)
        except FieldFault as fault:
            path = ".".join(map(str, fault.path))
            line = file.line(fault.path, fault.line)
            self.outcome.report.add(file.name, line, path, str(fault))
        except ValidationError as error:
            self.invalid(file, error)

    def applied(
        self,
        page: PortalPage,
        document: dict[str, Any],
        links: Links,
        published: bool,
        keep: bool = True,
    ) -> PortalPage:
        """The page as it would be with this document, not saved; a draft need not be whole."""
        proposal = type(page).objects.get(pk=page.pk)
        if not page.live and page.latest_revision_id:
            proposal = page.get_latest_revision_as_object()
        apply_document(proposal, document, proposal.content_fields, links, keep)
        if published:
            proposal.full_clean()
            clean_streams(proposal, document)
        return proposal

    def change(self, plan: Planned, proposal: PortalPage, proposed: dict, links: Links) -> None:
        """Merge file, site and last load; write only if the site has to change."""
        file, page, name = plan.file, plan.page, name_of(plan.file)
        base = self.bases.get(name)
        waiting = page.live and page.has_unpublished_changes
        draft = page.get_latest_revision_as_object() if page.has_unpublished_changes else page
        site = document_of(draft, links, page.live)
        forced = file.key in self.overwrite
        merged = merge(base.document if base else None, site, plain(proposed), forced)
        self.outcome.tell(name, merged)
        if merged.kept or merged.conflicts:
            self.outcome.differing.add(file.key)
        if not plain_equal(site, merged.document):
            if waiting and not forced:
                self.outcome.kept.append(f"{name}: a draft is waiting, so the file was left")
                self.outcome.differing.add(file.key)
                return
            if not plain_equal(merged.document, proposed):
                fields = {n: v for n, v in merged.document.items() if n not in UNPUBLISHED}
                proposal = self.applied(page, as_read(page, fields), links, file.published)
            self.save(proposal, file, merged.document, merged)
        else:
            self.remember(file, page, merged.base, merged)

    def save(
        self, page: PortalPage, file: PageFile, document: dict, merged: Merge | None = None
    ) -> None:
        revision = page.save_revision(clean=False)
        if document.get("published", True):
            revision.publish()
        elif type(page).objects.get(pk=page.pk).live:
            page.unpublish()
        self.outcome.written.append(name_of(file))
        self.remember(file, page, merged.base if merged else document, merged)

    def remember(
        self, file: PageFile, page: PortalPage, document: dict, merged: Merge | None
    ) -> None:
        """Note the common ancestor; what was kept is told again until somebody settles it."""
        settled = merged is None or not (merged.kept or merged.conflicts)
        fresh = type(page).objects.get(pk=page.pk)
        fingerprint = stamp(file, fresh) if settled else ""
        self.bases.put(name_of(file), document, fingerprint=fingerprint)

    def fault(self, file: PageFile, field: str, message: str) -> None:
        self.outcome.report.add(file.name, file.line((field,)), field, message)

    def invalid(self, file: PageFile, error: ValidationError) -> None:
        for field, messages in error.message_dict.items():
            for message in messages:
                self.fault(file, field, message)


def name_of(file: PageFile) -> str:
    return f"pages/{file.key}.{file.locale}"


def stamp(file: PageFile, page: PortalPage) -> str:
    return digest(file.digest, page_state(page))


def document_of(page: PortalPage, links: Links, published: bool) -> dict[str, Any]:
    """The document that a load compares: no ids, and whether readers see the page."""
    return encode_page(page, links, ids=False) | ({} if published else UNPUBLISHED)


def as_read(page: PortalPage, document: dict[str, Any]) -> dict[str, Any]:
    """A document that went through JSON, with its dates as dates again."""
    dates = {f.name for f in page._meta.concrete_fields if isinstance(f, DateField)}
    return {
        name: datetime.date.fromisoformat(value)
        if name in dates and isinstance(value, str)
        else value
        for name, value in document.items()
    }
