"""Who sees and does what in upkeep, by permissions that the roles give."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from reference.forms import may_write_originals
from reference.models import LawSection

from ..roles.definitions import REPORTS

Test = Callable[[object], bool]


def may_read(user) -> bool:
    """Reports: whoever works on pages, and analysts."""
    works = PagePermissionPolicy().user_has_any_permission(user, ["add", "change", "publish"])
    return works or user.has_perm(REPORTS)


def may_review(user, target) -> bool:
    """“Nothing changed” shows readers a new date, so it takes the right to publish."""
    if isinstance(target, Page):
        return target.permissions_for_user(user).can_publish()
    options = target._meta
    return user.has_perm(f"{options.app_label}.publish_{options.model_name}")


def may_read_law(user) -> bool:
    return may_write_originals(user, LawSection) or may_change_law(user)


def may_change_law(user) -> bool:
    return user.has_perm("reference.publish_lawsection")


def requires(test: Test):
    """Decorator for views: 403, which Wagtail answers with a message, unless `test(user)`."""

    def decorate(view):
        @wraps(view)
        def guarded(request: HttpRequest, *args, **kwargs):
            if not test(request.user):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return decorate
