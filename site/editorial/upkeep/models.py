"""The tables of upkeep, gathered for Django."""

from .accessibility.models import AccessibilityReport
from .corrections.models import LegalCorrection
from .documents.models import DocumentCheck
from .law.models import Consolidation, KnownLaw, LawChange
from .links.models import LinkCheck
from .reviews.models import Review, ReviewRequest

__all__ = [
    "AccessibilityReport",
    "Consolidation",
    "DocumentCheck",
    "KnownLaw",
    "LawChange",
    "LegalCorrection",
    "LinkCheck",
    "Review",
    "ReviewRequest",
]
