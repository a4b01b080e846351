"""The import wizard of the admin: choose a file, look at what was read, confirm."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages
from wagtail.models import Page

from cchc_wagtail.importing.admin.forms import ConfirmForm, FileForm
from cchc_wagtail.importing.admin.preview import preview_of
from cchc_wagtail.importing.files import UnfitFile, read_bytes
from cchc_wagtail.importing.import_plan import (
    ImportResult,
    Target,
    find_targets,
    import_plan,
    mixin_for,
)
from cchc_wagtail.importing.parents import ImportRefused, index_pages
from cchc_wagtail.importing.uploads import ImportUpload
from cchc_wagtail.official import Reading, UnreadableFile
from cchc_wagtail.pages.documents import DocumentPageMixin
from cchc_wagtail.pages.plans import PlanPageMixin

#: Files of one person that may wait for their confirmation at the same time.
WAITING_FILES = 4


def parents_for(user: Any, mixin: type) -> list[Page]:
    """The index pages for ``mixin`` under which ``user`` may add a page."""
    return [
        page for page in index_pages(mixin) if page.permissions_for_user(user).can_add_subpage()
    ]


def may_import(user: Any) -> bool:
    """Whether ``user`` may import anything: they may add a plan or another document."""
    return any(parents_for(user, mixin) for mixin in (PlanPageMixin, DocumentPageMixin))


def parents_of(reading: Reading, user: Any) -> list[Page]:
    """The pages under which ``user`` may put the main document of ``reading``.

    Raises:
        ImportRefused: there is none, or another document of the file has no place, or the file
            is nothing that is imported.
    """
    parents = parents_for(user, mixin_for(reading.main.to_dict()))
    targets_for(reading, parents[0] if parents else None, user)
    return parents


def targets_for(reading: Reading, parent: Page | None, user: Any) -> list[Target]:
    """The pages that an import below ``parent`` would make, all of them open to ``user``.

    Raises:
        ImportRefused: see ``find_targets``; or ``user`` may not add a page below one of the
            parents.
    """
    targets = find_targets(reading, parent)
    for target in targets:
        if not target.parent.permissions_for_user(user).can_add_subpage():
            raise ImportRefused(
                _("You may not add pages below “%(title)s”. Ask the person who runs the site.")
                % {"title": target.parent.title}
            )
    return targets


@require_http_methods(["GET", "HEAD", "POST"])
def choose_file(request: HttpRequest) -> HttpResponse:
    """First step: the file is read at once, and kept only when it can be imported."""
    if not may_import(request.user):
        raise PermissionDenied
    ImportUpload.drop_stale()
    posted = request.method == "POST"
    form = FileForm(request.POST, request.FILES) if posted else FileForm()
    if posted and form.is_valid():
        try:
            parents_of(form.reading, request.user)
        except ImportRefused as error:
            form.add_error("file", str(error))
        else:
            upload = keep_upload(request.user, form)
            query = urlencode({"parent": request.GET.get("parent", "")})
            return redirect(f"{reverse('cchc_import_preview', args=[upload.pk])}?{query}")
    status = 422 if form.errors else 200
    return _page(request, "choose_file.html", _("Choose a file"), status=status, form=form)


def keep_upload(user: Any, form: FileForm) -> ImportUpload:
    """Keep the file for the next step; the oldest files of ``user`` make room."""
    upload = ImportUpload.objects.create(user=user, name=form.file_name, content=form.data_read)
    kept = ImportUpload.objects.filter(user=user).order_by("-pk")[:WAITING_FILES]
    ImportUpload.objects.filter(user=user).exclude(pk__in=[row.pk for row in kept]).delete()
    return upload


@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Second step: everything that was read and not read; a POST imports it."""
    upload = ImportUpload.objects.filter(pk=pk, user=request.user).first()
    if upload is None:
        if not may_import(request.user):
            raise PermissionDenied
        messages.error(request, _gone())
        return redirect("cchc_import_file")
    try:
        reading = read_bytes(bytes(upload.content), upload.name)
        parents = parents_of(reading, request.user)
        form = ConfirmForm(
            request.POST or None,
            parents=parents,
            initial={"parent": request.GET.get("parent") or parents[0].pk},
        )
        targets = targets_for(reading, form.chosen_parent, request.user)
    except (ImportRefused, UnfitFile, UnreadableFile) as error:
        messages.error(request, str(error))
        return redirect("cchc_import_file" if may_import(request.user) else "wagtailadmin_home")
    if request.method == "POST":
        if form.is_valid():
            return confirm(request, upload, reading, form.chosen_parent)
        messages.error(request, _("Choose one of the pages offered, then try again."))
        return redirect("cchc_import_preview", pk)
    return _page(
        request,
        "preview.html",
        _("Check what was read"),
        form=form,
        upload=upload,
        documents=preview_of(targets),
        may_create_units=request.user.has_perm("cchc_wagtail.add_orgunit"),
    )


def confirm(
    request: HttpRequest, upload: ImportUpload, reading: Reading, parent: Page
) -> HttpResponse:
    """Last step: make the drafts once, however often the button is pressed."""
    may_create = request.user.has_perm("cchc_wagtail.add_orgunit")
    try:
        with transaction.atomic():
            # Deleting first makes a second confirmation at the same time wait and find nothing.
            deleted, _rows = ImportUpload.objects.filter(pk=upload.pk).delete()
            if not deleted:
                messages.error(request, _gone())
                return redirect("cchc_import_file")
            result = import_plan(
                reading,
                parent=parent,
                user=request.user,
                file_name=upload.name,
                create=request.POST.getlist("units") if may_create else (),
            )
    except ImportRefused as error:
        messages.error(request, str(error))
        return redirect("cchc_import_preview", upload.pk)
    report_success(request, result)
    return redirect("wagtailadmin_pages:edit", result.page.pk)


def report_success(request: HttpRequest, result: ImportResult) -> None:
    """Say what was made, with a link to every other draft."""
    tasks = ngettext("%(count)d task", "%(count)d tasks", len(result.tasks)) % {
        "count": len(result.tasks)
    }
    messages.success(
        request,
        _(
            "“%(title)s” was imported as a draft with %(tasks)s. Clear up the points under “Import "
            "report”."
        )
        % {"title": result.page.title, "tasks": tasks},
        buttons=[
            messages.button(reverse("wagtailadmin_pages:edit", args=[page.pk]), page.title)
            for page in result.pages[1:]
        ],
    )


@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget an uploaded file."""
    ImportUpload.objects.filter(pk=pk, user=request.user).delete()
    messages.success(request, _("The file was dropped. Nothing was imported."))
    return redirect("cchc_import_file" if may_import(request.user) else "wagtailadmin_home")


def _gone() -> str:
    return _(
        "This file is no longer waiting: it was imported or dropped, or it waited too long. Look "
        "among the pages, or choose the file again."
    )


def _page(
    request: HttpRequest, template: str, title: str, status: int = 200, **context: Any
) -> TemplateResponse:
    start = {"url": reverse("cchc_import_file"), "label": _("Import from a file")}
    context |= {
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            start,
            {"url": "", "label": title},
        ],
        "header_title": title,
        "page_title": title,
        "header_icon": "upload",
    }
    return TemplateResponse(request, f"cchc_wagtail/import/{template}", context, status=status)


urlpatterns = [
    path("cchc/import/", choose_file, name="cchc_import_file"),
    path("cchc/import/<int:pk>/", preview, name="cchc_import_preview"),
    path("cchc/import/<int:pk>/cancel/", cancel, name="cchc_import_cancel"),
]

__all__ = ["may_import", "parents_for", "urlpatterns"]
