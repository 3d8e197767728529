"""Signals of the search page."""

from django.dispatch import Signal

# Sent with `language` and `found` when a reader, not a robot or an editor, asks something new.
searched = Signal()
