"""The advisor's records and pages."""

from .chooser import ChooserAnswer, ChooserQuestion, ChooserRule, Effect
from .self_check import SelfCheckQuestion

__all__ = [
    "ChooserAnswer",
    "ChooserQuestion",
    "ChooserRule",
    "Effect",
    "SelfCheckQuestion",
]
