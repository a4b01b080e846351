"""The rules of the review; each test's name states one."""

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.models import PageLogEntry, WorkflowTask

from cchc_wagtail.enums import RoleGroup
from cchc_wagtail.models import (
    JointReviewTask,
    PlanPage,
    ReviewDecision,
    ReviewParty,
    ReviewRound,
)
from cchc_wagtail.review.notes import submission_note
from tests.pages import forms
from tests.review.school import (
    edit,
    make_draft,
    make_user,
    messages_of,
    publish_by_review,
    say,
    submit,
)
from tests.school import sign_in


def states(round_) -> dict[str, str]:
    round_ = ReviewRound.objects.get(pk=round_.pk)
    return {standing.party.name: str(standing.state) for standing in round_.standings}


def resubmit(page, user, note="Đã sửa theo yêu cầu."):
    page = PlanPage.objects.get(pk=page.pk)
    with submission_note(page, note):
        page.current_workflow_state.resume(user=user)
    return ReviewRound.objects.filter(page=page).last()


# 1


def test_a_member_of_both_parties_speaks_for_one_only(school, draft):
    round_ = submit(draft, school.author)
    say(round_, school.both, "Công đoàn")
    response = say(round_, school.both, "Văn phòng")
    assert "mỗi người chỉ thay mặt một bên" in messages_of(response)
    assert states(round_) == {"Công đoàn": "agreed", "Văn phòng": "waiting"}
    assert not PlanPage.objects.get(pk=draft.pk).live


def test_a_member_of_both_parties_speaks_for_the_same_one_after_changes(school, draft):
    round_ = submit(draft, school.author)
    say(round_, school.both, "Công đoàn")
    say(round_, school.office, "Văn phòng", "changes", "Ghi rõ ngày ban hành.")
    edit(draft, school.author, title="Tên đã sửa")
    second = resubmit(draft, school.author)
    response = say(second, school.both, "Văn phòng")
    assert "mỗi người chỉ thay mặt một bên" in messages_of(response)
    say(second, school.both, "Công đoàn")
    assert states(second) == {"Công đoàn": "agreed", "Văn phòng": "waiting"}


# 2


@pytest.mark.parametrize("what", ["wrote", "edited", "submitted"])
def test_who_made_the_candidate_cannot_decide_on_it(school, what):
    writer = make_user("thu", "Mai Thị Thu", RoleGroup.EDITORS, RoleGroup.UNION)
    page = make_draft(school)
    if what == "wrote":
        page.owner = writer
        page.save()
    elif what == "edited":
        page = edit(page, writer, title="Bản của Thu")
    round_ = submit(page, writer if what == "submitted" else school.author)
    response = say(round_, writer, "Công đoàn")
    assert "người khác của Công đoàn" in messages_of(response)
    assert states(round_)["Công đoàn"] == "waiting"


def test_an_edit_before_the_last_publication_bars_nobody(school, draft):
    page = publish_by_review(school, edit(draft, school.union2, title="Sửa lần đầu"))
    page = edit(page, school.author, title="Sửa lần hai")
    round_ = submit(page, school.author)
    say(round_, school.union2, "Công đoàn")
    assert states(round_)["Công đoàn"] == "agreed"


def test_the_superuser_is_no_exception(school, draft):
    round_ = submit(edit(draft, school.root, title="Của quản trị"), school.author)
    response = say(round_, school.root, "Công đoàn")
    assert "Chỉ thành viên của Công đoàn" in messages_of(response)
    school.root.groups.add(Group.objects.get(name=RoleGroup.UNION))
    response = say(round_, school.root, "Công đoàn")
    assert "người khác của Công đoàn" in messages_of(response)


def test_the_superuser_decides_where_the_school_has_set_it(school, draft, settings):
    settings.CCHC_WAGTAIL = {"SUPERUSER_MAY_DECIDE": True}
    round_ = submit(edit(draft, school.root, title="Của quản trị"), school.author)
    say(round_, school.root, "Công đoàn")
    assert states(round_)["Công đoàn"] == "agreed"
    response = say(round_, school.root, "Văn phòng")
    assert "mỗi người chỉ thay mặt một bên" in messages_of(response)


