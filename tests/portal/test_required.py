"""An author cannot publish what lacks something that its type requires, and is told what."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield
from wagtail.users.models import UserProfile

from guides.models import GuidePage
from tests import factories, scenes

pytestmark = pytest.mark.django_db


def answer(language: str, **fields) -> tuple[str, GuidePage]:
    """What the desk says in a language to one who publishes a guide with these fields."""
    author = get_user_model().objects.create_superuser(f"author-{language}")
    UserProfile.objects.update_or_create(user=author, defaults={"preferred_language": language})
    guide = GuidePage.objects.get(key="guide-one")
    streams = ("outcomes", "steps", "body", "sources", "eu_references")
    form = {name: streamfield([]) for name in streams}
    form |= {"title": "Ny rubrik", "slug": guide.slug, "summary": "Svaret.", "comments": {}}
    management = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0"}
    data = nested_form_data(form | {"comments": management} | fields)
    client = Client()
    client.force_login(author)
    address = reverse("wagtailadmin_pages:edit", args=[guide.pk])
    response = client.post(address, data | {"action-publish": "1"})
    guide.refresh_from_db()
    return BeautifulSoup(response.content, "lxml").get_text(" ", strip=True), guide


def build() -> None:
    factories.guide(factories.guide_index(factories.site()), "guide-one")


scene, _django_db_helper = scenes.shared(build, "module")


@pytest.mark.parametrize(
    ("language", "message"),
    [("sv", "Ange vem guiden är till för."), ("en", "Say whom the guide is for.")],
)
def test_a_guide_that_does_not_say_for_whom_is_not_published_and_that_is_told(language, message):
    told, guide = answer(language, outcomes=streamfield([("item", "veta mer")]))
    assert message in told
    assert guide.title == "Guide guide-one"
