"""The objects that addresses are tried with: own and foreign, Swedish and English."""

import re
from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, Locale, Page, Site, Task, Workflow
from wagtail_localize.models import OverridableSegment, StringSegment, Translation

from guides.models import GuidePage
from portal.models import SiteDocument, SiteImage
from tests import factories

from ..editorial.roles.people import person, two_homes

PEOPLE = ("writer", "translator", "reviewer", "publisher", "manager", "analyst", "admin")
API_ACTIONS = ("convert_alias", "copy", "copy_for_translation", "create_alias", "delete", "move",
               "publish", "revert_to_page_revision", "unpublish")  # fmt: skip
BULK = {
    ("wagtailcore", "page"): ("delete", "move", "publish", "unpublish"),
    ("auth", "user"): ("assign_role", "delete", "set_active_state"),
    ("portal", "siteimage"): ("add_tags", "add_to_collection", "delete"),
    ("portal", "sitedocument"): ("add_tags", "add_to_collection", "delete"),
    ("reference", "concept"): ("delete",),
}
PAGE_ARGUMENTS = {"page_id", "parent_page_id", "page_to_move_id", "page_pk"}
ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>")
GROUP = re.compile(r"\(\?P<(\w+)>[^()]*\)")


@dataclass
class Scene:
    people: dict = field(default_factory=dict)
    pages: dict = field(default_factory=dict)
    in_review: Page = None
    image: SiteImage = None
    document: SiteDocument = None
    concept: object = None

    def own(self, role: str) -> None:
        """Make the objects named "own" those of this role."""
        own = [page.pk for name, page in self.pages.items() if name.endswith("own")]
        Page.objects.filter(pk__in=own).update(owner=self.people[role])


def build() -> Scene:
    swedish, _english = two_homes()
    scene = Scene(people={role: person(role) for role in PEOPLE})
    index = factories.guide_index(swedish)
    factories.english(index)
    for name in ("own", "foreign"):
        guide = factories.guide(
            index, key=f"guide-{name}", title=name, slug=name,
            body=factories.body(GuidePage, "<p>Börja tidigt.</p>"),
        )  # fmt: skip
        guide.save_revision().publish()
        scene.pages[f"Swedish page, {name}"] = guide
        scene.pages[f"English page, {name}"] = factories.english(guide)
    scene.in_review = factories.guide(index, key="guide-review", title="Rev", slug="rev")
    scene.in_review.save_revision()
    scene.in_review.get_workflow().start(scene.in_review, scene.people["writer"])
    scene.concept = factories.concept("pilot", "pilot", "pilot")
    scene.concept.save_revision().publish()
    scene.image = factories.image(get_test_image_file())
    scene.document = SiteDocument.objects.create(
        title="Dokument", file=ContentFile(b"a,b\n1,2\n", "data.csv")
    )
    return scene


def objects(scene: Scene, pattern: str) -> dict[str, tuple[str, dict]]:
    """What to try an address with: the object's name → address and query."""
    names = set(ARGUMENT.findall(pattern)) | set(GROUP.findall(pattern))
    if "bulk/" in pattern:
        return bulk(scene, pattern)
    if "task_state_id" in names or "workflow_state_id" in names or "task_id" in names:
        page = scene.in_review
        return {"in review": (fill(scene, pattern, page), {})}
    if names & {*PAGE_ARGUMENTS, "content_type"} or re.search(r"pages/.*<(int:)?pk>", pattern):
        if "action_name" in names:
            return {
                f"{name}: {action}": (fill(scene, pattern, page, action_name=action), {})
                for name, page in scene.pages.items()
                for action in API_ACTIONS
            }
        return with_pages(scene, pattern)
    if "admin/users/" in pattern and "pk" in names:
        return {
            name: (fill(scene, pattern, None, pk=scene.people[name].pk), {})
            for name in ("writer", "manager", "admin")
        }
    return {"": (fill(scene, pattern, None), {})}


def with_pages(scene: Scene, pattern: str) -> dict[str, tuple[str, dict]]:
    return {
        name: (fill(scene, pattern, page, pk=page.pk), {}) for name, page in scene.pages.items()
    }


