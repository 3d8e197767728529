"""The front door, and the ways that lead on from it."""

from .feedback import Feedback
from .home import HomePage
from .journey import JourneyPage

__all__ = ["Feedback", "HomePage", "JourneyPage"]
