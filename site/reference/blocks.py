"""StreamField blocks that hold the key of a reference record.

A key rather than a primary key: content files, exports and addresses use the same name, and a
StreamField then needs no query of its own to be read (see `library`). wagtail-localize leaves
these blocks alone, since a key is not a text.
"""

from django import forms
from django.db.models import Model
from django.utils.functional import cached_property
from wagtail import blocks

from .library import library
from .models import Concept, LawSection, Organisation, Source, Technique


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


class RecordBlock(blocks.FieldBlock):
    """The key of a published record of `record_model`, chosen from `library().<records>`."""

    record_model: type[Model]
    records: str

    def __init__(self, required=True, help_text=None, **kwargs):
        self._required = required
        self._help_text = help_text
        super().__init__(**kwargs)

    @cached_property
    def field(self) -> forms.ChoiceField:
        return forms.ChoiceField(
            choices=self.choices, required=self._required, help_text=self._help_text
        )

    def choices(self) -> list[tuple[str, str]]:
        records = getattr(library(), self.records)
        return [("", "---------"), *((key, str(record)) for key, record in records.items())]

    def get_translatable_segments(self, value) -> list:
        return []

    class Meta:
        default = ""


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
