"""The addresses: the shop, the admin, and where the gateways post to."""

from __future__ import annotations

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("shop.urls")),
    path("webhooks/", include("cointill.django.urls")),
    path("admin/", admin.site.urls),
]
