"""``manage.py cchc_import_plan`` as a person runs it."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page

from cchc_wagtail.models import (
    DocumentPage,
    ImportUpload,
    OrgUnit,
    PlanIndexPage,
    PlanPage,
    PlanTask,
)
from tests.import_samples import (
    DECISION,
    FORM,
    NOTHING_KNOWN,
    PLAN,
    REPORT,
    bad_files,
    real_plan,
    word_file,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def write(tmp_path):
    """Writes a file and gives its path."""

    def write(name: str, content: str | bytes) -> str:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)

    return write


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("cchc_import_plan", *arguments, stdout=out)
    return out.getvalue()


def run_failing(*arguments: str) -> tuple[str, str]:
    """Output and error of a run that must fail and make nothing."""
    before = counts()
    out = StringIO()
    with pytest.raises(CommandError) as caught:
        call_command("cchc_import_plan", *arguments, stdout=out)
    assert counts() == before
    return out.getvalue(), str(caught.value)


def counts() -> list[int]:
    return [model.objects.count() for model in (Page, PlanTask, OrgUnit, ImportUpload)]


def test_plan_is_imported_below_the_only_index(section, write):
    output = run(write("ke-hoach.docx", word_file(PLAN)))
    page = PlanPage.objects.get()
    assert page.get_parent().pk == section.plans.pk
    assert not page.live
    assert PlanTask.objects.filter(plan_id=page.pk).count() == 4
    for text in ("05/KH-MNHS", page.title, "Ban giám hiệu: 2", "Tổ Chồi"):
        assert text in output
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in output


def test_trial_run_prints_and_makes_nothing(section, write):
    before = counts()
    output = run(write("ke-hoach.txt", PLAN), "--dry-run")
    assert "Cải cách hành chính năm 2025" in output
    assert counts() == before


def test_trial_run_needs_no_section(write):
    assert "Cải cách hành chính năm 2025" in run(write("ke-hoach.txt", PLAN), "--dry-run")


def test_text_that_was_not_understood_is_printed_in_full(section, write):
    path = real_plan()
    outline = json.loads(run(str(path), "--json", "--dry-run"))
    output = run(str(path), "--dry-run")
    for text in outline["unread"]:
        assert text in output
    for finding in outline["findings"]:
        assert finding["message"] in output
    assert "30" in output


def test_json_is_the_whole_outline_of_one_file(section, write):
    path = write("hai.txt", DECISION + PLAN)
    data = json.loads(run(path, "--json"))
    assert data["file"] == path
    assert (data["kind"], data["number"], data["symbol"]) == ("KH", "05", "KH-MNHS")
    assert data["tasks"][0] == {**data["tasks"][0], "unit": "Ban giám hiệu"}
    assert data["other_documents"][0]["kind"] == "QĐ"
    assert data["page_id"] == PlanPage.objects.get().pk


def test_json_of_several_files_is_a_list_with_vietnamese_letters(section, write):
    output = run(write("1.txt", PLAN), write("2.txt", REPORT), "--json", "--dry-run")
    assert [entry["kind"] for entry in json.loads(output)] == ["KH", "BC"]
    assert "Cải cách hành chính" in output
    assert not PlanPage.objects.exists()


def test_json_is_printed_when_the_import_then_fails(write):
    output, error = run_failing(write("ke-hoach.txt", PLAN), "--json")
    assert json.loads(output)["symbol"] == "KH-MNHS"
    assert "cchc_setup" in error


def test_report_is_imported_as_a_document_that_says_its_kind(section, write):
    output = run(write("bao-cao.txt", REPORT))
    assert DocumentPage.objects.get().kind == "BC"
    assert "Báo cáo" in output


@pytest.mark.parametrize("text", [FORM, NOTHING_KNOWN])
def test_form_and_unknown_paper_are_refused(section, write, text):
    path = write("tep.txt", text)
    output, error = run_failing(path)
    assert path in error


def test_several_indexes_are_listed_with_their_ids(section, write):
    other = section.home.add_child(instance=PlanIndexPage(title="Kế hoạch cũ", slug="cu"))
    path = write("ke-hoach.txt", PLAN)
    _output, error = run_failing(path)
    assert f"“Kế hoạch cũ” (id {other.pk})" in error
    assert f"(id {section.plans.pk})" in error
    run(path, "--parent", str(other.pk))
    assert PlanPage.objects.get().get_parent().pk == other.pk


@pytest.mark.parametrize("wanted", ["999999", "99999999999999999999", "abc", "", "-1", "home"])
def test_wrong_parent_is_named(section, write, wanted):
    if wanted == "home":
        wanted = str(section.site_home.pk)
    _output, error = run_failing(write("ke-hoach.txt", PLAN), f"--parent={wanted}")
    assert f"id {wanted}" in error


def test_document_index_is_no_parent_for_a_plan(section, write):
    path = write("ke-hoach.txt", PLAN)
    _output, error = run_failing(path, "--parent", str(section.documents.pk))
    assert f"(id {section.plans.pk})" in error


def test_one_bad_file_stops_all_and_every_bad_file_is_named(section, write, tmp_path):
    good, form = write("tot.txt", PLAN), write("don.txt", FORM)
    empty, gone = write("rong.txt", ""), str(tmp_path / "khong-co.txt")
    _output, error = run_failing(good, empty, gone, str(tmp_path))
    assert all(path in error for path in (empty, gone, str(tmp_path)))
    assert good not in error
    _output, error = run_failing(good, form)
    assert form in error


@pytest.mark.parametrize("what", bad_files())
def test_bad_file_gets_a_sentence_and_leaves_nothing(section, write, what):
    name, content = bad_files()[what]
    _output, error = run_failing(write(name, content))
    assert name in error
    assert error.rstrip().endswith(".")


def test_file_larger_than_the_setting_is_refused_unread(section, write, settings):
    settings.CCHC_WAGTAIL = {"IMPORT_MAX_BYTES": 100}
    path = write("lon.txt", PLAN)
    _output, error = run_failing(path)
    assert path in error


def test_output_is_in_the_language_of_the_section(section, write, settings):
    settings.CCHC_WAGTAIL = {"LANGUAGE": "en"}
    with translation.override("vi"):
        assert "A trial run" in run(write("ke-hoach.txt", PLAN), "--dry-run")
