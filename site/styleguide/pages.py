"""Pages that are in no tree: enough of each for the components that show pages."""

import datetime
import json
from types import SimpleNamespace
from typing import Any

from cases.models import CasePage
from guides.models import ProcurementModelPage
from portal.blocks import BodyBlock
from portal.models import StandardPage

HERE = "#"


def placed(page: Any) -> Any:
    """A page whose address is the style guide itself."""
    page.get_url = lambda request=None, current_site=None: HERE
    return page


def stream(kind: type, name: str, *values: dict[str, Any]) -> Any:
    raw = [{"type": "item", "value": value, "id": f"{name}-{n}"} for n, value in enumerate(values)]
    return kind._meta.get_field(name).to_python(json.dumps(raw))


def standard(title: str, **fields: Any) -> Any:
    return placed(StandardPage(title=title, **fields))


def model(say: Any, title: str, level: str, phases: list[str]) -> Any:
    kind = ProcurementModelPage
    return placed(
        kind(
            title=title, level=level, phases=phases, key="", slug="sample",
            fits=stream(kind, "fits", condition(say("Det nya går att pröva.", "It can be tried."))),
            steps=stream(
                kind, "steps",
                step("need", say("Beskriv behovet", "Describe the need"), say("Köparen", "Buyer")),
                step("dialogue", say("Fråga marknaden", "Ask the market"), say("Köparen", "Buyer")),
            ),
        )
    )  # fmt: skip


def condition(text: str) -> dict[str, str]:
    return {"text": text, "section": "lou-1-1", "place": ""}


def step(phase: str, title: str, who: str) -> dict[str, str]:
    empty = dict.fromkeys(("action", "result", "documents", "decision", "time"), "")
    return {"phase": phase, "title": title, "who": who, **empty}


def models(say: Any) -> list[Any]:
    return [
        model(say, say("Tidig dialog", "Early dialogue"), "innovation-friendly",
              ["need", "dialogue"]),
        model(say, say("Projekttävling", "Design contest"), "new-solutions",
              ["need", "tender", "contract"]),
        model(say, say("Innovationspartnerskap", "Innovation partnership"), "rd",
              ["need", "dialogue", "tender", "contract", "follow-up", "scaling"]),
    ]  # fmt: skip


def case(say: Any, **fields: Any) -> Any:
    values = {
        "title": say("En kommun köpte ett prov", "A municipality bought a trial"),
        "summary": say("Provet varade ett år.", "The trial lasted a year."),
        "failed": say("<p>Mätningen kom för sent.</p>", "<p>Measuring came too late.</p>"),
        "municipality": "Ljusdal",
        "country": "SE",
        "sectors": ["care"],
        "year_from": 2014,
        "year_to": 2016,
        "latitude": 61.8,
        "longitude": 16.1,
        "phases": ["need", "dialogue", "tender"],
    }
    return placed(CasePage(**(values | fields)))


def money(say: Any) -> list[Any]:
    """Two sums in one currency, which can be compared, and one that stands alone."""
    return [
        SimpleNamespace(value={"amount": amount, "currency": currency, "purpose": purpose,
                               "source": "sample"})
        for amount, currency, purpose in (
            (7_300_000, "NOK", say("Utvecklingen", "Development")),
            (15_000_000, "NOK", say("Stödet", "The grant")),
            (500_000, "SEK", say("Provet", "The trial")),
        )
    ]  # fmt: skip


def body(say: Any) -> Any:
    """One of each block that an editor may use and that needs no stored file."""
    text = say("Läs 1 kap. 1 § först. En pilot är ett prov.",
               "Read chapter 1, section 1 LOU first. A pilot is a trial.")  # fmt: skip
    title = say(
        "En rubrik med ett sammansatt ord: upphandlingsdokument", "A heading of some length"
    )
    tones = [
        ("callout", {"tone": tone, "title": title, "text": f"<p>{text}</p>"})
        for tone in ("note", "warning", "example", "reuse")
    ]
    item = say("En sak att göra", "One thing to do")
    header = [say("Vad", "What"), say("Hur mycket", "How much")]
    blocks = [
        ("heading", {"level": "h3", "text": title}),
        ("text", f"<p>{text}</p><ul><li>{item}</li><li>{item}</li></ul><ol><li>{item}</li></ol>"),
        *tones,
        ("checklist", {"title": title, "items": [item, item]}),
        ("definition", {"concept": "pilot"}),
        ("law", {"section": "lou-1-1", "place": "", "gives": item}),
        ("table", {"caption": title, "header": header, "rows": [[item, "7"], [item, "11"]]}),
        ("quote", {"text": text, "attribution": say("En köpare", "A buyer"), "source": "sample"}),
    ]
    return BodyBlock().to_python(
        [{"type": kind, "value": value, "id": str(n)} for n, (kind, value) in enumerate(blocks)]
    )


def reviewed(say: Any) -> Any:
    """The page that heads, stamps and ends are shown for."""
    return standard(
        say("Rubriken säger svaret", "The heading gives the answer"),
        pk=1,
        summary=say("Ingressen säger det i två meningar.", "The lede says it in two sentences."),
        international_note=f"<p>{say('', 'What readers abroad need to know first.')}</p>",
        last_reviewed=datetime.date(2026, 11, 22),
        review_due=datetime.date(2027, 5, 22),
        last_published_at=datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC),
    )
