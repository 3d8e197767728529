"""manage.py search drain | rebuild | status | check | explain | relevance"""

import sys
import time

from django.core.management.base import BaseCommand, CommandError

from search.commands import check, explain, status
from search.engines.base import Engine, EngineUnavailableError
from search.rebuild import keep_in_step, rebuild
from search.registry import engine_named, engines
from search.relevance.run import run as measure

ENGINES = ("fts5", "elasticsearch")


class Command(BaseCommand):
    help = "Keeps, inspects and measures the full-text index."

    def add_arguments(self, parser):
        actions = parser.add_subparsers(dest="action", required=True)
        drain = actions.add_parser("drain", help="take in what has changed")
        drain.add_argument("--watch", type=float, metavar="SECONDS", help="again and again")
        rebuilt = actions.add_parser("rebuild", help="build a new index and swap it in")
        rebuilt.add_argument("--engine", choices=ENGINES, help="only this one")
        actions.add_parser("status", help="what there is, and how far behind it lies")
        actions.add_parser("check", help="compare index and database; exit code 1 if they differ")
        explained = actions.add_parser("explain", help="why each hit ranks where it does")
        explained.add_argument("query")
        explained.add_argument("--locale", default="sv")
        explained.add_argument("--engine", choices=ENGINES, help="ask this one")
        relevance = actions.add_parser("relevance", help="measure against the judged queries")
        relevance.add_argument("file", nargs="?")
        relevance.add_argument("--engine", choices=ENGINES, help="ask this one")
        relevance.add_argument(
            "--stock", action="store_true", help="Wagtail's own search beside it"
        )
        relevance.add_argument("--record", action="store_true", help="keep these figures")
        relevance.add_argument("--verbose-queries", action="store_true", help="print each query")

    def handle(self, *args, **options):
        try:
            getattr(self, f"do_{options['action']}")(options)
        except EngineUnavailableError as error:
            raise CommandError(str(error)) from error

    def do_drain(self, options):
        while True:
            outcome = keep_in_step()
            for name, drained in outcome.items():
                self.stdout.write(
                    f"{name}: {drained.changes} changes, {drained.written} documents written, "
                    f"{drained.removed} removed"
                    if drained
                    else f"{name}: changes wait; it does not answer, or somebody else is at work"
                )
            if not options["watch"]:
                return
            time.sleep(options["watch"])

    def do_rebuild(self, options):
        for engine in [self.named(options["engine"])] if options["engine"] else engines():
            started = time.monotonic()
            drained = rebuild(self.progress, engine)
            seconds = time.monotonic() - started
            self.stdout.write(f"{engine.name}: {drained.written} documents in {seconds:.1f} s.")

    def named(self, name: str) -> Engine:
        try:
            return engine_named(name)
        except KeyError:
            raise CommandError(f"{name} is not configured; set ELASTICSEARCH_URL.") from None

    def progress(self, done: int, total: int) -> None:
        if self.stderr.isatty():
            filled = 30 * done // max(1, total)
            end = "\n" if done == total else ""
            self.stderr.write(f"\r[{'#' * filled:<30}] {done}/{total}{end}", ending="")

    def do_status(self, options):
        for line in status():
            self.stdout.write(line)

    def do_check(self, options):
        differences = list(check())
        for line in differences:
            self.stdout.write(line)
        if differences:
            sys.exit(1)
        self.stdout.write("The index agrees with the database.")

    def do_explain(self, options):
        engine = self.named(options["engine"]) if options["engine"] else None
        for line in explain(options["query"], options["locale"], engine):
            self.stdout.write(line)

    def do_relevance(self, options):
        engine = self.named(options["engine"]) if options["engine"] else None
        if not measure(self.stdout.write, options, engine):
            sys.exit(1)
