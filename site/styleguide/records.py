"""Reference records that are in no database: a library as small as the components need."""

import datetime

from reference.library import Library, by_key
from reference.models import Act, Concept, LawSection, SectionVersion, Sector, Source, Threshold

CONSOLIDATED = "SFS 2025:360"


def sample_library() -> Library:
    act = Act(
        pk=1, key="lou", number="2016:1145", abbreviation="LOU", url="https://example.org/lou",
        title_sv="lagen om offentlig upphandling", title_en="Public Procurement Act",
        in_force_from=datetime.date(2017, 1, 1),
    )  # fmt: skip
    source = Source(
        pk=1, key="sample", publisher="Myndigheten", title="En rapport", language="sv",
        url="https://example.org/rapport", date_read=datetime.date(2026, 11, 22),
    )  # fmt: skip
    unopened = Source(pk=2, key="unopened", publisher="Verket", title="Ett beslut", language="sv")
    library = Library(
        generation=0,
        acts=by_key([act]),
        sections=by_key([section(act)]),
        concepts=by_key([concept(source)]),
        sources=by_key([source, unopened]),
        sectors=by_key([Sector(key="care", name_sv="vård och omsorg", name_en="care")]),
    )
    library.thresholds = thresholds(act, source)
    return library


def section(act: Act) -> LawSection:
    return LawSection(
        key="lou-1-1", act=act, chapter="1", number="1", chapter_title="Lagens innehåll",
        heading="Påhittad rubrik", heading_en="Invented heading", regime="any",
        paraphrase_en="An invented paraphrase, as long as most are.",
        versions=[SectionVersion(
            text="Påhittad lydelse, inte lagens.\n1. En punkt, eller\n2. en annan punkt.",
            consolidated_to=CONSOLIDATED,
        )],
    )  # fmt: skip


def concept(source: Source) -> Concept:
    return Concept(
        key="pilot", term_sv="pilot", term_en="pilot",
        definition_sv="Ett litet prov i vanlig drift, mot betalning.",
        definition_en="A small trial in ordinary operation, for payment.",
        source_sv=source, source_en=source,
    )  # fmt: skip


def thresholds(act: Act, source: Source) -> list[Threshold]:
    """A value in kronor, one in both currencies, and one that is not confirmed."""
    period = {"valid_from": datetime.date(2026, 1, 1), "valid_to": datetime.date(2027, 12, 31)}
    return [
        Threshold(
            key="direct", act=act, source=source, limit="direct-award", authority="any",
            contract="any", sek=700_000, valid_from=datetime.date(2022, 2, 1),
        ),
        Threshold(
            key="both", act=act, limit="threshold", authority="central", contract="goods",
            sek=1_546_202, eur=143_000, **period,
        ),
        Threshold(
            key="open", act=act, source=source, limit="threshold", authority="other",
            contract="service", eur=216_000, **period,
        ),
    ]  # fmt: skip
