"""What wagtail-localize lets through by itself, and the gate does not."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from .people import client, person


def link_of(page):
    return Translation.objects.get(
        source__object_id=page.translation_key, target_locale_id=page.locale_id
    )


def lock(page, user=None):
    page.locked, page.locked_by, page.locked_at = True, user, timezone.now()
    page.save()


def english():
    return Locale.objects.get(language_code="en")


def submit_only():
    """A person who may enter the admin and has `submit_translation`, and nothing else."""
    someone = person("nobody", "nobody")
    someone.user_permissions.set(
        Permission.objects.filter(codename__in=["access_admin", "submit_translation"])
    )
    return client("nobody")


def test_submit_translation_alone_creates_no_page(guide):
    address = reverse("wagtail_localize:submit_page_translation", args=[guide.pk])
    submit_only().post(address, {"locales": english().pk})
    assert not guide.get_translations().exists()


def test_a_translator_starts_an_english_page_as_a_draft(guide):
    address = reverse("wagtail_localize:submit_page_translation", args=[guide.pk])
    client("translator").post(address, {"locales": english().pk})
    assert guide.get_translations().get().live is False


def test_a_translator_cannot_translate_into_swedish(homes, guide):
    stray = guide.copy_for_translation(english())
    swedish = Locale.objects.get(language_code="sv")
    Page.objects.get(pk=guide.pk).delete()
    address = reverse("wagtail_localize:submit_page_translation", args=[stray.pk])
    client("translator").post(address, {"locales": swedish.pk})
    assert not stray.get_translations().exists()


def test_submit_translation_alone_neither_syncs_nor_publishes(guide, translated):
    guide.summary = "Ny sammanfattning."
    guide.save_revision().publish()
    source = link_of(translated).source
    address = reverse("wagtail_localize:update_translations", args=[source.pk])
    before = StringSegment.objects.filter(source=source).count()
    response = submit_only().post(address, {"publish_translations": "on"})
    assert response.status_code == 302
    translated.refresh_from_db()
    assert translated.summary == "EN: Svaret först."
    assert StringSegment.objects.filter(source=source).count() == before


@pytest.mark.parametrize("role", ["translator", "publisher", "manager", "admin"])
def test_nobody_makes_a_live_page_an_alias(translated, role):
    address = reverse("wagtail_localize:convert_to_alias", args=[translated.pk])
    client(role).post(address)
    translated.refresh_from_db()
    assert translated.alias_of_id is None
    assert link_of(translated).enabled


@pytest.mark.parametrize(
    "name", ["edit_string_translation", "machine_translate", "stop_translation", "upload_pofile"]
)
def test_a_locked_page_keeps_its_texts(guide, translated, name):
    lock(translated)
    link = link_of(translated)
    segment = StringSegment.objects.filter(source=link.source).first()
    with_segment = name == "edit_string_translation"
    args = [link.pk, segment.pk] if with_segment else [link.pk]
    address = reverse(f"wagtail_localize:{name}", args=args)
    before = list(StringTranslation.objects.values_list("data", flat=True))
    send = client("translator").put if with_segment else client("translator").post
    data = "value=x" if with_segment else {}
    kwargs = {"content_type": "application/x-www-form-urlencoded"} if with_segment else {}
    response = send(address, data, **kwargs)
    assert response.status_code in {302, 403}
    assert list(StringTranslation.objects.values_list("data", flat=True)) == before
    assert link_of(translated).enabled


def test_a_locked_page_is_not_published_from_the_translation_editor(guide, translated):
    guide.summary = "Ny sammanfattning."
    guide.save_revision().publish()
    lock(translated)
    before = translated.live_revision_id
    client("publisher").post(
        reverse("wagtailadmin_pages:edit", args=[translated.pk]), {"action": "publish"}
    )
    translated.refresh_from_db()
    assert translated.live_revision_id == before


@pytest.mark.parametrize("kind", ["bulk", "edit", "delete"])
def test_a_site_manager_cannot_take_over_an_administrator(homes, kind):
    boss = person("admin")
    if kind == "bulk":
        address = reverse("wagtail_bulk_action", args=["auth", "user", "set_active_state"])
        address += f"?id={boss.pk}"
    else:
        address = reverse(f"wagtailusers_users:{kind}", args=[boss.pk])
    data = {"username": "taken", "first_name": "x", "last_name": "x", "email": "x@example.org",
            "password1": "long enough 123", "password2": "long enough 123",
            "mark_as_active": ""}  # fmt: skip
    client("manager").post(address, data)
    boss.refresh_from_db()
    assert boss.username == "admin"
    assert boss.is_active


@pytest.mark.parametrize("kind", ["add", "edit"])
def test_a_site_manager_cannot_make_an_administrator(homes, kind):
    target = person("writer")
    address = reverse(f"wagtailusers_users:{kind}", args=[target.pk] if kind == "edit" else [])
    data = {"username": "raised", "first_name": "x", "last_name": "x", "email": "x@example.org",
            "password1": "en lång fras 99", "password2": "en lång fras 99",
            "is_active": "on"}  # fmt: skip
    client("manager").post(address, data | {"is_superuser": "on"})
    assert not get_user_model().objects.filter(is_superuser=True).exists()
    assert not get_user_model().objects.filter(username="raised").exists()
    client("manager").post(address, data)
    assert get_user_model().objects.filter(username="raised").exists()


def test_a_translator_is_refused_by_a_script_address_with_403(guide, translated):
    link = link_of(translated)
    segment = StringSegment.objects.filter(source=link.source).first()
    address = reverse("wagtail_localize:edit_string_translation", args=[link.pk, segment.pk])
    response = client("writer").put(
        address, "value=x", content_type="application/x-www-form-urlencoded"
    )
    assert response.status_code == 403
