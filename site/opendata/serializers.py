"""Pages in the API have the same structured values as in the exports."""

from functools import cached_property

from django.db.models import ForeignKey
from rest_framework.fields import Field, JSONField
from wagtail.api.v2.serializers import PageSerializer, RichTextFieldSerializer
from wagtail.api.v2.serializers import StreamField as StreamFieldSerializer
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from portal.links import Links, Target
from reference.fields import KeyListField
from reference.models.base import ReferenceRecord

from .public import Public
from .shapes import Reader, value_of


class AbsoluteLinks:
    """The links of one page, with whole addresses; looked up only if a text has any."""

    def __init__(self, page: Page, public: Public):
        self._page = page
        self._public = public

    @cached_property
    def _links(self) -> Links:
        return Links(self._page.specific)

    def page(self, identifier: str) -> Target | None:
        return self._whole(self._links.page(identifier))

    def document(self, identifier: str) -> Target | None:
        return self._whole(self._links.document(identifier))

    def _whole(self, target: Target | None) -> Target | None:
        return target and Target(self._public.absolute(target.url), target.language)


class Structured(StreamFieldSerializer):
    def to_representation(self, value):
        return value_of(value.stream_block, list(value.raw_data), self.context["reader"])


class Html(RichTextFieldSerializer):
    def to_representation(self, value):
        return self.context["reader"].html(value)


class Keys(JSONField):
    def to_representation(self, value):
        return [key for key in value if self.context["reader"].known("sectors", key)]


class RecordKey(Field):
    """The key that a foreign key to a reference record holds."""

    def get_attribute(self, instance):
        return getattr(instance, f"{self.field_name}_id")

    def to_representation(self, value):
        return self.context["reader"].known("sources", value)


class PortalPageSerializer(PageSerializer):
    serializer_field_mapping = PageSerializer.serializer_field_mapping | {
        StreamField: Structured,
        RichTextField: Html,
        KeyListField: Keys,
    }

    def to_representation(self, instance):
        public = self.context.setdefault("public", Public())
        links = AbsoluteLinks(instance, public)
        code = instance.locale.language_code
        self.context["reader"] = Reader(public, code, links)
        return super().to_representation(instance)

    def build_relational_field(self, field_name, relation_info):
        field = relation_info.model_field
        if isinstance(field, ForeignKey) and issubclass(field.related_model, ReferenceRecord):
            return RecordKey, {"read_only": True}
        return super().build_relational_field(field_name, relation_info)
