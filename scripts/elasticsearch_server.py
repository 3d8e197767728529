"""A local Elasticsearch: `python scripts/elasticsearch_server.py start|stop|run COMMAND…`.

`start` is for development: http://127.0.0.1:9200, one node, no password, this machine only. With a
Docker engine it is the official image, without one the same server by way of Maven.

`run` is for tests: a throwaway server with TLS and a password while a command runs, which finds it
in ELASTICSEARCH_URL and ELASTICSEARCH_CA_CERTS. An ELASTICSEARCH_URL in the environment is used as
it is.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from types import FrameType

from elasticsearch_node import HOME, HOST, SERVER, Node, throwaway
from services import free_port, missing

PORT = 9200
CONTAINER = "upphandlingsdriven-innovation-elasticsearch"
IMAGE = "elasticsearch:8.17.4"
DEVELOPMENT = Node(HOME / "development", PORT)


def has_docker() -> bool:
    try:
        asked = subprocess.run(["docker", "info"], capture_output=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return asked.returncode == 0


def start_container() -> None:
    settings = ["discovery.type=single-node", "xpack.security.enabled=false"]
    settings.append("ES_JAVA_OPTS=-Xms512m -Xmx512m")
    command = ["docker", "run", "--detach", "--rm", "--name", CONTAINER]
    command += ["--publish", f"{HOST}:{PORT}:9200"]
    subprocess.run([*command, *(f"--env={each}" for each in settings), IMAGE], check=True)
    deadline = time.monotonic() + 120
    while not DEVELOPMENT.answers():
        if time.monotonic() > deadline:
            sys.exit("Elasticsearch did not answer within two minutes.")
        time.sleep(0.5)


def start() -> None:
    if version := DEVELOPMENT.answers():
        sys.exit(print(f"Elasticsearch {version} already answers on {DEVELOPMENT.url}"))
    if has_docker():
        start_container()
        what = f"container {CONTAINER}"
    else:
        what = f"pid {DEVELOPMENT.start()}"
    print(f"Elasticsearch {DEVELOPMENT.answers()} on {DEVELOPMENT.url}, {what}")


def stop() -> None:
    if DEVELOPMENT.pid.exists():
        DEVELOPMENT.stop()
        print("Elasticsearch is stopped.")
    elif has_docker():
        subprocess.run(["docker", "stop", CONTAINER], check=False)
    else:
        print("Nothing was started here.")


def run(*command: str) -> int:
    if os.environ.get("ELASTICSEARCH_URL"):
        return subprocess.call(command)
    fetched = (SERVER / "bin").exists()
    if not shutil.which("java") or not (fetched or shutil.which("mvn")):
        return missing("Java or Maven was not found", "install them or give ELASTICSEARCH_URL")
    node = throwaway(free_port())
    found = {
        "ELASTICSEARCH_URL": node.url,
        "ELASTICSEARCH_CA_CERTS": str(node.ca),
        # For the tests that stop it and start it again.
        "ELASTICSEARCH_NODE": str(node.folder),
    }
    try:
        start = time.monotonic()
        node.start()
        took = time.monotonic() - start
        print(f"Elasticsearch {node.answers()} with TLS after {took:.0f} s", flush=True)
        return subprocess.call(command, env={**os.environ, **found})
    finally:
        node.stop()
        shutil.rmtree(node.folder, ignore_errors=True)


def main(action: str, *command: str) -> int | None:
    if action == "run":
        return run(*command)
    return {"start": start, "stop": stop}[action]()


def interrupted(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, interrupted)
    try:
        sys.exit(main(*sys.argv[1:]))
    except subprocess.CalledProcessError as error:
        sys.exit(f"{error.cmd[0]} failed.")
    except KeyboardInterrupt:
        sys.exit(130)
