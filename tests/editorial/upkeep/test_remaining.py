"""Publishing warns with what remains."""

from datetime import date

from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from editorial.models import LinkCheck
from editorial.upkeep.remaining import remaining, warn
from guides.models import GuidePage
from tests import factories

LONG = "Upphandlingsdokumentationen " * 31


def page(home, html="<p>Kort.</p>"):
    return factories.guide(
        factories.guide_index(home),
        body=factories.body(GuidePage, html),
        review_due=date(2027, 11, 22),
    )


def test_nothing_remains_of_a_page_in_order(home):
    assert remaining(page(home)) == []


def test_long_sentences_and_hard_language_are_told(home):
    left = " ".join(remaining(page(home, f"<p>{LONG}. {LONG}. {LONG}. {LONG}.</p>")))
    assert "LIX" in left
    assert "4" in left


def test_a_broken_link_of_the_page_is_told(home):
    made = page(home, '<p><a href="https://example.org/a#b">Läs</a>.</p>')
    LinkCheck.objects.create(url="https://example.org/a", state="broken", checked_at=timezone.now())
    (left,) = remaining(made)
    assert "https://example.org/a" in left


def test_a_page_without_a_date_for_its_review_is_told(home):
    made = page(home)
    made.review_due = None
    assert len(remaining(made)) == 1


def test_the_editor_is_warned(home, publisher):
    made = page(home, f"<p>{LONG}.</p>")
    request = publisher.get(reverse("wagtailadmin_home")).wsgi_request
    warn(request, made)
    assert made.title in str(next(iter(get_messages(request))))
