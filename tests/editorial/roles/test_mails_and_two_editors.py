"""Mails are in the language of who gets them, and two editors at once lose nothing."""

import io

from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Page
from wagtail.users.models import UserProfile
from wagtail_localize.models import StringSegment, StringTranslation

from editorial.models import FormerText
from guides.models import GuidePage
from portal.models import TranslationStatus

from .people import client, person
from .test_gate import link_of

LANGUAGES = ("sv", "en")


def speaker(role: str, language: str):
    made = person(role, f"{role}-{language}")
    made.email = f"{role}-{language}@example.org"
    made.save()
    UserProfile.objects.create(user=made, preferred_language=language)
    return made


def by_receiver(mailoutbox) -> dict[str, str]:
    return {mail.to[0].split("@")[0]: f"{mail.subject}\n{mail.body}" for mail in mailoutbox}


def test_a_review_is_asked_for_in_the_language_of_each_reviewer(guide, mailoutbox):
    for language in LANGUAGES:
        speaker("reviewer", language)
    guide.save_revision(user=person("writer"))
    guide.get_workflow().start(guide, person("writer"))
    mails = by_receiver(mailoutbox)
    assert "submitted" in mails["reviewer-en"]
    assert "submitted" not in mails["reviewer-sv"]
    assert guide.title in mails["reviewer-sv"]


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
