"""An alias for readers, behind it one whole index; new ones are made beside it.

The alias has the version in its name: while releases change, hosts of the old one and of the new
one each find an index of theirs or none.
"""

import hashlib
import secrets
import time
from dataclasses import dataclass

from .elasticsearch_index import MAPPINGS, SETTINGS, current_version
from .elasticsearch_server import Server

_DAY = 24 * 60 * 60


@dataclass(frozen=True)
class Index:
    """Whether an alias names it, and when it was made (milliseconds since 1970)."""

    is_named: bool
    created: int


class Indexes:
    def __init__(self, server: Server):
        self.server = server
        self.prefix = server.access.index

    @property
    def alias(self) -> str:
        digest = hashlib.sha256(current_version().encode()).hexdigest()[:8]
        return f"{self.prefix}-{digest}"

    def current(self) -> str:
        """The index behind the alias; empty where there is none."""
        found = self.server.ask(
            lambda client: client.options(ignore_status=404).indices.get_alias(name=self.alias)
        ).body
        # A 404 tells its reason beside the indexes that there are.
        return next((name for name, held in found.items() if isinstance(held, dict)), "")

    def all(self) -> dict[str, Index]:
        """All indexes of this site, of any version."""
        found = self.server.ask(lambda client: client.indices.get(index=f"{self.prefix}-*"))
        return {
            name: Index(bool(held["aliases"]), int(held["settings"]["index"]["creation_date"]))
            for name, held in found.body.items()
        }

    def create(self) -> str:
        """A new, empty index that searches do not see until it is opened."""
        name = f"{self.alias}-{secrets.token_hex(4)}"
        mappings = {**MAPPINGS, "_meta": {"version": current_version()}}
        settings = {**SETTINGS, "refresh_interval": "-1"}
        self.server.ask(
            lambda client: client.indices.create(index=name, mappings=mappings, settings=settings)
        )
        return name

    def open(self, name: str) -> None:
        settings = {"refresh_interval": "1s"}
        self.server.ask(lambda client: client.indices.put_settings(index=name, settings=settings))
        self.server.ask(lambda client: client.indices.refresh(index=name))

    def switch(self, name: str) -> None:
        """Point the alias at this index and remove the old one, in one step."""
        add = {"add": {"index": name, "alias": self.alias}}
        others = [other for other in self.all() if other.startswith(f"{self.alias}-")]
        remove = [{"remove_index": {"index": other}} for other in others if other != name]
        self.server.ask(lambda client: client.indices.update_aliases(actions=[add, *remove]))

    def clean(self) -> None:
        """Remove what rebuilds that were killed have left, and other versions' after a day."""
        yesterday = 1000 * (time.time() - _DAY)
        for name, index in self.all().items():
            ours = name.startswith(f"{self.alias}-")
            if not index.is_named if ours else index.created < yesterday:
                self.remove(name)

    def remove(self, name: str) -> None:
        self.server.ask(lambda client: client.options(ignore_status=404).indices.delete(index=name))
