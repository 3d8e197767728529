"""The test suite: fast hashing, mail and files in memory, tasks at once, no manifest."""

from .base import *  # noqa: F403 - settings modules build on each other
from .base import STORAGES, TASKS

DEBUG = False
SECRET_KEY = "only-for-tests"  # noqa: S105 - never used outside the test suite
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES["default"] = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
TASKS["default"]["BACKEND"] = "django_tasks.backends.immediate.ImmediateBackend"
WHITENOISE_AUTOREFRESH = True
