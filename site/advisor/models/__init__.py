"""The advisor's records and pages."""

from .chooser import ChooserAnswer, ChooserQuestion, ChooserRule, Effect
from .pages import CalculatorPage, ChooserPage, SelfCheckPage
from .self_check import SelfCheckQuestion

__all__ = [
    "CalculatorPage",
    "ChooserAnswer",
    "ChooserPage",
    "ChooserQuestion",
    "ChooserRule",
    "Effect",
    "SelfCheckPage",
    "SelfCheckQuestion",
]
