"""A laptop: nothing to set, everything under `var/`. `make demo` runs this with DEBUG off."""

import secrets

from .base import *  # noqa: F403 - settings modules build on each other
from .base import INSTALLED_APPS, TASKS, VAR, env

DEBUG = env.bool("DEBUG", default=True)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]

_secret = VAR / "secret-key"
if not _secret.exists():
    VAR.mkdir(parents=True, exist_ok=True)
    _secret.write_text(secrets.token_urlsafe(50))
    _secret.chmod(0o600)
SECRET_KEY = _secret.read_text()

# The demo's passwords lie beside its database, so a second factor would guard nothing there and
# keep a visitor without a telephone out. Anyone may add one, and True asks for it as in production.
SECOND_FACTOR_REQUIRED = env.bool("SECOND_FACTOR_REQUIRED", default=False)
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
INSTALLED_APPS += ["styleguide"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
TASKS["default"]["BACKEND"] = "django_tasks.backends.immediate.ImmediateBackend"
