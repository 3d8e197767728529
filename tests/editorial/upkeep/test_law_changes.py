"""A change of the law is noticed on whatever path, and queues what rests on it."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from editorial.models import Consolidation, LawChange, ReviewRequest
from editorial.upkeep.law.concerned import writing_sums
from editorial.upkeep.law.consolidation import LARGEST, apply, compare, read
from editorial.upkeep.law.notice import notice
from guides.models import ProcurementModelPage
from reference.models import LawSection
from tests import factories
from tests.editorial.roles.people import client

NEW = "En myndighet får använda partnerskap om den vill."


def document(text: str = NEW, **fields) -> bytes:
    entry = {"chapter": "6", "section": "31", "text": text, "amended_by": "SFS 2027:1"}
    values = {"act": "LOU", "consolidated_to": "SFS 2027:1", "sections": [entry]} | fields
    return json.dumps(values).encode()


def queued() -> set[int]:
    return set(ReviewRequest.objects.filter(closed_at=None).values_list("object_id", flat=True))


def test_the_first_look_only_takes_note(home):
    factories.section()
    assert notice() == []
    assert notice() == []


def test_a_changed_wording_queues_the_pages_that_cite_it(guide, section):
    other = factories.guide(guide.get_parent(), "guide-other")
    section.versions.update(text=NEW)
    section.save()
    (change,) = notice()
    assert (change.before, change.after) == ("En myndighet får använda partnerskap.", NEW)
    assert queued() == {guide.pk}
    assert other.pk not in queued()
    assert notice() == []


def test_a_translation_is_queued_through_its_original_alone(translated, guide, section):
    assert translated.live
    section.versions.update(text=NEW)
    section.save()
    notice()
    assert queued() == {guide.pk}


def test_line_breaks_are_no_change(section):
    section.versions.update(text="En myndighet\nfår använda partnerskap.")
    section.save()
    assert notice() == []


def test_a_change_that_is_taken_back_leaves_nothing(guide, section):
    section.versions.update(text=NEW)
    section.versions.update(text="En myndighet får använda partnerskap.")
    section.save()
    assert notice() == []


def test_an_editor_who_publishes_a_section_queues_at_once(guide, section):
    fresh = LawSection.objects.get(pk=section.pk)
    version = fresh.versions.get()
    version.text = NEW
    fresh.versions.set([version])
    fresh.save_revision().publish()
    assert queued() == {guide.pk}


def test_a_section_that_is_withdrawn_queues_what_cites_it(guide, section):
    section.live = False
    section.save()
    (change,) = notice()
    assert change.after == ""
    assert queued() == {guide.pk}


def test_a_changed_limit_queues_the_pages_that_write_the_old_sum(guide):
    limit = factories.threshold("2026-direct", sek=700_000)
    notice()
    writes = factories.guide(guide.get_parent(), "guide-sum", summary="Under 700\u00a0000 kr.")
    factories.guide(guide.get_parent(), "guide-more", summary="Under 1 700 000 kr.")
    limit.sek = 800_000
    limit.save()
    notice()
    assert queued() == {writes.pk}


def test_a_limit_for_a_new_period_changes_the_one_before(guide):
    factories.threshold("2024-direct", sek=700_000, valid_from="2024-01-01")
    notice()
    writes = factories.guide(guide.get_parent(), "guide-sum", summary="Under 700 000 kr.")
    factories.threshold("2026-direct", sek=800_000)
    (change,) = notice()
    assert (change.before, change.after) == ("700,000 SEK", "800,000 SEK")
    assert queued() == {writes.pk}


@pytest.mark.parametrize(
    "written", ["1 546 202 kr", "SEK 1,546,202", "1546202", "1\u202f546\u202f202"]
)
def test_a_sum_is_found_however_it_is_written(home, written):
    page = factories.guide(factories.guide_index(home), summary=f"Under {written}.")
    assert [one.pk for one in writing_sums([1_546_202])] == [page.pk]


def test_small_sums_name_no_page(home):
    factories.guide(factories.guide_index(home), summary="48 månader.")
    assert writing_sums([48]) == []


def test_a_consolidation_is_shown_section_by_section(section):
    factories.section("lou-6-32", "Oförändrad.")
    same = {"chapter": "6", "section": "32", "text": "Oför\u00adändrad."}
    given = json.loads(document())
    given["sections"].append(same)
    differences, unchanged = compare(read(json.dumps(given).encode()))
    assert [(one.section.key, one.after) for one in differences] == [("lou-6-31", NEW)]
    assert unchanged == 1


def test_taking_it_in_gives_a_dated_wording_and_queues(guide, section, boss):
    other = factories.section("lou-6-32", "Oförändrad.")
    given = json.loads(document())
    given["sections"].append({"chapter": "6", "section": "32", "text": "Oförändrad."})
    apply(read(json.dumps(given).encode()), boss)
    fresh = LawSection.objects.get(pk=section.pk)
    assert (fresh.current.text, fresh.current.consolidated_to) == (NEW, "SFS 2027:1")
    assert fresh.current.amended_by == "SFS 2027:1"
    assert fresh.current.checked_on is None
    assert fresh.versions.count() == 2
    assert other.versions.get().consolidated_to == "SFS 2027:1"
    assert queued() == {guide.pk}
    assert Consolidation.objects.get().applied_by == boss


def test_a_draft_of_a_section_stays_a_draft_and_gets_the_wording_too(section, boss):
    section.heading = "Under arbete"
    section.save_revision()
    apply(read(document()), boss)
    fresh = LawSection.objects.get(pk=section.pk)
    assert (fresh.heading, fresh.current.text) == ("När förfarandet får användas", NEW)
    draft = fresh.get_latest_revision_as_object()
    assert (draft.heading, draft.current.text) == ("Under arbete", NEW)
    draft.save_revision().publish()
    assert LawSection.objects.get(pk=section.pk).versions.count() == 2


def test_a_section_that_the_consolidation_lacks_is_left_and_told_once(guide, section, boss):
    for number in ("SFS 2027:1", "SFS 2027:2"):
        apply(read(document(sections=[], consolidated_to=number)), boss, is_whole=True)
    assert LawSection.objects.get(pk=section.pk).live
    assert LawChange.objects.count() == 1
    assert queued() == {guide.pk}


def test_a_file_with_one_section_retires_no_other(guide, section, boss):
    given = {"chapter": "6", "section": "30", "text": "Annan lydelse."}
    factories.section("lou-6-30", "Tidigare lydelse.")
    apply(read(document(sections=[given])), boss)
    assert [one.key for one in LawChange.objects.all()] == ["lou-6-30"]
    assert queued() == set()
    assert LawSection.objects.get(pk=section.pk).live


def test_the_desk_warns_of_sections_that_the_file_lacks_and_asks_first(guide, section, publisher):
    given = document(sections=[{"chapter": "6", "section": "30", "text": "Annan lydelse."}])
    factories.section("lou-6-30", "Tidigare lydelse.")
    file = SimpleUploadedFile("lou.json", given, "application/json")
    shown = publisher.post(reverse("upkeep_law"), {"file": file}, follow=True).content.decode()
    assert "help-warning" in shown
    assert str(section) in shown
    take_in = reverse("upkeep_consolidation_apply", args=[Consolidation.objects.get().pk])
    publisher.post(take_in, {"whole": "on"})
    assert queued() == {guide.pk}


def test_taking_in_twice_changes_nothing_more(section, boss):
    apply(read(document()), boss)
    assert apply(read(document()), boss) == []
    assert section.versions.count() == 2


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xff\xfe", "JSON"),
        (b"[]", "sections"),
        (document(act="LUF"), "LUF"),
        (document(consolidated_to=""), "consolidated_to"),
        (document(text="  "), "1"),
        (document(sections=["x"]), "1"),
        (document(sections=[{"chapter": 6, "section": "1", "text": "x"}]), "1"),
        (document(sections=[{"chapter": "6", "section": "1", "text": "x"}] * 2), "2"),
        (b" " * (LARGEST + 1), "larger|större"),
    ],
)
def test_a_damaged_file_is_refused_with_its_reason(section, data, reason):
    with pytest.raises(ValidationError, match=reason):
        read(data)


def test_the_desk_shows_the_difference_and_takes_it_in(guide, section, publisher):
    file = SimpleUploadedFile("lou.json", document(), "application/json")
    shown = publisher.post(reverse("upkeep_law"), {"file": file}, follow=True)
    assert "<ins>" in shown.content.decode()
    consolidation = Consolidation.objects.get()
    publisher.post(reverse("upkeep_consolidation_apply", args=[consolidation.pk]))
    listed = publisher.get(reverse("upkeep_law_change", args=[LawChange.objects.get().pk]))
    assert guide.title in listed.content.decode()


def test_a_damaged_upload_is_told_in_the_form(section, publisher):
    file = SimpleUploadedFile("lou.json", b"nej", "application/json")
    answer = publisher.post(reverse("upkeep_law"), {"file": file})
    assert answer.status_code == 422
    assert "JSON" in answer.content.decode()


@pytest.mark.parametrize("role", ["translator", "reviewer", "analyst"])
def test_the_law_is_closed_to_those_who_do_not_keep_it(section, role):
    assert client(role).get(reverse("upkeep_law")).status_code == 302
    Consolidation.objects.create(act="lou", consolidated_to="x", document={"sections": []})
    url = reverse("upkeep_consolidation_apply", args=[Consolidation.objects.get().pk])
    assert client(role).post(url).status_code == 302
    assert Consolidation.objects.get().applied_at is None


def test_the_command_compares_and_applies(guide, section, tmp_path, capsys):
    file = tmp_path / "lou.json"
    file.write_bytes(document())
    call_command("law", file)
    assert "1 sections differ" in capsys.readouterr().out
    assert LawSection.objects.get(pk=section.pk).current.text != NEW
    call_command("law", file, apply=True)
    assert LawSection.objects.get(pk=section.pk).current.text == NEW
    assert queued() == {guide.pk}


def test_the_command_says_what_is_wrong(section, tmp_path):
    file = tmp_path / "lou.json"
    file.write_bytes(b"{}")
    with pytest.raises(CommandError, match="sections"):
        call_command("law", file)
    with pytest.raises(CommandError, match="missing"):
        call_command("law", tmp_path / "missing.json")
    file.write_bytes(document())
    with pytest.raises(CommandError, match="nobody"):
        call_command("law", file, user="nobody")


def test_a_model_is_found_through_its_legal_basis(home, section):
    index = factories.model_index(home)
    row = {"text": "Nytt.", "section": "lou-6-31", "place": ""}
    model = factories.model(index, fits=factories.stream(ProcurementModelPage, "fits", row))
    section.versions.update(text=NEW)
    section.save()
    notice()
    assert queued() == {model.pk}
