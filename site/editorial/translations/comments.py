"""What the translation editor says under a text: how and when it was translated.

wagtail-localize writes the months in English, and names the mark that an outdated text bears.
"""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail_localize.models import StringTranslation

from portal.translation import CARRIED


def comment(row: StringTranslation) -> str:
    told = {"date": date_format(timezone.localtime(row.updated_at)), "tool": row.tool_name}
    if row.tool_name == CARRIED:
        return _("Outdated: the original has changed since")
    if row.tool_name:
        return _("Translated with %(tool)s on %(date)s") % told
    if row.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE:
        return _("Translated by machine on %(date)s") % told
    return _("Translated by hand on %(date)s") % told
