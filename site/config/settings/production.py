"""The open internet: refuses to start without what it needs (docs/operations.md)."""

from .base import *  # noqa: F403 - settings modules build on each other
from .base import SILENCED_SYSTEM_CHECKS, env

DEBUG = False
# Each of these raises ImproperlyConfigured, naming the variable, when it is missing.
SECRET_KEY = env.str("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
DATABASES_URL = env.str("DATABASE_URL")
WAGTAILADMIN_BASE_URL = env.str("BASE_URL")

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=3600)
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
CSRF_TRUSTED_ORIGINS = [WAGTAILADMIN_BASE_URL]
# W005, W021: subdomains and browser preload lists belong to whoever owns the whole domain.
SILENCED_SYSTEM_CHECKS += ["security.W005", "security.W021"]

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="webmaster@localhost")
