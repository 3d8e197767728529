"""Audiences, phases and sectors of many pages at once."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction

from portal.models.mixins import Classified
from portal.translation import source_language


class ClassifyForm(forms.Form):
    """Two questions a taxonomy: what to add, what to take away."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in Classified.classified_fields:
            field = Classified._meta.get_field(name)
            for act, label in (("add", _("Add: %s")), ("remove", _("Take away: %s"))):
                asked = field.formfield(required=False, label=label % field.verbose_name)
                asked.required, asked.help_text = False, ""
                self.fields[f"{act}_{name}"] = asked

    def clean(self):
        given = super().clean()
        if not any(given.values()):
            raise ValidationError(_("Choose something to add or take away."))
        for name in Classified.classified_fields:
            if set(given.get(f"add_{name}", ())) & set(given.get(f"remove_{name}", ())):
                self.add_error(f"remove_{name}", _("The same cannot be both added and taken away."))
        return given


class ClassifyBulkAction(PageBulkAction):
    display_name = _("Classify")
    action_type = "classify"
    aria_label = _("Change audiences, phases and sectors of the chosen pages")
    template_name = "editorial/writing/classify.html"
    action_priority = 60
    form_class = ClassifyForm

    def check_perm(self, page):
        """Translations follow their original by themselves."""
        return (
            isinstance(page.specific, Classified)
            and page.locale.language_code == source_language()
            and page.permissions_for_user(self.request.user).can_edit()
            and not page.specific.get_lock()
        )

    def get_execution_context(self):
        return {**super().get_execution_context(), "changes": self.cleaned_form.cleaned_data}

    @classmethod
    def execute_action(cls, objects, changes=None, user=None, **kwargs):
        changed = sum(classify(page.specific, changes, user) for page in objects)
        return changed, 0

    def get_success_message(self, num_parent_objects, num_child_objects):
        return ngettext(
            "%(count)d page was classified anew.", "%(count)d pages were classified anew.",
            num_parent_objects,
        ) % {"count": num_parent_objects}  # fmt: skip


@transaction.atomic
def classify(page, changes: dict[str, list[str]], user) -> bool:
    """Change the latest version; it is published if the page had no other change waiting.

    Whether anything changed.
    """
    version = page.get_latest_revision_as_object()
    was_all_published = page.live and not page.has_unpublished_changes
    before = {name: list(getattr(version, name)) for name in Classified.classified_fields}
    for name, values in before.items():
        wanted = [*values, *changes[f"add_{name}"]]
        kept = [one for one in dict.fromkeys(wanted) if one not in changes[f"remove_{name}"]]
        setattr(version, name, version._meta.get_field(name).clean(kept, version))
    if before == {name: getattr(version, name) for name in before}:
        return False
    version.full_clean()
    revision = version.save_revision(user=user, log_action=True)
    if was_all_published and page.permissions_for_user(user).can_publish():
        revision.publish(user=user)
    return True
