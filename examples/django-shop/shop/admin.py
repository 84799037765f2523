"""The shop's side of the admin; payments have their own, by `cointill.django`."""

from __future__ import annotations

from typing import Any

from django.contrib import admin

from .models import Order, OrderLine, Product


@admin.register(Product)
class ProductAdmin(admin.ModelAdmin):
    """Prices may be changed at any time: orders keep theirs."""

    list_display = ("name", "price", "sold")
    readonly_fields = ("sold",)


class ReadOnly:
    """Written by buyers and by the receiver, not by hand."""

    def has_add_permission(self, *_: Any) -> bool:
        """Nobody."""
        return False

    has_change_permission = has_add_permission
    has_delete_permission = has_add_permission


class Lines(ReadOnly, admin.TabularInline):
    """What was bought."""

    model = OrderLine
    fields = ("product", "price", "quantity")


@admin.register(Order)
class OrderAdmin(ReadOnly, admin.ModelAdmin):
    """Orders, with what became of them."""

    list_display = ("number", "email", "total", "currency", "gateway", "state", "paid_twice")
    list_filter = ("paid_twice", "gateway")
    fields = (
        *("number", "email", "gateway", "total", "currency", "attempt"),
        *("state", "placed_at", "paid_at", "paid_twice"),
    )
    inlines = (Lines,)
