"""The filter of public lists by unit."""

from dataclasses import dataclass

from django.db.models import Q
from wagtail.models import Page

from cchc_wagtail.keys import read_key
from cchc_wagtail.lists.filters import IndexFilter, Option
from cchc_wagtail.units.org_units import OrgUnit


@dataclass(frozen=True)
class UnitListFilter(IndexFilter):
    """A unit of the register, chosen on the page in ``field`` or among ``others``."""

    others: str = ""

    @property
    def lookups(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.field, self.others)))

    def options(self, found: dict[str, set]) -> list[Option]:
        used = set().union(*(found[lookup] for lookup in self.lookups))
        units = OrgUnit.objects.filter(pk__in=used - {None})
        return [(str(unit.pk), unit.name) for unit in units]

    def options_with(self, chosen: str, options: list[Option]) -> list[Option]:
        # The address holds a number; the name of a unit that no visible page has stays unsaid.
        return options

    def condition(self, model: type[Page], value: str) -> Q | None:
        key = read_key(model._meta.get_field(self.field).related_model, value)
        if key is None:
            return None
        condition = Q(**{self.field: key})
        if self.others:
            # A subquery, since a join over the many-to-many field would double the rows.
            taking_part = model._base_manager.filter(**{self.others: key})
            condition |= Q(pk__in=taking_part.values("pk"))
        return condition


__all__ = ["UnitListFilter"]
