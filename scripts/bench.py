"""Measure the pages of the demo's database: `python scripts/bench.py [SECONDS]`.

Serves them as `make demo` does, on a free port of this machine, and asks for one page of each kind
over and over for a while (two seconds each unless told otherwise). Figures from one run can be
compared with each other, not with those of another machine.
"""

import gzip
import http.client
import json
import statistics
import sys
import time

from demo import HOST, VAR, DemoError, serving, set_environment
from services import free_port


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
        for name, path in chosen(pages).items():
            print(f"{name:<16} {measure(connection, path, seconds)}", flush=True)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except DemoError as error:
        sys.exit(f"{error}.")
    except KeyboardInterrupt:
        sys.exit(130)
