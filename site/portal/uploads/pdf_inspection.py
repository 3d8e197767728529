"""Print why a PDF is refused, or nothing: `python -I pdf_inspection.py < file.pdf`.

With the argument `lacks`: print what a screen reader misses in it (title, language, headings).

Stands alone, so that it starts fast and with nothing of the site in memory.
"""

import contextlib
import io
import logging
import resource
import sys
import warnings

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

CPU_SECONDS = 10
MEMORY = 1024**3
# Keys and values of dictionaries (ISO 32000-1, 12.6.4: actions; 7.11.4: embedded files).
RUNS = {"/JS", "/JavaScript", "/XFA", "/RichMediaContent"}
ACTIONS = {"/GoToE", "/ImportData", "/JavaScript", "/Launch", "/Rendition", "/RichMediaExecute",
           "/SubmitForm"}  # fmt: skip
ATTACHED = {"/EmbeddedFiles", "/EF"}
# Structure elements (14.8.4.3.2); each names its parent as /P.
HEADINGS = {"/H", "/Title", *(f"/H{level}" for level in range(1, 7))}


def limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    # Not every system can limit memory.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def refusal(data: bytes) -> str:
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            return "locked"
        if not len(reader.pages):
            return "damaged"
        return next(filter(None, map(fault, dictionaries(reader))), "")
    # Ends this process with an error, which says that the file is too dear to read.
    except MemoryError:
        raise
    # The library raises whatever a damaged file makes it stumble on.
    except Exception:
        return "damaged"


def lacks(data: bytes) -> str:
    """Names of what is missing, with spaces between."""
    reader = PdfReader(io.BytesIO(data))
    has = {
        "title": bool(reader.metadata and (reader.metadata.title or "").strip()),
        "language": bool(str(reader.trailer["/Root"].get("/Lang", "")).strip()),
        "headings": any(
            str(found.get("/S", "")) in HEADINGS and "/P" in found for found in dictionaries(reader)
        ),
    }
    return " ".join(name for name, there in has.items() if not there)


def fault(found: DictionaryObject) -> str:
    if RUNS & found.keys() or str(found.get("/S", "")) in ACTIONS:
        return "active"
    if str(found.get("/Subtype", "")) in {"/RichMedia", "/Movie", "/Sound"}:
        return "active"
    return "attached" if ATTACHED & found.keys() else ""


def dictionaries(reader: PdfReader):
    """Every dictionary of the file, those that nothing refers to included."""
    numbers = {
        (number, generation) for generation, table in reader.xref.items() for number in table
    }
    numbers |= {(number, 0) for number in reader.xref_objStm}
    stack = [reader.trailer]
    for number, generation in sorted(numbers):
        stack.append(reader.get_object(IndirectObject(number, generation, reader)))
        while stack:
            value = stack.pop()
            if isinstance(value, DictionaryObject):
                yield value
                stack += dict.values(value)
            elif isinstance(value, ArrayObject):
                stack += list.__iter__(value)


def main() -> None:
    warnings.simplefilter("ignore")
    logging.disable()
    data = sys.stdin.buffer.read()
    limit()
    print((lacks if "lacks" in sys.argv else refusal)(data))  # noqa: T201 - the answer to whoever started this


if __name__ == "__main__":
    main()
