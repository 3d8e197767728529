"""PDF: one document, unlocked, in which nothing can run.

The structure is read in a process of its own, with limits that the system enforces: a file that
makes the reader loop or swell ends that process, not the site.
"""

import re
import subprocess
import sys
from pathlib import Path

from .refusal import Refused
from .signs import is_archive

INSPECTION = Path(__file__).with_name("pdf_inspection.py")
# Processor time is limited inside; this is for a machine that is busy with other things.
SECONDS = 30
END = re.compile(rb"%%EOF\s*\Z")
# A second net beside the reader, for objects that one reader sees and another does not.
ACTIVE = re.compile(rb"/(?:JavaScript|Launch|RichMedia|ImportData|SubmitForm)\b")


def check_pdf(data: bytes, extension: str) -> None:
    if not data.startswith(b"%PDF-"):
        raise Refused("type", extension=extension.upper())
    if is_archive(data) or not END.search(data[-1024:]):
        raise Refused("mixed")
    if ACTIVE.search(data):
        raise Refused("active")
    reason = inspect(data)
    if reason:
        raise Refused(reason)


def pdf_lacks(data: bytes) -> list[str]:
    """What a screen reader misses in a PDF: "title", "language", "headings"."""
    return inspect(data, "lacks").split()


def inspect(data: bytes, *question: str) -> str:
    # Isolated, and without the environment: the reader needs none of the site's secrets.
    command = [sys.executable, "-I", str(INSPECTION), *question]
    try:
        done = subprocess.run(  # noqa: S603 - our own file; the upload is only its input
            command, input=data, capture_output=True, timeout=SECONDS, check=False, env={}
        )
    except subprocess.TimeoutExpired:
        raise Refused("dear") from None
    if done.returncode:
        raise Refused("dear")
    return done.stdout.decode().strip()
