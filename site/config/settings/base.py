"""What every installation shares. Each setting that may differ is read from the environment."""

from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.utils.translation import gettext_lazy as _

from config import logging

from .signin import *  # noqa: F403 - settings modules build on each other
from .signin import APPS

env = environ.Env()

ROOT = Path(__file__).resolve().parents[3]
VAR = Path(env.str("VAR_DIR", default=str(ROOT / "var")))
# What is made from the code (static files, compiled texts) can lie apart from what is kept.
BUILT = Path(env.str("BUILT_DIR", default=str(VAR)))
CONTENT_DIR = ROOT / "content"

INSTALLED_APPS = [
    "editorial",
    "opendata",
    "home",
    "advisor",
    "search",
    "cases",
    "guides",
    "portal",
    "reference",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.api.v2",
    "rest_framework",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    *APPS,
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "config.logging.AccessLog",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.policy.PolicyByPlace",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "editorial.signin.gate.SecondFactorGate",
    "editorial.roles.gate.RoleGate",
    "search.demand.clicks.Clicks",
    "editorial.usage.middleware.Usage",
    "editorial.translations.middleware.RefusalMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "config.templates.WithoutIndentation",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Databases: SQLite beside the code unless DATABASE_URL names another.
DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR / 'site.sqlite3'}")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"].setdefault("OPTIONS", {}).update(
        {
            # Writers take their lock at once instead of failing half-way; readers never wait (WAL).
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
                "PRAGMA mmap_size=134217728; PRAGMA journal_size_limit=27103364;"
                "PRAGMA cache_size=2000;"
            ),
        }
    )
else:
    DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Two languages; the words in an address are translated as slugs.
LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", _("Swedish")), ("en", _("English"))]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Stockholm"
# Texts are kept in locale/ and compiled beside the static files (scripts/translations.py).
LOCALE_PATHS = [ROOT / "locale", BUILT / "locale"]
# Deleting an English page must not delete its translated texts (docs/decisions.md).
WAGTAILLOCALIZE_DISABLE_ON_DELETE = True
WAGTAIL_LOCALIZE_DEFAULT_TRANSLATION_MODE = "synced"
# A translation starts as a draft, whatever its original is.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False

STATIC_URL = "/static/"
STATIC_ROOT = BUILT / "static"
STATICFILES_DIRS = [ROOT / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default=str(VAR / "media")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

LOGGING = logging.setup(env.str("LOG_LEVEL", default="WARNING"), as_json=False)

WAGTAIL_SITE_NAME = "Upphandlingsdriven innovation"
# Whom the open data names as its publisher, and an address to write to (none: not named).
PUBLISHER_NAME = env.str("PUBLISHER_NAME", default=WAGTAIL_SITE_NAME)
# How many days a review may wait before those who decide it are told (docs/editors/upkeep.md).
REVIEW_DAYS = env.int("REVIEW_DAYS", default=5)
# How many days a text that a reader sent with “Was the page useful?” is kept.
FEEDBACK_TEXT_DAYS = env.int("FEEDBACK_TEXT_DAYS", default=365)
# The same for answered reports of what is not accessible.
ACCESSIBILITY_LOG_DAYS = env.int("ACCESSIBILITY_LOG_DAYS", default=1095)
# Whether the worker asks the links to other sites once a week if they still work.
CHECK_LINKS = env.bool("CHECK_LINKS", default=False)
CONTACT_EMAIL = env.str("CONTACT_EMAIL", default="")
# The site's own search is the one to use.
WAGTAILAPI_SEARCH_ENABLED = False
WAGTAILADMIN_BASE_URL = env.str("BASE_URL", default="http://127.0.0.1:8000")
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILADMIN_RICH_TEXT_EDITORS = {"default": {"WIDGET": "portal.rich_text.Editor"}}
WAGTAILIMAGES_IMAGE_MODEL = "portal.SiteImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "portal.image_form.ImageForm"
WAGTAILDOCS_DOCUMENT_MODEL = "portal.SiteDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "portal.document_form.DocumentForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "jpg", "jpeg", "png", "webp"]
# What portal.uploads reads; memory for a picture is four bytes a pixel while it is read.
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILDOCS_EXTENSIONS = ["docx", "odt", "ods", "pdf", "xlsx", "csv"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
# How often what readers look for is written down (0: never; docs/search.md).
SEARCH_DEMAND_SECONDS = env.int("SEARCH_DEMAND_SECONDS", default=300)
# The same for visits, downloads and finished answers (docs/editors/upkeep.md).
USAGE_SECONDS = env.int("USAGE_SECONDS", default=300)
WAGTAILSEARCH_BACKENDS: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "wagtail.search.backends.database"}
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
SILENCED_SYSTEM_CHECKS: list[str] = []

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Search: an Elasticsearch beside the embedded index, if an address is given (docs/operations.md).
SEARCH_DIR = env.str("SEARCH_DIR", default=str(VAR / "search"))
ELASTICSEARCH_URL = env.list("ELASTICSEARCH_URL", default=[])
ELASTICSEARCH_INDEX = env.str("ELASTICSEARCH_INDEX", default="upphandlingsdriven-innovation")
ELASTICSEARCH_API_KEY = env.str("ELASTICSEARCH_API_KEY", default="")
ELASTICSEARCH_CA_CERTS = env.str("ELASTICSEARCH_CA_CERTS", default="")
ELASTICSEARCH_CERT_FINGERPRINT = env.str("ELASTICSEARCH_CERT_FINGERPRINT", default="")
ELASTICSEARCH_CLIENT_CERT = env.str("ELASTICSEARCH_CLIENT_CERT", default="")
ELASTICSEARCH_CLIENT_KEY = env.str("ELASTICSEARCH_CLIENT_KEY", default="")
# Seconds: all that one reader may wait for the server, and one request that writes.
ELASTICSEARCH_TIMEOUT = env.float("ELASTICSEARCH_TIMEOUT", default=0.5)
ELASTICSEARCH_WRITE_TIMEOUT = env.float("ELASTICSEARCH_WRITE_TIMEOUT", default=30.0)

# Public pages: only what the site itself serves, no inline script or style.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "frame-src": [SELF],  # the wording of a section, where it is cited
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [SELF],
        "frame-ancestors": [SELF],
    },
}
# The desk: Wagtail's date fields, choosers and forms bring inline scripts and styles. Nothing is
# loaded from or sent to anywhere else.
DESK_SECURITY_POLICY = {
    "default-src": [NONE],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF, "data:"],
    "connect-src": [SELF],
    "frame-src": [SELF],
    "media-src": [SELF],
    "form-action": [SELF],
    "base-uri": [SELF],
    "frame-ancestors": [SELF],
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: []
    for feature in ("camera", "geolocation", "microphone", "payment", "usb", "display-capture")
}
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"  # Wagtail lets its own previews through
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_HTTPONLY = True
