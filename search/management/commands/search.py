"""manage.py search drain | rebuild | status | check | explain | relevance"""

import sys
import time

from django.core.management.base import BaseCommand, CommandError

from search.commands import check, explain, status
from search.engines.base import EngineUnavailableError
from search.indexing import drain_all
from search.rebuild import rebuild
from search.relevance.run import run as measure


class Command(BaseCommand):
    help = "Keeps, inspects and measures the full-text index."

    def add_arguments(self, parser):
        actions = parser.add_subparsers(dest="action", required=True)
        drain = actions.add_parser("drain", help="take in what has changed")
        drain.add_argument("--watch", type=float, metavar="SECONDS", help="again and again")
        actions.add_parser("rebuild", help="build a new index and swap it in")
        actions.add_parser("status", help="what there is, and how far behind it lies")
        actions.add_parser("check", help="compare index and database; exit code 1 if they differ")
        explained = actions.add_parser("explain", help="why each hit ranks where it does")
        explained.add_argument("query")
        explained.add_argument("--locale", default="sv")
        relevance = actions.add_parser("relevance", help="measure against the judged queries")
        relevance.add_argument("file", nargs="?")
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
            for name, drained in drain_all().items():
                self.stdout.write(
                    f"{name}: {drained.changes} changes, {drained.written} documents written, "
                    f"{drained.removed} removed"
                )
            if not options["watch"]:
                return
            time.sleep(options["watch"])

    def do_rebuild(self, options):
        started = time.monotonic()
        drained = rebuild(self.progress)
        self.stdout.write(
            f"{drained.written} documents indexed in {time.monotonic() - started:.1f} s."
        )

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
        for line in explain(options["query"], options["locale"]):
            self.stdout.write(line)

    def do_relevance(self, options):
        if not measure(self.stdout.write, options):
            sys.exit(1)
