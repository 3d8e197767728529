"""Load Swedish pages: three-way, in tree order, in two passes so that links can point anywhere."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import DateField
from portal.models import PortalPage
from wagtail.models import Locale, Page, Site

from ..models import ImportRecord
from .files import PageFile
from .links import Links
from .manifest import Place
from .merge import merge, plain, plain_equal
from .outcome import Outcome
from .pages import FieldFault, apply_document, encode_page
from .registry import page_type, page_types


@dataclass
class Planned:
    """A page file with the page that it makes or changes."""

    file: PageFile
    page: PortalPage
    is_new: bool


class PageLoader:
    def __init__(self, outcome: Outcome, overwrite: set[str], locale: Locale):
        self.outcome = outcome
        self.overwrite = overwrite
        self.locale = locale
        self.bases = {
            record.name: record for record in ImportRecord.objects.filter(name__startswith="pages/")
        }

    def load(self, files: dict[str, PageFile], places: list[Place]) -> None:
        existing = existing_pages(self.locale)
        planned: list[Planned] = []
        known: dict[str, Page] = dict(existing)
        for place in places:
            file = files.get(place.key)
            if file is None:
                continue
            plan = self.plan(file, place, known)
            if plan:
                planned.append(plan)
                known[place.key] = plan.page
        links = Links(self.locale.pk)
        for plan in planned:
            self.write(plan, links)

    def plan(self, file: PageFile, place: Place, known: dict[str, Page]) -> Planned | None:
        """The page of a file; a new one is put in the tree at once, unpublished."""
        report = self.outcome.report
        model = page_type(file.kind, file.type_name)
        if model is None:
            line = file.line(("kind",))
            report.add(file.name, line, "kind", f"no page type is “{file.type_name or file.kind}”")
            return None
        page = known.get(file.key)
        if page is not None:
            if type(page) is not model:
                report.add(file.name, file.line(("kind",)), "kind", "the site's page is of another kind")
                return None
            return Planned(file, page, is_new=False)
        parent = known.get(place.parent) if place.parent else Page.objects.get(depth=1)
        if parent is None:
            report.add("manifest.yaml", 0, file.key, f"the page above, {place.parent}, is missing")
            return None
        if type(parent) not in model.allowed_parent_page_models():
            report.add("manifest.yaml", 0, file.key, f"cannot stand below {place.parent}")
            return None
        page = model(
            key=file.key,
            locale=self.locale,
            live=False,
            title=str(file.document.get("title", "")),
            slug=str(file.document.get("slug", "")),
            summary=str(file.document.get("summary", "")),
        )
        return self.add(parent, page, file)

    def add(self, parent: Page, page: PortalPage, file: PageFile) -> Planned | None:
        missing = [name for name in ("title", "slug", "summary") if not getattr(page, name)]
        if missing:
            for name in missing:
                self.outcome.report.add(file.name, 2, name, "is missing")
            return None
        if not type(page)._slug_is_available(page.slug, parent, page):
            message = f"the address “{page.slug}” is taken by another page below the same parent"
            self.outcome.report.add(file.name, file.line(("slug",)), "slug", message)
            return None
        if parent.depth == 1:
            make_room(page.slug)
        # Unpublished, so that Wagtail asks only for title and address; the second pass does the rest.
        parent.add_child(instance=page)
        if parent.depth == 1 and not Site.objects.filter(is_default_site=True).exists():
            Site.objects.create(
                hostname="localhost", port=80, root_page=page, is_default_site=True,
                site_name="Upphandlingsdriven innovation",
            )
        return Planned(file, page, is_new=True)

    def write(self, plan: Planned, links: Links) -> None:
        file, page = plan.file, plan.page
        name = f"pages/{file.key}.{file.locale}"
        unknown = [field for field in file.document if field not in page.content_fields]
        for field in unknown:
            self.outcome.report.add(file.name, file.line((field,)), field, "there is no such field")
        if unknown:
            return
        try:
            proposal = self.applied(page, file.document, links)
            proposed = encode_page(proposal, links, ids=False)
            if plan.is_new:
                self.publish(proposal, name, proposed)
            else:
                self.change(plan, proposal, proposed, links)
        except FieldFault as fault:
            path = ".".join(map(str, fault.path))
            self.outcome.report.add(file.name, file.line(fault.path, fault.line), path, str(fault))
        except ValidationError as error:
            self.invalid(file, error)

    def applied(self, page: PortalPage, document: dict[str, Any], links: Links) -> PortalPage:
        """The page as it would be with this document, validated but not saved."""
        proposal = type(page).objects.get(pk=page.pk)
        apply_document(proposal, document, proposal.content_fields, links)
        proposal.full_clean()
        return proposal

    def change(self, plan: Planned, proposal: PortalPage, proposed: dict, links: Links) -> None:
        """Merge file, site and last load; write only if the site has to change."""
        file, page = plan.file, plan.page
        name = f"pages/{file.key}.{file.locale}"
        base = self.bases.get(name)
        draft = page.get_latest_revision_as_object() if page.has_unpublished_changes else page
        site = encode_page(draft, links, ids=False)
        forced = file.key in self.overwrite
        merged = merge(base.document if base else None, site, plain(proposed), forced)
        self.outcome.tell(name, merged)
        if not plain_equal(site, merged.document):
            if page.has_unpublished_changes and not forced:
                self.outcome.kept.append(f"{name}: a draft is waiting, so the file was left")
                return
            if not plain_equal(merged.document, proposed):
                proposal = self.applied(page, as_read(page, merged.document), links)
            self.publish(proposal, name, merged.base)
        elif base is None or not plain_equal(base.document, merged.base):
            remember(name, merged.base)

    def publish(self, page: PortalPage, name: str, base: dict[str, Any]) -> None:
        page.save_revision(clean=False).publish()
        self.outcome.written.append(name)
        remember(name, base)

    def invalid(self, file: PageFile, error: ValidationError) -> None:
        for field, messages in error.message_dict.items():
            for message in messages:
                self.outcome.report.add(file.name, file.line((field,)), field, message)


def as_read(page: PortalPage, document: dict[str, Any]) -> dict[str, Any]:
    """A document that went through JSON, with its dates as dates again."""
    dates = {f.name for f in page._meta.concrete_fields if isinstance(f, DateField)}
    return {
        name: datetime.date.fromisoformat(value) if name in dates and isinstance(value, str) else value
        for name, value in document.items()
    }


def make_room(slug: str) -> None:
    """Wagtail's first migration leaves a welcome page and a site; they give way to ours."""
    welcome = Page.objects.filter(depth=2, content_type__model="page").first()
    if welcome:
        Site.objects.filter(root_page=welcome).delete()
        welcome.delete()
        Page.objects.filter(depth=1).update(numchild=Page.objects.filter(depth=2).count())


def existing_pages(locale: Locale) -> dict[str, PortalPage]:
    found: dict[str, PortalPage] = {}
    for model in page_types():
        found.update(
            {page.key: page for page in model.objects.filter(locale=locale).exclude(key="")}
        )
    return found


def remember(name: str, document: dict, texts: dict | None = None) -> None:
    values: dict[str, Any] = {"document": plain(document)}
    if texts is not None:
        values["texts"] = texts
    ImportRecord.objects.update_or_create(name=name, defaults=values)

