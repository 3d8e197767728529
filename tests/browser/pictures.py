"""Pictures of pages, made small enough to keep, and how far two of them are apart."""

import datetime
import io
from pathlib import Path

from PIL import Image, ImageChops

BASELINES = Path(__file__).with_name("baselines")
# A day in a period whose sums are in force; what a page says of today would change with the day.
DAY = datetime.date(2026, 11, 25)
# A picture is kept at a third of its size, a wide one at a quarter.
SCALE, WIDE_SCALE, WIDE = 3, 4, 1000
COLOURS = 16
# Blocks of so many pixels of the scaled picture are compared by their mean colour, so that a
# letter drawn a little differently counts for nothing and a box that moved for much.
BLOCK = 5
# Steps of 255 that a block may differ by, and the share of blocks that may differ by more.
TOLERANCE = 16
SHARE = 0.002
# Fonts that Debian has, no fade, no day of loading, no address of the server: a picture is the same
# on every machine.
STILL = """
:root { --body: "DejaVu Sans", sans-serif !important; --head: Familjen, "DejaVu Sans" !important; }
*, ::before, ::after { transition: none !important; caret-color: transparent !important; }
time, .hit time, .cite { visibility: hidden !important; }
"""


def small(png: bytes) -> Image.Image:
    """In little size and few colours, as baselines are kept."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    scale = WIDE_SCALE if picture.width > WIDE else SCALE
    size = (picture.width // scale, picture.height // scale)
    return picture.resize(size, Image.Resampling.BOX).quantize(
        COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
    )


def keep(picture: Image.Image, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(path, optimize=True)


def apart(one: Image.Image, other: Image.Image) -> str:
    """What tells two pictures apart; empty where they are alike."""
    if one.width != other.width or abs(one.height - other.height) > BLOCK:
        return f"{other.size} was {one.size}"
    size = (one.width, min(one.height, other.height))
    pair = [picture.convert("RGB").crop((0, 0, *size)) for picture in (one, other)]
    blocks = [picture.reduce(BLOCK) for picture in pair]
    difference = ImageChops.difference(*blocks).convert("RGB")
    worst = ImageChops.lighter(
        ImageChops.lighter(difference.getchannel(0), difference.getchannel(1)),
        difference.getchannel(2),
    )
    over = sum(worst.histogram()[TOLERANCE + 1 :])
    share = over / (worst.width * worst.height)
    return f"{share:.1%} of the picture differs" if share > SHARE else ""
