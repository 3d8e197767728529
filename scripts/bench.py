"""Measure the pages of the demo's database: `python scripts/bench.py [SECONDS]`.

Serves them as `make demo` does, on a free port of this machine, and asks for one page of each kind
over and over for a while (two seconds each unless told otherwise). Beside them stands a page of
Wagtail itself that is as large as a guide (`stock.py`), asked in turns with the guide, since only
the ratio of two figures from one run says something about another machine.
"""

import gzip
import http.client
import json
import re
import statistics
import sys
import time

from demo import HOST, VAR, DemoError, serving, set_environment
from services import free_port
from stock import PATH, serving_stock

COMPARED = "guide sv"
TURNS = 5


def get(connection: http.client.HTTPConnection, path: str) -> tuple[int, bytes]:
    connection.request("GET", path, headers={"Accept-Encoding": "identity"})
    answer = connection.getresponse()
    return answer.status, answer.read()


def chosen(pages: list[dict[str, str]]) -> dict[str, str]:
    """One address of each kind and language, from the site's own list."""
    paths: dict[str, str] = {}
    for page in pages:
        path = "/" + page["url"].split("://", 1)[-1].partition("/")[2]
        paths.setdefault(f"{page['kind']} {page['locale']}", path)
    return paths


def measure(connection: http.client.HTTPConnection, path: str, seconds: float) -> str:
    status, body = get(connection, path)
    times: list[float] = []
    end = time.perf_counter() + seconds
    while time.perf_counter() < end and len(times) < 2000:
        start = time.perf_counter()
        get(connection, path)
        times.append((time.perf_counter() - start) * 1000)
    p95 = statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
    size = len(gzip.compress(body)) / 1024
    rate = 1000 * len(times) / sum(times)
    return f"{status:>4} {rate:>8.1f} {statistics.median(times):>8.1f} {p95:>8.1f} {size:>8.1f}"


def rate(connection: http.client.HTTPConnection, path: str, seconds: float) -> float:
    count, start = 0, time.perf_counter()
    while (spent := time.perf_counter() - start) < seconds:
        get(connection, path)
        count += 1
    return count / spent


def as_large(page: bytes) -> str:
    """The words of a page as paragraphs of rich text that weigh what the page weighs."""
    words = re.sub(r"<[^>]+>", " ", page.decode().partition("<main")[2]).split()
    paragraphs: list[str] = []
    size = 0
    while size < len(page) * 0.95:
        place = len(paragraphs) * 60 % len(words)
        paragraphs.append(f"<p>{' '.join(words[place : place + 60])}</p>")
        size += len(paragraphs[-1].encode())
    return "".join(paragraphs)


def compare(ours: http.client.HTTPConnection, path: str, seconds: float) -> None:
    """Ask for a page of ours and for Wagtail's own in turns, and print both and their ratio."""
    page = get(ours, path)[1]
    with serving_stock(as_large(page)) as port:
        stock = http.client.HTTPConnection(HOST, port, timeout=60)
        status, body = get(stock, PATH)
        ours.close()  # the server has closed it while the other was made; it opens again by itself
        pairs = [
            (rate(ours, path, seconds / 2), rate(stock, PATH, seconds / 2))
            for _turn in range(TURNS)
        ]
    our_rate, stock_rate = (statistics.median(rates) for rates in zip(*pairs, strict=True))
    print(f"\nWagtail's own page ({status}, {len(body):,} bytes): {stock_rate:.1f} req/s")
    print(f"ours ({COMPARED}, {len(page):,} bytes): {our_rate:.1f} req/s")
    print(f"ratio: {our_rate / stock_rate:.2f} (median of {TURNS} turns each)")


def main() -> int:
    if not (VAR / "site.sqlite3").exists():
        sys.exit("There is no database to measure; start the demo once: make demo.")
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 2.0
    port = free_port()
    set_environment(port)
    with serving(port):
        connection = http.client.HTTPConnection(HOST, port, timeout=60)
        pages = json.loads(get(connection, "/data/pages.json")[1])["pages"]
        print(f"{'page':<16} code    req/s   p50 ms   p95 ms    gz KB")
        paths = chosen(pages)
        for name, path in paths.items():
            print(f"{name:<16} {measure(connection, path, seconds)}", flush=True)
        compare(connection, paths[COMPARED], seconds)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except DemoError as error:
        sys.exit(f"{error}.")
    except KeyboardInterrupt:
        sys.exit(130)
