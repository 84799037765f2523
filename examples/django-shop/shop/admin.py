"""The shop's side of the admin; payments have their own, by `cointill.django`."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from .models import Order, OrderLine, Product


@admin.register(Product)
class ProductAdmin(admin.ModelAdmin):
    """Prices may be changed at any time: orders keep theirs."""

    list_display = ("name", "price", "sold")
    readonly_fields = ("sold",)


class Lines(admin.TabularInline):
    """What was bought."""

    model = OrderLine
    extra = 0
    can_delete = False
    readonly_fields = ("product", "name", "price", "quantity")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        """An order is placed by its buyer."""
        return False


@admin.register(Order)
class OrderAdmin(admin.ModelAdmin):
    """Orders are looked at, not written."""

    list_display = ("number", "email", "total", "currency", "gateway", "state", "paid_twice")
    list_filter = ("paid_twice", "gateway")
    readonly_fields = (
        *("number", "email", "gateway", "total", "currency", "attempt"),
        *("state", "placed_at", "paid_at", "paid_twice"),
    )
    inlines = (Lines,)

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """An order is placed by its buyer."""
        return False
