"""Make static/img/share-sv.png and share-en.png, which others show beside a link to the site.

    python scripts/share_pictures.py

Drawn by Chromium (CHROMIUM= for another path) with the site's own mark, colours and typeface.
"""

import base64
import os
from pathlib import Path

from playwright.sync_api import sync_playwright

STATIC = Path(__file__).resolve().parents[1] / "static"
NAMES = {
    "sv": ("Upphandlingsdriven innovation", "Så köper det offentliga det som ännu inte finns"),
    "en": ("Procurement-driven innovation", "How the public sector buys what does not exist yet"),
}
PICTURE = """
<style>
  @font-face {{ font-family: Familjen; src: url(data:font/woff2;base64,{font}) }}
  body {{ margin: 0; height: 630px; box-sizing: border-box; padding: 72px 96px;
    display: flex; flex-direction: column; justify-content: space-between;
    background: #0c3b32; color: #fff; font-family: Familjen }}
  svg {{ width: 132px; height: 132px; stroke: #9fd3c2 }}
  h1 {{ font-size: 76px; line-height: 1.1; margin: 0; text-wrap: balance; max-width: 22ch }}
  p {{ font-size: 38px; margin: 0; color: #cfe6de }}
</style>
{mark}<h1>{line}</h1><p>{name}</p>
"""


def main() -> None:
    font = base64.b64encode((STATIC / "fonts/familjen-650.woff2").read_bytes()).decode()
    mark = (STATIC / "img/logo.svg").read_text(encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": 1200, "height": 630})
        for code, (name, line) in NAMES.items():
            page.set_content(PICTURE.format(font=font, mark=mark, line=line, name=name))
            page.evaluate("document.fonts.ready")
            page.screenshot(path=STATIC / "img" / f"share-{code}.png")
        browser.close()


if __name__ == "__main__":
    main()
