"""Each way in which file, site and translation can part, one test a way (bilingual import)."""

import json

import pytest
from wagtail.models import Page, Revision
from wagtail.rich_text import RichText
from wagtail_localize.models import StringTranslation, Translation

from editorial.content.problems import ContentError
from portal.models import TranslationStatus
from portal.translation import CARRIED
from tests.editorial.conftest import page, publish

SV, EN = "guides/guide-a.sv.md", "guides/guide-a.en.md"


def english(text: str) -> StringTranslation:
    """The translated text of that wording."""
    return StringTranslation.objects.get(
        data=text, context__object_id=page("guide-a", "sv").translation_key
    )


def behind(key: str) -> bool:
    return TranslationStatus.objects.get(page_id=page(key, "en").pk).behind_since is not None


def body(key: str, code: str) -> str:
    return json.dumps(page(key, code).body.get_prep_value(), ensure_ascii=False)


def test_a_second_load_changes_nothing_and_makes_no_revision(loaded):
    before = Revision.objects.count(), StringTranslation.objects.count()
    outcome = loaded.load()
    assert outcome.written == []
    assert (Revision.objects.count(), StringTranslation.objects.count()) == before


def test_a_dry_run_tells_what_would_change_and_writes_nothing(loaded):
    loaded.change(SV, "Piloter", "Prov")
    assert "pages/guide-a.sv" in loaded.load(dry_run=True).written
    assert page("guide-a", "sv").title == "Piloter"


def test_a_swedish_change_makes_exactly_that_english_text_outdated(loaded):
    loaded.change(SV, "Tredje stycket.", "Tredje stycket, ändrat.")
    outcome = loaded.load()
    assert outcome.outdated == ["pages/guide-a.en: body#4"]
    assert list(StringTranslation.objects.filter(tool_name=CARRIED).values_list("data")) == [
        ("Third paragraph.",)
    ]
    assert "Third paragraph." in body("guide-a", "en")
    assert behind("guide-a")
    assert not behind("guide-b")


def test_the_outdated_text_is_current_again_when_english_follows(loaded):
    loaded.change(SV, "Tredje stycket.", "Tredje stycket, ändrat.")
    loaded.load()
    loaded.change(EN, "Third paragraph.", "Third paragraph, changed.")
    loaded.load()
    assert not behind("guide-a")
    assert "Third paragraph, changed." in body("guide-a", "en")


def test_an_english_change_touches_that_text_and_that_page_alone(loaded):
    revisions = Revision.objects.count()
    others = dict(StringTranslation.objects.values_list("pk", "data"))
    loaded.change(EN, "Third paragraph.", "The third.")
    outcome = loaded.load()
    assert outcome.written == ["pages/guide-a.en"]
    assert Revision.objects.count() == revisions + 1
    now = dict(StringTranslation.objects.values_list("pk", "data"))
    assert [now[pk] for pk in now if now[pk] != others.get(pk)] == ["The third."]


def test_a_swedish_text_edited_on_the_site_is_kept_and_listed(loaded):
    publish(page("guide-a", "sv"), title="Prov på riktigt")
    outcome = loaded.load()
    assert outcome.kept == ["pages/guide-a.sv: title"]
    assert page("guide-a", "sv").title == "Prov på riktigt"


def test_an_english_text_edited_on_the_site_is_kept_and_listed(loaded):
    row = english("Third paragraph.")
    row.data = "By hand."
    row.save()
    outcome = loaded.load()
    assert outcome.kept == ["pages/guide-a.en: body#4"]
    assert StringTranslation.objects.get(pk=row.pk).data == "By hand."


def test_a_text_changed_on_both_sides_is_a_conflict_with_three_versions(loaded):
    publish(page("guide-a", "sv"), title="På webben")
    loaded.change(SV, "Piloter", "I filen")
    ((name, conflict),) = loaded.load().conflicts
    assert name == "pages/guide-a.sv"
    assert (conflict.base, conflict.site, conflict.file) == ("Piloter", "På webben", "I filen")
    assert page("guide-a", "sv").title == "På webben"


def test_an_english_text_changed_on_both_sides_is_a_conflict_too(loaded):
    row = english("Third paragraph.")
    row.data = "By hand."
    row.save()
    loaded.change(EN, "Third paragraph.", "In the file.")
    ((_name, conflict),) = loaded.load().conflicts
    assert (conflict.base, conflict.site, conflict.file) == (
        "Third paragraph.", "By hand.", "In the file.",
    )  # fmt: skip
    assert StringTranslation.objects.get(pk=row.pk).data == "By hand."


def test_overwrite_lets_the_file_win_for_the_named_key_alone(loaded):
    publish(page("guide-a", "sv"), title="På webben")
    publish(page("guide-b", "sv"), title="På webben")
    loaded.load("guide-a")
    assert page("guide-a", "sv").title == "Piloter"
    assert page("guide-b", "sv").title == "På webben"


def test_a_translated_text_that_a_person_deleted_stays_deleted(loaded):
    english("Third paragraph.").delete()
    loaded.change(EN, "First paragraph.", "The first.")
    outcome = loaded.load()
    assert outcome.deleted_kept == ["pages/guide-a.en: body#4"]
    assert "Tredje" not in body("guide-a", "en")
    assert not StringTranslation.objects.filter(
        data="Third paragraph.", context__object_id=page("guide-a", "sv").translation_key
    ).exists()


def test_a_page_that_a_person_deleted_stays_deleted(loaded):
    page("guide-b", "en").delete()
    page("guide-b", "sv").delete()
    outcome = loaded.load()
    assert "pages/guide-b.sv" in outcome.deleted_kept
    assert not Page.objects.filter(slug="other-piloter").exists()
    assert "pages/guide-b.sv" in loaded.load("guide-b").written


