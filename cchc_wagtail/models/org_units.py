"""The register of units: who does the work."""

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from cchc_wagtail.enums import UnitKind
from cchc_wagtail.vietnamese import fold


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

    def known_names(self) -> set[str]:
        """The name and its aliases, folded, for matching names in plans."""
        return {fold(name).strip() for name in [self.name, *self.aliases.splitlines()]} - {""}


__all__ = ["OrgUnit"]
