"""How readable a text is, told while it is written and again when it is published."""

import re
from collections.abc import Iterator

from django.utils.html import json_script
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet

from reference.models import Concept

from ..check.language import FEWEST_WORDS
from .models import WriteInstead

LONGEST_SENTENCE = 30  # words
SENTENCE_END = re.compile(r"[.!?]+(?:\s|$)")


def sentences(text: str) -> Iterator[str]:
    for line in text.splitlines():
        yield from SENTENCE_END.split(line)


def long_sentences(text: str) -> int:
    return sum(len(one.split()) > LONGEST_SENTENCE for one in sentences(text))


def write_instead(language: str = "") -> dict[str, str]:
    """Form → what to write, of one language or all: the list, and what the glossary avoids."""
    listed = WriteInstead.objects.all()
    if language:
        listed = listed.filter(language=language)
    found = dict(listed.values_list("form", "instead"))
    codes = [language] if language else ["sv", "en"]
    for concept in Concept.objects.live():
        for code in codes:
            for form in concept.text("avoid", code).splitlines():
                if form.strip():
                    found.setdefault(form.strip().lower(), concept.text("term", code))
    return found


def listed_in(text: str, language: str) -> list[tuple[str, str]]:
    """Words of the list that a text has, with what to write."""
    plain = text.lower()
    return [
        (form, instead)
        for form, instead in sorted(write_instead(language).items())
        if form in plain and re.search(rf"(?<!\w){re.escape(form)}(?!\w)", plain)
    ]


class WriteInsteadViewSet(ModelViewSet):
    model = WriteInstead
    name = "write_instead"
    icon = "edit"
    menu_label = gettext_lazy("Write instead")
    menu_order = 250
    add_to_admin_menu = True
    list_display = [
        "form",
        "instead",
        Column("get_language_display", label=gettext_lazy("Language")),
    ]
    list_filter = ["language"]
    form_fields = ["language", "form", "instead"]
    search_fields = ["form", "instead"]
    search_backend_name = None
    copy_view_enabled = False


@hooks.register("register_admin_viewset")
def register_write_instead():
    return WriteInsteadViewSet()


@hooks.register("insert_editor_js")
def settings_for_the_editor() -> str:
    """What static/editorial/readability.js marks, and how it says so."""
    return json_script(
        {
            "longest": LONGEST_SENTENCE,
            "fewest": FEWEST_WORDS,
            "words": write_instead(),
            "texts": {
                "here": _("LIX of this text: %(value)s."),
                "whole": _("LIX of the page’s texts: %(value)s."),
                "short": _("LIX is told from %(fewest)s words on."),
                "sentences": _("Sentences of more than %(most)s words: %(count)s."),
                "long": _("This sentence is long."),
                "instead": _("Instead of “%(word)s”, write “%(instead)s”."),
            },
        },
        "readability",
    )
