"""Model fields that hold a list of choices or of keys to reference records."""

from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class ChoiceListField(models.JSONField):
    """A JSON list of distinct values from `choices`, kept in the order of `choices`.

    Chosen over a many-to-many because code depends on the values and a page then costs no query
    for them; wagtail-localize copies it to translations as it is.
    """

    def __init__(self, *args, choice_class: type[models.TextChoices] | None = None, **kwargs):
        self.choice_class = choice_class
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def validate(self, value, model_instance):
        super().validate(value, model_instance)
        unknown = set(value) - set(self.choice_class.values) if self.choice_class else set()
        if unknown:
            raise ValidationError(
                _("Unknown value: %(values)s"), params={"values": sorted(unknown)}
            )

    def clean(self, value, model_instance):
        value = super().clean(value or [], model_instance)
        if self.choice_class:
            return [item for item in self.choice_class.values if item in value]
        return value

    def formfield(self, **kwargs):
        if self.choice_class is None:
            return super().formfield(**kwargs)
        return forms.MultipleChoiceField(
            choices=self.choice_class.choices,
            required=not self.blank,
            label=kwargs.get("label", self.verbose_name),
            help_text=kwargs.get("help_text", self.help_text),
            widget=forms.CheckboxSelectMultiple,
        )


class KeyListField(models.JSONField):
    """A JSON list of keys of published records of `record_model` ("app.Model")."""

    def __init__(self, *args, record_model: str | None = None, **kwargs):
        self.record_model = record_model
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def record_choices(self) -> list[tuple[str, str]]:
        if self.record_model is None:
            return []
        records = apps.get_model(self.record_model)._default_manager.live()
        return [(record.key, str(record)) for record in records]

    def validate(self, value, model_instance):
        super().validate(value, model_instance)
        unknown = set(value) - {key for key, _name in self.record_choices()}
        if unknown:
            raise ValidationError(
                _("Unknown value: %(values)s"), params={"values": sorted(unknown)}
            )

    def formfield(self, **kwargs):
        if self.record_model is None:
            return super().formfield(**kwargs)
        return forms.MultipleChoiceField(
            choices=self.record_choices,
            required=not self.blank,
            label=kwargs.get("label", self.verbose_name),
            help_text=kwargs.get("help_text", self.help_text),
            widget=forms.CheckboxSelectMultiple,
        )
