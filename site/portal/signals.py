"""Signals of the site's pages."""

from django.dispatch import Signal

# Sent with `version` (the page as it would be) before a revision is published on any path:
# editor, bulk action, workflow, schedule, code. A receiver that raises ValidationError refuses.
before_publication = Signal()
