"""Measure loading and exporting the content: `python scripts/bench_content.py [PAGES]`.

In a folder and a database of its own: the content of this repository, then as many guides more as
make PAGES pages in the first language (none unless told). Seconds are the processor's, so that
other work on the machine counts little; they compare within one run, queries compare anywhere.
"""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COPIED = "guide-pilots"


def multiply(content: Path, pages: int) -> None:
    """Copies of one guide until there are `pages` pages, each with a key and address of its own."""
    count = len(list(content.rglob("*.sv.md")))
    manifest = content / "manifest.yaml"
    entry = f"    - {COPIED}\n"
    names = [f"{COPIED}-{number}" for number in range(1, pages - count + 1)]
    for code in ("sv", "en"):
        text = (content / "guides" / f"{COPIED}.{code}.md").read_text("utf-8")
        for name in names:
            copy = text.replace(f"key: {COPIED}\n", f"key: {name}\n", 1)
            copy = copy.replace("slug: ", f"slug: {name}-", 1)
            (content / "guides" / f"{name}.{code}.md").write_text(copy, "utf-8")
    added = "".join(f"    - {name}\n" for name in names)
    manifest.write_text(manifest.read_text("utf-8").replace(entry, entry + added, 1), "utf-8")


def measured(name: str, pages: int, work: Callable[[], object]) -> None:
    """Print what `work` on so many pages costs, whole and for each page in each language."""
    from django.db import connection

    queries = 0

    def counted(execute, sql, params, many, context):
        nonlocal queries
        queries += 1
        return execute(sql, params, many, context)

    start, wall = time.process_time(), time.perf_counter()
    with connection.execute_wrapper(counted):
        work()
    seconds, wall = time.process_time() - start, time.perf_counter() - wall
    each = 2 * pages
    print(
        f"{name:<12} {pages:>6} {seconds:>9.1f} {wall:>9.1f} {queries:>9}"
        f" {1000 * seconds / each:>9.0f} {queries / each:>9.1f}",
        flush=True,
    )


def run(folder: Path, wanted: int) -> None:
    from django.core.management import call_command

    from editorial.content.export import export
    from editorial.content.load import load

    content = folder / "content"
    shutil.copytree(ROOT / "content", content)
    call_command("migrate", verbosity=0)
    print(
        f"{'':<12} {'pages':>6} {'seconds':>9} {'by clock':>9} {'queries':>9}"
        f" {'ms a page':>9} {'q a page':>9}   (pages × 2 languages)"
    )
    sizes = [len(list(content.rglob("*.sv.md"))), *([wanted] if wanted else [])]
    loaded = 0
    for pages in sizes:
        multiply(content, pages)
        measured("load new", pages - loaded, lambda: load(content))
        loaded = pages
        measured("load again", pages, lambda: load(content))
        measured("export", pages, lambda: export(folder / "exported"))


def main() -> int:
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    with tempfile.TemporaryDirectory(prefix="bench-content-") as name:
        os.environ["VAR_DIR"] = name
        os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.development"
        sys.path[:0] = [str(ROOT), str(ROOT / "site")]
        import django

        django.setup()
        run(Path(name), wanted)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
