"""WeasyPrint, which needs Pango on the machine; without it the site runs and shows no PDF links."""

import logging
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.files.storage import default_storage

logger = logging.getLogger("portal.printing")

STYLE = Path(__file__).with_name("document.css")
NEEDED = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core"


@cache
def weasyprint() -> ModuleType | None:
    """The library, or None and a line in the log where it cannot be loaded."""
    try:
        import weasyprint as found  # noqa: PLC0415 - loads Pango, which may be missing
    except (ImportError, OSError) as error:
        logger.warning(
            "No PDF is made, and pages show no links to any: %s. On Debian: apt-get install %s",
            str(error).partition("\n")[0],
            NEEDED,
        )
        return None
    return found


def version() -> str:
    """Of the engine and the style: another one makes another document of the same page."""
    found = weasyprint()
    return f"{found.__version__ if found else ''} {STYLE.read_text('utf-8')}"


def write(html: str) -> bytes:
    """The document as PDF/UA-1: tagged, with bookmarks, language and title."""
    library = weasyprint()
    if library is None:
        raise RuntimeError("There is no Pango on this machine.")
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415 - as above

    fonts, files = FontConfiguration(), fetcher(library)
    style = library.CSS(filename=STYLE, url_fetcher=files, font_config=fonts)
    return library.HTML(string=html, base_url="site:/", url_fetcher=files).write_pdf(
        stylesheets=[style],
        font_config=fonts,
        pdf_variant="pdf/ua-1",
        pdf_tags=True,
    )


def fetcher(library: ModuleType) -> Any:
    """Opens the site's own pictures and fonts and nothing else: texts are not to be trusted."""

    urls: Any = library.urls

    class OwnFiles(urls.URLFetcher):  # type: ignore[misc] # the class comes with the library
        def fetch(self, url: str, headers: Any = None) -> Any:
            parts = urlsplit(url)
            path = unquote(parts.path)
            own = Path(path).resolve()
            if parts.scheme == "file" and own.is_relative_to(settings.ROOT / "static"):
                return urls.URLFetcherResponse(url, own.read_bytes())
            pictures = f"{settings.MEDIA_URL}images/"
            if parts.scheme == "site" and path.startswith(pictures) and ".." not in path:
                with default_storage.open(path.removeprefix(settings.MEDIA_URL)) as file:
                    return urls.URLFetcherResponse(url, file.read())
            raise ValueError(f"Not a file of this site: {url}")

    return OwnFiles()
