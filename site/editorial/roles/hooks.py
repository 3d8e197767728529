"""What the roles add to Wagtail's admin."""

from django.urls import path
from wagtail import hooks

from .reviewing import after_review
from .submission import submit


@hooks.register("register_admin_urls", order=-1)
def addresses():
    return [
        path("translations/submit/<int:page_id>/", submit, name="translations_submit"),
    ]


hooks.register("after_edit_page", after_review)
