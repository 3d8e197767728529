"""Short proofs that nothing happened: to a file, and to the page that came of it.

A load that finds both as the last one left them has nothing to compare.
"""

import hashlib
import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Count, Max
from wagtail_localize.models import StringTranslation

from portal.models import PortalPage


def digest(*parts: Any) -> str:
    encoded = json.dumps(parts, sort_keys=True, cls=DjangoJSONEncoder).encode()
    return hashlib.sha256(encoded).hexdigest()


def page_state(page: PortalPage | None) -> list[Any]:
    """Everything of a page that a load compares or changes."""
    if page is None:
        return []
    return [
        list(page.content_data().values()),
        page.live,
        page.has_unpublished_changes,
        page.latest_revision_id,
    ]


def translation_stamps(locale_id: int, key: Any = None) -> dict[Any, list[Any]]:
    """Number and latest change of translated texts, by translation key (or of one); one query."""
    texts = StringTranslation.objects.filter(locale_id=locale_id)
    if key is not None:
        texts = texts.filter(context__object_id=key)
    rows = texts.values_list("context__object_id").annotate(
        number=Count("pk"), latest=Max("updated_at")
    )
    return {key: [number, latest] for key, number, latest in rows}
