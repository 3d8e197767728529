"""Where the style guide stands; production does not install it."""

from django.urls import path

from .views import styleguide

urlpatterns = [
    path("", styleguide, {"code": "sv"}, name="styleguide"),
    path("en/", styleguide, {"code": "en"}, name="styleguide-en"),
]