# 3


def test_a_decision_no_longer_counts_when_the_content_differs(school, draft):
    round_ = submit(draft, school.author)
    say(round_, school.union, "Công đoàn")
    edit(draft, school.author, title="Tên khác hẳn")
    assert states(round_) == {"Công đoàn": "again", "Văn phòng": "waiting"}
    say(round_, school.office, "Văn phòng")
    assert not PlanPage.objects.get(pk=draft.pk).live
    html = sign_in(school.union).get(reverse("cchc_review", args=[round_.pk])).content.decode()
    assert "Phải xem lại" in html
    assert "Khác gì so với bản bạn đã đồng ý lần trước" in html
    assert "Tên khác hẳn" in html
    say(round_, school.union, "Công đoàn")
    assert PlanPage.objects.get(pk=draft.pk).title == "Tên khác hẳn"


def test_a_decision_about_an_older_screen_is_refused(school, draft):
    round_ = submit(draft, school.author)
    seen = round_.fingerprint
    edit(draft, school.author, title="Tên khác hẳn")
    response = say(round_, school.union, "Công đoàn", seen=seen)
    assert "Nội dung đã thay đổi" in messages_of(response)
    assert not ReviewDecision.objects.exists()


def test_saving_without_a_change_voids_nothing(school):
    client = sign_in(school.author)
    add = reverse(
        "wagtailadmin_pages:add", args=["cchc_wagtail", "planpage", school.section.plans.pk]
    )
    client.post(add, forms.plan(slug="ke-hoach-thu"))
    page = PlanPage.objects.get(slug="ke-hoach-thu")
    round_ = submit(page, school.author)
    say(round_, school.union, "Công đoàn")
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    for _time in range(2):
        assert client.post(address, forms.plan(slug="ke-hoach-thu")).status_code == 302
    # An officer who saves without a change has not edited.
    sign_in(school.office).post(address, forms.plan(slug="ke-hoach-thu"))
    assert page.revisions.count() == 4
    assert states(round_) == {"Công đoàn": "agreed", "Văn phòng": "waiting"}
    say(round_, school.office, "Văn phòng")
    assert PlanPage.objects.get(pk=page.pk).live


def test_autosave_does_not_overwrite_what_was_decided_on(school, draft):
    round_ = submit(draft, school.author)
    say(round_, school.union, "Công đoàn")
    decided = ReviewDecision.objects.get().revision
    page = draft.get_latest_revision_as_object()
    page.title = "Gõ tiếp sau khi trình"
    page.save_revision(user=school.author, overwrite_revision=draft.get_latest_revision())
    decided.refresh_from_db()
    assert decided.as_object().title == "Kế hoạch tuyên truyền"
    assert states(round_)["Công đoàn"] == "again"


# 4


def test_a_reviewer_who_edits_loses_the_right_to_decide(school, draft):
    round_ = submit(draft, school.author)
    edit(draft, school.union, title="Sửa hộ một chữ")
    response = say(round_, school.union, "Công đoàn")
    assert "người khác của Công đoàn" in messages_of(response)
    say(round_, school.union2, "Công đoàn")
    assert states(round_)["Công đoàn"] == "agreed"


# 5


def test_exactly_the_agreed_version_is_published(school, draft):
    published = publish_by_review(school, draft)
    edit(published, school.author, title="Sửa sau khi công khai")
    page = PlanPage.objects.get(pk=draft.pk)
    assert (page.title, page.has_unpublished_changes) == ("Kế hoạch tuyên truyền", True)
    assert page.live_revision_id == ReviewRound.objects.get().revision_id


def test_a_later_version_than_the_agreed_one_is_refused_with_the_reason(school, draft):
    """Two steps: the first agrees, then the content changes, then the second agrees."""
    second = second_step(school)
    first_round = submit(draft, school.author)
    say(first_round, school.union, "Công đoàn")
    say(first_round, school.office, "Văn phòng")
    edit(draft, school.author, title="Sửa giữa hai bước")
    round_ = ReviewRound.objects.get(task=second)
    response = say(round_, school.board, "Ban giám hiệu")
    assert "khác với bản đã được đồng ý" in messages_of(response)
    assert not PlanPage.objects.get(pk=draft.pk).live
    round_.refresh_from_db()
    assert round_.failure and round_.status == "open"
    assert round_.decisions.filter(standing=True, verdict="agree").exists()


