"""Reference data in the admin menu, one list a kind."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .choosers import record_choosers
from .models import Act, Concept, LawSection, Organisation, Sector, Source, Technique, Threshold


def viewset(model_class, icon_name: str, columns: list[str], search: list[str]):
    return type(
        f"{model_class.__name__}ViewSet",
        (SnippetViewSet,),
        {
            "model": model_class,
            "icon": icon_name,
            "list_display": [*columns, "live"],
            "search_fields": search,
            "search_backend_name": None,
            "copy_view_enabled": False,
        },
    )


class ReferenceGroup(SnippetViewSetGroup):
    menu_label = _("Reference data")
    menu_icon = "list-ul"
    menu_order = 200
    items = (
        viewset(Concept, "openquote", ["term_sv", "term_en"], ["term_sv", "term_en", "forms_sv"]),
        viewset(LawSection, "doc-full", ["__str__", "heading"], ["key", "heading"]),
        viewset(Threshold, "order", ["key", "eur", "sek"], ["key"]),
        viewset(Act, "doc-full-inverse", ["abbreviation", "number"], ["title_sv", "title_en"]),
        viewset(Source, "link", ["publisher", "title", "date_read"], ["publisher", "title"]),
        viewset(Organisation, "group", ["name_sv", "kind"], ["name_sv", "name_en"]),
        viewset(Sector, "tag", ["name_sv", "name_en"], ["name_sv", "name_en"]),
        viewset(Technique, "cogs", ["name_sv", "name_en"], ["name_sv", "name_en"]),
    )


register_snippet(ReferenceGroup)


@hooks.register("register_admin_viewset")
def choosers():
    return record_choosers()
