"""Signals of the advisor's pages."""

from django.dispatch import Signal

# Sent with `request` and `page` when a chooser or self-check shows the answer to all its questions.
finished = Signal()
