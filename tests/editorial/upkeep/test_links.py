"""Links: which there are, what an answer means, and that nothing private is ever reached."""

import socket
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from editorial.models import LinkCheck
from editorial.upkeep.links import ask as asking
from editorial.upkeep.links.ask import (
    Answer,
    RefusedAddressError,
    Step,
    ask,
    destination,
    is_public,
)
from editorial.upkeep.links.check import PAUSE, check, due
from editorial.upkeep.links.outward import outward
from guides.models import GuidePage
from tests import factories

PUBLIC = "93.184.216.34"
State = LinkCheck.State


@pytest.fixture
def names(monkeypatch):
    """A name server of our own: host → addresses."""
    table = {"example.org": [PUBLIC]}

    def look_up(host, port, **kwargs):
        try:
            ipaddresses = table[host]
        except KeyError:
            raise socket.gaierror from None
        return [(0, 0, 0, "", (one, port)) for one in ipaddresses]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return table


@pytest.fixture
def answers(names, monkeypatch):
    """What servers answer, by (method, address); every address is judged as usual first."""
    table: dict = {}

    def request(method, url):
        destination(url)
        return table.get((method, url)) or table[url]

    monkeypatch.setattr(asking, "request", request)
    return table


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "0.0.0.0",  # noqa: S104 - an address to refuse
        "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:0001::", "64:ff9b::7f00:1", "ff02::1",
    ],
)  # fmt: skip
def test_no_address_inside_a_network_is_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", [PUBLIC, "2606:2800:220:1:248:1893:25c8:1946"])
def test_addresses_of_the_open_internet_are(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/", "file:///etc/passwd", "https://example.org:8443/",
        "http://user@example.org/", "http://user:pw@example.org/", "http://", "//example.org",
        "http://[::1", "javascript:alert(1)", "http://example.org:99999/", "http://inside.test/",
        "http://half.test/",
    ],
)  # fmt: skip
def test_what_is_not_a_plain_public_web_address_is_refused(names, url):
    names["inside.test"] = ["10.0.0.5"]
    names["half.test"] = [PUBLIC, "127.0.0.1"]
    with pytest.raises(RefusedAddressError):
        destination(url)


def test_the_connection_goes_to_the_address_that_was_judged(names):
    assert destination("https://example.org/a?b=c") == ("https", "example.org", PUBLIC, "/a?b=c")


def test_a_redirect_into_the_network_is_refused(names, answers):
    names["inside.test"] = ["192.168.0.1"]
    answers["http://example.org/"] = Step(302, "http://inside.test/admin")
    assert ask("http://example.org/").state == State.REFUSED


@pytest.mark.parametrize(
    ("status", "state"),
    [(200, State.WORKS), (404, State.BROKEN), (410, State.BROKEN), (403, State.UNSURE),
     (429, State.UNSURE), (500, State.UNSURE)],
)  # fmt: skip
def test_what_an_answer_means(answers, status, state):
    answers["http://example.org/"] = Step(status)
    assert ask("http://example.org/").state == state


def test_a_server_that_knows_no_head_is_asked_again(answers):
    answers["HEAD", "http://example.org/"] = Step(405)
    answers["GET", "http://example.org/"] = Step(200)
    assert ask("http://example.org/").state == State.WORKS


def test_moved_for_good_says_where_to(answers):
    answers["http://example.org/"] = Step(301, "/new")
    answers["http://example.org/new"] = Step(200)
    assert ask("http://example.org/") == Answer(State.MOVED, "http://example.org/new")


def test_going_in_circles_ends(answers):
    answers["http://example.org/"] = Step(302, "/")
    assert ask("http://example.org/").detail == "too many redirects"


def test_a_name_that_is_gone_is_broken(names):
    assert ask("http://gone.test/").state == State.BROKEN


@pytest.fixture
def linking(home):
    text = '<p>Se <a href="https://example.org/a#del">källan</a>.</p>'
    index = factories.guide_index(home)
    return factories.guide(index, body=factories.body(GuidePage, text))


def test_only_addresses_that_the_content_has_are_known(linking):
    record = factories.source()
    record.url = "https://example.org/b"
    record.save()
    found = outward()
    assert set(found) == {"https://example.org/a", "https://example.org/b"}
    assert [place.title for place in found["https://example.org/a"]] == [linking.title]


def test_a_link_is_asked_once_a_week(linking):
    assert due() == ["https://example.org/a"]
    check(due(), asker=lambda url: Answer(State.WORKS))
    assert due() == []
    LinkCheck.objects.update(checked_at=timezone.now() - timedelta(days=8))
    assert due() == ["https://example.org/a"]


def test_one_host_is_not_pressed(db):
    slept = []
    urls = ["http://a.test/1", "http://b.test/", "http://a.test/2"]
    check(urls, asker=lambda url: Answer(State.WORKS), sleep=slept.append)
    assert slept == [PAUSE]


def test_how_long_a_link_has_failed_is_kept(linking):
    check(due(), asker=lambda url: Answer(State.BROKEN, "404"))
    first = LinkCheck.objects.get().failing_since
    check(["https://example.org/a"], asker=lambda url: Answer(State.UNSURE, "500"))
    assert LinkCheck.objects.get().failing_since == first
    check(["https://example.org/a"], asker=lambda url: Answer(State.WORKS))
    assert LinkCheck.objects.get().failing_since is None


def test_a_check_of_a_link_that_is_gone_goes(linking):
    check(["https://example.org/old"], asker=lambda url: Answer(State.BROKEN))
    due()
    assert not LinkCheck.objects.exists()


def test_the_report_names_the_page(linking, publisher):
    check(due(), asker=lambda url: Answer(State.BROKEN, "404"))
    shown = publisher.get(reverse("upkeep_links")).content.decode()
    assert "https://example.org/a" in shown
    assert linking.title in shown


def test_the_command_tells_what_fails(linking, names, capsys):
    names.clear()
    call_command("links")
    assert "https://example.org/a (no such host)" in capsys.readouterr().out
