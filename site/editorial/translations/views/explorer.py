"""Wagtail's page explorer with a column for the translation."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import ExplorableIndexView

from editorial.translations.glance import glance


class ExplorerView(ExplorableIndexView):
    def get_table(self, object_list):
        table = super().get_table(object_list)
        states = glance(page for page in object_list if page.depth > 1)
        column = Column(
            "translation",
            label=_("Translation"),
            accessor=lambda page: states[page.pk].label if page.pk in states else "",
        )
        table.columns[column.name] = column
        table.columns.move_to_end("navigate")
        return table
