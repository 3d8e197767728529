"""Wagtail's accessibility checker, set to the rules that the site promises to keep."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.userbar import ContentCheckerItem


class SiteContentChecker(ContentCheckerItem):
    """WCAG 2.2 AA and good practice; search engines get the summary as description."""

    axe_run_only = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    axe_rules = {
        "empty-meta-description": {"enabled": False},
        # The page's own landmarks are the template's matter, and tested there.
        "region": {"enabled": False},
    }
    axe_messages = ContentCheckerItem.axe_messages | {
        "image-alt": {
            "error_name": _("An image has no text alternative"),
            "help_text": _("Describe the image, or mark it as decorative"),
        },
        "link-in-text-block": {
            "error_name": _("A link cannot be told from the text around it"),
            "help_text": _("Use the site’s own link style"),
        },
    }


@hooks.register("construct_wagtail_userbar")
def our_rules(request, items, page):
    for place, item in enumerate(items):
        if isinstance(item, ContentCheckerItem):
            items[place] = SiteContentChecker(in_editor=item.in_editor)