def second_step(school) -> JointReviewTask:
    task = JointReviewTask.objects.create(name="Ban giám hiệu duyệt")
    workflow = school.section.plans.get_workflow()
    WorkflowTask.objects.create(workflow=workflow, task=task.task_ptr, sort_order=5)
    ReviewParty.objects.create(
        task=task, name="Ban giám hiệu", group=Group.objects.get(name=RoleGroup.BOARD)
    )
    return task


def test_several_steps_follow_each_other(school, draft):
    second = second_step(school)
    round_ = submit(draft, school.author)
    say(round_, school.union, "Công đoàn")
    say(round_, school.office, "Văn phòng")
    assert not PlanPage.objects.get(pk=draft.pk).live
    say(ReviewRound.objects.get(task=second), school.board, "Ban giám hiệu")
    assert PlanPage.objects.get(pk=draft.pk).live
    assert set(ReviewRound.objects.values_list("status", flat=True)) == {"done"}


# 6


@pytest.mark.parametrize("reason", ["", "Sai rồi.", "   chín     "])
def test_changes_cannot_be_requested_without_a_reason(school, draft, reason):
    round_ = submit(draft, school.author)
    response = say(round_, school.union, "Công đoàn", "changes", reason)
    assert "ít nhất 10 ký tự" in messages_of(response)
    assert states(round_)["Công đoàn"] == "waiting"


def test_resubmission_needs_a_note_of_what_changed(school):
    client = sign_in(school.author)
    add = reverse(
        "wagtailadmin_pages:add", args=["cchc_wagtail", "planpage", school.section.plans.pk]
    )
    client.post(add, forms.plan(slug="ke-hoach-thu"))
    page = PlanPage.objects.get(slug="ke-hoach-thu")
    round_ = submit(page, school.author)
    say(round_, school.office, "Văn phòng", "changes", "Ghi rõ ngày ban hành.")
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = {**forms.plan(slug="ke-hoach-thu"), "action-submit": "1"}
    response = client.post(address, data, follow=True)
    assert "đã sửa những gì" in messages_of(response)
    assert ReviewRound.objects.count() == 1
    client.post(address, {**data, "cchc-review-note": "Đã ghi ngày."})
    assert ReviewRound.objects.last().note == "Đã ghi ngày."


def test_resubmission_in_code_needs_a_note_too(school, draft):
    round_ = submit(draft, school.author)
    say(round_, school.office, "Văn phòng", "changes", "Ghi rõ ngày ban hành.")
    page = PlanPage.objects.get(pk=draft.pk)
    with pytest.raises(PermissionDenied):
        page.current_workflow_state.resume(user=school.author)


def test_a_party_whose_agreement_still_fits_need_not_decide_again(school, draft):
    round_ = submit(draft, school.author)
    say(round_, school.union, "Công đoàn")
    say(round_, school.office, "Văn phòng", "changes", "Ảnh này đã xin phép chưa?")
    second = resubmit(draft, school.author, "Đã xin phép, ảnh giữ nguyên.")
    assert states(second) == {"Công đoàn": "agreed", "Văn phòng": "waiting"}
    say(second, school.office, "Văn phòng")
    assert PlanPage.objects.get(pk=draft.pk).live


def test_a_party_decides_again_when_the_content_was_corrected(school, draft):
    round_ = submit(draft, school.author)
    say(round_, school.union, "Công đoàn")
    say(round_, school.office, "Văn phòng", "changes", "Ghi rõ ngày ban hành.")
    edit(draft, school.author, title="Đã ghi ngày")
    second = resubmit(draft, school.author)
    assert states(second) == {"Công đoàn": "waiting", "Văn phòng": "waiting"}


# 7


