"""Model fields that name answers and procurement models by key."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from guides.models import ProcurementModelPage
from reference.fields import KeyListField


class AnswerKeysField(KeyListField):
    """Keys of answers. Checks say whether they exist: a question loads before its answers."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("record_model", "advisor.ChooserAnswer")
        super().__init__(*args, **kwargs)

    def validate(self, value, model_instance):
        models.JSONField.validate(self, value, model_instance)
        if not isinstance(value, list) or not all(isinstance(key, str) for key in value):
            raise ValidationError(_("A list of answers is wanted here."))


class ModelKeyField(models.SlugField):
    """The key of a procurement model, chosen from those that the site has."""

    def formfield(self, **kwargs):
        return forms.ChoiceField(
            choices=model_choices,
            required=not self.blank,
            label=kwargs.get("label", self.verbose_name),
            help_text=kwargs.get("help_text", self.help_text),
        )


def model_choices() -> list[tuple[str, str]]:
    pages = ProcurementModelPage.objects.filter(locale__language_code="sv").order_by("path")
    return [("", "---------"), *pages.values_list("key", "title")]
