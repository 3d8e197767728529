"""Let Lighthouse judge one page of each kind: `python scripts/lighthouse.py [URL] [RUNS]`.

Asks a running site (`make demo`) as a phone and prints a table in Markdown, the median of RUNS
(five unless told otherwise) for each page; docs/quality.md keeps the last one. Needs `npm ci` and a
Chromium (CHROMIUM= for another path). Exits with 1 where a page is below a goal.
"""

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path
from urllib.parse import urljoin

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = ROOT / "node_modules/lighthouse/cli/index.js"
GOALS = {"performance": 97, "accessibility": 100, "best-practices": 100, "seo": 100}
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
# What one reader searched for or chose is no page that search engines should list.
NOT_LISTED = {
    "seo": {"/sv/sok/", "/en/search/", "/sv/modeller/jamfor/", "/en/models/compare/"},
}


def scores(url: str, categories: tuple[str, ...] = tuple(GOALS)) -> dict[str, int]:
    """Category → points of 100, in one run."""
    command = ["node", str(PROGRAM), url, "--quiet", "--output=json", "--output-path=stdout"]
    command += [f"--only-categories={','.join(categories)}"]
    command += ["--chrome-flags=--headless=new --no-sandbox --disable-gpu"]
    environment = {**os.environ, "CHROME_PATH": CHROMIUM}
    result = subprocess.run(command, capture_output=True, check=True, env=environment)
    found = json.loads(result.stdout)["categories"]
    return {name: round(100 * found[name]["score"]) for name in categories}


def medians(url: str, runs: int) -> dict[str, int]:
    taken = [scores(url) for _run in range(runs)]
    return {name: round(statistics.median(one[name] for one in taken)) for name in GOALS}


def below(path: str, found: dict[str, int]) -> dict[str, int]:
    """What misses its goal."""
    return {
        name: points
        for name, points in found.items()
        if points < GOALS[name] and path.partition("?")[0] not in NOT_LISTED.get(name, ())
    }


def main() -> int:
    from bytes import PAGES

    base = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000"
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    print(f"| page | {' | '.join(GOALS)} |\n| --- |{' ---: |' * len(GOALS)}")
    missed = False
    for path, _other in PAGES.values():
        found = medians(urljoin(base, path), runs)
        print(f"| `{path}` | {' | '.join(map(str, found.values()))} |", flush=True)
        missed = missed or bool(below(path, found))
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
