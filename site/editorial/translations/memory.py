"""Earlier translations of the same or a similar text, from all pages."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation

from portal.translation import CARRIED

from .sentences import alike, plain

LEAST_ALIKE = 0.6
MOST = 3


@dataclass
class Match:
    """An earlier translation; `similarity` of the originals in per cent, 100 for the same words."""

    source: str
    translation: str
    similarity: int


class Memory:
    """All translations of one language pair, read in one query on first use."""

    def __init__(self, source: Locale, target: Locale):
        self.source = source
        self.target = target

    @cached_property
    def rows(self) -> list[tuple[str, str, int, int | None]]:
        return list(
            StringTranslation.objects.filter(
                locale=self.target, translation_of__locale=self.source, has_error=False
            )
            .exclude(tool_name=CARRIED)
            .exclude(data="")
            .order_by("-updated_at")
            .values_list("translation_of__data", "data", "translation_of_id", "context_id")
        )

    @cached_property
    def by_word(self) -> dict[str, set[int]]:
        """Positions in `rows` by word: only texts that share words are compared."""
        index: dict[str, set[int]] = defaultdict(set)
        for position, (source, *_rest) in enumerate(self.rows):
            for word in set(plain(source).split()):
                index[word].add(position)
        return index

    def similar(self, text: str, but: StringSegment | None = None, most: int = MOST) -> list[Match]:
        """The likest earlier translations, likest first; `but` leaves out that very text."""
        words = set(plain(text).split())
        shared: dict[int, int] = defaultdict(int)
        for word in words:
            for position in self.by_word.get(word, ()):
                shared[position] += 1
        found: dict[str, Match] = {}
        for position, number in shared.items():
            source, translation, string, context = self.rows[position]
            own = but and (string, context) == (but.string_id, but.context_id)
            if own or translation in found or 2 * number < LEAST_ALIKE * len(words):
                continue
            likeness = alike(source, text)
            if likeness >= LEAST_ALIKE:
                found[translation] = Match(source, translation, int(likeness * 100))
        return sorted(found.values(), key=lambda match: -match.similarity)[:most]
