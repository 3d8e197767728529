"""Which addresses a translator may put in the place of the original's."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db.models.signals import pre_save
from django.utils.translation import gettext as _
from wagtail_localize.models import SegmentOverride


class AddressRefusedError(ValidationError):
    """An address that a browser might run, or that leads nowhere a reader can go."""


SCHEMES = frozenset({"http", "https", "mailto", "tel"})


def connect() -> None:
    pre_save.connect(before_save, sender=SegmentOverride, dispatch_uid="override-schemes")


def before_save(instance: SegmentOverride, raw: bool = False, **kwargs) -> None:
    if raw:
        return
    for text in texts_in(instance.data):
        check_address(text)


def texts_in(value) -> list[str]:
    """All strings in a JSON value."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [text for item in value for text in texts_in(item)]
    return []


def check_address(address: str) -> None:
    """Raises AddressRefusedError unless an address is relative or has an allowed scheme.

    Browsers drop tabs, line breaks and leading control characters before they read the scheme
    (WHATWG URL, section 4.4), so they are dropped here too.
    """
    read = "".join(char for char in address if char.isprintable()).strip()
    try:
        scheme = urlsplit(read).scheme.lower()
    except ValueError:
        scheme = "?"
    head = read.split("/")[0].split("?")[0].split("#")[0]
    if not scheme and ":" in head:
        scheme = head.split(":")[0].lower()
    if scheme and scheme not in SCHEMES:
        raise AddressRefusedError(
            _("A link may start with https:, http:, mailto: or tel:, not with %(scheme)s:.")
            % {"scheme": scheme[:20]}
        )
