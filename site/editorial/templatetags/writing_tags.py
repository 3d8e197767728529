"""What the admin's pages for moving and unpublishing say besides."""

from django import template
from wagtail.admin.widgets import AdminPageChooser

from editorial.writing.leaving import FIELD, leading_to

register = template.Library()


@register.inclusion_tag("editorial/writing/leading_to.html")
def what_leads_to(page, is_moving=False):
    return {"links": leading_to(page), "is_moving": is_moving}


@register.simple_tag
def page_to_send_readers_to():
    return AdminPageChooser().render(FIELD, None, {"id": FIELD})


@register.simple_tag
def page_chooser_media():
    return AdminPageChooser().media
