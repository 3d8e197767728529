"""What export writes: what readers see, in one form, with all that stands beside the pages."""

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page
from wagtail.rich_text import RichText
from wagtail_localize.models import StringTranslation, Translation

from editorial.content.export import ExportError, export
from editorial.content.format import format_files
from editorial.models import ImportRecord
from portal.models import StandardPage, TranslationStatus
from tests.editorial.conftest import page, publish

SV, EN = "guides/guide-a.sv.md", "guides/guide-a.en.md"


def test_the_same_site_gives_the_same_bytes_and_an_edit_changes_its_file_alone(loaded):
    before = loaded.export().all()
    assert loaded.export().all() == before
    publish(page("guide-a", "sv"), title="Prov")
    after = loaded.export().all()
    assert {name for name in after if after[name] != before.get(name)} == {SV, EN}
    assert b"title: Prov\n" in after[SV]


def test_formatting_files_gives_what_export_writes(loaded):
    format_files(loaded.root)
    assert loaded.all() == loaded.export().all()


def test_one_block_put_in_adds_one_mark(loaded):
    before = loaded.export().read(SV)
    swedish = page("guide-a", "sv")
    swedish.body.insert(0, ("heading", {"level": "h2", "text": "Nytt"}))
    publish(swedish)
    added = set(loaded.export().read(SV).split("\n")) - set(before.split("\n"))
    assert [line[:8] for line in sorted(added)] == ["## Nytt", "<!-- id:"]


def test_a_translation_that_is_behind_keeps_its_old_text_and_says_which(loaded):
    swedish = page("guide-a", "sv")
    swedish.body[2].value = RichText("<p>Tredje stycket, ändrat.</p>")
    swedish.body.append(("text", RichText("<p>Helt nytt.</p>")))
    publish(swedish)
    exported = loaded.export()
    english = exported.read(EN)
    assert "outdated: [body#4]" in english
    assert "missing: [body#5]" in english
    assert "Third paragraph." in english


def test_a_translation_that_is_behind_is_behind_in_the_new_site_too(loaded):
    publish(page("guide-a", "sv"), summary="Ett annat svar.")
    exported = loaded.export()
    empty()
    exported.load()
    status = TranslationStatus.objects.get(page_id=page("guide-a", "en").pk)
    assert status.behind_since
    assert page("guide-a", "en").summary == "A trial first."
    assert loaded.export().all() == exported.all()


def test_an_adapted_page_is_written_whole_and_comes_back_adapted(loaded):
    Translation.objects.filter(source__object_id=page("guide-a", "sv").translation_key).update(
        enabled=False
    )
    english = page("guide-a", "en")
    english.body.append(("text", RichText("<p>Only in English.</p>")))
    publish(english)
    exported = loaded.export()
    assert "adapted: true" in exported.read(EN)
    empty()
    assert exported.load().report.problems == []
    assert "Only in English." in str(page("guide-a", "en").body.get_prep_value())
    assert not Translation.objects.get(
        source__object_id=page("guide-a", "sv").translation_key
    ).enabled
    assert exported.load().written == []


def test_a_page_that_only_english_has_comes_back(loaded):
    home = page("home", "en")
    alone = StandardPage(
        title="For you", slug="for-you", key="for-you", summary="Yes.", locale=home.locale
    )
    alone.body.append(("text", RichText("<p>Hello.</p>")))
    home.add_child(instance=alone)
    alone.save_revision().publish()
    exported = loaded.export()
    empty()
    exported.load()
    assert page("for-you", "en").live
    assert loaded.export().all() == exported.all()


def test_an_unpublished_page_comes_back_unpublished(loaded):
    page("guide-b", "en").unpublish()
    page("guide-b", "sv").unpublish()
    exported = loaded.export()
    assert "published: false" in exported.read("guides/guide-b.sv.md")
    empty()
    exported.load()
    assert not page("guide-b", "sv").live
    assert loaded.export().all() == exported.all()


def test_a_waiting_draft_is_not_exported_and_that_is_told(loaded, tmp_path):
    draft = page("guide-a", "sv")
    draft.title = "Halvfärdig"
    draft.save_revision()
    exported = export(tmp_path / "out")
    assert exported.notes == ["guide-a: a draft is waiting; the published text was exported"]
    assert "Halvfärdig" not in (tmp_path / "out" / SV).read_text()


def test_redirects_come_back(loaded):
    Redirect.objects.create(old_path="/sv/gammal", redirect_page=page("guide-a", "en"))
    Redirect.objects.create(
        old_path="/sv/ut", redirect_link="https://example.org/", is_permanent=False
    )
    exported = loaded.export()
    Redirect.objects.all().delete()
    exported.load("/sv/gammal", "/sv/ut")
    assert Redirect.objects.get(old_path="/sv/gammal").redirect_page_id == page("guide-a", "en").pk
    assert loaded.export().all() == exported.all()


def test_a_page_that_is_gone_from_the_site_is_removed_from_the_files(loaded):
    exported = loaded.export()
    page("guide-b", "en").delete()
    page("guide-b", "sv").delete()
    assert export(exported.root).removed == ["guides/guide-b.en.md", "guides/guide-b.sv.md"]


def test_a_folder_with_other_things_in_it_is_left_alone(loaded, tmp_path):
    (tmp_path / "letter.txt").write_text("Hej")
    with pytest.raises(ExportError, match="not empty"):
        export(tmp_path)
    assert [path.name for path in tmp_path.iterdir() if path.name != "content"] == ["letter.txt"]


def test_both_languages_edited_then_loaded_exported_and_loaded_loses_nothing(loaded):
    publish(page("guide-a", "sv"), title="Svensk ändring")
    row = StringTranslation.objects.filter(
        data="Third paragraph.", context__object_id=page("guide-a", "sv").translation_key
    ).get()
    row.data = "Edited by hand."
    row.save()
    Translation.objects.get(source__object_id=page("guide-a", "sv").translation_key).save_target(
        publish=True
    )
    page("guide-a", "en").get_latest_revision().publish()
    loaded.load()
    exported = loaded.export()
    assert "Svensk ändring" in exported.read(SV)
    assert "Edited by hand." in exported.read(EN)
    outcome = exported.load()
    assert (outcome.conflicts, outcome.kept) == ([], [])
    assert page("guide-a", "sv").title == "Svensk ändring"
    assert "Edited by hand." in str(page("guide-a", "en").body.get_prep_value())


def empty() -> None:
    """The database as before the first load, but for records and locales."""
    for root in Page.objects.filter(depth=2):
        root.delete()
    ImportRecord.objects.all().delete()


def test_the_admin_shows_what_the_check_finds_on_the_site(loaded, admin_client):
    publish(page("guide-a", "sv"), summary="Ett pilotprojekt, enligt 7 kap. 1 §.")
    answer = admin_client.get("/admin/reports/content-check/")
    assert "7 kap. 1 §, which is not among the sections" in answer.text
    assert "“pilotprojekt” is to be avoided" in answer.text
    assert f"/admin/pages/{page('guide-a', 'sv').pk}/edit/" in answer.text


def test_the_report_is_for_those_who_are_logged_in(loaded, client):
    assert client.get("/admin/reports/content-check/").status_code == 302