def bulk(scene: Scene, pattern: str) -> dict[str, tuple[str, dict]]:
    found = {}
    for (label, model), actions in BULK.items():
        chosen = {
            "page": scene.pages,
            "user": {"writer": scene.people["writer"], "administrator": scene.people["admin"]},
            "siteimage": {"": scene.image},
            "sitedocument": {"": scene.document},
            "concept": {"": scene.concept},
        }[model]
        for action in actions:
            address = fill(scene, pattern, None, app_label=label, model_name=model, action=action)
            for name, one in chosen.items():
                found[f"{action} {model} {name}".strip()] = (address, {"id": one.pk})
    return found


def fill(scene: Scene, pattern: str, page: Page | None, **given) -> str:
    values = arguments(scene, pattern, page) | given
    address = re.sub(r"[\^$]", "", pattern)
    address = GROUP.sub(lambda found: str(values[found[1]]), address)
    address = ARGUMENT.sub(lambda found: str(values[found[1]]), address)
    for regex, value in {
        r"(\d+)/(.*)": f"{scene.document.pk}/{scene.document.filename}",
        r"((?:[\w\-]+/)*)": "",
        ".*/": "no-such-view/",
    }.items():
        address = address.replace(regex, value)
    return f"/{address}"


def arguments(scene: Scene, pattern: str, page: Page | None) -> dict:
    page = page or scene.pages["Swedish page, foreign"]
    link = Translation.objects.filter(source__object_id=page.translation_key).first()
    source = link.source if link else None
    segment = StringSegment.objects.filter(source=source).first()
    override = OverridableSegment.objects.filter(source=source).first()
    state = scene.in_review.current_workflow_state
    task_state = state.current_task_state
    root = Page.objects.get(depth=1)
    kind = re.search(r"snippets/(?:choose/)?(\w+)/(\w+)/", pattern)
    return {
        **dict.fromkeys([*PAGE_ARGUMENTS, "object_id"], page.pk),
        "destination_id": page.get_parent().pk,
        "revision_id": page.latest_revision_id or 0,
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
        "action_name": "approve",
        "task_state_id": task_state.pk,
        "workflow_state_id": state.pk,
        "task_id": task_state.task_id,
        "workflow_pk": state.workflow_id,
        "translation_id": link.pk if link else 0,
        "translation_source_id": source.pk if source else 0,
        "string_segment_id": segment.pk if segment else 0,
        "overridable_segment_id": override.pk if override else 0,
        "image_id": scene.image.pk,
        "document_id": scene.document.pk,
        "doc_id": scene.document.pk,
        "collection_id": Collection.get_first_root_node().pk,
        "pk": first(kind, pattern, page),
        "app_label": "reference" if "snippet" in pattern else "wagtailcore",
        "model_name": "concept" if "snippet" in pattern else "page",
        "app_name": "portal" if "settings" in pattern else "reference",
        "content_type": ContentType.objects.get_for_model(GuidePage).pk,
        "content_type_app_name": "guides",
        "content_type_model_name": "guidepage",
        "action": "delete",
        "form": "po",
        "mode": "",
        "filter_spec": "original",
        "uidb64": "MQ",
        "token": "set-password",
        "kind": "guides",
        "audience": "buyer",
        "sector": "food",
        "model": "pilot",
        "code": "sv",
        "name": "concepts",
        "root": root.pk,
        **dict.fromkeys(
            ["session_id", "redirect_id", "uploaded_file_id", "restriction_id",
             "page_view_restriction_id"], 1
        ),
    }  # fmt: skip


def first(kind, pattern: str, page: Page) -> int:
    """The first object of the kind that an address is about."""
    if "pages/" in pattern:
        return page.pk
    models = {
        "locales/": Locale, "sites/": Site, "workflows/tasks": Task, "workflows/": Workflow,
        "images/": SiteImage, "documents/": SiteDocument, "collections/": Collection,
    }  # fmt: skip
    model = next((model for name, model in models.items() if name in pattern), None)
    if kind and model is None:
        model = ContentType.objects.get(app_label=kind[1], model=kind[2]).model_class()
    found = model.objects.first() if model else None
    return found.pk if found else 1
