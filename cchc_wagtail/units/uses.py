"""Where a unit is used: in rows of the database and in drafts that nobody has published yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.text import capfirst
from wagtail.models import DraftStateMixin, Page, Revision


@dataclass(frozen=True)
class UnitUse:
    """One page, task or other object that names a unit.

    Args:
        target: the object itself, for a link to where it is edited.
        kind: what it is, for a person to read, for example "Story".
        title: its title.
        fields: labels of the fields that name the unit.
        in_draft: whether only an unpublished draft names it.
    """

    target: models.Model
    kind: str
    title: str
    fields: tuple[str, ...]
    in_draft: bool = False


def linking_fields(model: type[models.Model]) -> dict[type[models.Model], list[models.Field]]:
    """The foreign keys and many-to-many fields that point at ``model``, by the model they are on.

    Hidden relations count, and so do page types and models of the host. Models that say
    ``repeats_pages`` do not: their rows only repeat what stands on a page.
    """
    found: dict[type[models.Model], list[models.Field]] = {}
    for relation in model._meta.get_fields(include_hidden=True):
        reverse = relation.auto_created and not relation.concrete
        if not reverse:
            continue
        other = relation.related_model
        if not other._meta.auto_created and not getattr(other, "repeats_pages", False):
            found.setdefault(other, []).append(relation.field)
    return found


def uses_of(unit: models.Model) -> list[UnitUse]:
    """Everything that names ``unit``; the number of queries depends on the models, not the rows."""
    uses: list[UnitUse] = []
    for model, fields in linking_fields(type(unit)).items():
        stored = dict(_stored_uses(model, fields, unit.pk))
        targets = {pk: target for pk, (target, _names) in stored.items()}
        drafted = dict(_drafted_uses(model, fields, unit.pk))
        missing = drafted.keys() - targets.keys()
        targets.update(model._default_manager.in_bulk(missing) if missing else {})
        for pk, target in targets.items():
            names = stored[pk][1] if pk in stored else drafted[pk]
            uses.append(
                UnitUse(
                    target=target,
                    kind=str(capfirst(model._meta.verbose_name)),
                    title=_title(target),
                    fields=tuple(str(name) for name in names),
                    in_draft=pk not in stored,
                )
            )
    return uses


def _stored_uses(
    model: type[models.Model], fields: list[models.Field], unit_pk: Any
) -> Iterator[tuple[Any, tuple[models.Model, list]]]:
    found: dict[Any, tuple[models.Model, list]] = {}
    for field in fields:
        for row in model._default_manager.filter(**{field.name: unit_pk}):
            found.setdefault(row.pk, (row, []))[1].append(field.verbose_name)
    yield from found.items()


def _drafted_uses(
    model: type[models.Model], fields: list[models.Field], unit_pk: Any
) -> Iterator[tuple[Any, list]]:
    """Latest drafts and scheduled revisions that name the unit, by the key of their object."""
    if not issubclass(model, DraftStateMixin):
        return
    drafts = model._default_manager.filter(has_unpublished_changes=True)
    revisions = Revision.objects.filter(
        Q(pk__in=drafts.order_by().values("latest_revision"))
        | Q(approved_go_live_at__isnull=False),
        base_content_type=model().get_base_content_type(),
    )
    # Only the keys in question are read out of the content: a draft may be long. Whether a list
    # holds a value cannot be asked of SQLite, so that part is compared here.
    keys = [f"content__{field.name}" for field in fields]
    found: dict[Any, list] = {}
    for object_id, *values in revisions.values_list("object_id", *keys):
        for field, value in zip(fields, values, strict=True):
            if value == unit_pk or (isinstance(value, list) and unit_pk in value):
                labels = found.setdefault(model._meta.pk.to_python(object_id), [])
                if field.verbose_name not in labels:
                    labels.append(field.verbose_name)
    yield from found.items()


def _title(target: models.Model) -> str:
    return target.get_admin_display_title() if isinstance(target, Page) else str(target)


__all__ = ["UnitUse", "linking_fields", "uses_of"]
