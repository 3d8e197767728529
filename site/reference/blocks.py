"""StreamField blocks that hold the key of a reference record.

A key rather than a primary key: content files, exports and addresses use the same name, and a
StreamField then needs no query of its own to be read (see `library`). wagtail-localize leaves
these blocks alone, since a key is not a text.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .library import library
from .models import Concept, LawSection, Organisation, Source, Technique
from .searching import entry_of
from .widgets import Entry, KeyChooser


class CodeBlock(blocks.FieldBlock):
    """A short value that is the same in every language: never sent to translation."""

    def __init__(self, required=True, help_text=None, max_length=80, validators=(), **kwargs):
        self.field = forms.CharField(
            required=required, help_text=help_text, max_length=max_length, validators=validators
        )
        super().__init__(**kwargs)

    def get_translatable_segments(self, value) -> list:
        return []

    class Meta:
        default = ""
        icon = "code"


class KeyField(forms.CharField):
    """A key that `find` knows."""

    def __init__(self, find, **kwargs):
        self.find = find
        super().__init__(max_length=80, **kwargs)

    def validate(self, value):
        super().validate(value)
        if value and self.find(value) is None:
            raise ValidationError(
                _("“%(key)s” does not exist or is not published."), params={"key": value}
            )


class KeyBlock(blocks.FieldBlock):
    """The key of something, picked by search in the dialogue `choose_<chooser>`."""

    chooser: str

    def __init__(self, required=True, help_text=None, **kwargs):
        self._required = required
        self._help_text = help_text
        super().__init__(**kwargs)

    @cached_property
    def field(self) -> KeyField:
        return KeyField(
            self.entry,
            required=self._required,
            help_text=self._help_text,
            widget=KeyChooser(self.entry, self.chooser, icon=self.meta.icon),
        )

    def entries(self) -> list[Entry]:
        """Everything that may be picked, in the order of the list."""
        raise NotImplementedError

    def entry(self, key: str) -> Entry | None:
        return next((entry for entry in self.entries() if entry.key == key), None)

    def get_form_state(self, value):
        return self.field.widget.get_value_data(value)

    def get_translatable_segments(self, value) -> list:
        return []

    class Meta:
        default = ""


class RecordBlock(KeyBlock):
    """The key of a published record of `record_model`, one of `library().<records>`."""

    record_model: type[Model]
    records: str

    @property
    def chooser(self) -> str:
        return self.records

    def entries(self) -> list[Entry]:
        return [entry_of(record) for record in getattr(library(), self.records).values()]

    def entry(self, key: str) -> Entry | None:
        record = getattr(library(), self.records).get(key)
        return record and entry_of(record)


class SectionBlock(RecordBlock):
    record_model = LawSection
    records = "sections"

    class Meta:
        icon = "doc-full"


class ConceptBlock(RecordBlock):
    record_model = Concept
    records = "concepts"

    class Meta:
        icon = "openquote"


class SourceBlock(RecordBlock):
    record_model = Source
    records = "sources"

    class Meta:
        icon = "link"


class OrganisationBlock(RecordBlock):
    record_model = Organisation
    records = "organisations"

    class Meta:
        icon = "group"


class TechniqueBlock(RecordBlock):
    record_model = Technique
    records = "techniques"

    class Meta:
        icon = "cogs"


def chooser_widget(block_class: type[KeyBlock]) -> KeyChooser:
    """For a foreign key that holds a key (`to_field="key"`); Wagtail's own reads primary keys."""
    return block_class().field.widget
