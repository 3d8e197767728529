"""Ask the site whether it is ready: `python scripts/healthcheck.py URL [MINUTES]`.

With a number of minutes it asks after the worker, which must have looked within them for what is
due. The request names the first of ALLOWED_HOSTS, since the site answers to no other name.
"""

import json
import os
import sys
import urllib.error
import urllib.request
from datetime import UTC, datetime, timedelta


def main() -> int:
    host = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].strip().lstrip(".")
    request = urllib.request.Request(sys.argv[1], headers={"Host": host})  # noqa: S310 - our own
    try:
        with urllib.request.urlopen(request, timeout=8) as answer:  # noqa: S310
            told = answer.read().decode()
    except urllib.error.HTTPError as error:
        print(f"{error.code} {error.read().decode(errors='replace')[:300]}")
        return 1
    except OSError as error:
        print(f"No answer: {error}")
        return 1
    print(told)
    minutes = sys.argv[2:3]
    return 0 if not minutes or worked_within(int(minutes[0]), json.loads(told)) else 1


def worked_within(minutes: int, told: dict[str, str]) -> bool:
    try:
        began = datetime.fromisoformat(told["scheduled"])
    except (KeyError, ValueError):  # not told, or never
        return False
    return datetime.now(UTC) - began < timedelta(minutes=minutes)


if __name__ == "__main__":
    sys.exit(main())
