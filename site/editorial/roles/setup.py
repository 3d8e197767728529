"""Make the groups and workflows as the definitions have them; a second run changes nothing.

Runs after every `migrate` and when a language gets its home page, because permissions exist only
after the first and page grants need the second. What an administrator adds to a role's group is
taken back on the next run: local exceptions belong in groups of their own (docs/permissions.md).
"""

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from home.models import HomePage

from .definitions import ADMIN, ROLES, Role
from .workflows import prepare_workflows

# Wagtail asks for the permissions of its own models, also where a site has models of its own.
FILE_MODELS = (("wagtailimages", "image"), ("wagtaildocs", "document"))


@transaction.atomic
def prepare() -> None:
    """Raises LookupError naming the permissions that a definition asks for in vain."""
    restore_submit_translation()
    known = {
        f"{one.content_type.app_label}.{one.codename}": one
        for one in Permission.objects.select_related("content_type")
    }
    homes = list(HomePage.objects.select_related("locale").filter(depth=2))
    for role in ROLES.values():
        group, _made = Group.objects.get_or_create(name=role.name)
        group.permissions.set(wanted(known, {ADMIN, *role.others}))
        grant_pages(group, role, homes, known)
        grant_files(group, role, known)
    prepare_workflows(homes)


def restore_submit_translation() -> None:
    """wagtail-localize makes this permission in a migration, not from a model: `flush` loses it."""
    kind, _made = ContentType.objects.get_or_create(
        app_label="wagtail_localize", model="translation"
    )
    Permission.objects.get_or_create(
        content_type=kind,
        codename="submit_translation",
        defaults={"name": "Can submit translations"},
    )


def wanted(known: dict[str, Permission], names: set[str]) -> list[Permission]:
    missing = sorted(names - known.keys())
    if missing:
        raise LookupError(f"Unknown permissions: {', '.join(missing)}")
    return [known[name] for name in names]


def grant_pages(group: Group, role: Role, homes: list[HomePage], known) -> None:
    grants = [
        (home.pk, permission.pk)
        for home in homes
        for permission in wanted(
            known,
            {
                f"wagtailcore.{action}_page"
                for action in role.pages.get(home.locale.language_code, ())
            },
        )
    ]
    settle(GroupPagePermission, group, "page_id", grants)


def grant_files(group: Group, role: Role, known) -> None:
    root = Collection.get_first_root_node()
    if root is None:
        return
    grants = [
        (root.pk, permission.pk)
        for label, name in FILE_MODELS
        for permission in wanted(known, {f"{label}.{action}_{name}" for action in role.files})
    ]
    settle(GroupCollectionPermission, group, "collection_id", grants)


def settle(model, group: Group, place: str, grants: list[tuple[int, int]]) -> None:
    """Add the grants that are missing and remove the rest, with nothing written if all is well."""
    kept = set()
    for row in model.objects.filter(group=group):
        pair = (getattr(row, place), row.permission_id)
        if pair in grants:
            kept.add(pair)
        else:
            row.delete()
    model.objects.bulk_create(
        model(group=group, permission_id=permission, **{place: target})
        for target, permission in grants
        if (target, permission) not in kept
    )
