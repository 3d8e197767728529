"""The layers hold in imports, in relations, in migrations and in templates.

Strings hide from import-linter: a relation to "guides.GuidePage", a migration's dependency, a
`{% load %}`. They may point upwards only in `parent_page_types` and `subpage_types`.
"""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db.migrations.loader import MigrationLoader
from django.template import engines
from wagtail.blocks import Block, ListBlock, StreamBlock, StructBlock
from wagtail.fields import StreamField

CONTRACT = tomllib.loads((settings.ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
LAYERS = next(rule["layers"] for rule in CONTRACT["contracts"] if rule["type"] == "layers")
# Package → height; packages of one layer have the same.
HEIGHT = {
    name.strip(): -place for place, layer in enumerate(LAYERS) for name in re.split(r"[|:]", layer)
}


def allowed(importer: str, imported: str) -> bool:
    """Whether a package may know of another: itself, or one of a layer below."""
    if importer not in HEIGHT or imported not in HEIGHT or importer == imported:
        return True
    return HEIGHT[importer] > HEIGHT[imported]


def test_the_rule_itself_knows_up_from_down():
    assert allowed("guides", "portal")
    assert not allowed("portal", "guides")
    assert not allowed("editorial", "opendata")
    assert allowed("portal", "wagtailcore")


def test_imports_keep_the_layers():
    linter = Path(sys.executable).parent / "lint-imports"
    command = [sys.executable, linter, "--no-cache"]
    done = subprocess.run(
        command, cwd=settings.ROOT, capture_output=True, text=True, check=False,
        env={"PYTHONPATH": f"{settings.ROOT}:{settings.ROOT / 'site'}", "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def targets(model) -> Iterator[tuple[str, str]]:
    """(where, app label) of everything that a model's fields point at."""
    for field in model._meta.get_fields(include_parents=False):
        if field.auto_created and not field.concrete:
            continue
        if field.is_relation and field.related_model:
            yield field.name, field.related_model._meta.app_label
        record_model = getattr(field, "record_model", None)
        if record_model:
            yield field.name, record_model.split(".")[0]
        if isinstance(field, StreamField):
            for block in walk(field.stream_block):
                yield from ((field.name, label) for label in block_targets(block))
    for panel in getattr(model, "panels", None) or getattr(model, "content_panels", ()):
        for page_type in as_list(getattr(panel, "page_type", None)):
            yield "panel", label_of(page_type)


def walk(block: Block) -> Iterator[Block]:
    yield block
    if isinstance(block, StreamBlock | StructBlock):
        for child in block.child_blocks.values():
            yield from walk(child)
    elif isinstance(block, ListBlock):
        yield from walk(block.child_block)


def block_targets(block: Block) -> Iterator[str]:
    named = [
        getattr(block, name, None) for name in ("target_models", "target_model", "record_model")
    ]
    yield from (label_of(model) for found in named for model in as_list(found))


def as_list(value) -> list:
    return [] if value is None else list(value) if isinstance(value, list | tuple) else [value]


def label_of(model) -> str:
    return model.split(".")[0] if isinstance(model, str) else model._meta.app_label


def test_relations_and_choosers_keep_the_layers():
    ours = [model for model in apps.get_models(include_auto_created=True)
            if model._meta.app_label in HEIGHT]  # fmt: skip
    assert len(ours) > 20
    upwards = {
        f"{model._meta.label}.{where} → {label}"
        for model in ours
        for where, label in targets(model)
        if not allowed(model._meta.app_label, label)
    }
    assert upwards == set()


def test_streams_are_looked_into():
    page_type = apps.get_model("cases", "CasePage")
    assert ("actors", "reference") in set(targets(page_type))
    assert ("body", "portal") in set(targets(page_type))


@pytest.mark.django_db  # wagtail-localize asks the database while its first migration is imported
def test_migrations_keep_the_layers():
    loader = MigrationLoader(None)
    ours = {key: found for key, found in loader.disk_migrations.items() if key[0] in HEIGHT}
    assert ours
    upwards = {
        f"{'.'.join(key)} → {'.'.join(needed)}"
        for key, migration in ours.items()
        for needed in [*migration.dependencies, *migration.run_before]
        if not allowed(key[0], needed[0])
    }
    assert upwards == set()


LOAD = re.compile(r"{%-?\s*load\s+(.+?)\s*-?%}")


def libraries(text: str) -> set[str]:
    """Names of the tag libraries that a template loads, with or without `from`."""
    found = set()
    for words in LOAD.findall(text):
        parts = words.split()
        found.update(parts[parts.index("from") + 1 :] if "from" in parts else parts)
    return found


def test_templates_load_tags_of_their_own_layer_or_below():
    homes = {name: path.split(".")[0] for name, path in engines["django"].engine.libraries.items()}
    root = settings.ROOT / "templates"
    upwards = set()
    for template in root.rglob("*.html"):
        package = template.relative_to(root).parts[0]
        # What lies above the packages' folders is the frame, which portal keeps; where a template
        # of Wagtail's is replaced, that is the editors' desk.
        desk = package.startswith("wagtail")
        owner = package if package in HEIGHT else "editorial" if desk else "portal"
        for name in libraries(template.read_text()):
            assert name in homes, f"{template.name} loads {name}, which does not exist"
            if not allowed(owner, homes[name]):
                upwards.add(f"{template.relative_to(root)} → {name}")
    assert upwards == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{% load i18n portal_tags %}", {"i18n", "portal_tags"}),
        ("{% load chip from portal_tags %}", {"portal_tags"}),
    ],
)
def test_a_load_tag_is_read_as_django_reads_it(text, expected):
    assert libraries(text) == expected
