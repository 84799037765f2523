from __future__ import annotations

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("webhooks/", include("cointill.django.urls")),
    path("async/", include("cointill.django.urls_async", namespace="asynchronous")),
    path("admin/", admin.site.urls),
]
