"""Two people at the same work at the same moment, each with a session of their own."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import mkdtemp
from threading import Barrier

import psycopg
import pytest
from django.conf import settings as site
from django.contrib.auth import get_user_model
from django.contrib.messages import get_messages
from django.core.cache import cache
from django.db import connection, connections
from django.test import Client, override_settings
from django.urls import reverse
from psycopg import sql
from wagtail.models import Page, Site
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from editorial.translations.keeping import segments_of
from editorial.translations.models import FormerText
from portal.translation import missing_texts
from tests import databases, factories, scenes

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        "postgres" not in site.DATABASES["default"]["ENGINE"],
        reason="SQLite has one writer at a time; make test-postgres runs these",
    ),
]
ROUNDS = 3


@pytest.fixture(scope="module")
def scene(django_db_setup, django_db_blocker):
    """A database of its own, copied from the migrated one, so that everything is committed."""
    with django_db_blocker.unblock():
        before = connection.settings_dict["NAME"]
        name = f"{before}_at_once"
        parameters = connection.get_connection_params()
        connection.close()
        given = {key: parameters[key] for key in ("user", "password", "host", "port")}
        folder = Path(mkdtemp())
        with psycopg.connect(**given, dbname="postgres", autocommit=True) as server:
            copied = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
            server.execute(copied.format(sql.Identifier(name), sql.Identifier(before)))
            databases.use(name)
            try:
                with override_settings(SEARCH_DIR=folder):
                    scenes.homes_and_guides()
                    yield
            finally:
                databases.use(before)
                drop = sql.SQL("DROP DATABASE {} WITH (FORCE)")
                server.execute(drop.format(sql.Identifier(name)))
                Site.clear_site_root_paths_cache()
                cache.clear()
                shutil.rmtree(folder)


@pytest.fixture
def _django_db_helper(scene, django_db_blocker):
    with django_db_blocker.unblock():
        yield


@pytest.fixture
def editors():
    """Two who are signed in."""
    users = get_user_model().objects
    clients = []
    for name in ("ada", "bo"):
        user = users.filter(username=name).first()
        client = Client()
        client.force_login(user or users.create_superuser(name, f"{name}@example.org", "x"))
        clients.append(client)
    return clients


def at_once(*acts):
    """What each gives, all of them begun at one moment."""
    start = Barrier(len(acts))

    def run(act):
        try:
            start.wait()
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return [future.result() for future in [pool.submit(run, act) for act in acts]]


def guide(key):
    body = factories.body(type(scenes.guide_index()).allowed_subpage_models()[0], "<p>Ett.</p>")
    return factories.guide(scenes.guide_index(), key, body=body)


def link_of(page):
    return Translation.objects.get(source__object_id=page.translation_key)


def save(client, link, segment, text):
    address = reverse("wagtail_localize:edit_string_translation", args=[link.pk, segment.pk])
    return client.put(address, f"value={text}", content_type="application/x-www-form-urlencoded")


def kept(page) -> set[str]:
    rows = StringTranslation.objects.filter(context__object_id=page.translation_key)
    former = FormerText.objects.filter(object_key=page.translation_key)
    return {*rows.values_list("data", flat=True), *former.values_list("data", flat=True)}


def test_two_translators_saving_different_texts_keep_both(editors):
    page = guide("two-translators")
    factories.english(page)
    link = link_of(page)
    segments = segments_of(link.source)

    def work(number):
        return [
            save(editors[number], link, segment, f"{number}-{segment.pk}").status_code
            for segment in segments[number::2]
        ]

    answers = at_once(lambda: work(0), lambda: work(1))
    assert {status for row in answers for status in row} == {200}
    wanted = {f"{number}-{segment.pk}" for number in (0, 1) for segment in segments[number::2]}
    assert wanted <= kept(page)


def test_two_translators_saving_the_same_text_keep_both(editors):
    page = guide("same-text")
    factories.english(page)
    link = link_of(page)
    segment = segments_of(link.source)[0]
    for turn in range(ROUNDS):
        answers = at_once(
            *(
                lambda number=number, turn=turn: save(
                    editors[number], link, segment, f"{turn}-{number}"
                )
                for number in (0, 1)
            )
        )
        assert {answer.status_code for answer in answers} == {200}
        assert {f"{turn}-0", f"{turn}-1"} <= kept(page)


def test_a_text_saved_while_the_original_is_published_is_kept(editors):
    page = guide("published-meanwhile")
    english = factories.english(page)
    link = link_of(page)
    for turn in range(ROUNDS):
        segment = next(s for s in segments_of(link.source) if s.context.path == "summary")

        def publish(turn=turn):
            original = type(page).objects.get(pk=page.pk)
            original.summary = f"Svaret, gång {turn}."
            original.save_revision().publish()

        _done, answer = at_once(
            publish, lambda s=segment, t=turn: save(editors[0], link, s, f"answer {t}")
        )
        # Gone, if the original was first: the editor reloads and finds the new text.
        assert answer.status_code in {200, 404}
        if answer.status_code == 200:
            assert f"answer {turn}" in kept(page)
        assert missing_texts(link) == 1
        assert "gång" not in type(page).objects.get(pk=english.pk).summary


def test_two_editors_starting_the_same_translation_make_one_page(editors):
    for turn in range(ROUNDS):
        page = guide(f"started-{turn}")
        english = scenes.home("en").locale_id
        address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])

        def start(client, address=address, english=english):
            return client.post(address, {"locales": [english]})

        answers = at_once(*(lambda client=client: start(client) for client in editors))
        assert {answer.status_code for answer in answers} == {302}
        assert all([*get_messages(answer.wsgi_request)] for answer in answers)
        assert Page.objects.filter(translation_key=page.translation_key).count() == 2
        assert TranslationSource.objects.filter(object_id=page.translation_key).count() == 1
        assert page.get_translations().get().get_latest_revision_as_object().title == page.title
