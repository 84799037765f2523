from __future__ import annotations

from django.urls import include, path

from . import views

urlpatterns = [
    path("webhooks/", include(views.webhook_urls())),
    path("pay/<str:gateway>/<str:order_id>/", views.pay),
    path("told/<str:order_id>/", views.told),
]
