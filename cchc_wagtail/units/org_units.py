"""The register of units: who does the work."""

from typing import Any

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from cchc_wagtail.enums import UnitKind
from cchc_wagtail.units.uses import UnitUse, uses_of
from cchc_wagtail.vietnamese import nfc


class UnitInUse(models.ProtectedError):
    """A unit was to be deleted although pages, tasks or drafts name it.

    Args:
        unit: the unit.
        uses: what names it.
    """

    def __init__(self, unit: "OrgUnit", uses: list[UnitUse]) -> None:
        self.unit = unit
        self.uses = uses
        super().__init__(f"Unit {unit.pk} is in use.", {use.target for use in uses})


class OrgUnitQuerySet(models.QuerySet):
    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete the units; raises ``UnitInUse``, with nothing deleted, when one is in use."""
        for unit in self:
            unit.refuse_if_used()
        return super().delete()

    delete.alters_data = True
    delete.queryset_only = True


class OrgUnit(index.Indexed, models.Model):
    """A unit of the school (bộ phận, đơn vị): board, office, union, subject group."""

    name = models.CharField(_("Name"), max_length=200, unique=True)
    aliases = models.TextField(
        _("Other names"),
        blank=True,
        help_text=_(
            "One per line: short names and old names by which plans call this unit. The importer "
            "uses them."
        ),
    )
    kind = models.CharField(
        _("Kind"), max_length=20, choices=UnitKind.choices, default=UnitKind.OTHER
    )
    head = models.CharField(_("Head"), max_length=150, blank=True)
    phone = models.CharField(_("Phone"), max_length=50, blank=True)
    email = models.EmailField(_("E-mail"), blank=True)
    group = models.ForeignKey(
        Group,
        verbose_name=_("Group of accounts"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The group whose members work in this unit."),
    )
    sort_order = models.PositiveSmallIntegerField(_("Order"), default=100)

    objects = OrgUnitQuerySet.as_manager()

    #: Public pages show the names of units.
    seen_by_visitors = True

    panels = [
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("aliases"), FieldPanel("kind")], heading=_("Unit")
        ),
        MultiFieldPanel(
            [FieldPanel("head"), FieldPanel("phone"), FieldPanel("email")],
            heading=_("Head and contact"),
        ),
        MultiFieldPanel([FieldPanel("group"), FieldPanel("sort_order")], heading=_("Settings")),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("head"),
        index.FilterField("kind"),
    ]

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ["sort_order", "name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """One spelling of every name, and no name that already stands for another unit."""
        super().clean()
        self.name = _tidy(self.name)
        lines = dict.fromkeys(_tidy(line) for line in self.aliases.splitlines())
        self.aliases = "\n".join(line for line in lines if line and line != self.name)
        taken: dict[str, OrgUnit] = {}
        for unit in OrgUnit.objects.exclude(pk=self.pk):
            for name in [unit.name, *unit.aliases.splitlines()]:
                taken.setdefault(name.casefold(), unit)
        errors: dict[str, ValidationError] = {}
        for field, names in (("name", [self.name]), ("aliases", self.aliases.splitlines())):
            for name in names:
                unit = taken.get(name.casefold())
                if name and unit and field not in errors:
                    errors[field] = ValidationError(
                        _(
                            "“%(name)s” already stands for the unit “%(unit)s”. Type another name, "
                            "or open that unit and change it there."
                        ),
                        params={"name": name, "unit": unit.name},
                    )
        if errors:
            raise ValidationError(errors)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete the unit; raises ``UnitInUse`` when something names it."""
        self.refuse_if_used()
        return super().delete(*args, **kwargs)

    delete.alters_data = True

    def uses(self) -> list[UnitUse]:
        """Pages, tasks and other objects that name this unit, unpublished drafts included."""
        return uses_of(self)

    def refuse_if_used(self) -> None:
        """Raise ``UnitInUse`` when something names this unit.

        The database alone would not do: it drops rows of many-to-many fields silently, and it
        does not know what stands in a draft. A draft that names a deleted unit cannot be opened.
        """
        uses = self.uses()
        if uses:
            raise UnitInUse(self, uses)


def _tidy(name: str) -> str:
    return " ".join(nfc(name).split())


class UnitLinksMixin(models.Model):
    """Mixin of page types that name units: revisions stay readable when a unit is gone.

    A unit can be deleted once no page, task or draft names it, but older revisions may still do so
    and Wagtail cannot open a revision whose protected foreign key points at nothing.
    """

    class Meta:
        abstract = True

    @classmethod
    def from_serializable_data(
        cls, data: dict[str, Any], check_fks: bool = True, strict_fks: bool = False
    ) -> Any:
        fields = [
            field.name
            for field in cls._meta.concrete_fields
            if field.is_relation and field.related_model is OrgUnit and data.get(field.name)
        ]
        if fields:
            named = {data[name] for name in fields}
            known = set(OrgUnit.objects.filter(pk__in=named).values_list("pk", flat=True))
            gone = {name: None for name in fields if data[name] not in known}
            data = {**data, **gone}
        return super().from_serializable_data(data, check_fks, strict_fks)


__all__ = ["OrgUnit", "UnitInUse", "UnitLinksMixin"]
