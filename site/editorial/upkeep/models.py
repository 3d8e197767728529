"""The tables of upkeep, gathered for Django."""

from .law.models import Consolidation, KnownLaw, LawChange
from .reviews.models import Review, ReviewRequest

__all__ = ["Consolidation", "KnownLaw", "LawChange", "Review", "ReviewRequest"]
