"""Guides, procurement models and their index pages."""

from .guide import GuideIndexPage, GuidePage
from .model import ModelIndexPage, ProcurementModelPage

__all__ = ["GuideIndexPage", "GuidePage", "ModelIndexPage", "ProcurementModelPage"]
