"""Reference records: one record a concept, both languages side by side in it."""

from .acts import Act, LawSection, SectionReference, SectionVersion
from .concepts import Concept
from .generation import Generation
from .organisations import Organisation
from .sources import Source
from .terms import Sector, Technique
from .thresholds import Threshold

__all__ = [
    "Act",
    "Concept",
    "Generation",
    "LawSection",
    "Organisation",
    "SectionReference",
    "SectionVersion",
    "Sector",
    "Source",
    "Technique",
    "Threshold",
]
