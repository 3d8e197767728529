"""Measure the translation board beside wagtail-localize's own report: `bench_desk.py [PAGES …]`.

On a copy of the content of this repository, with as many guides more as are told (500, then 5,000),
each with its English page and all its texts, written in bulk. Both lists are asked in turns in one
run; only the ratio says something elsewhere. Then fifty guides below one list are translated at
once, in counted queries, and once more in a process where the desk does not hold wagtail-localize.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from functools import partial
from http import HTTPStatus
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[1]
SIZES = (500, 5000)
TURNS = 5
SUBTREE = 50
# As many as make a page of 21 texts, on which stock was first tried.
FEW_STEPS = 1
BATCH = 500
STOCK = "--stock"


def copied(row, **changed):
    """An unsaved copy of a row with other values."""
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    if row._meta.pk.attname not in changed:
        values.pop(row._meta.pk.attname)
    return type(row)(**(values | changed))


def copies_of(page, numbers: range) -> Iterator:
    """Beside the page, with what its guide's table holds in the page's own columns."""
    from wagtail.models import Page

    base = Page.objects.get(pk=page.pk)
    parent = page.get_parent()
    for number in numbers:
        yield copied(
            base,
            path=Page._get_path(parent.path, page.depth, 1000 + number),
            slug=f"{page.slug}-{number}",
            title=f"{page.title} {number}",
            url_path=f"{page.url_path[:-1]}-{number}/",
            translation_key=uuid.uuid5(page.translation_key, str(number)),
            latest_revision_id=None,
            live_revision_id=None,
        )


def shortest():
    """The translated guide with the fewest texts."""
    from django.db.models import Count
    from wagtail_localize.models import TranslationSource

    from guides.models import GuidePage

    guides = GuidePage.objects.filter(locale__language_code="sv").exclude(slug__contains="below-")
    sources = TranslationSource.objects.filter(object_id__in=guides.values("translation_key"))
    source = sources.annotate(texts=Count("stringsegment")).order_by("texts").first()
    return guides.get(translation_key=source.object_id)


def multiply(numbers: range) -> None:
    """Copies of one translated guide: pages in both languages, texts and translations."""
    from wagtail.models import Page
    from wagtail_localize.models import (
        StringSegment,
        StringTranslation,
        TranslatableObject,
        TranslationContext,
        TranslationSource,
    )

    guide = shortest()
    for page in (guide, guide.get_translations().first()):
        rows = Page.objects.bulk_create(copies_of(page, numbers), BATCH)
        add_guides(page, rows)
    source = TranslationSource.objects.get(object_id=guide.translation_key)
    link = source.translations.get()
    known = TranslatableObject.objects.get(pk=guide.translation_key)
    print(f"(copies of a guide with {source.stringsegment_set.count()} texts)", flush=True)
    segments = [*StringSegment.objects.filter(source=source)]
    contexts = {one.pk: one for one in TranslationContext.objects.filter(object_id=known.pk)}
    translations = [*StringTranslation.objects.filter(context_id__in=contexts)]
    keys = {number: uuid.uuid5(guide.translation_key, str(number)) for number in numbers}
    TranslatableObject.objects.bulk_create(copied(known, translation_key=k) for k in keys.values())
    for number, key in keys.items():
        own = copied(source, object_id=key, object_repr=f"{source.object_repr} {number}")
        own.save()
        copied(link, source_id=own.pk, uuid=uuid.uuid4()).save()
        rows = TranslationContext.objects.bulk_create(
            copied(context, object_id=key) for context in contexts.values()
        )
        made = {old: row.pk for old, row in zip(contexts, rows, strict=True)}
        StringSegment.objects.bulk_create(
            copied(one, source_id=own.pk, context_id=made[one.context_id]) for one in segments
        )
        # Every fifth page waits for one text.
        StringTranslation.objects.bulk_create(
            copied(row, context_id=made[row.context_id]) for row in translations[number % 5 == 0 :]
        )


def add_guides(page, rows) -> None:
    """The row of each copy in the guides' own table."""
    from tests.site.many import insert

    own = {
        field.attname: getattr(page, field.attname) for field in page._meta.local_concrete_fields
    }
    insert(type(page), [own | {page._meta.pk.attname: row.pk} for row in rows])


