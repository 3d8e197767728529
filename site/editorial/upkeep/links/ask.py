"""Asking one address whether it is there, without reaching anything inside our own network.

The name is looked up once and the connection goes to the very address that was judged, so that a
name cannot answer with a public address first and a private one afterwards. Each step of a
redirect is judged in the same way.
"""

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, Retry, Timeout
from urllib3.exceptions import HTTPError
from urllib3.util import SKIP_HEADER

from .models import LinkCheck

State = LinkCheck.State
AGENT = "link-checker (asks once a week, one address at a time)"
TIMEOUT = Timeout(connect=5, read=10)
MOST_STEPS = 5
PORTS = {"http": 80, "https": 443}
GONE = {404, 410}
PERMANENT = {301, 308}
REDIRECTS = {301, 302, 303, 307, 308}
NO_HEAD = {400, 403, 404, 405, 501}


class RefusedAddressError(Exception):
    """The address is one that the site must not connect to."""


@dataclass(frozen=True)
class Answer:
    state: str
    detail: str = ""


@dataclass(frozen=True)
class Step:
    status: int
    location: str = ""


def ask(url: str) -> Answer:
    """Follows at most MOST_STEPS redirects; never raises for what a server does."""
    moved = ""
    here = url
    for _number in range(MOST_STEPS + 1):
        try:
            step = one_step(here)
        except RefusedAddressError as error:
            return Answer(State.REFUSED, str(error))
        except socket.gaierror:
            return Answer(State.BROKEN, "no such host")
        except (HTTPError, OSError, UnicodeError) as error:
            return Answer(State.UNSURE, type(error).__name__)
        if step.status not in REDIRECTS or not step.location:
            return judge(step.status, moved)
        here = urljoin(here, step.location)
        moved = here if step.status in PERMANENT else moved
    return Answer(State.UNSURE, "too many redirects")


def judge(status: int, moved: str) -> Answer:
    """Only an answer that says so makes a link broken: many servers refuse programs."""
    if status in GONE:
        return Answer(State.BROKEN, str(status))
    if status >= 300:
        return Answer(State.UNSURE, str(status))
    return Answer(State.MOVED, moved[:1000]) if moved else Answer(State.WORKS, str(status))


def one_step(url: str) -> Step:
    """HEAD, and GET without reading the body where a server does not answer HEAD properly."""
    step = request("HEAD", url)
    return request("GET", url) if step.status in NO_HEAD else step


def request(method: str, url: str) -> Step:
    scheme, host, address, target = destination(url)
    headers = {"Host": host, "User-Agent": AGENT, "Accept-Encoding": SKIP_HEADER}
    options = {"timeout": TIMEOUT, "retries": Retry(0), "maxsize": 1}
    if scheme == "https":
        pool = HTTPSConnectionPool(
            address, 443, server_hostname=host, assert_hostname=host,
            cert_reqs="CERT_REQUIRED", **options,
        )  # fmt: skip
    else:
        pool = HTTPConnectionPool(address, 80, **options)
    with pool:
        answer = pool.urlopen(
            method, target, headers=headers, redirect=False, preload_content=False
        )
        try:
            return Step(answer.status, answer.headers.get("Location", ""))
        finally:
            answer.close()


def destination(url: str) -> tuple[str, str, str, str]:
    """(scheme, host, the public IP address to connect to, path with query)."""
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").encode("idna").decode(), parts.port
    except ValueError as error:
        raise RefusedAddressError("not an address") from error
    if parts.scheme not in PORTS or not host:
        raise RefusedAddressError("not a web address")
    if parts.username is not None or (port or PORTS[parts.scheme]) != PORTS[parts.scheme]:
        raise RefusedAddressError("a name or a port in the address")
    found = socket.getaddrinfo(host, PORTS[parts.scheme], type=socket.SOCK_STREAM)
    addresses = [str(entry[4][0]) for entry in found]
    if not addresses or not all(is_public(one) for one in addresses):
        raise RefusedAddressError("leads into a private network")
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return parts.scheme, host, addresses[0], target


def is_public(address: str) -> bool:
    """Neither private, local, reserved nor multicast, also when IPv4 is wrapped in IPv6."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        teredo = ip.teredo[1] if ip.teredo else None
        nat64 = (
            ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
            if ip in ipaddress.ip_network("64:ff9b::/96")
            else None
        )
        wrapped = ip.ipv4_mapped or ip.sixtofour or teredo or nat64
        if wrapped is not None:
            return is_public(str(wrapped))
    return ip.is_global and not ip.is_multicast
