"""Which data sets there are."""

from functools import partial

from .datasets import Dataset
from .tables import (
    PAGE_TYPES,
    glossary_columns,
    glossary_rows,
    law_columns,
    law_rows,
    page_columns,
    page_rows,
    threshold_columns,
    threshold_rows,
)


def of_pages(name: str, title: dict, description: dict, keywords: dict) -> Dataset:
    page_type = PAGE_TYPES[name]
    return Dataset(
        name,
        title,
        description,
        keywords,
        partial(page_columns, page_type),
        partial(page_rows, page_type=page_type),
    )


DATASETS = {
    dataset.name: dataset
    for dataset in (
        of_pages(
            "models",
            {"sv": "Modeller för innovationsupphandling", "en": "Models of innovation procurement"},
            {
                "sv": "Sätt att köpa det som inte finns än: när de passar, rättslig grund, steg, "
                "insats och risk. En rad per modell och språk.",
                "en": "Ways to buy what does not exist yet: when they fit, their basis in law, "
                "steps, effort and risk. One row a model and language.",
            },
            {"sv": ["innovationsupphandling"], "en": ["innovation procurement"]},
        ),
        of_pages(
            "guides",
            {"sv": "Guider till innovationsupphandling", "en": "Guides to innovation procurement"},
            {
                "sv": "Vägledning i steg för köpare och små företag. En rad per guide och språk.",
                "en": "Guidance in steps for buyers and small firms. One row a guide and language.",
            },
            {"sv": ["vägledning", "upphandling"], "en": ["guidance", "procurement"]},
        ),
        of_pages(
            "cases",
            {"sv": "Exempel på innovationsupphandling", "en": "Cases of innovation procurement"},
            {
                "sv": "Genomförda köp: vem, var, belopp, effekter med belägg, vad som gick fel och "
                "vad som inte är känt. En rad per exempel och språk.",
                "en": "Purchases made: who, where, sums, effects with their evidence, what failed "
                "and what is not known. One row a case and language.",
            },
            {"sv": ["exempel", "offentlig upphandling"], "en": ["cases", "public procurement"]},
        ),
        Dataset(
            "glossary",
            {"sv": "Ord i innovationsupphandling", "en": "Terms of innovation procurement"},
            {
                "sv": "Begrepp med termer, andra former och definitioner på svenska och engelska.",
                "en": "Concepts with terms, other forms and definitions in Swedish and English.",
            },
            {"sv": ["terminologi", "ordlista"], "en": ["terminology", "glossary"]},
            glossary_columns,
            glossary_rows,
        ),
        Dataset(
            "law",
            {"sv": "Paragrafer om upphandling", "en": "Sections of the procurement act"},
            {
                "sv": "Paragrafer i LOU ordagrant, med den ändringsförfattning de är konsoliderade "
                "till, och egna, inofficiella engelska omskrivningar. Lagtexten skyddas inte av "
                "upphovsrätt; licensen gäller det övriga.",
                "en": "Sections of the Swedish procurement act word for word, with the amending "
                "act they are consolidated to, and our own unofficial English paraphrases. The "
                "text of the act is not under copyright; the licence covers the rest.",
            },
            {"sv": ["lagstiftning", "LOU"], "en": ["legislation", "procurement act"]},
            law_columns,
            law_rows,
        ),
        Dataset(
            "thresholds",
            {"sv": "Tröskelvärden och direktupphandlingsgränser",
             "en": "Procurement thresholds and direct award limits"},
            {
                "sv": "Gränser i euro och kronor med giltighetstid, exklusive moms. Kronor saknas "
                "där inget bekräftat värde är känt; inget är omräknat.",
                "en": "Limits in EUR and SEK with the period they hold, excluding VAT. SEK is "
                "missing where no confirmed value is known; nothing is converted.",
            },
            {"sv": ["tröskelvärden"], "en": ["thresholds"]},
            threshold_columns,
            threshold_rows,
        ),
    )
}  # fmt: skip
