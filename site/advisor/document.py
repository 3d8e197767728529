"""The record of reasons as an editable DOCX (12 kap. 14 §, 19 kap. 22 §, 19 a kap. 11 §)."""

import io

import docx
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from docx.document import Document

from linguistics.citations import format_citation
from reference.library import Library

from .chooser import Status
from .models.chooser import Effect
from .presentation import Consultation, Ground, Verdict

LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}
EFFECTS = (Effect.EXCLUDES, Effect.FOR, Effect.AGAINST, Effect.CHECK)


def blanks() -> list[tuple[str, str]]:
    """What only the buyer can fill in: heading and what belongs there."""
    return [
        (_("The need"), _("What is to be achieved, and for whom.")),
        (_("Market analysis"), _("Whom you asked, when, and what you learnt.")),
        (_("Value"), _("The sum excluding VAT, with options, and how it was estimated.")),
        (
            _("The choice and its reasons"),
            _("Which model, and why it fits better than the others."),
        ),
        (_("Who decided"), _("Name, role and date.")),
    ]


def build_document(result: Consultation, library: Library, locale: str, address: str) -> bytes:
    """The document as bytes, in the active language. `address` leads back to the answers."""
    document = docx.Document()
    document.core_properties.title = _("Record of reasons: choice of model")
    document.core_properties.language = LANGUAGES.get(locale, locale)
    document.core_properties.author = ""
    document.add_heading(_("Record of reasons: choice of model"), 0)
    document.add_paragraph(date_format(result.day, "DATE_FORMAT"))
    document.add_paragraph(
        _("Guidance from the answers below, not legal advice. Fill in, change and take away.")
    )
    for regime, section, place in result.documentation:
        document.add_paragraph(
            f"{regime.label}: {format_citation(section, locale, place)}", style="List Bullet"
        )
    _answers(document, result, locale)
    _blanks(document)
    document.add_heading(_("What the answers say of each model"), 1)
    for verdict in result.verdicts:
        _verdict(document, verdict, locale)
    _sources(document, result, library, locale, address)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _answers(document: Document, result: Consultation, locale: str) -> None:
    document.add_heading(_("Answers"), 1)
    table = document.add_table(rows=1, cols=2)
    table.style = "Table Grid"
    table.rows[0].cells[0].text = _("Question")
    table.rows[0].cells[1].text = _("Answer")
    for item in result.given:
        cells = table.add_row().cells
        cells[0].text = f"{item.number}. {item.question.text('text', locale)}"
        cells[1].text = item.answer.text("label", locale)


def _blanks(document: Document) -> None:
    document.add_heading(_("To fill in"), 1)
    table = document.add_table(rows=0, cols=2)
    table.style = "Table Grid"
    for heading, explanation in blanks():
        cells = table.add_row().cells
        cells[0].text = heading
        cells[1].text = f"[{explanation}]\n\n"


def _verdict(document: Document, verdict: Verdict, locale: str) -> None:
    status = Status(verdict.status.status)
    document.add_heading(f"{verdict.page.title}: {str(status.label).lower()}", 2)
    for effect in EFFECTS:
        for ground in verdict.grounds[effect.value]:
            document.add_paragraph(_ground(ground, effect, locale), style="List Bullet")
    if verdict.open:
        names = "; ".join(item.question.text("text", locale) for item in verdict.open)
        document.add_paragraph(_("Not known yet: %(names)s") % {"names": names},
                               style="List Bullet")  # fmt: skip


def _ground(ground: Ground, effect: Effect, locale: str) -> str:
    rests = []
    if ground.reason.section:
        rests.append(format_citation(ground.reason.section, locale, ground.record.place))
    if ground.record.source:
        rests.append(ground.record.source.publisher)
    return f"{effect.label}: {ground.record.text('reason', locale)} ({', '.join(rests)})"


def _sources(
    document: Document, result: Consultation, library: Library, locale: str, address: str
) -> None:
    """The wording of each section cited, the sources, and the way back."""
    grounds = [ground for verdict in result.verdicts for group in verdict.grounds.values()
               for ground in group]  # fmt: skip
    keys = {ground.reason.section for ground in grounds if ground.reason.section}
    keys |= {section for _regime, section, _place in result.documentation}
    sections = [library.sections[key] for key in keys if key in library.sections]
    document.add_heading(_("Sections cited, word for word"), 1)
    for section in sorted(sections, key=lambda found: (found.act.key, found.sort_order)):
        wording = section.current
        if wording:
            document.add_heading(format_citation(section.key, locale), 3)
            document.add_paragraph(wording.text)
            document.add_paragraph(_("Consolidated to %(sfs)s.") % {"sfs": wording.consolidated_to})
    sources = {ground.record.source.key: ground.record.source for ground in grounds
               if ground.record.source}  # fmt: skip
    document.add_heading(_("Sources"), 1)
    for source in sources.values():
        document.add_paragraph(f"{source.publisher}: {source.title}. {source.url}",
                               style="List Bullet")  # fmt: skip
    document.add_paragraph(_("The answers: %(address)s") % {"address": address})
