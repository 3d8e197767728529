"""Mails are in the language of who gets them, and two editors at once lose nothing."""

import io

import pytest
from django.core.management import call_command
from django.urls import reverse
from wagtail.fields import StreamField
from wagtail.models import Page, PageSubscription
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield
from wagtail_localize.models import StringSegment, StringTranslation

from editorial.models import FormerText
from guides.models import GuidePage
from portal.models import TranslationStatus

from .people import by_receiver, client, person, speaker
from .test_gate import link_of

LANGUAGES = ("sv", "en")


def test_a_review_is_asked_for_in_the_language_of_each_reviewer(guide, mailoutbox):
    for language in LANGUAGES:
        speaker("reviewer", language)
    guide.save_revision(user=person("writer"))
    guide.get_workflow().start(guide, person("writer"))
    mails = by_receiver(mailoutbox)
    assert "submitted" in mails["reviewer-en"]
    assert "submitted" not in mails["reviewer-sv"]
    assert guide.title in mails["reviewer-sv"]


@pytest.mark.parametrize(
    ("language", "approved", "refused"),
    [("sv", "godkänd", "avvisad"), ("en", "approved", "rejected")],
)
def test_who_asked_for_a_review_is_told_how_it_went_in_their_language(
    guide, mailoutbox, language, approved, refused
):
    asking = speaker("writer", language)
    guide.save_revision(user=asking)
    guide.get_workflow().start(guide, asking)
    guide.current_workflow_task_state.reject(user=person("reviewer"), comment="Källa saknas.")
    told = by_receiver(mailoutbox)[f"writer-{language}"]
    assert refused in told
    assert "Källa saknas." in told
    mailoutbox.clear()
    guide.current_workflow_state.resume(asking)
    guide.refresh_from_db()
    guide.current_workflow_task_state.approve(user=person("reviewer"))
    guide.current_workflow_task_state.approve(user=person("publisher"))
    assert approved in by_receiver(mailoutbox)[f"writer-{language}"]


def commented(page, *forms: dict) -> dict:
    """What the editor sends for a draft with comments."""
    streams = [one.name for one in page._meta.fields if isinstance(one, StreamField)]
    fields = {"title": page.title, "slug": page.slug, "comments": inline_formset(forms)}
    given = {name: streamfield([]) for name in streams}
    given["body"] = streamfield([("text", rich_text("<p>Börja tidigt.</p>"))])
    sent = nested_form_data(given | fields)
    return sent | {"audiences": page.audiences}


def test_a_comment_is_mailed_to_who_follows_the_page_in_their_language(guide, mailoutbox):
    for language in LANGUAGES:
        owner = speaker("writer", language)
        PageSubscription.objects.create(page=guide, user=owner, comment_notifications=True)
    form = {"text": "Var står det?", "contentpath": "summary", "position": "", "replies":
            inline_formset([])}  # fmt: skip
    answer = client("publisher").post(
        reverse("wagtailadmin_pages:edit", args=[guide.pk]), commented(guide, form)
    )
    assert answer.status_code == 302
    mails = by_receiver(mailoutbox)
    assert set(mails) == {"writer-sv", "writer-en"}
    assert all("Var står det?" in text and guide.title in text for text in mails.values())
    assert "New comment" in mails["writer-en"]
    assert "New comment" not in mails["writer-sv"]


def test_the_weekly_mail_is_in_the_language_of_who_gets_it(guide, mailoutbox):
    for language in LANGUAGES:
        speaker("publisher", language)
    call_command("translation_digest", stdout=io.StringIO())
    mails = by_receiver(mailoutbox)
    assert "How the translations stand this week" in mails["publisher-en"]
    assert "Så står det till med översättningarna den här veckan" in mails["publisher-sv"]


def put(who, translated, path: str, text: str):
    link = link_of(translated)
    segment = StringSegment.objects.get(source=link.source, context__path=path)
    answer = who.put(
        reverse("wagtail_localize:edit_string_translation", args=[link.pk, segment.pk]),
        f"value={text}",
        content_type="application/x-www-form-urlencoded",
    )
    assert answer.status_code == 200
    return segment


def text_of(segment) -> str:
    return StringTranslation.objects.get(
        translation_of=segment.string, context=segment.context
    ).data


def test_two_translators_of_one_page_keep_both_their_texts(translated):
    first, second = client("translator"), client("publisher")
    title = put(first, translated, "title", "Start early")
    summary = put(second, translated, "summary", "The answer")
    assert (text_of(title), text_of(summary)) == ("Start early", "The answer")


def test_two_translators_of_one_text_leave_the_first_in_the_history(translated):
    put(client("translator"), translated, "summary", "Mine")
    summary = put(client("publisher"), translated, "summary", "Yours")
    assert text_of(summary) == "Yours"
    assert "Mine" in FormerText.objects.values_list("data", flat=True)


def test_an_original_published_while_its_translation_is_written_makes_it_stale_and_loses_nothing(
    guide, translated
):
    summary = put(client("translator"), translated, "summary", "Mine")
    guide = GuidePage.objects.get(pk=guide.pk)
    guide.title = "En ny rubrik"
    guide.save_revision().publish()
    assert text_of(summary) == "Mine"
    assert TranslationStatus.objects.get(page=translated).behind_since
    assert Page.objects.get(pk=translated.pk).title.startswith("EN: ")
