"""What the advisor's pages show; each answers a GET from its address alone."""

import datetime
from typing import Any

from django.apps import apps
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from wagtail.models import Page

from guides.models import GuidePage, ModelIndexPage, ProcurementModelPage
from portal.visibility import open_to_all
from reference.library import Library, library

from .chooser import Questionnaire, Walk, judge, regimes_of, walk
from .document import blanks, build_document
from .forms import CalculatorForm
from .limits import in_library, limits_for
from .presentation import Consultation, answered, consultation
from .records import questionnaire, shelf
from .self_check import Reply, assess
from .signals import finished

CHANGE = "change"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def model_pages(page: Page) -> dict[str, ProcurementModelPage]:
    """The models of the page's language by key, in their usual order: one query."""
    found = open_to_all(ProcurementModelPage.objects.filter(locale_id=page.locale_id))
    return {model.key: model for model in found.order_by("path")}


def ask(page: Page, request: HttpRequest) -> tuple[Library, Questionnaire, Walk, dict]:
    records = library()
    models = model_pages(page)
    chooser = questionnaire(records, models)
    given = {question.key: request.GET.get(question.key, "") for question in chooser.questions}
    return records, chooser, walk(chooser, given), models


def choose(page: Any, request: HttpRequest) -> HttpResponse:
    """One question, or the result when every question that is asked has its answer."""
    records, chooser, taken, models = ask(page, request)
    changed = request.GET.get(CHANGE, "")
    question = chooser.question(changed) if changed in taken.answers else taken.next
    if question is None:
        finished.send(type(page), request=request, page=page)
        return page.render(
            request,
            template="advisor/result.html",
            context_overrides={
                "result": consult(chooser, taken, models),
                "comparison": comparison_of(page, request),
                **page.ways_out(),
            },
        )
    return page.render(
        request,
        context_overrides={
            "question": answered(chooser, taken.answers, question),
            "limits": limits_for(records, chooser, taken.answers, today())
            if question.record.shows_limits
            else [],
            "calculator": calculator_of(page),
        },
    )


def consult(chooser: Questionnaire, taken: Walk, models) -> Consultation:
    return consultation(
        chooser,
        taken.answers,
        judge(chooser, taken.answers),
        pages=models,
        regimes=regimes_of(chooser, taken.answers),
        day=today(),
    )


def record(page: Any, request: HttpRequest) -> HttpResponse:
    """The record of reasons, to print; without all answers, the question that is missing."""
    _records, chooser, taken, models = ask(page, request)
    if taken.next is not None:
        return choose(page, request)
    return page.render(
        request,
        template="advisor/record.html",
        words=page.record_words,
        context_overrides={
            "result": consult(chooser, taken, models),
            "blanks": blanks(),
            **page.ways_out(),
        },
    )


def document(page: Any, request: HttpRequest) -> HttpResponse:
    """The same record as an editable DOCX."""
    records, chooser, taken, models = ask(page, request)
    if taken.next is not None:
        return choose(page, request)
    found = consult(chooser, taken, models)
    address = f"{page.get_full_url(request)}?{request.META.get('QUERY_STRING', '')}"
    response = HttpResponse(
        build_document(found, records, page.locale.language_code, address), content_type=DOCX
    )
    name = page.record_words[page.locale.language_code].strip("/")
    response["Content-Disposition"] = f'attachment; filename="{name}.docx"'
    response["X-Robots-Tag"] = "noindex"
    return response


def check_firm(page: Any, request: HttpRequest) -> HttpResponse:
    questions = shelf(library()).self_check
    given = {question.key: request.GET.get(question.key, "") for question in questions}
    result = assess(questions, given)
    if result.items and result.is_complete:
        finished.send(type(page), request=request, page=page)
    keys = {item.record.guide for item in result.todo + result.unsure if item.record.guide}
    return page.render(
        request,
        context_overrides={
            "result": result,
            "guides": guides_by_key(page, keys),
            "replies": Reply.choices,
        },
    )


def guides_by_key(page: Page, keys: set[str]) -> dict[str, Page]:
    if not keys:
        return {}
    found = open_to_all(GuidePage.objects.filter(locale_id=page.locale_id, key__in=keys))
    return {guide.key: guide for guide in found}


def calculate(page: Any, request: HttpRequest) -> HttpResponse:
    records = library()
    form = CalculatorForm(request.GET or None, today=today())
    finding = form.finding(in_library(records)) if request.GET and form.is_valid() else None
    return page.render(request, context_overrides={"form": form, "finding": finding})


def calculator_of(page: Page) -> Page | None:
    calculators = apps.get_model("advisor.CalculatorPage")
    return open_to_all(calculators.objects.filter(locale_id=page.locale_id)).first()


def comparison_of(page: Page, request: HttpRequest) -> str:
    """The address where models are compared side by side; empty where the site has none."""
    index = open_to_all(ModelIndexPage.objects.filter(locale_id=page.locale_id)).first()
    return index.comparison_url(request) if index else ""


def today() -> datetime.date:
    return timezone.localdate()
