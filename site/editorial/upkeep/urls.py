"""Addresses of upkeep in the admin."""

from django.urls import path

from . import gaps
from .corrections.views import correction
from .law import views as law
from .links.views import LinksView
from .reviews import views as reviews

urlpatterns = [
    path("reports/reviews/", reviews.QueueView.as_view(), name="upkeep_queue"),
    path(
        "reports/reviews/results/",
        reviews.QueueView.as_view(results_only=True),
        name="upkeep_queue_results",
    ),
    path(
        "reports/reviews/<int:content_type>/<int:pk>/",
        reviews.ReviewView.as_view(),
        name="upkeep_review",
    ),
    path("reports/reviews/<int:content_type>/<int:pk>/done/", reviews.done, name="upkeep_reviewed"),
    path("reports/gaps/", gaps.GapsView.as_view(), name="upkeep_gaps"),
    path(
        "reports/gaps/results/",
        gaps.GapsView.as_view(results_only=True),
        name="upkeep_gaps_results",
    ),
    path("reports/links/", LinksView.as_view(), name="upkeep_links"),
    path(
        "reports/links/results/", LinksView.as_view(results_only=True), name="upkeep_links_results"
    ),
    path("upkeep/corrections/<int:page_id>/", correction, name="upkeep_correction"),
    path("upkeep/law/", law.index, name="upkeep_law"),
    path("upkeep/law/<int:pk>/", law.difference, name="upkeep_consolidation"),
    path("upkeep/law/<int:pk>/apply/", law.take_in, name="upkeep_consolidation_apply"),
    path("upkeep/law/changes/<int:pk>/", law.change, name="upkeep_law_change"),
]
