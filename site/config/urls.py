"""Every address of the site."""

from django.apps import apps
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from config import health
from editorial.signin.urls import entrance
from home.feedback.views import feedback
from opendata.urls import urlpatterns as opendata_urls
from portal.printing.views import pdf
from portal.views import choose_language, document, untranslated
from search.urls import urlpatterns as search_urls

# Installed in development alone.
styleguide = (
    [path("styleguide/", include("styleguide.urls"))] if apps.is_installed("styleguide") else []
)

urlpatterns = [
    path("", choose_language, name="choose-language"),
    path("health/live", health.live, name="health-live"),
    path("health/ready", health.ready, name="health-ready"),
    path("admin/", include(entrance)),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/<int:document_id>/<path:document_filename>", document),
    path("documents/", include(wagtaildocs_urls)),
    *opendata_urls,
    *search_urls,
    path("<str:code>/-/<int:page_id>/", untranslated, name="untranslated"),
    path("<str:code>/-/<int:page_id>/useful/", feedback, name="feedback"),
    *styleguide,
    path("<str:code>/-/<int:page_id>/pdf/", pdf, name="pdf"),
    *i18n_patterns(
        # Wagtail's form for private pages knows no second factor.
        path("_util/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
        path("", include(wagtail_urls)),
    ),
]

handler404 = "portal.views.page_not_found"

if settings.DEBUG:
    urlpatterns += static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT)
