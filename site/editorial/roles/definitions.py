"""Who may do what: every role as data. Nothing else in the code grants a permission.

Page permissions are given on the home page of a language and reach every page below it, so each
of Wagtail's ways to a page (editor, copy, move, bulk actions, API) answers to the same grant.
"""

from dataclasses import dataclass, field

from reference.models import (
    Act,
    Concept,
    LawSection,
    Organisation,
    Sector,
    Source,
    Technique,
    Threshold,
)

RECORDS = (Act, Concept, LawSection, Organisation, Sector, Source, Technique, Threshold)
ADMIN = "wagtailadmin.access_admin"
REPORTS = "editorial.see_reports"
SWEDISH, ENGLISH = "sv", "en"
BOTH = (SWEDISH, ENGLISH)


def on_records(*actions: str, translated_only: bool = False) -> frozenset[str]:
    """Permissions on reference records, such as `reference.change_concept`."""
    kinds = [kind for kind in RECORDS if not translated_only or has_english(kind)]
    return frozenset(
        f"{kind._meta.app_label}.{action}_{kind._meta.model_name}"
        for kind in kinds
        for action in actions
    )


def has_english(kind) -> bool:
    return any(one.name.endswith("_en") for one in kind._meta.get_fields())


def on_models(*models: str, actions: tuple[str, ...] = ("view", "add", "change", "delete")):
    """Permissions on models named as `app_label.model`."""
    return frozenset(
        f"{label}.{action}_{name}"
        for label, name in (model.split(".") for model in models)
        for action in actions
    )


@dataclass(frozen=True)
class Role:
    """A group. `pages` holds page actions by language code, `files` actions on the root collection
    for images and documents, `others` full permission names.
    """

    name: str
    pages: dict[str, frozenset[str]] = field(default_factory=dict)
    files: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()


STRUCTURE = ("add", "change", "publish", "bulk_delete", "lock", "unlock")
SITE_MODELS = on_models(
    "portal.deviation",
    "editorial.accessibilityreport",
    "auth.user",
    "wagtailcore.collection",
    "wagtailcore.locale",
    "wagtailcore.site",
    "wagtailcore.task",
    "wagtailcore.workflow",
    "wagtailredirects.redirect",
)
SOUGHT = "search.view_sought"
SEARCH = on_models("search.synonym", "search.bestbet") | {SOUGHT}
WORDS = on_models("editorial.writeinstead")

WRITER = Role(
    "Skribenter / Writers",
    pages={SWEDISH: frozenset({"add", "change"})},
    files=frozenset({"add", "choose"}),
    others=on_records("view", "add", "change"),
)
TRANSLATOR = Role(
    "Översättare / Translators",
    pages={ENGLISH: frozenset({"change"})},
    files=frozenset({"choose"}),
    others=on_records("view", "change", translated_only=True)
    | {"wagtail_localize.submit_translation"},
)
REVIEWER = Role("Granskare / Reviewers", others=on_records("view"))
PUBLISHER = Role(
    "Publicister / Publishers",
    pages={code: frozenset({"change", "publish", "lock", "unlock"}) for code in BOTH},
    files=frozenset({"add", "change", "choose"}),
    others=on_records("view", "change", "publish") | SEARCH | WORDS,
)
MANAGER = Role(
    "Webbplatsansvariga / Site managers",
    pages={code: frozenset(STRUCTURE) for code in BOTH},
    files=frozenset({"add", "change", "delete", "choose"}),
    others=on_records("view", "add", "change", "delete", "publish")
    | SITE_MODELS
    | SEARCH
    | WORDS
    | {"wagtail_localize.submit_translation", REPORTS},
)
ANALYST = Role("Analytiker / Analysts", others=frozenset({REPORTS, SOUGHT}))

ROLES = {
    "writer": WRITER,
    "translator": TRANSLATOR,
    "reviewer": REVIEWER,
    "publisher": PUBLISHER,
    "manager": MANAGER,
    "analyst": ANALYST,
}
