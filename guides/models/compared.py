"""The comparison below the list of models, at a word of each language."""

from collections.abc import Iterable
from itertools import combinations
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from guides.comparison import FEWEST, MOST, as_csv, chosen, rows
from portal.printing.parts import Part, Print
from portal.visibility import open_to_all
from reference.library import library

WORDS = {"sv": "jamfor", "en": "compare"}


class Compared(RoutablePageMixin):
    """Adds `jamfor/` and `compare/` to a list of models; the choice stands in the address alone."""

    def comparison_url(self, request: HttpRequest | None = None) -> str:
        return f"{self.get_url(request)}{self.comparison_word}/"  # type: ignore[attr-defined]

    @property
    def comparison_word(self) -> str:
        return WORDS[self.locale.language_code]  # type: ignore[attr-defined]

    @path("jamfor/")
    @path("compare/")
    def compare(self, request: HttpRequest) -> HttpResponse:
        self._own_word(request, "/")
        return self.render(request, template="guides/comparison.html", is_comparison=True)

    def comparison_context(
        self, request: HttpRequest, context: dict[str, Any], pages: list[Any]
    ) -> dict[str, Any]:
        """What the comparison shows besides the list's own context."""
        asked = list(dict.fromkeys(filter(None, request.GET.getlist("m"))))
        models = chosen(pages, asked)
        address = self.comparison_url(request)
        side_by_side = len(models) >= FEWEST
        own = query(models)
        self._lead_to_comparisons(context["versions"], models)
        return {
            "models": models,
            "rows": rows(models, context["library"], context["locale"]) if side_by_side else [],
            "choices": pages,
            "slots": slots(models),
            "without": [(model, query([m for m in models if m != model])) for model in models],
            "too_many": len(asked) > MOST,
            "variant": variant(models),
            "csv": f"{address}csv/?{own}",
            "no_index": bool(request.GET),
            "canonical": f"{context['canonical']}{self.comparison_word}/",
            "breadcrumbs": [*context["breadcrumbs"], self],
        }

    @path("jamfor/csv/")
    @path("compare/csv/")
    def compare_csv(self, request: HttpRequest) -> HttpResponse:
        self._own_word(request, "/csv/")
        models = chosen(self.compared_pages(), request.GET.getlist("m"))
        if len(models) < FEWEST:
            raise Http404
        code = self.locale.language_code  # type: ignore[attr-defined]
        text = as_csv(models, rows(models, library(), code))
        # The mark at the start tells spreadsheets that it is UTF-8.
        response = HttpResponse("\ufeff" + text, content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{self.comparison_word}.csv"'
        response["X-Robots-Tag"] = "noindex"
        return response

    def prints(self) -> list[Print]:
        """Each pair of models; three and four are printed from the page itself."""
        below = f"{self.comparison_word}/"
        return [
            Print(
                (Part(self, below, query(list(pair)), self.compare),),
                variant=variant(pair),
                title=" – ".join(model.title for model in pair),
            )
            for pair in combinations(self.compared_pages(), 2)
        ]

    def compared_pages(self) -> list[Any]:
        """Every model below this list, in tree order: one query."""
        from .model import ProcurementModelPage  # noqa: PLC0415 - the list is built on this mixin

        return list(open_to_all(ProcurementModelPage.objects.child_of(self)).order_by("path"))

    def _own_word(self, request: HttpRequest, ending: str) -> None:
        if not request.path.endswith(f"/{self.comparison_word}{ending}"):
            raise Http404

    def _lead_to_comparisons(self, versions: list[Any], models: list[Any]) -> None:
        """Each language version leads to the same models under their own addresses."""
        slugs = counterparts(models)
        for version in versions:
            if version.page:
                picked = [found[version.code] for found in slugs.values() if version.code in found]
                below = f"{WORDS[version.code]}/"
                version.full_url += below
                version.url += below + (
                    f"?{urlencode([('m', s) for s in picked])}" if picked else ""
                )


def variant(models: Iterable[Any]) -> str:
    """The comparison's name among the documents of the list: the same in whatever order."""
    return ",".join(model.slug for model in sorted(models, key=lambda model: model.path))


def slots(models: list[Any]) -> list[tuple[int, Any]]:
    """(number, model or None) for each list to choose from: at least two, one more up to four."""
    count = min(MOST, max(FEWEST, len(models) + 1))
    padded = [*models, *[None] * (count - len(models))]
    return list(enumerate(padded, start=1))


def query(models: list[Any]) -> str:
    return urlencode([("m", model.slug) for model in models])


def counterparts(models: list[Any]) -> dict[Any, dict[str, str]]:
    """The slug of each model in each language, in the order chosen: one query."""
    found: dict[Any, dict[str, str]] = {model.translation_key: {} for model in models}
    if models:
        versions = open_to_all(type(models[0]).objects.filter(translation_key__in=list(found)))
        for key, code, slug in versions.values_list(
            "translation_key", "locale__language_code", "slug"
        ):
            found[key][code] = slug
    return found
