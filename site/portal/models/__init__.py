"""Page types and records that serve the whole site."""

from .accessibility import Deviation
from .base import PortalPage
from .change import Change
from .citation import Citation
from .glossary import GlossaryPage
from .history import ChangesPage
from .law import LawPage
from .media import SiteDocument, SiteImage, SiteRendition
from .note import ChangeNote
from .printed import PrintedPage
from .standard import StandardPage
from .status import TranslationStatus
from .thresholds import ThresholdsPage

__all__ = [
    "Change",
    "ChangeNote",
    "ChangesPage",
    "Citation",
    "Deviation",
    "GlossaryPage",
    "LawPage",
    "PortalPage",
    "PrintedPage",
    "SiteDocument",
    "SiteImage",
    "SiteRendition",
    "StandardPage",
    "ThresholdsPage",
    "TranslationStatus",
]
