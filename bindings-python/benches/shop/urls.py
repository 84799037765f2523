from __future__ import annotations

from django.urls import include, path

from . import views

urlpatterns = [
    path("webhooks/", include("cointill.django.urls")),
    path("by-hand/", views.by_hand),
    path("nothing/", views.nothing),
]