def test_submitting_names_the_party_that_has_nobody(school, draft):
    Group.objects.get(name=RoleGroup.UNION).user_set.clear()
    with pytest.raises(PermissionDenied, match="Công đoàn"):
        submit(draft, school.author)
    assert not ReviewRound.objects.exists()
    assert draft.current_workflow_state is None


def test_a_group_of_closed_accounts_is_empty(school, draft):
    Group.objects.get(name=RoleGroup.OFFICE).user_set.update(is_active=False)
    with pytest.raises(PermissionDenied, match="Văn phòng"):
        submit(draft, school.author)


def test_the_author_alone_in_a_party_is_nobody(school, draft):
    Group.objects.get(name=RoleGroup.UNION).user_set.set([school.author])
    with pytest.raises(PermissionDenied, match="Công đoàn"):
        submit(draft, school.author)


def test_one_person_cannot_serve_two_parties(school, draft):
    for name in (RoleGroup.UNION, RoleGroup.OFFICE):
        Group.objects.get(name=name).user_set.set([school.both])
    with pytest.raises(PermissionDenied, match="không có người riêng"):
        submit(draft, school.author)


def test_the_button_says_who_is_missing_and_saves_a_draft(school):
    Group.objects.get(name=RoleGroup.UNION).user_set.clear()
    client = sign_in(school.author)
    add = reverse(
        "wagtailadmin_pages:add", args=["cchc_wagtail", "planpage", school.section.plans.pk]
    )
    data = {**forms.plan(slug="ke-hoach-thu"), "action-submit": "1"}
    response = client.post(add, data, follow=True)
    assert "Công đoàn chưa có ai" in messages_of(response)
    page = PlanPage.objects.get(slug="ke-hoach-thu")
    response = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data, follow=True)
    assert "Công đoàn chưa có ai" in messages_of(response)
    assert not ReviewRound.objects.exists()


# 8


def test_the_author_withdraws_before_the_last_decision(school, draft):
    round_ = submit(draft, school.author)
    say(round_, school.union, "Công đoàn")
    sign_in(school.author).post(reverse("cchc_review_withdraw", args=[round_.pk]))
    round_.refresh_from_db()
    assert round_.status == "withdrawn"
    assert PlanPage.objects.get(pk=draft.pk).current_workflow_state is None
    response = say(round_, school.office, "Văn phòng")
    assert "đã đóng" in messages_of(response)


def test_the_author_withdraws_in_the_editor(school, draft):
    round_ = submit(draft, school.author)
    data = {**forms.plan(title=draft.title, slug=draft.slug), "action-cancel-workflow": "1"}
    sign_in(school.author).post(reverse("wagtailadmin_pages:edit", args=[draft.pk]), data)
    round_.refresh_from_db()
    assert round_.status == "withdrawn"


@pytest.mark.parametrize("person", ["union", "office", "both", "root"])
def test_a_reviewer_cannot_cancel(school, draft, person):
    round_ = submit(draft, school.author)
    client = sign_in(getattr(school, person))
    data = {**forms.plan(title=draft.title, slug=draft.slug), "action-cancel-workflow": "1"}
    client.post(reverse("wagtailadmin_pages:edit", args=[draft.pk]), data)
    response = client.post(reverse("cchc_review_withdraw", args=[round_.pk]), follow=True)
    assert "Chỉ Nguyễn Thị Lan được rút" in messages_of(response)
    round_.refresh_from_db()
    assert round_.status == "open"


# 9


def test_the_history_names_who_agreed_and_nobody_held_the_publish_permission(school, draft):
    page = publish_by_review(school, draft)
    assert not school.office.has_perm("wagtailcore.publish_page")
    entry = PageLogEntry.objects.get(page=page, action="cchc_wagtail.review.publish")
    words = entry.formatter.format_message(entry)
    assert "Trần Thị Hoa thay mặt Công đoàn và Phạm Văn Minh thay mặt Văn phòng" in words
    html = sign_in(school.root).get(reverse("wagtailadmin_reports:site_history"))
    assert "Trần Thị Hoa thay mặt Công đoàn" in html.content.decode()
