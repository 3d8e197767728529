"""A document's terms with their places, packed so that a few can be read without the others.

Layout, native byte order (an index file stays on its host; a server's holds the same bytes):
`n` · field lengths · marks · n sorted 64-bit hashes of terms · n+1 offsets · places. A place is the
field's number in the high bits and the word's number within the field below. Marks are a Bloom
filter of one hash function: most terms that are asked for are not there, and one bit says so.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from struct import Struct

FIELDS = ("title", "summary", "heading", "body", "keyword", "file")
TITLE, SUMMARY, HEADING, BODY, KEYWORD, FILE = range(len(FIELDS))
SHIFT = 24
# Number of terms and lengths; one word of padding keeps the hashes aligned.
_HEAD = Struct(f"{1 + len(FIELDS) + 1}I")
MARKS = 512
"""Bytes; a page of a thousand different terms sets a fifth of the bits."""


def term_hash(term: str) -> int:
    digest = blake2b(term.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little")


def mark(hashed: int) -> tuple[int, int]:
    """The byte of the marks, and the bit in it, that a term sets."""
    place = hashed % (8 * MARKS)
    return place >> 3, 1 << (place & 7)


def pack(places: Mapping[str, Iterable[int]], lengths: Iterable[int]) -> bytes:
    rows = sorted((term_hash(term), sorted(found)) for term, found in places.items())
    marks = bytearray(MARKS)
    for hashed, _found in rows:
        byte, bit = mark(hashed)
        marks[byte] |= bit
    offsets = array("I", [0])
    flat = array("I")
    for _hash, found in rows:
        flat.extend(found)
        offsets.append(len(flat))
    head = array("I", [len(rows), *lengths, 0])
    hashes = array("Q", [row[0] for row in rows])
    return b"".join([head.tobytes(), marks, *(p.tobytes() for p in (hashes, offsets, flat))])


class Forward:
    """Read access to packed terms; `hashes` are sorted."""

    __slots__ = ("_offsets", "_places", "hashes", "lengths", "marks")

    def __init__(self, blob: bytes):
        count, *self.lengths, _padding = _HEAD.unpack_from(blob)
        view = memoryview(blob)
        begin = _HEAD.size + MARKS
        middle = begin + 8 * count
        end = middle + 4 * (count + 1)
        self.marks = blob[_HEAD.size : begin]
        self.hashes = view[begin:middle].cast("Q")
        self._offsets = view[middle:end].cast("I")
        self._places = view[end:].cast("I")

    def numbered(self, number: int) -> "memoryview[int]":
        """Where the term stands that has this number among the hashes, in order."""
        return self._places[self._offsets[number] : self._offsets[number + 1]]

    def places(self, hashed: int) -> "memoryview[int] | tuple[()]":
        """Where the term with this hash stands, in order; empty where it does not."""
        number = bisect_left(self.hashes, hashed)
        if number == len(self.hashes) or self.hashes[number] != hashed:
            return ()
        return self.numbered(number)
