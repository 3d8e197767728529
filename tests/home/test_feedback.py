"""Was the page useful: kept without cookie, without who it was, and only from here."""

import pytest
from bs4 import BeautifulSoup
from django.core import signing
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from guides.models import GuidePage
from home.feedback import guards
from home.models import Feedback
from portal.personal_data import struck
from tests import factories, scenes

pytestmark = pytest.mark.django_db
HERE = {"HTTP_ORIGIN": "http://testserver"}


scene, _django_db_helper = scenes.shared(
    lambda: factories.guide(factories.guide_index(factories.site())), "module"
)


@pytest.fixture
def address(db) -> str:
    cache.clear()
    return reverse("feedback", args=["sv", GuidePage.objects.get().pk])


def form(address: str, **changed) -> dict[str, str]:
    page = BeautifulSoup(Client().get(address).content, "html.parser")
    return {"token": page.find("input", {"name": "token"})["value"], "useful": "yes"} | changed


def test_an_answer_is_kept_and_thanked_for_without_a_cookie(address):
    client = Client(enforce_csrf_checks=True)
    answer = client.post(address, form(address, text="Tydligt."), follow=True, **HERE)
    assert answer.redirect_chain[0][1] == 303
    assert "Tack" in answer.content.decode() or "Thank" in answer.content.decode()
    assert not client.cookies
    kept = Feedback.objects.get()
    assert (kept.was_useful, kept.text, kept.locale) == (True, "Tydligt.", "sv")


@pytest.mark.parametrize(
    ("headers", "status"),
    [({"HTTP_ORIGIN": "https://example.com"}, 403), ({}, 403), ({"HTTP_ORIGIN": "null"}, 403),
     ({"HTTP_REFERER": "http://testserver/sv/"}, 303), ({"HTTP_ORIGIN": "http://["}, 403)],
)  # fmt: skip
def test_only_a_form_sent_from_here_counts(address, headers, status):
    assert Client().post(address, form(address), **headers).status_code == status
    assert Feedback.objects.count() == (status == 303)


def test_a_token_of_another_page_an_old_one_or_none_is_refused(address, monkeypatch):
    for token in ("", "x", signing.dumps([999_999, ""], salt=guards.SALT)):
        assert Client().post(address, form(address, token=token), **HERE).status_code == 422
    fresh = form(address)
    monkeypatch.setattr(guards, "LONGEST_AGE", -1)
    assert Client().post(address, fresh, **HERE).status_code == 422
    assert not Feedback.objects.exists()


def test_the_same_form_sent_twice_counts_once(address):
    once = form(address)
    assert [Client().post(address, once, **HERE).status_code for _ in range(2)] == [303, 303]
    assert Feedback.objects.count() == 1


def test_a_program_that_fills_in_everything_is_thanked_and_forgotten(address):
    sent = form(address, website="https://example.com")
    assert Client().post(address, sent, **HERE).status_code == 303
    assert not Feedback.objects.exists()


def test_too_many_answers_from_one_address_are_told_to_wait(address):
    answers = [Client().post(address, form(address), **HERE).status_code for _ in range(8)]
    assert answers == [303] * guards.MOST_ANSWERS + [429] * 2


def test_a_faulty_answer_says_what_is_wrong_and_keeps_what_was_written(address):
    answer = Client().post(address, form(address, useful="perhaps", text="Mitt svar"), **HERE)
    assert answer.status_code == 422
    assert b"Mitt svar" in answer.content
    assert b"useful-fault" in answer.content


@pytest.mark.parametrize("text", ["\x00", "x" * 1001])
def test_text_that_cannot_be_kept_is_refused_not_a_fault_of_the_server(address, text):
    assert Client().post(address, form(address, text=text), **HERE).status_code == 422


@pytest.mark.parametrize(
    "private",
    ["19900101-1234", "900101-1234", "9001011234", "199001011234", "900101+1234", "900161-1234",
     "900101 1234", "anna.svensson@example.se", "Anna+1@mail.example.com", "anna(at)example.se"],
)  # fmt: skip
def test_personal_numbers_and_e_mail_addresses_are_struck(private):
    assert struck(f"Ring mig, {private}, tack", guards.STRUCK) == "Ring mig, […], tack"


@pytest.mark.parametrize("kept", ["700 000 kr", "19 a kap. 2 §", "2026-03-01", "8 109 450", "@"])
def test_sums_dates_and_sections_are_left(kept):
    assert struck(f"Se {kept} där", guards.STRUCK) == f"Se {kept} där"


@given(st.text())
def test_striking_twice_changes_nothing(text):
    assert struck(struck(text, guards.STRUCK), guards.STRUCK) == struck(text, guards.STRUCK)


def test_an_unpublished_page_and_the_other_language_have_no_form(address):
    page_id = address.split("/")[3]
    assert Client().get(f"/en/-/{page_id}/useful/").status_code == 404
    assert Client().get("/sv/-/999999/useful/").status_code == 404


def test_editors_read_answers_but_write_none(address, admin_client):
    Client().post(address, form(address, text="Bra"), **HERE)
    listed = admin_client.get("/admin/feedback/")
    assert listed.status_code == 200
    assert b"Bra" in listed.content
    assert admin_client.get("/admin/feedback/new/").status_code == 302
    assert admin_client.post("/admin/feedback/new/", {"text": "x"}).status_code == 302
    assert Feedback.objects.count() == 1


def test_every_page_leads_to_its_form_and_says_how_to_cite_it(address):
    page_id = int(address.split("/")[3])
    from wagtail.models import Page

    page = BeautifulSoup(Client().get(Page.objects.get(pk=page_id).url).content, "html.parser")
    assert page.find("a", href=address)
    assert "CC BY" in page.select_one(".cite").get_text()
