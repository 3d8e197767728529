"""Addresses for machines."""

from django.urls import path

from .sitemap import sitemap
from .views import pages

urlpatterns = [
    path("sitemap.xml", sitemap, name="sitemap"),
    path("data/pages.json", pages, name="data-pages"),
]