def test_a_paragraph_added_on_the_site_keeps_both_languages_as_they_are(loaded):
    swedish = page("guide-a", "sv")
    swedish.body.append(("text", RichText("<p>Ett till.</p>")))
    publish(swedish)
    before = body("guide-a", "en")
    loaded.change(EN, "Third paragraph.", "The third.")
    outcome = loaded.load()
    assert outcome.kept == [
        "pages/guide-a.sv: body",
        "pages/guide-a.en: the original was changed on the site, so the file was left",
    ]
    assert "Ett till." in body("guide-a", "sv")
    assert body("guide-a", "en") == before


def test_a_moved_block_keeps_its_translation(loaded):
    before = dict(StringTranslation.objects.values_list("pk", "data"))
    for name, heading, third in (
        (SV, "## Sedan", "Tredje stycket."),
        (EN, "## Then", "Third paragraph."),
    ):
        loaded.change(name, f"{heading}\n\n{third}\n", "")
        loaded.change(name, "---\n\n", f"---\n\n{heading}\n\n{third}\n\n<!-- -->\n\n")
    loaded.load()
    assert dict(StringTranslation.objects.values_list("pk", "data")) == before
    assert not behind("guide-a")
    assert body("guide-a", "en").index("Third paragraph") < body("guide-a", "en").index("First")


def test_a_split_paragraph_keeps_the_translations_around_it(loaded):
    kept = StringTranslation.objects.get(pk=english("Third paragraph.").pk)
    loaded.change(SV, "Första stycket.", "Första.\n\nStycket.")
    loaded.change(EN, "First paragraph.", "First.\n\nParagraph.")
    outcome = loaded.load()
    assert outcome.outdated == []
    assert StringTranslation.objects.get(pk=kept.pk).data == "Third paragraph."
    assert "First." in body("guide-a", "en")
    assert not behind("guide-a")


def test_a_paragraph_split_in_swedish_alone_is_told_and_nothing_is_written(loaded):
    loaded.change(SV, "Första stycket.", "Första.\n\nStycket.")
    with pytest.raises(ContentError, match=r"guide-a.en.md:.*3 paragraphs in the original, 2 here"):
        loaded.load()
    assert "Första stycket." in body("guide-a", "sv")


def test_links_in_another_order_in_english_lead_where_they_say(loaded):
    loaded.change(
        EN,
        "[a link](https://example.org/a) and [another](https://example.org/b)",
        "[another](https://example.org/b) and [a link](https://example.org/a)",
    )
    loaded.load()
    html = body("guide-a", "en")
    assert '<a href=\\"https://example.org/b\\">another</a>' in html
    assert '<a href=\\"https://example.org/a\\">a link</a>' in html


def test_a_new_swedish_address_leaves_the_english_one(loaded):
    loaded.change(SV, "slug: piloter", "slug: prov")
    loaded.load()
    assert page("guide-a", "sv").slug == "prov"
    assert page("guide-a", "en").slug == "pilots"
    assert not behind("guide-a")


def test_a_new_english_address_moves_the_english_page_alone(loaded):
    loaded.change(EN, "slug: pilots", "slug: trials")
    loaded.load()
    assert page("guide-a", "en").slug == "trials"
    assert page("guide-a", "sv").slug == "piloter"


def test_two_pages_with_one_address_are_told_with_file_and_line(loaded):
    loaded.change(SV, "slug: piloter", "slug: other-piloter")
    with pytest.raises(ContentError, match=r"guides/guide-a.sv.md:6: slug"):
        loaded.load()
    assert page("guide-a", "sv").slug == "piloter"


def test_a_missing_record_is_told_with_file_and_line(loaded):
    loaded.change(SV, "sources: [lou]", "sources: [nowhere]")
    with pytest.raises(ContentError, match=r"guides/guide-a.sv.md:\d+: sources"):
        loaded.load()
    assert page("guide-a", "sv").source_keys() == ["lou"]


def test_an_english_page_adapted_on_the_site_is_left_alone(loaded):
    Translation.objects.update(enabled=False)
    publish(page("guide-a", "en"), title="Our own")
    loaded.change(EN, "title: Pilots", "title: Trials")
    outcome = loaded.load()
    assert "pages/guide-a.en: adapted on the site, so the file was left" in outcome.kept
    assert page("guide-a", "en").title == "Our own"


def test_a_draft_that_waits_on_the_site_is_left_alone(loaded):
    draft = page("guide-a", "sv")
    draft.title = "Halvfärdig"
    draft.save_revision()
    loaded.change(SV, "Ett prov först.", "Ett annat svar.")
    outcome = loaded.load()
    assert any("a draft is waiting" in line for line in outcome.kept)
    assert page("guide-a", "sv").get_latest_revision_as_object().title == "Halvfärdig"


def test_an_english_page_taken_down_stays_down_when_its_file_changes(loaded):
    page("guide-a", "en").unpublish()
    loaded.change(EN, "Third paragraph.", "The third.")
    loaded.load()
    assert not page("guide-a", "en").live


def test_a_new_order_in_the_manifest_moves_the_pages_in_both_languages(loaded):
    loaded.write("manifest.yaml", "- home:\n  - guides:\n    - guide-b\n    - guide-a\n")
    loaded.load()
    for code in ("sv", "en"):
        assert page("guide-b", code).path < page("guide-a", code).path
    assert loaded.load().written == []


def test_an_order_changed_on_the_site_is_kept(loaded):
    page("guide-a", "sv").move(page("guides", "sv"), pos="last-child")
    outcome = loaded.load()
    assert outcome.kept == ["manifest: the order below guides"]
    assert page("guide-b", "sv").path < page("guide-a", "sv").path
