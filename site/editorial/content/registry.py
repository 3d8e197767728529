"""Which page types there are, found by inheritance."""

from portal.models import PortalPage
from portal.page_keys import page_types


def page_type(kind: str, type_name: str | None) -> type[PortalPage] | None:
    """The page type of a content file: by kind, or by `type` ("app.Model") where kinds share."""
    candidates = [model for model in page_types() if model.content_kind == kind]
    if type_name:
        candidates = [model for model in candidates if model._meta.label == type_name]
    return candidates[0] if len(candidates) == 1 else None


def needs_type(model: type[PortalPage]) -> bool:
    """Whether `kind` alone does not tell the page type."""
    return sum(other.content_kind == model.content_kind for other in page_types()) > 1
