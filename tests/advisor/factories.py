"""A small chooser on a small site: two questions, two models, one rule of each kind."""

from advisor.models import (
    CalculatorPage,
    ChooserAnswer,
    ChooserPage,
    ChooserQuestion,
    ChooserRule,
    SelfCheckPage,
    SelfCheckQuestion,
)
from tests import factories


def question(key: str, position: int, **fields) -> ChooserQuestion:
    texts = {
        "text_sv": f"Fråga {key}?", "text_en": f"Question {key}?",
        "reason_sv": "Därför.", "reason_en": "Because.",
    }  # fmt: skip
    return ChooserQuestion.objects.create(key=key, position=position, **(texts | fields))


def answer(parent: ChooserQuestion, word: str, **fields) -> ChooserAnswer:
    texts = {"label_sv": f"Svar {word}", "label_en": f"Answer {word}"}
    return ChooserAnswer.objects.create(
        key=f"{parent.key}-{word}", question=parent, position=parent.answers.count() + 1,
        is_unknown=word == "unknown", **(texts | fields),
    )  # fmt: skip


def rule(key: str, model: str, effect: str, answers: list[str], **fields) -> ChooserRule:
    values = {"weight": 3, "reason_sv": f"Skäl {key}.", "reason_en": f"Reason {key}."}
    return ChooserRule.objects.create(
        key=key, model=model, effect=effect, answers=answers, **(values | fields)
    )


def advisor_page(home, kind, slug: str):
    return factories.add(
        home,
        kind(title=f"Sidan {slug}", slug=slug, key=slug, summary="Svaret först.",
             locale=home.locale),
    )  # fmt: skip


def small_chooser(home) -> ChooserPage:
    index = factories.model_index(home)
    factories.model(index, "model-a")
    factories.model(index, "model-b")
    bought = question("bought", 1)
    size = question("size", 2, asked_when=["bought-goods"], shows_limits=True)
    for word in ("goods", "unknown"):
        answer(bought, word, contract="goods" if word == "goods" else "")
    for word in ("small", "large", "unknown"):
        answer(size, word)
    section = factories.section("lou-1-4")
    source = factories.source()
    rule("a-for", "model-a", "for", ["bought-goods"], source=source)
    rule("b-out", "model-b", "excludes", ["bought-goods", "size-large"], section=section,
         place="st2")  # fmt: skip
    return advisor_page(home, ChooserPage, "valj")


def small_self_check(home) -> SelfCheckPage:
    for position, (key, effect) in enumerate([("helps", 1), ("stops", 3), ("decides", 2)], start=1):
        texts = {
            f"{name}_{code}": f"{name} {key} {code}"
            for name in ("text", "reason", "ready", "advice")
            for code in ("sv", "en")
        }
        SelfCheckQuestion.objects.create(key=key, position=position, effect=effect, **texts)
    return advisor_page(home, SelfCheckPage, "sjalvtest")


def calculator(home) -> CalculatorPage:
    return advisor_page(home, CalculatorPage, "summa")
