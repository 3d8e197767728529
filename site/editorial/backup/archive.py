"""The backup file: a tar with `backup.json`, `data/*.jsonl` and `media/*`.

Rows are read in one transaction, so a site that is being edited gives a consistent backup.
"""

import io
import json
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.files import File
from django.db import connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from portal.models import PortalPage

from .tables import empty_tables, fields_of, read_rows, reset_sequences, stored_models, write_rows

FORMAT = 1
HEADER = "backup.json"


class BackupError(Exception):
    """A backup that cannot be made or taken in; the message says why."""


def backup(path: Path) -> dict[str, int]:
    """Write a backup that only its owner can read; returns rows by model.

    Raises BackupError when the file exists.
    """
    if path.exists():
        raise BackupError(f"{path} exists already")
    partial = path.with_name(f"{path.name}.partial")
    partial.touch(mode=0o600)
    counts: dict[str, int] = {}
    try:
        with tarfile.open(partial, "w:gz") as archive, snapshot():
            for model in stored_models():
                counts[model._meta.label] = add_rows(archive, model)
            files = media_files()
            for name, stored in files:
                with stored.open() as content:
                    add(archive, f"media/{name}", content, stored.size)
            header = json.dumps(header_of(counts), indent=1).encode()
            add(archive, HEADER, io.BytesIO(header), len(header))
        partial.rename(path)
    finally:
        partial.unlink(missing_ok=True)
    return counts


def header_of(counts: dict[str, int]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "made": timezone.now().isoformat(),
        "migrations": applied(),
        "rows": counts,
        "columns": {
            model._meta.label: [field.attname for field in fields_of(model)]
            for model in stored_models()
        },
    }


def applied() -> list[str]:
    names = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in names)


@contextmanager
def snapshot() -> Iterator[None]:
    """One state of the database, whatever others write meanwhile."""
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


def add_rows(archive: tarfile.TarFile, model: type[models.Model]) -> int:
    number = 0
    with tempfile.TemporaryFile() as lines:
        for line in read_rows(model):
            lines.write(f"{line}\n".encode())
            number += 1
        size = lines.tell()
        lines.seek(0)
        add(archive, f"data/{model._meta.label}.jsonl", lines, size)
    return number


def add(archive: tarfile.TarFile, name: str, content: Any, size: int) -> None:
    member = tarfile.TarInfo(name)
    member.size = size
    member.mode = 0o600
    archive.addfile(member, content)


def media_files() -> Iterator[tuple[str, Any]]:
    """(name, file) of everything uploaded that a row names and the storage has."""
    for model in stored_models():
        for field in fields_of(model):
            if isinstance(field, models.FileField):
                for row in model._base_manager.exclude(**{field.attname: ""}):
                    stored = getattr(row, field.attname)
                    if stored and stored.storage.exists(stored.name):
                        yield stored.name, stored


def restore(path: Path, overwrite: bool = False) -> dict[str, int]:
    """Put a backup into this site; returns rows by model. All of it, or none.

    Raises BackupError for a file that is no backup, one of another version of the code, and,
    without `overwrite`, a site that has pages or users of its own.
    """
    if not overwrite and not is_empty():
        raise BackupError("the site is not empty; --overwrite replaces everything in it")
    try:
        with tarfile.open(path) as archive, transaction.atomic():
            header = read_header(archive)
            empty_tables()
            counts = {
                model._meta.label: restore_rows(archive, model, header) for model in stored_models()
            }
            if counts != header["rows"]:
                raise BackupError("the backup does not hold the rows that it says")
            reset_sequences()
            restore_media(archive)
    except (tarfile.TarError, OSError, EOFError, ValueError) as error:
        raise BackupError(f"{path} cannot be read as a backup: {error}") from error
    return counts


def is_empty() -> bool:
    users = apps.get_model("auth.User").objects.exists()
    pages = any(
        model.objects.exists() for model in apps.get_models() if issubclass(model, PortalPage)
    )
    return not users and not pages


def read_header(archive: tarfile.TarFile) -> dict[str, Any]:
    header = json.loads(member(archive, HEADER).read())
    if header.get("format") != FORMAT:
        raise BackupError(f"the backup is of format {header.get('format')}, not {FORMAT}")
    ours, theirs = set(applied()), set(header["migrations"])
    if ours != theirs:
        differing = ", ".join(sorted(ours ^ theirs)[:3])
        raise BackupError(
            "the backup was made by another version of the site "
            f"({len(ours ^ theirs)} migrations differ: {differing}); restore it with that version, "
            "then upgrade"
        )
    return header


def member(archive: tarfile.TarFile, name: str) -> Any:
    try:
        found = archive.extractfile(name)
    except KeyError as error:
        raise BackupError(f"the backup has no {name}") from error
    if found is None:
        raise BackupError(f"the backup has no {name}")
    return found


def restore_rows(archive: tarfile.TarFile, model: type[models.Model], header: dict) -> int:
    lines = io.TextIOWrapper(member(archive, f"data/{model._meta.label}.jsonl"), encoding="utf-8")
    return write_rows(model, header["columns"][model._meta.label], lines)


def restore_media(archive: tarfile.TarFile) -> None:
    """Write the files that rows name, under the names they had; the storage refuses others."""
    for model in stored_models():
        for field in fields_of(model):
            if isinstance(field, models.FileField):
                for row in model._base_manager.exclude(**{field.attname: ""}):
                    stored = getattr(row, field.attname)
                    restore_file(archive, stored)


def restore_file(archive: tarfile.TarFile, stored: Any) -> None:
    try:
        content = archive.extractfile(f"media/{stored.name}")
    except KeyError:
        return
    if stored.storage.exists(stored.name):
        stored.storage.delete(stored.name)
    saved = stored.storage.save(stored.name, File(content))
    if saved != stored.name:
        raise BackupError(f"the storage would not take {stored.name}")
