"""What changes around a review while it waits: groups, accounts, parties, the page's place."""

from django.contrib.auth.models import Group, Permission, User
from django.db import IntegrityError, transaction
from django.urls import reverse

from cchc_wagtail.enums import RoleGroup
from cchc_wagtail.models import PlanIndexPage, PlanPage, ReviewDecision, ReviewParty, ReviewRound
from tests.review.roads import form_of
from tests.review.school import messages_of, say, submit
from tests.school import sign_in


def test_a_renamed_group_goes_on_deciding(school, draft):
    round_ = submit(draft, school.author)
    Group.objects.filter(name=RoleGroup.UNION).update(name="Ban chấp hành Công đoàn")
    say(round_, school.union, "Công đoàn")
    say(round_, school.office, "Văn phòng")
    assert PlanPage.objects.get(pk=draft.pk).live


def test_a_deleted_group_publishes_nothing_until_the_party_has_one(school, draft):
    round_ = submit(draft, school.author)
    say(round_, school.office, "Văn phòng")
    Group.objects.get(name=RoleGroup.UNION).delete()
    say(round_, school.both, "Công đoàn")
    assert round_.decisions.count() == 1
    assert not PlanPage.objects.get(pk=draft.pk).live
    group = Group.objects.create(name="Công đoàn mới")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    school.union2.groups.add(group)
    ReviewParty.objects.filter(name="Công đoàn").update(group=group)
    say(round_, school.union2, "Công đoàn")
    assert PlanPage.objects.get(pk=draft.pk).live


def test_a_closed_account_cannot_decide_but_its_decision_stands(school, draft):
    round_ = submit(draft, school.author)
    client = sign_in(school.union)
    say(round_, school.union2, "Công đoàn")
    User.objects.filter(pk__in=[school.union.pk, school.union2.pk]).update(is_active=False)
    say(round_, school.union, "Công đoàn", client=client)
    assert ReviewDecision.objects.count() == 1
    say(round_, school.office, "Văn phòng")
    assert PlanPage.objects.get(pk=draft.pk).live


def test_the_authors_account_may_go_while_the_page_is_under_review(school, draft):
    round_ = submit(draft, school.author)
    school.author.delete()
    say(round_, school.union, "Công đoàn")
    say(round_, school.office, "Văn phòng")
    assert PlanPage.objects.get(pk=draft.pk).live
    assert ReviewRound.objects.get().submitted_by_name == "Nguyễn Thị Lan"


def test_a_draft_that_moves_stays_under_review(school, draft):
    other = school.section.home.add_child(
        instance=PlanIndexPage(title="Kế hoạch cũ", slug="ke-hoach-cu")
    )
    round_ = submit(draft, school.author)
    say(round_, school.union, "Công đoàn")
    sign_in(school.root).post(reverse("wagtailadmin_pages:move_confirm", args=[draft.pk, other.pk]))
    say(round_, school.office, "Văn phòng")
    page = PlanPage.objects.get(pk=draft.pk)
    assert page.live and page.get_parent().pk == other.pk


def test_a_draft_that_is_deleted_takes_nothing_but_itself(school, draft):
    round_ = submit(draft, school.author)
    say(round_, school.union, "Công đoàn")
    sign_in(school.root).post(reverse("wagtailadmin_pages:delete", args=[draft.pk]))
    assert not PlanPage.objects.filter(pk=draft.pk).exists()
    say(round_, school.office, "Văn phòng")
    assert ReviewRound.objects.get().page_title == "Kế hoạch tuyên truyền"
    assert ReviewDecision.objects.count() >= 1


def test_a_party_that_is_removed_leaves_its_decision_in_the_record(school, draft):
    round_ = submit(draft, school.author)
    say(round_, school.union, "Công đoàn")
    ReviewParty.objects.filter(name="Công đoàn").delete()
    assert ReviewDecision.objects.get().party_name == "Công đoàn"
    say(round_, school.office, "Văn phòng")
    assert PlanPage.objects.get(pk=draft.pk).live


def test_without_any_party_nothing_is_published(school, draft):
    round_ = submit(draft, school.author)
    ReviewParty.objects.all().delete()
    assert not ReviewRound.objects.get(pk=round_.pk).is_agreed
    assert not PlanPage.objects.get(pk=draft.pk).live


def test_the_database_keeps_one_standing_decision_per_party(school, draft):
    round_ = submit(draft, school.author)
    say(round_, school.union, "Công đoàn")
    first = ReviewDecision.objects.get()
    try:
        with transaction.atomic():
            ReviewDecision.objects.create(
                round=round_,
                party=first.party,
                party_name="Công đoàn",
                user=school.union2,
                user_name="Cúc",
                verdict="agree",
                fingerprint=first.fingerprint,
            )
    except IntegrityError:
        return
    raise AssertionError("a second standing decision was stored")


def test_wagtails_own_approve_says_that_the_review_has_ended_meanwhile(school, draft):
    round_ = submit(draft, school.author)
    draft.current_workflow_state.cancel(user=school.author)
    pressed = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    address = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    answer = sign_in(school.author).post(address, form_of(draft, **pressed), follow=True)
    assert answer.status_code == 200
    assert "Trang này không còn chờ duyệt." in messages_of(answer)
    assert not PlanPage.objects.get(pk=draft.pk).live
    assert not round_.decisions.exists()
