"""The groups and workflows, and what they give on pages."""

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import GroupPagePermission, WorkflowPage
from wagtail.permissions import policy_registry

from editorial.roles.definitions import ROLES, TRANSLATOR, WRITER
from editorial.roles.setup import prepare
from home.models import HomePage

from .people import person


def grants():
    return sorted(
        GroupPagePermission.objects.values_list(
            "group__name", "page__locale__language_code", "permission__codename"
        )
    )


def test_a_language_gets_its_grants_and_workflow_with_its_home_page(homes):
    ours = [row for row in grants() if row[0] in {TRANSLATOR.name, WRITER.name}]
    assert ours == [
        (WRITER.name, "sv", "add_page"),
        (WRITER.name, "sv", "change_page"),
        (TRANSLATOR.name, "en", "change_page"),
    ]
    own = WorkflowPage.objects.filter(page__depth=2)  # Wagtail's own stands at the root
    names = dict(own.values_list("page__locale__language_code", "workflow__name"))
    assert names["sv"].endswith("Swedish pages")
    assert names["en"].endswith("English pages")


def test_preparing_again_writes_nothing(homes, django_assert_max_num_queries):
    before = grants()
    prepare()
    assert grants() == before
    assert HomePage.objects.count() == 2


def test_preparing_again_takes_back_what_was_granted_by_hand(homes):
    group = Group.objects.get(name=TRANSLATOR.name)
    GroupPagePermission.objects.create(group=group, page=homes[0], permission_type="publish")
    group.permissions.add(*Group.objects.get(name=WRITER.name).permissions.all())
    prepare()
    assert "sv" not in {code for name, code, _p in grants() if name == TRANSLATOR.name}
    assert not group.permissions.filter(codename="add_concept").exists()


def test_a_permission_that_only_a_migration_made_is_made_again(homes):
    """As after `flush`, which empties the tables and then announces that it has migrated."""
    Permission.objects.filter(codename="submit_translation").delete()
    prepare()
    assert Group.objects.get(name=TRANSLATOR.name).permissions.filter(codename="submit_translation")


@pytest.mark.parametrize("role", ROLES)
def test_only_managers_and_writers_may_edit_swedish_and_no_writer_publishes(role, guide):
    may = guide.permissions_for_user(person(role))
    assert may.can_edit() == (role in {"writer", "publisher", "manager"})
    assert may.can_publish() == (role in {"publisher", "manager"})
    assert may.can_add_subpage() is False


@pytest.mark.parametrize("role", ROLES)
def test_translators_edit_english_and_only_publishers_publish_it(role, translated):
    may = translated.permissions_for_user(person(role))
    assert may.can_edit() == (role in {"translator", "publisher", "manager"})
    assert may.can_publish() == (role in {"publisher", "manager"})


def test_a_page_cannot_be_moved_under_another_language(guide, translated):
    manager = person("manager")
    assert not guide.permissions_for_user(manager).can_move_to(translated.get_parent())
    assert guide.permissions_for_user(manager).can_move_to(guide.get_parent())


@pytest.mark.parametrize("model", [get_image_model(), get_document_model()])
def test_files_answer_to_the_grants_of_the_roles(homes, model):
    policy = policy_registry.get_by_type(model)
    may = {
        role: {one for one in ("add", "choose") if policy.user_has_permission(person(role), one)}
        for role in ("writer", "translator", "publisher", "manager", "reviewer", "analyst")
    }
    both = {"add", "choose"}
    assert may == {
        "writer": both, "translator": {"choose"}, "publisher": both, "manager": both,
        "reviewer": set(), "analyst": set(),
    }  # fmt: skip
