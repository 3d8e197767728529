"""Wagtail's API v2: public pages and documents, the same answer to whoever asks."""

from django.db import DataError
from django.db.models import Q
from django.views.decorators.http import conditional_page
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.utils import BadRequestError
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.documents.api.v2.views import DocumentsAPIViewSet
from wagtail.models import Page, Site

from portal.visibility import files_open_to_all, open_to_all

from .serializers import PortalPageSerializer

# Digits that fit in a database's integer.
LONGEST_NUMBER = 9


class Anonymous:
    """No session, no cookie, no HTML; what cannot be understood is answered with 400."""

    renderer_classes = [JSONRenderer]
    authentication_classes: list = []
    permission_classes: list = []

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        if any("\0" in value for _name, values in request.GET.lists() for value in values):
            raise BadRequestError("NUL is not allowed in a parameter")
        if len(request.GET.get("offset", "")) > LONGEST_NUMBER:
            raise BadRequestError("offset is too large")

    def finalize_response(self, request, response, *args, **kwargs):
        """Open to scripts of other sites, as the exports are."""
        answer = super().finalize_response(request, response, *args, **kwargs)
        answer["Access-Control-Allow-Origin"] = "*"
        return answer

    def handle_exception(self, exc):
        if isinstance(exc, ValueError | OverflowError | DataError):
            return Response({"message": "A parameter has a value that is out of range."}, 400)
        return super().handle_exception(exc)


class PublicPages(Anonymous, PagesAPIViewSet):
    base_serializer_class = PortalPageSerializer

    def get_base_queryset(self):
        """Pages of the site in every language; whoever asks, closed pages and aliases are none."""
        site = Site.find_for_request(self.request)
        if site is None:
            return Page.objects.none()
        roots = site.root_page.get_translations(inclusive=True).values_list("path", flat=True)
        within = Q(pk__in=[])
        for path in roots:
            within |= Q(path__startswith=path)
        return open_to_all(Page.objects.filter(within, alias_of__isnull=True)).order_by("id")


class PublicDocuments(Anonymous, DocumentsAPIViewSet):
    def get_queryset(self):
        return files_open_to_all(self.model.objects.order_by("id"))


class ConditionalRouter(WagtailAPIRouter):
    """Gives every answer an ETag, and lets 404 be 404.

    Without its own URLconf, LocaleMiddleware would answer a 404 with a redirect to the same path
    below a language, where it takes any path for a page.
    """

    def wrap_view(self, func):
        wrapped = super().wrap_view(func)

        @conditional_page
        def view(request, *args, **kwargs):
            request.urlconf = "opendata.urls"
            return wrapped(request, *args, **kwargs)

        return view


router = ConditionalRouter("api")
router.register_endpoint("pages", PublicPages)
router.register_endpoint("documents", PublicDocuments)
