"""Addresses of the review in the admin."""

from django.urls import path

from cchc_wagtail.review.admin.lists import ReviewListView, ReviewRegisterView
from cchc_wagtail.review.admin.requests import ask, emergency, end_substitution, substitutions
from cchc_wagtail.review.admin.screens import (
    claim_review,
    record,
    retry,
    review,
    timeline,
    withdraw,
)

urlpatterns = [
    path("cchc/duyet/", ReviewListView.as_view(), name="cchc_review_list"),
    path(
        "cchc/duyet/results/",
        ReviewListView.as_view(results_only=True),
        name="cchc_review_list_results",
    ),
    path("cchc/duyet/so/", ReviewRegisterView.as_view(), name="cchc_review_register"),
    path(
        "cchc/duyet/so/results/",
        ReviewRegisterView.as_view(results_only=True),
        name="cchc_review_register_results",
    ),
    path("cchc/duyet/thay-the/", substitutions, name="cchc_review_substitutions"),
    path(
        "cchc/duyet/thay-the/<int:pk>/huy/",
        end_substitution,
        name="cchc_review_end_substitution",
    ),
    path("cchc/duyet/trang/<int:page_key>/", timeline, name="cchc_review_timeline"),
    path("cchc/duyet/trang/<int:page_key>/de-nghi/", ask, name="cchc_review_ask"),
    path(
        "cchc/duyet/trang/<int:page_key>/dang-khan/",
        emergency,
        name="cchc_review_emergency",
    ),
    path("cchc/duyet/<int:pk>/", review, name="cchc_review"),
    path("cchc/duyet/<int:pk>/nhan/", claim_review, name="cchc_review_claim"),
    path("cchc/duyet/<int:pk>/rut/", withdraw, name="cchc_review_withdraw"),
    path("cchc/duyet/<int:pk>/thu-lai/", retry, name="cchc_review_retry"),
    path("cchc/duyet/<int:pk>/phieu/", record, name="cchc_review_record"),
]

__all__ = ["urlpatterns"]
