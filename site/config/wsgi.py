"""The WSGI application that granian serves."""

import os
import sys
from pathlib import Path

from django.core.wsgi import get_wsgi_application

# Servers import this module from the project's root, where only the top-level packages are seen.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

application = get_wsgi_application()
