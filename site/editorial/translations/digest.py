"""How the translations stand, in a few sentences, for the dashboard and the weekly mail."""

from collections.abc import Sequence
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, ngettext_lazy
from wagtail.permission_policies.pages import PagePermissionPolicy

from .board import Board, Row, State, counts

LONG = timedelta(days=90)


def summary(rows: Sequence[Row] | None = None) -> list[str]:
    """Sentences, the most pressing first; empty when everything is current."""
    rows = Board().rows() if rows is None else rows
    found = counts(rows)
    sentences = []
    if found[State.STALE]:
        text = ngettext(
            "%(count)d English page is behind.", "%(count)d English pages are behind.",
            found[State.STALE],
        ) % {"count": found[State.STALE]}  # fmt: skip
        sentences.append(f"{text} {long_ago(rows)}".strip())
    for state, sentence in (
        (State.MISSING, ngettext_lazy("%d page has no English version.",
                                      "%d pages have no English version.")),
        (State.ALIAS, ngettext_lazy("%d page shows Swedish under an English address.",
                                    "%d pages show Swedish under an English address.")),
        (State.ORPHAN, ngettext_lazy("%d English page has lost its original.",
                                     "%d English pages have lost their original.")),
        (State.DRAFT, ngettext_lazy("%d English draft waits to be published.",
                                    "%d English drafts wait to be published.")),
    ):  # fmt: skip
        if found[state]:
            sentences.append(sentence % found[state])
    return sentences


def long_ago(rows: Sequence[Row]) -> str:
    """How many have been behind for a quarter of a year, and since when the oldest is."""
    limit = timezone.now() - LONG
    since = [row.since for row in rows if row.state == State.STALE and row.since]
    old = [moment for moment in since if moment < limit]
    if not old:
        return ""
    return ngettext(
        "%(count)d for more than three months, since %(month)s.",
        "%(count)d for more than three months, the oldest since %(month)s.",
        len(old),
    ) % {"count": len(old), "month": timezone.localtime(min(old)).strftime("%Y-%m")}


def body(rows: Sequence[Row], base_url: str, board_path: str) -> str:
    """The mail: the summary, then the pages that are behind, oldest first."""
    behind = [row for row in rows if row.state == State.STALE]
    behind.sort(key=lambda row: row.since.timestamp() if row.since else 0)
    lines = [*summary(rows), ""]
    for row in behind:
        since = timezone.localtime(row.since).strftime("%Y-%m-%d") if row.since else "–"
        lines.append(f"{since}  {row.title} ({row.note})")
        lines.append(f"            {base_url}{row.changes_url}")
    return "\n".join([*lines, "", _("The whole board: %s") % f"{base_url}{board_path}", ""])


def readers() -> list:
    """Active users with an address who may publish pages."""
    policy = PagePermissionPolicy()
    users = get_user_model().objects.filter(is_active=True).exclude(email="")
    return [user for user in users if policy.user_has_permission(user, "publish")]
