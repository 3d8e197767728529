"""A page seen before it is published: at three widths, in the other language, and on paper."""

from django.conf import settings
from django.contrib.staticfiles import finders
from django.utils.translation import gettext_lazy as _

OTHER_LANGUAGE, PRINT = "other-language", "print"
# The breakpoints that the style sheet turns at lie between these.
WIDTHS = [
    {"name": "mobile", "icon": "mobile-alt", "device_width": 320, "label": _("Phone, 320 pixels")},
    {"name": "tablet", "icon": "tablet-alt", "device_width": 768, "label": _("Tablet, 768 pixels")},
    {"name": "desktop", "icon": "desktop", "device_width": 1280, "label": _("Desk, 1280 pixels")},
]


class Previewed:
    """For pages; the modes are added to Wagtail's own."""

    @property
    def preview_sizes(self):
        return WIDTHS

    @property
    def preview_modes(self):
        modes = [("", _("As readers see it")), (PRINT, _("Printed"))]
        if self.pk and self.other_version():
            modes.insert(1, (OTHER_LANGUAGE, _("The page in the other language")))
        return modes

    def other_version(self):
        return self.get_translations().exclude(pk=self.pk).first() if self.pk else None

    def serve_preview(self, request, mode_name):
        if mode_name == OTHER_LANGUAGE and (other := self.other_version()):
            latest = other.specific.get_latest_revision_as_object()
            return latest.make_preview_request(original_request=request)
        response = super().serve_preview(request, "")
        if mode_name == PRINT:
            response.add_post_render_callback(on_paper)
        return response


def on_paper(response) -> None:
    """Put the rules for paper in force on the screen, on a sheet as wide as A4."""
    rules = print_rules()
    sheet = f"<style>{rules} body{{max-width:178mm;margin:16mm auto}}</style></head>"
    response.content = response.content.replace(b"</head>", sheet.encode(), 1)


def print_rules() -> str:
    path = finders.find("css/site.css") or settings.STATIC_ROOT / "css/site.css"
    with open(path, encoding="utf-8") as file:
        css = file.read()
    return css.replace("@media print", "@media all").replace("</", "<\\/")
