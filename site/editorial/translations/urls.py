"""Addresses of the translation desk, and wagtail-localize's that it takes over."""

from django.urls import path

from .views import stock
from .views.returning import AdaptedView

urlpatterns = [
    path("translations/adapted/<int:page_id>/", AdaptedView.as_view(), name="translations_adapted"),
]

# The first pattern that matches answers; reversing still finds wagtail-localize's names.
stock_urlpatterns = [
    path("localize/update/<int:translation_source_id>/", stock.RenewTranslations.as_view()),
    path("localize/page/<int:page_id>/convert_to_alias/", stock.convert_to_alias),
]
