"""The page that a new editor reads first: what this desk does, with a link to each part."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from wagtail.models import Page

from editorial.translations.views.board import may_see


@dataclass(frozen=True)
class Stop:
    heading: str
    text: str
    link: str = ""
    url: str = ""


@require_GET
def first_day(request: HttpRequest) -> HttpResponse:
    return TemplateResponse(
        request, "editorial/writing/first_day.html", {"stops": stops(request.user)}
    )


def stops(user) -> list[Stop]:
    """In the order of a first day; links only to what the reader may open."""
    return [*writing(user), *two_languages(user), *publishing(user)]


def writing(user) -> list[Stop]:
    root = Page.objects.filter(depth=1).values_list("pk", flat=True).first()
    may_edit = may_see(user)
    return [
        Stop(
            _("Find a page"),
            _(
                "The page tree has one branch a language. Swedish is written first, English "
                "follows. The column Translation says how each page stands."
            ),
            _("Open the page tree"),
            reverse("wagtailadmin_explore", args=[root]) if root and may_edit else "",
        ),
        Stop(
            _("Write"),
            _(
                "Choose a block with the plus sign; each shows what it looks like. Write sections "
                "as words, such as 6 kap. 31 §, or pick them with the button §. The button Aa puts "
                "in the approved term. Text pasted from Word keeps its lists and emphasis and "
                "loses everything else."
            ),
        ),
        Stop(
            _("See it as readers do"),
            _(
                "The preview on the right shows the page at three widths, in the other language "
                "and on paper, before anything is saved."
            ),
        ),
        Stop(
            _("Law, terms and sources"),
            _(
                "Sections, concepts, sources and organisations are records with both languages "
                "side by side. Change a definition there and every page shows it."
            ),
            _("Open the glossary"),
            reverse("wagtailsnippets_reference_concept:list")
            if user.has_perm("reference.view_concept")
            else "",
        ),
    ]


def two_languages(user) -> list[Stop]:
    return [
        Stop(
            _("Two languages kept true"),
            _(
                "When Swedish changes, the English page keeps its text and is marked as behind. "
                "The board shows what changed, word by word, and what was said before. Nothing "
                "Swedish is ever published under an English address."
            ),
            _("Open the translation board"),
            reverse("translations_board") if may_see(user) else "",
        )
    ]


def publishing(user) -> list[Stop]:
    return [
        Stop(
            _("Publish"),
            _(
                "A writer submits, a reviewer approves, a publisher publishes. Saving a draft "
                "never changes what readers see. If publishing is refused, the message says "
                "which texts are missing."
            ),
        ),
        Stop(
            _("Plan"),
            _("Everything that is published or taken down by itself stands in one list."),
            _("Open what is planned"),
            reverse("writing_planned") if may_see(user) else "",
        ),
        Stop(
            _("Nothing is lost"),
            _(
                "Every version is kept under History, and any two can be compared. Before a page "
                "moves or is taken down you see what leads to it. Try things out."
            ),
        ),
    ]
