"""What stands in for a session: a dated token, the Origin check, a limit and a struck text."""

import hashlib
import hmac
import secrets
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.http import HttpRequest

SALT = "home.feedback"
LONGEST_AGE = 24 * 60 * 60  # seconds
MOST_ANSWERS = 6  # from one address
MOST_ALTOGETHER = 300
WINDOW = 60 * 60  # seconds

STRUCK = "[…]"


def token_for(page_id: int) -> str:
    """Signed and dated; the random part parts two forms that are opened in the same second."""
    return signing.dumps([page_id, secrets.token_urlsafe(6)], salt=SALT)


def is_valid(token: str, page_id: int) -> bool:
    """Whether the token was made here for this page within a day."""
    try:
        signed = signing.loads(token, salt=SALT, max_age=LONGEST_AGE)
    except signing.BadSignature:
        return False
    return signed[0] == page_id


def is_first_use(token: str) -> bool:
    """False when the same form was sent before, as by a double click."""
    return cache.add(f"feedback-token-{_digest(token)}", 1, LONGEST_AGE)


def is_from_here(request: HttpRequest) -> bool:
    """Whether the browser says that the form was sent from this site.

    Browsers send Origin with every POST; the Referer serves those that hide it.
    """
    sender = request.headers.get("Origin") or request.headers.get("Referer") or ""
    try:
        parts = urlsplit(sender)
    except ValueError:
        return False
    return (parts.scheme, parts.netloc) == (request.scheme, request.get_host())


def is_within_limit(request: HttpRequest) -> bool:
    """Counts this answer; False when too many came from one address, or altogether, in an hour.

    Only a keyed digest of the address is held, in the cache, for as long as the hour lasts.
    """
    own = _count(f"feedback-from-{_digest(request.META.get('REMOTE_ADDR', ''))}")
    return own <= MOST_ANSWERS and _count("feedback-all") <= MOST_ALTOGETHER


def _count(key: str) -> int:
    cache.add(key, 0, WINDOW)
    try:
        return cache.incr(key)
    except ValueError:  # It expired between the two.
        return 1


def _digest(text: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()[:32]
