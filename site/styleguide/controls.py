"""Forms, lists of choices and the chooser's parts, in each of their states."""

from types import SimpleNamespace
from typing import Any

from django import forms


class Record(SimpleNamespace):
    """Stands for a record with both languages: `words` holds those of the language shown."""

    def text(self, name: str, locale: str = "") -> str:
        return self.words[name]


def words(**texts: str) -> Record:
    return Record(words=texts)


def form(say: Any, data: dict[str, str] | None = None) -> forms.Form:
    """Unbound it is fresh; bound to nothing it shows its errors."""
    choices = [("a", say("Varor", "Goods")), ("b", say("En tjänst", "A service"))]

    class Sample(forms.Form):
        kind = forms.ChoiceField(
            label=say("Vad köps?", "What is bought?"), choices=choices, widget=forms.RadioSelect
        )
        amount = forms.IntegerField(
            label=say("Summa", "Sum"), help_text=say("Till exempel 700 000.", "Such as 700,000.")
        )
        vat = forms.ChoiceField(label=say("Moms", "VAT"), choices=choices)

    return Sample(data, auto_id=f"id_{'bound' if data is not None else 'fresh'}_%s")


def doors(say: Any) -> list[Any]:
    titles = (
        say("Jag säljer", "I sell"),
        say("Jag köper", "I buy"),
        say("Jag beslutar", "I decide"),
    )
    text = say("En mening om vägen in.", "A sentence on the way in.")
    return [SimpleNamespace(value={"title": title, "text": text}) for title in titles]


def filters(say: Any, *, chosen: bool) -> Any:
    def option(label: str, count: int, is_chosen: bool) -> Any:
        return SimpleNamespace(url="#", label=label, count=count, chosen=is_chosen)

    options = [option(say("behov", "need"), 7, chosen), option(say("dialog", "dialogue"), 5, False)]
    facet = SimpleNamespace(label=say("Fas", "Phase"))
    return SimpleNamespace(
        facets=[(facet, options)],
        active=[(facet, options[0])] if chosen else [],
        clear_url="#",
        total=12,
    )


def part(count: int) -> Any:
    return SimpleNamespace(paginator=SimpleNamespace(count=count), number=2, has_other_pages=True)


def grounds(say: Any) -> dict[str, list[Any]]:
    """One reason of each effect, with a section or with a source."""

    def ground(text: str, section: str, source: str) -> Any:
        origin = SimpleNamespace(key=source) if source else None
        return SimpleNamespace(
            record=Record(words={"reason": text}, place="", source=origin),
            reason=SimpleNamespace(section=section),
            given=[SimpleNamespace(number=3)],
        )

    return {
        "excludes": [ground(say("Lagen hindrar det.", "The act bars it."), "lou-1-1", "")],
        "for": [ground(say("Lösningen finns nästan.", "It nearly exists."), "", "sample")],
        "against": [ground(say("Det tar tid.", "It takes time."), "", "sample")],
        "check": [ground(say("Räkna värdet först.", "Work out the value first."), "lou-1-1", "")],
    }


def given(say: Any) -> list[Any]:
    answers = (
        (say("Vad ska ni köpa?", "What will you buy?"), say("En tjänst", "A service")),
        (say("Hur stort är köpet?", "How large is it?"), say("Vet inte", "I don’t know")),
    )
    return [
        SimpleNamespace(number=n, question=words(text=q), answer=words(label=a), address="x=1")
        for n, (q, a) in enumerate(answers, start=1)
    ]
