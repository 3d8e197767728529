"""Menu items that are shown to those who may open what they lead to."""

from collections.abc import Callable

from wagtail.admin.menu import MenuItem


class GuardedMenuItem(MenuItem):
    def __init__(self, *args, test: Callable[[object], bool], **kwargs):
        super().__init__(*args, **kwargs)
        self.test = test

    def is_shown(self, request) -> bool:
        return self.test(request.user)
