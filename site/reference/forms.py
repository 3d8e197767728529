"""The form of every reference record, which guards what is not English against translators."""

from collections.abc import Iterator
from contextlib import contextmanager

from wagtail.admin.forms import WagtailAdminModelForm


def may_write_originals(user, model) -> bool:
    """Whoever may add records of a kind may write their Swedish; others only translate."""
    opts = model._meta
    return user.has_perm(f"{opts.app_label}.add_{opts.model_name}")


class ReferenceForm(WagtailAdminModelForm):
    """For a translator every field but those that end in `_en` is shown and cannot be changed.

    Every way to write a record in the admin (editing, reverting, submitting, publishing) saves
    this form. Its originals are those of the latest version, whatever was posted and whichever
    version is being reverted to.
    """

    def __init__(self, *args, **kwargs):
        user = kwargs.get("for_user")
        model = self._meta.model
        self.guarded = user is not None and not may_write_originals(user, model)
        if self.guarded and (instance := kwargs.get("instance")) and instance.pk:
            kwargs["instance"] = with_latest_originals(instance)
        super().__init__(*args, **kwargs)
        if self.guarded:
            for name, field in self.fields.items():
                field.disabled = not name.endswith("_en")
            self.show_children_only()

    def show_children_only(self) -> None:
        for name, formset in self.formsets.items():
            shown = type(formset)(instance=self.instance, prefix=formset.prefix)
            for form in shown.forms:
                for field in form.fields.values():
                    field.disabled = True
            self.formsets[name] = shown

    @contextmanager
    def children_left_out(self) -> Iterator[None]:
        """Children that are only shown are neither validated nor saved."""
        shown = self.formsets
        if self.guarded:
            self.formsets = {}
        try:
            yield
        finally:
            self.formsets = shown

    def is_valid(self):
        with self.children_left_out():
            return super().is_valid()

    def has_changed(self):
        with self.children_left_out():
            return super().has_changed()

    def save(self, commit=True):
        with self.children_left_out():
            return super().save(commit=commit)


def with_latest_originals(instance):
    """The latest version of a record, with the English texts of `instance`."""
    latest = type(instance)._base_manager.get(pk=instance.pk).get_latest_revision_as_object()
    for field in instance._meta.concrete_fields:
        if field.name.endswith("_en"):
            setattr(latest, field.attname, getattr(instance, field.attname))
    return latest
