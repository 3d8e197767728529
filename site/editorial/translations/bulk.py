"""The segments of an original, renewed with a few queries a page.

wagtail-localize gets or creates each text, its place and its segment one by one, every one of them
in a savepoint: some seventeen queries a text. Here each table is read once and written once.
"""

import json
import uuid
from collections.abc import Iterable
from types import SimpleNamespace

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model, QuerySet
from wagtail_localize.models import (
    OverridableSegment,
    RelatedObjectSegment,
    String,
    StringSegment,
    Template,
    TemplateSegment,
    TranslationContext,
    TranslationSource,
)
from wagtail_localize.segments import (
    OverridableSegmentValue,
    RelatedObjectSegmentValue,
    StringSegmentValue,
    TemplateSegmentValue,
)
from wagtail_localize.segments.extract import extract_segments

# What a page has few of, made one by one.
OTHERS = {
    RelatedObjectSegmentValue: RelatedObjectSegment,
    OverridableSegmentValue: OverridableSegment,
}
KINDS = (StringSegment, TemplateSegment, *OTHERS.values())
Rows = dict[type[Model], QuerySet]


def refresh_segments(source: TranslationSource) -> None:
    """As wagtail-localize's method of that name."""
    rows = {kind: kind._default_manager.filter(source=source) for kind in KINDS}
    rows[TranslationContext] = TranslationContext.objects.filter(object_id=source.object_id)
    for kind, ids in renew(source, source.as_instance(), rows).items():
        rows[kind].exclude(pk__in=ids).delete()


def first_segments(source: TranslationSource, original: Model) -> None:
    """Those of a source whose texts nobody has translated yet."""
    kinds = (*KINDS, TranslationContext)
    renew(source, original, {kind: kind._default_manager.none() for kind in kinds})


def renew(source: TranslationSource, original: Model, rows: Rows) -> dict[type[Model], set[int]]:
    """Write what is not among the `rows`; ids of the segments, old and new."""
    values = extract_segments(original)
    paths = [value.path for value in values]
    contexts = contexts_of(source, original, paths, rows[TranslationContext])
    texts = [value for value in values if isinstance(value, StringSegmentValue)]
    seen: dict[type[Model], set[int]] = {kind: set() for kind in OTHERS.values()}
    seen[StringSegment] = renew_texts(source, texts, contexts, rows[StringSegment])
    templates = [value for value in values if isinstance(value, TemplateSegmentValue)]
    seen[TemplateSegment] = renew_templates(source, templates, contexts, rows[TemplateSegment])
    for value in values:
        if kind := OTHERS.get(type(value)):
            seen[kind].add(kind.from_value(source, value).pk)
    return seen


def renew_texts(
    source: TranslationSource,
    texts: list[StringSegmentValue],
    contexts: dict[str, int],
    rows: QuerySet,
) -> set[int]:
    """Ids of the segments of these texts, old and new."""
    strings = strings_of(source.locale_id, (value.string.data for value in texts))
    known = {
        (row.context_id, row.order, row.string_id, row.attrs): row.pk
        for row in rows.order_by("-pk")
    }
    wanted = {
        (
            contexts[value.path],
            value.order,
            strings[value.string.data],
            json.dumps(value.attrs, cls=DjangoJSONEncoder),
        )
        for value in texts
    }
    made = StringSegment.objects.bulk_create(
        StringSegment(source=source, context_id=place, order=order, string_id=string, attrs=attrs)
        for place, order, string, attrs in sorted(wanted - known.keys())
    )
    return {known[key] for key in wanted & known.keys()} | {row.pk for row in made}


def renew_templates(
    source: TranslationSource,
    values: list[TemplateSegmentValue],
    contexts: dict[str, int],
    rows: QuerySet,
) -> set[int]:
    """Ids of the segments of these templates, old and new: what stands around the texts."""
    templates = templates_of(values)
    known = {(row.context_id, row.order, row.template_id): row.pk for row in rows.order_by("-pk")}
    wanted = {(contexts[value.path], value.order, templates[uuid_of(value)]) for value in values}
    made = TemplateSegment.objects.bulk_create(
        TemplateSegment(source=source, context_id=place, order=order, template_id=template)
        for place, order, template in sorted(wanted - known.keys())
    )
    return {known[key] for key in wanted & known.keys()} | {row.pk for row in made}


def uuid_of(value: TemplateSegmentValue) -> uuid.UUID:
    """As wagtail-localize names a template: by its format and text."""
    return uuid.uuid5(uuid.uuid5(Template.BASE_UUID_NAMESPACE, value.format), value.template)


def templates_of(values: list[TemplateSegmentValue]) -> dict[uuid.UUID, int]:
    """Ids of templates, by their name."""
    named = {uuid_of(value): value for value in values}
    rows = Template.objects.filter(uuid__in=named).values_list("uuid", "pk")
    known = dict(rows)
    missing = [
        Template(
            uuid=name,
            template=value.template,
            template_format=value.format,
            string_count=value.string_count,
        )
        for name, value in named.items()
        if name not in known
    ]
    return added(missing, rows) if missing else known


def added(missing: list[Model], rows: QuerySet) -> dict:
    """Make rows that another editor may make at the same moment, and read all again."""
    type(missing[0])._default_manager.bulk_create(missing, ignore_conflicts=True)
    return dict(rows.all())


def contexts_of(
    source: TranslationSource, original: Model, paths: Iterable[str], rows: QuerySet
) -> dict[str, int]:
    """Ids of the places of a source, by path."""
    known = dict(rows.values_list("path", "pk"))
    made = TranslationContext.objects.bulk_create(
        TranslationContext(
            object_id=source.object_id,
            path_id=TranslationContext._get_path_id(path),
            path=path,
            field_path=field_path(original, path),
        )
        for path in dict.fromkeys(paths)
        if path not in known
    )
    return known | {row.path: row.pk for row in made}


def field_path(original: Model, path: str) -> str:
    """As wagtail-localize works it out, which saves the row that it works on at once."""
    row = SimpleNamespace(path=path, field_path="", save=lambda **fields: None)
    return TranslationContext.get_field_path(row, original)


def strings_of(locale_id: int, texts: Iterable[str]) -> dict[str, int]:
    """Ids of texts in a language."""
    hashes = {text: String._get_data_hash(text) for text in texts}
    rows = String.objects.filter(locale_id=locale_id, data_hash__in=hashes.values())
    known = dict(rows.values_list("data_hash", "pk"))
    missing = [
        String(locale_id=locale_id, data_hash=data_hash, data=text)
        for text, data_hash in hashes.items()
        if data_hash not in known
    ]
    if missing:
        known = added(missing, rows.values_list("data_hash", "pk"))
    return {text: known[data_hash] for text, data_hash in hashes.items()}
