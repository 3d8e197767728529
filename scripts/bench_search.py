"""Measure the search on generated documents: `python scripts/bench_search.py [COUNT…]`.

5,000 and 50,000 unless told otherwise, on the embedded index and on the Elasticsearch of
ELASTICSEARCH_URL, then 2,000 pages in Wagtail's own search beside it. The real content is loaded
into a database of its own (var/bench), for its glossary takes part in every query.
"""

import gc
import json
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
VAR = ROOT / "var" / "bench"
SIZES = (5_000, 50_000)
STOCK_SIZE = 2_000
QUERIES = 300
CHUNK = 500


def set_up() -> None:
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.development")
    os.environ["VAR_DIR"] = str(VAR)
    VAR.mkdir(parents=True, exist_ok=True)
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from reference.models import Concept

    if not Concept.objects.exists():
        call_command("content", "load", verbosity=0)


def timed(ask: Callable[..., object], *arguments: Any) -> float:
    """Milliseconds."""
    start = time.perf_counter()
    ask(*arguments)
    return 1000 * (time.perf_counter() - start)


def worked(ask: Callable[..., object], *arguments: Any) -> float:
    """Milliseconds of processor time: what is left of `timed` when nobody else is at work."""
    start = time.process_time()
    ask(*arguments)
    return 1000 * (time.process_time() - start)


def spread(times: Iterable[float]) -> str:
    found = sorted(times)
    p95 = statistics.quantiles(found, n=20)[-1]
    return f"p50 {statistics.median(found):.1f} ms, p95 {p95:.1f} ms"


def engines(folder: Path) -> list:
    from search.engines.fts5 import Fts5Engine
    from search.registry import server

    embedded = Fts5Engine(folder)
    embedded.ensure()
    return [embedded, remote] if (remote := server()) else [embedded]


def build(live: list, count: int) -> dict[str, float]:
    """Seconds that each engine took to write, and that analysing took for all of them."""
    from django.conf import settings

    from search.entry import entry
    from search.relevance.generated import documents

    new = [engine.new() for engine in live]
    took = dict.fromkeys(["analysis", *(engine.name for engine in live)], 0.0)
    source = documents(count, settings.CONTENT_DIR)
    for _ in range(0, count, CHUNK):
        chunk = [each for _number, each in zip(range(CHUNK), source, strict=False)]
        start = time.perf_counter()
        entries = [entry(document) for document in chunk]
        took["analysis"] += time.perf_counter() - start
        for engine in new:
            took[engine.name] += timed(write, engine, entries) / 1000
    for old, engine in zip(live, new, strict=True):
        took[engine.name] += timed(engine.finish) / 1000
        old.replace_with(engine)
    return took


def write(engine, entries: list) -> None:
    with engine.writing():
        engine.update(entries, [])


def size(engine) -> float:
    """Megabytes on the disk."""
    if engine.name == "fts5":
        folder = engine.connections.directory
        return sum(path.stat().st_size for path in folder.iterdir()) / 1e6
    told = engine.server.client.indices.stats(index=engine.current(), metric="store")
    return told["_all"]["primaries"]["store"]["size_in_bytes"] / 1e6


def memory(engine) -> str:
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if engine.name == "fts5":
        return f"this process at most {own:.0f} MB"
    (node,) = engine.server.client.nodes.stats(metric="jvm")["nodes"].values()
    return f"server's heap {node['jvm']['mem']['heap_used_in_bytes'] / 1e6:.0f} MB"


