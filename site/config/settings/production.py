"""The open internet: refuses to start without what it needs (docs/operations.md)."""

from django.core.exceptions import ImproperlyConfigured

from config import logging

from .base import *  # noqa: F403 - settings modules build on each other
from .base import SILENCED_SYSTEM_CHECKS, env

NEEDED = {
    "SECRET_KEY": "a long random text that only this site knows",
    "ALLOWED_HOSTS": "the host names that the site answers to, separated by commas",
    "DATABASE_URL": "the database, as in postgres://user:password@host/name",
    "BASE_URL": "the address that readers use, as in https://innovation.example.se",
}
_missing = [f"{name} ({what})" for name, what in NEEDED.items() if not env.str(name, default="")]
if _missing:
    raise ImproperlyConfigured(f"The site cannot start without: {'; '.join(_missing)}.")

DEBUG = False
CHECK_LINKS = env.bool("CHECK_LINKS", default=True)
SECRET_KEY = env.str("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
if "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS must name the site's hosts; * would accept any.")
WAGTAILADMIN_BASE_URL = env.str("BASE_URL").rstrip("/")

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
# A supervisor asks on the machine itself, where there is no TLS.
SECURE_REDIRECT_EXEMPT = [r"^health/"]
# The reverse proxy sets this header itself on every request (deploy/nginx.conf).
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# The proxy sets this header as well, for the editors' desk (deploy/innovation-proxy.conf).
CLIENT_ADDRESS_HEADER = env.str("CLIENT_ADDRESS_HEADER", default="X-Real-IP")
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=3600)
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
CSRF_TRUSTED_ORIGINS = [WAGTAILADMIN_BASE_URL]
# W005, W021: subdomains and browser preload lists belong to whoever owns the whole domain.
SILENCED_SYSTEM_CHECKS += ["security.W005", "security.W021"]

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="webmaster@localhost")

LOGGING = logging.setup(env.str("LOG_LEVEL", default="INFO"), as_json=True)
