"""What upkeep does by itself, in `manage.py scheduled`."""

from .law.notice import notice

STEPS = [("notice changes of the law", notice)]
