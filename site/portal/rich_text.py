"""Buttons in the text editor that put a citation or a term into the text.

What is put in is plain words, which the site recognises by itself (docs/decisions.md, "Citations
are text"). The button spares the author to know the exact section or the approved term.
"""

from django.urls import reverse
from django.utils.html import escape, json_script, strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.admin.rich_text.editors.draftail.features import ControlFeature, DecoratorFeature

# Feature → (dialogue, name of the button, what it shows).
CONTROLS = {
    "law-reference": ("choose_sections:choose", _("Law reference"), "§"),
    "glossary-term": ("choose_concepts:choose", _("Term from the glossary"), "Aa"),
}


def control(name: str) -> ControlFeature:
    scripts = ["wagtailadmin/js/chooser-modal.js", "editorial/insert-reference.js"]
    return ControlFeature({"type": name}, js=scripts)


def control_settings() -> str:
    """For the script, in the editor's language: Draftail hands its controls no options."""
    buttons = {
        name: {"url": reverse(address), "title": str(title), "label": label}
        for name, (address, title, label) in CONTROLS.items()
    }
    return json_script(buttons, "insert-reference-buttons")


class Readability(ControlFeature):
    """The figure under the text, and the marks in it; the desk says what is marked."""

    MARKS = ("readability-word", "readability-long")

    def __init__(self) -> None:
        super().__init__(
            {"type": "readability"},
            js=["editorial/readability.js"],
            css={"all": ["editorial/readability.css"]},
        )

    def construct_options(self, options: dict) -> None:
        super().construct_options(options)
        for mark in self.MARKS:
            DecoratorFeature({"type": mark}).construct_options(options)


class Editor(DraftailRichTextArea):
    """Wagtail's text editor, which opens whatever is stored."""

    def format_value(self, value):
        try:
            return super().format_value(value)
        # Damaged markup, as an import or a program may leave it, makes the reader stumble anywhere;
        # the author can mend its words, but no page that answers with an error.
        except Exception:
            return super().format_value(f"<p>{escape(strip_tags(value))}</p>")
