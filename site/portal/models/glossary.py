"""The glossary, with an address for each concept."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path

from reference.library import library
from reference.models import Concept

from ..collation import sort_key
from ..searchable import SearchContent, TextSection
from ..writing import letter_id
from .reference_page import ReferencePage


class GlossaryPage(ReferencePage):
    content_kind = "reference"
    schema_type = "DefinedTermSet"
    template = "portal/glossary_page.html"

    class Meta:
        verbose_name = _("Glossary")

    @path("")
    def index(self, request: HttpRequest) -> HttpResponse:
        """All terms from A to Ö; with `?letter=` the definitions under one letter.

        All definitions at once weighed more than a page may.
        """
        letters = self.letters()
        asked = request.GET.get("letter", "")
        chosen = [(letter, group) for letter, group in letters if letter_id(letter) == asked]
        overrides = {"letters": letters, "chosen": chosen[0] if chosen else None}
        return self.render(request, context_overrides=overrides)

    @path("<slug:key>/")
    def concept(self, request: HttpRequest, key: str) -> HttpResponse:
        concept = library().concepts.get(key)
        if concept is None:
            raise Http404
        return self.render(
            request,
            record_path=f"{key}/",
            context_overrides={"concept": concept, "record_title": concept.text("term")},
            template="portal/glossary_concept.html",
        )

    def letters(self) -> list[tuple[str, list[Concept]]]:
        """Concepts by initial, in the alphabetical order of the page's language."""
        code = self.locale.language_code
        concepts = sorted(
            library().concepts.values(), key=lambda concept: sort_key(concept.text("term"), code)
        )
        letters: dict[str, list[Concept]] = {}
        for concept in concepts:
            letters.setdefault(concept.text("term", code)[0].upper(), []).append(concept)
        return list(letters.items())

    def search_records(self) -> Iterable[SearchContent]:
        code = self.locale.language_code
        for concept in library().concepts.values():
            yield SearchContent(
                key=f"concept/{concept.key}",
                kind="concept",
                title=capfirst(concept.text("term", code)),
                summary=concept.text("definition", code),
                path=f"{concept.key}/",
                sections=[TextSection(texts=[form]) for form in concept.forms(code)],
            )