def counted(work: Callable[[], object]) -> list[str]:
    """The queries that it makes."""
    from django.db import connection

    asked: list[str] = []

    def keep(execute, sql, params, many, context):
        asked.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(keep):
        work()
    return asked


def lists(client) -> None:
    from django.urls import reverse
    from wagtail.models import Page

    addresses = {
        "board": reverse("translations_board"),
        "stock": reverse("wagtail_localize:translations_report"),
    }
    times: dict[str, list[float]] = {name: [] for name in addresses}
    queries = {}
    for name, address in addresses.items():
        client.get(address)
        queries[name] = len(counted(partial(client.get, address)))
    for _turn in range(TURNS):
        for name, address in addresses.items():
            start = time.perf_counter()
            answer = client.get(address)
            times[name].append(time.perf_counter() - start)
            if answer.status_code != HTTPStatus.OK:
                raise SystemExit(f"{address} answers {answer.status_code}.")
    seconds = {name: statistics.median(values) for name, values in times.items()}
    print(
        f"{Page.objects.filter(depth__gt=1).count():>7} {queries['board']:>8} {queries['stock']:>7}"
        f" {seconds['board']:>9.2f} {seconds['stock']:>7.2f}"
        f" {seconds['board'] / seconds['stock']:>7.1f}",
        flush=True,
    )


def subtree(name: str, steps: int | None = None) -> None:
    """Fifty guides in Swedish alone, below a list that has its English page, translated at once.

    With `steps`, guides that have no more of them.
    """
    from wagtail.models import Locale
    from wagtail_localize.models import StringSegment
    from wagtail_localize.operations import translate_object, translate_page_subtree

    from guides.models import GuideIndexPage, GuidePage

    def copy(page, parent, slug, **changed):
        return page.copy(
            to=parent, copy_revisions=False, keep_live=True, reset_translation_key=True,
            update_attrs={"slug": slug, "key": slug} | changed,
        )  # fmt: skip

    index = GuideIndexPage.objects.filter(locale__language_code="sv")[0]
    guide = GuidePage.objects.filter(locale__language_code="sv")[0]
    kept = guide.steps.stream_block.to_python([*guide.steps.raw_data][:steps])
    top = copy(index, index.get_parent(), f"top-{steps}")
    for number in range(SUBTREE):
        last = copy(guide, top, f"below-{steps}-{number}", steps=kept)
    english = Locale.objects.get(language_code="en")
    translate_object(top, [english])
    asked = counted(lambda: translate_page_subtree(top.pk, [english], None, None))
    made = GuidePage.objects.filter(locale=english, slug__startswith=f"below-{steps}-").count()
    points = sum("SAVEPOINT" in sql for sql in asked)
    texts = StringSegment.objects.filter(source__object_id=last.translation_key).count()
    print(
        f"{name}: {made} of {SUBTREE} pages of {texts} texts translated,"
        f" {len(asked) / SUBTREE:.1f} queries a page, {points / SUBTREE:.0f} of them savepoints",
        flush=True,
    )


def run(sizes: tuple[int, ...], *, stock: bool) -> None:
    from django.contrib.auth import get_user_model
    from django.test import Client

    for steps in (None, FEW_STEPS):
        subtree("stock" if stock else "ours", steps)
    if stock:
        return
    user = get_user_model().objects.create_superuser("editor", "editor@example.org", "x")
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    print("  pages  queries   stock   seconds   stock   ratio")
    done = 0
    for size in sizes:
        multiply(range(done, size))
        done = size
        lists(client)


def main() -> int:
    words = sys.argv[1:]
    stock = STOCK in words
    sizes = tuple(int(word) for word in words if word != STOCK) or SIZES
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    import django

    if stock:
        # What stands between wagtail-localize and the pages is left out.
        name = "editorial.translations.connect"
        nothing = ModuleType(name)
        nothing.__dict__["connect"] = lambda: None
        sys.modules[name] = nothing
    django.setup()
    from tests.databases import at, loaded

    with tempfile.TemporaryDirectory(prefix="bench-desk-") as name:
        folder = Path(name) / "site"
        shutil.copytree(loaded(), folder)
        with at(folder):
            run(sizes, stock=stock)
    if not stock:
        subprocess.run([sys.executable, __file__, STOCK], check=True)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
