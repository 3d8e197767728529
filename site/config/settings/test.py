"""The test suite: fast hashing, files in a folder of its own, tasks at once, no manifest."""

import atexit
import tempfile
from pathlib import Path

from .base import *  # noqa: F403 - settings modules build on each other
from .base import INSTALLED_APPS, STORAGES, TASKS, WAGTAILSEARCH_BACKENDS

DEBUG = False
INSTALLED_APPS += ["styleguide"]
SECRET_KEY = "only-for-tests"  # noqa: S105 - never used outside the test suite
ALLOWED_HOSTS = ["*"]
# Tests of other things sign in with a name alone.
SECOND_FACTOR_REQUIRED = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Real files, since Wagtail serves documents by their path; gone when the tests are.
_files = tempfile.TemporaryDirectory(prefix="site-tests-")
atexit.register(_files.cleanup)
MEDIA_ROOT = Path(_files.name)
# Never the index of the demonstration.
_index = tempfile.TemporaryDirectory(prefix="site-tests-search-")
atexit.register(_index.cleanup)
SEARCH_DIR = Path(_index.name)
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
TASKS["default"]["BACKEND"] = "django_tasks.backends.immediate.ImmediateBackend"
SEARCH_DEMAND_SECONDS = 0
USAGE_SECONDS = 0
WHITENOISE_AUTOREFRESH = True
# A server is asked by those tests only that say so.
ELASTICSEARCH_URL = []
# Wagtail's own search serves the admin's choosers, which no test here is about; keeping its index
# would be a fifth of the time of each save.
WAGTAILSEARCH_BACKENDS["default"]["AUTO_UPDATE"] = False
