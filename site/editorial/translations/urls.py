"""Addresses of the translation desk, and wagtail-localize's that it takes over."""

from django.urls import path

from .views import files, stock
from .views.board import BoardView
from .views.returning import AdaptedView
from .views.texts import TextsView

urlpatterns = [
    path("translations/", BoardView.as_view(), name="translations_board"),
    path(
        "translations/results/",
        BoardView.as_view(results_only=True),
        name="translations_board_results",
    ),
    path("translations/texts/<int:page_id>/", TextsView.as_view(), name="translations_texts"),
    path("translations/adapted/<int:page_id>/", AdaptedView.as_view(), name="translations_adapted"),
    path(
        "translations/files/<int:translation_id>/<slug:form>/",
        files.download,
        name="translations_export",
    ),
    path("translations/files/<int:translation_id>/", files.upload, name="translations_import"),
]

# The first pattern that matches answers; reversing still finds the stock names.
stock_urlpatterns = [
    path("localize/jsi18n/", stock.EditorTexts.as_view()),
    path("localize/update/<int:translation_source_id>/", stock.RenewTranslations.as_view()),
    path("localize/page/<int:page_id>/convert_to_alias/", stock.convert_to_alias),
    path("localize/translate/<int:translation_id>/pofile/download/", files.download),
    path("localize/translate/<int:translation_id>/pofile/upload/", files.upload),
]
