"""JSON for machines."""

from django.http import HttpRequest, JsonResponse

from .pages import published_pages


def pages(request: HttpRequest) -> JsonResponse:
    """Every public page with its key, kind, language, address and state."""
    return JsonResponse(
        {
            "pages": [
                {
                    "key": published.page.key,
                    "kind": published.page.content_kind,
                    "locale": published.locale,
                    "title": published.page.title,
                    "url": published.url,
                    "translation_state": published.translation_state,
                    "last_reviewed": published.page.last_reviewed,
                }
                for published in published_pages()
            ]
        },
        json_dumps_params={"ensure_ascii": False},
    )
