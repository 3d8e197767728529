"""Whether publishing waits for a search server that stands still: `python scripts/bench_outage.py`.

Publishes one guide again and again, ten times while the server runs, ten while it is stopped
(SIGSTOP), in turns; says the medians and their ratio, and whether the index has everything once the
server runs again. Needs the throwaway server of `scripts/elasticsearch_server.py run`.
"""

import os
import signal
import statistics
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

from bench_search import set_up, timed

TURNS = 4
PUBLICATIONS = 10
# Until what is sent behind the editor's back has been taken in.
SETTLED_SECONDS = 5


def main() -> None:
    set_up()
    from elasticsearch_node import Node

    from guides.models import GuidePage
    from search.commands import check
    from search.rebuild import keep_in_step, rebuild
    from search.registry import engines

    address = urlsplit(os.environ["ELASTICSEARCH_URL"])
    node = Node(Path(os.environ["ELASTICSEARCH_NODE"]), address.port, address.password)
    for engine in engines():
        rebuild(engine=engine)
    guide = GuidePage.objects.filter(locale__language_code="sv")[0]
    summary = guide.summary

    def publish(number: int) -> None:
        guide.summary = f"{summary} {number}"
        guide.save_revision().publish()

    took: dict[str, list[float]] = {"running": [], "stopped": []}
    publish(0)
    try:
        for turn in range(TURNS):
            for state, sent in (("running", signal.SIGCONT), ("stopped", signal.SIGSTOP)):
                node.signal(sent)
                time.sleep(SETTLED_SECONDS)
                took[state] += [timed(publish, turn * 100 + n) for n in range(PUBLICATIONS)]
    finally:
        node.signal(signal.SIGCONT)
        guide.summary = summary
        guide.save_revision().publish()
    medians = {state: statistics.median(found) for state, found in took.items()}
    deadline = time.monotonic() + 60
    while list(check()) and time.monotonic() < deadline:
        keep_in_step()
    left = list(check())
    for state, found in medians.items():
        print(f"publishing with the server {state}: {found:.0f} ms at the median")
    print(f"ratio {medians['stopped'] / medians['running']:.2f}")
    print("everything caught up" if not left else "\n".join(left))
    sys.exit(bool(left))


if __name__ == "__main__":
    main()
