"""Ask the site on this machine whether it is ready: `python scripts/healthcheck.py URL`.

The request names the first of ALLOWED_HOSTS, since the site answers to no other name.
"""

import os
import sys
import urllib.error
import urllib.request


def main() -> int:
    host = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].strip().lstrip(".")
    request = urllib.request.Request(sys.argv[1], headers={"Host": host})  # noqa: S310 - our own
    try:
        with urllib.request.urlopen(request, timeout=8) as answer:  # noqa: S310
            print(answer.read().decode())
    except urllib.error.HTTPError as error:
        print(f"{error.code} {error.read().decode(errors='replace')[:300]}")
        return 1
    except OSError as error:
        print(f"No answer: {error}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