def measure(engine, count: int, took: dict[str, float]) -> None:
    from django.conf import settings

    from search.completion import complete
    from search.entry import entry
    from search.relevance.generated import documents, queries
    from search.results import Request
    from search.service import search_with

    asked = list(queries(QUERIES, settings.CONTENT_DIR))
    search_with(engine, Request(*asked[0]))
    gc.freeze()
    found = [timed(search_with, engine, Request(*query)) for query in asked]
    begins = [(word[:length], code) for query, code in asked[:100] for word in query.split()[:1]
              for length in (2, 3, 5)]  # fmt: skip
    computed = [worked(search_with, engine, Request(*query)) for query in asked]
    suggested = [timed(complete, word, code, engine) for word, code in begins]
    begun = [worked(complete, word, code, engine) for word, code in begins]
    again = [entry(document) for document in documents(50, settings.CONTENT_DIR, seed=99)]
    written = [timed(write, engine, [each]) for each in again]
    rebuilt = took["analysis"] + took[engine.name]
    print(f"{count:>7,} {engine.name}")
    print(f"        query    {spread(found)}")
    print(f"        suggest  {spread(suggested)}")
    if engine.name == "fts5":
        print(f"        query    {spread(computed)} of processor time")
        print(f"        suggest  {spread(begun)} of processor time")
    print(f"        index    {spread(written)} a document")
    print(f"        rebuild  {rebuilt:.0f} s, {took['analysis']:.0f} s of it analysis")
    print(f"        size     {size(engine):.0f} MB; {memory(engine)}", flush=True)


def stock() -> None:
    """Wagtail's own search and ours on the same texts, side by side."""
    from django.conf import settings
    from django.db import transaction
    from modelsearch.index import insert_or_update_object
    from wagtail.models import Page

    from guides.models import GuideIndexPage, GuidePage
    from search.engines.fts5 import Fts5Engine
    from search.relevance.generated import documents, queries
    from search.results import Request
    from search.service import search_with

    class Undone(Exception):
        pass

    def first_ten(query: str) -> list[Page]:
        return list(Page.objects.search(query)[:10])

    asked = list(queries(60, settings.CONTENT_DIR))
    with tempfile.TemporaryDirectory() as folder:
        embedded = Fts5Engine(Path(folder))
        embedded.ensure()
        build([embedded], STOCK_SIZE)
        ours = [timed(search_with, embedded, Request(*query)) for query in asked]
    try:
        with transaction.atomic():
            above = GuideIndexPage.objects.filter(locale__language_code="sv").first()
            for one in documents(STOCK_SIZE, settings.CONTENT_DIR):
                text = "".join(f"<h2>{part.title}</h2><p>{part.text}</p>" for part in one.parts)
                body = json.dumps([{"type": "text", "value": text}])
                page = above.add_child(
                    instance=GuidePage(
                        title=one.title, slug=one.key, key=one.key, summary=one.summary,
                        locale=above.locale, audiences=["buyer"], outcomes="[]", body=body,
                    )
                )  # fmt: skip
                # The worker's task, which nobody runs here.
                insert_or_update_object(page)
            theirs = [timed(first_ten, query) for query, _code in asked]
            raise Undone
    except Undone:
        pass
    print(f"{STOCK_SIZE:>7,} Wagtail's own search, the database backend")
    print(f"        query    {spread(theirs)}")
    print(f"        query    {spread(ours)} with ours on the same texts")
    ratio = statistics.median(theirs) / statistics.median(ours)
    print(f"        ratio    {ratio:.0f} × at the median, "
          f"{statistics.quantiles(theirs, n=20)[-1] / statistics.quantiles(ours, n=20)[-1]:.0f} × "
          "at p95", flush=True)  # fmt: skip


def main() -> None:
    set_up()
    from django.conf import settings

    from search.relevance.generated import queries
    from search.relevance.parity import compare

    for count in [int(each) for each in sys.argv[1:]] or SIZES:
        with tempfile.TemporaryDirectory() as folder:
            live = engines(Path(folder))
            took = build(live, count)
            if len(live) > 1:
                asked = queries(QUERIES, settings.CONTENT_DIR)
                print(f"{count:>7,} {compare(live[0], live[1], asked)}", flush=True)
            for engine in live:
                measure(engine, count, took)
    stock()


if __name__ == "__main__":
    main()
