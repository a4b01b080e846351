"""Addresses of the review in the admin."""

from django.urls import path

from cchc_wagtail.views import review_pages, review_requests
from cchc_wagtail.views.review_list import ReviewListView, ReviewRegisterView

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
    path("cchc/duyet/thay-the/", review_requests.substitutions, name="cchc_review_substitutions"),
    path(
        "cchc/duyet/thay-the/<int:pk>/huy/",
        review_requests.end_substitution,
        name="cchc_review_end_substitution",
    ),
    path("cchc/duyet/trang/<int:page_key>/", review_pages.timeline, name="cchc_review_timeline"),
    path("cchc/duyet/trang/<int:page_key>/de-nghi/", review_requests.ask, name="cchc_review_ask"),
    path(
        "cchc/duyet/trang/<int:page_key>/dang-khan/",
        review_requests.emergency,
        name="cchc_review_emergency",
    ),
    path("cchc/duyet/<int:pk>/", review_pages.review, name="cchc_review"),
    path("cchc/duyet/<int:pk>/nhan/", review_pages.claim_review, name="cchc_review_claim"),
    path("cchc/duyet/<int:pk>/rut/", review_pages.withdraw, name="cchc_review_withdraw"),
    path("cchc/duyet/<int:pk>/thu-lai/", review_pages.retry, name="cchc_review_retry"),
    path("cchc/duyet/<int:pk>/phieu/", review_pages.record, name="cchc_review_record"),
]

__all__ = ["urlpatterns"]
