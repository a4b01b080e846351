"""The fingerprint of a revision's content: equal for equal content, whatever saved it.

A decision of the review counts for the content it was given for. Ids of blocks, edit times,
locks, comments and the like change with every save and say nothing to a reader, so they are left
out; what a reader sees, the address, the dates of going live and the bytes of the images and files
shown are in.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model

from cchc_wagtail.keys import possible_key
from cchc_wagtail.undocumented import get_all_child_relations

#: Fields of Wagtail's pages that change without the content changing; page types of ours add theirs
#: by ``volatile_fields``.
VOLATILE_FIELDS = frozenset(
    {
        "pk",
        "id",
        "page_ptr",
        "path",
        "depth",
        "numchild",
        "translation_key",
        "locale",
        "live",
        "has_unpublished_changes",
        "url_path",
        "owner",
        "content_type",
        "expired",
        "locked",
        "locked_at",
        "locked_by",
        "first_published_at",
        "last_published_at",
        "latest_revision_created_at",
        "live_revision",
        "latest_revision",
        "draft_title",
        "alias_of",
        "index_entries",
        "postgres_index_entries",
        "wagtail_admin_comments",
    }
)

BLOCK_KEY = re.compile(r'\sdata-block-key="[^"]*"')


def content_fingerprint(page: models.Model) -> str:
    """The fingerprint of ``page`` as it stands in memory.

    Args:
        page: an instance of the specific type, usually ``revision.as_object()``.

    Returns:
        64 hexadecimal digits (SHA-256).
    """
    content = dict(_fields(page, _volatile(page)))
    content["__type__"] = page._meta.label_lower
    content["__files__"] = sorted(set(_files(page)))
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def revision_fingerprint(revision: Any) -> str:
    """The fingerprint of the content that ``revision`` holds."""
    return content_fingerprint(revision.as_object())


def _volatile(instance: models.Model) -> frozenset[str]:
    return VOLATILE_FIELDS.union(getattr(instance, "volatile_fields", ()))


def _fields(instance: Any, skip: frozenset[str]) -> Iterator[tuple]:
    data = instance.serializable_data()
    relations = {relation.get_accessor_name(): relation for relation in _relations(instance)}
    for name, value in data.items():
        if name in skip:
            continue
        if name in relations:
            relation = relations[name]
            yield (
                name,
                [
                    dict(_fields(child, frozenset({"pk", "id", "sort_order", relation.field.name})))
                    for child in _in_order(getattr(instance, name).all())
                ],
            )
            continue
        normal = _normal(instance, name, value)
        # A field that a newer release adds is empty, and must not look like an edit.
        if not _is_empty(normal):
            yield name, normal


def _is_empty(value: Any) -> bool:
    # A fee of 0 is not an empty fee.
    return value is None or value is False or value in ("", [], {})


def _relations(instance: models.Model) -> list:
    # Children of a page can have children of their own; other models have none.
    return list(get_all_child_relations(type(instance)))


def _in_order(children: Any) -> list:
    return sorted(children, key=lambda child: getattr(child, "sort_order", None) or 0)


def _normal(instance: models.Model, name: str, value: Any) -> Any:
    try:
        field = instance._meta.get_field(name)
    except FieldDoesNotExist:
        return value
    if isinstance(field, StreamField):
        return _block_value(field.stream_block, getattr(instance, name))
    if isinstance(value, str):
        return _plain(value)
    return value


def _block_value(block: blocks.Block, value: Any) -> Any:
    """What a block holds, without ids, with the defaults that a form would fill in.

    Wagtail keeps raw values as they came until somebody asks for them, so that an imported list
    and the same list from a form would differ.
    """
    if isinstance(block, blocks.BaseStreamBlock):
        return [[child.block_type, _block_value(child.block, child.value)] for child in value or ()]
    if isinstance(block, blocks.ListBlock):
        return [_block_value(block.child_block, item) for item in value or ()]
    if isinstance(block, blocks.BaseStructBlock):
        held = {
            name: _block_value(child, (value or {}).get(name))
            for name, child in block.child_blocks.items()
        }
        return {name: item for name, item in held.items() if not _is_empty(item)}
    return _clean(block.get_prep_value(value))


def _clean(value: Any) -> Any:
    if isinstance(value, dict):
        cleaned = {key: _clean(item) for key, item in value.items()}
        return {key: item for key, item in cleaned.items() if not _is_empty(item)}
    if isinstance(value, list | tuple):
        return [_clean(item) for item in value]
    return _plain(value) if isinstance(value, str) else value


def _plain(text: str) -> str:
    # A browser sends line ends as CR LF; Draftail marks every block anew.
    return BLOCK_KEY.sub("", text).replace("\r\n", "\n").strip()


def _files(instance: models.Model) -> Iterator[str]:
    """Type, key and hash of every image and file that the content shows."""
    image_model, document_model = get_image_model(), get_document_model()
    wanted: dict[type[models.Model], set] = {image_model: set(), document_model: set()}
    for model, key in _references(instance):
        if model in wanted:
            # As Wagtail reads it when it shows the content, which takes other spellings too.
            wanted[model].add(possible_key(model, key))
    for model, keys in wanted.items():
        for item in model._default_manager.filter(pk__in=keys - {None}):
            yield f"{model._meta.label_lower}:{item.pk}:{_hash_of(item)}"


def _references(instance: models.Model) -> Iterator[tuple[type[models.Model], Any]]:
    skip = _volatile(instance)
    for field in instance._meta.concrete_fields:
        if field.name in skip:
            continue
        if isinstance(field, models.ForeignKey):
            key = field.value_from_object(instance)
            if key is not None:
                yield field.remote_field.model, key
        elif isinstance(field, StreamField | RichTextField):
            value = field.value_from_object(instance)
            if value:
                for model, key, *_where in field.extract_references(value):
                    yield model, key
    for relation in _relations(instance):
        for child in getattr(instance, relation.get_accessor_name()).all():
            yield from _references(child)


def _hash_of(item: Any) -> str:
    try:
        return item.get_file_hash()
    except OSError:
        # A file that is gone from the disk must not stop the review.
        return "missing"


__all__ = ["content_fingerprint", "revision_fingerprint"]
