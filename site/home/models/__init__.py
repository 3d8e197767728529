"""The front door, and the ways that lead on from it."""

from .home import HomePage
from .journey import JourneyPage

__all__ = ["HomePage", "JourneyPage"]
