"""Payments and webhooks in the admin: to look at and to ask about. No figure is changed by hand; a
payment that is held may be accepted, by whoever has the permission.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin import helpers
from django.contrib.admin.options import ModelAdmin
from django.contrib.admin.views.main import ChangeList
from django.db import connections
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

import cointill

from . import payments, replay
from .models import Payment, WebhookDelivery
from .templatetags.cointill import png, web


def _money(amount: object, currency: str) -> str:
    return "" if amount is None else f"{amount:f} {currency}".strip()


def _time(time: datetime) -> str:
    return f"{timezone.localtime(time) if timezone.is_aware(time) else time:%Y-%m-%d %H:%M:%S %Z}"


class _ChangeList(ChangeList):
    """Rows by their date, where the database can: MySQL has no time zones before somebody loads
    them, and the page would be an error 500 without.
    """

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        features = connections[self.queryset.db].features
        if settings.USE_TZ and not getattr(features, "has_zoneinfo_database", True):
            self.date_hierarchy = None


class ReadOnlyAdmin(ModelAdmin):
    """Everything can be read, nothing written: money is moved by webhooks and queries alone."""

    def get_changelist(self, request: HttpRequest, **more: Any) -> type[ChangeList]:
        """The list of rows."""
        return _ChangeList

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nobody."""
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        """All of them."""
        return [name for _, own in self.fieldsets or () for name in own["fields"]]

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """Without buttons that save nothing."""
        hidden = {"show_save": False, "show_save_and_continue": False}
        context = {**(extra_context or {}), **hidden}
        return super().changeform_view(request, object_id, form_url, context)


@admin.register(Payment)
class PaymentAdmin(ReadOnlyAdmin):
    """Payments."""

    list_display = (
        "order_id",
        "gateway",
        "price",
        "arrived",
        "status",
        "verdict",
        "credited",
        "created_at",
    )
    list_filter = (
        "credited",
        "verdict_action",
        "verdict_reason",
        "status",
        "gateway",
        "created_at",
    )
    search_fields = ("order_id", "payment_id", "address")
    date_hierarchy = "created_at"
    ordering = ("-pk",)
    actions = ("ask_the_gateway", "replay", "accept")
    fieldsets = (
        (None, {"fields": ("gateway", "order_id", "payment_id", "price", "linked", "link")}),
        (
            "Reported",
            {
                "fields": (
                    "status",
                    "gateway_status",
                    "due",
                    "arrived",
                    "network",
                    "address",
                    "picture",
                )
            },
        ),
        ("Decided", {"fields": ("verdict", "credited", "credited_at", "credit")}),
        ("Times", {"fields": ("created_at", "updated_at", "expires_at", "checked_at")}),
        ("History", {"fields": ("problem", "history")}),
    )

    @admin.display(description="price")
    def price(self, payment: Payment) -> str:
        """What the shop expects."""
        return _money(payment.amount, payment.currency)

    @admin.display(description="owed")
    def due(self, payment: Payment) -> str:
        """What the payer owes."""
        return _money(payment.owed, payment.received_currency)

    @admin.display(description="received")
    def arrived(self, payment: Payment) -> str:
        """What arrived."""
        return _money(payment.received, payment.received_currency)

    @admin.display(description="credited amount")
    def credit(self, payment: Payment) -> str:
        """What was credited."""
        return _money(payment.credited_amount, payment.credited_currency)

    @admin.display(description="paid for")
    def linked(self, payment: Payment) -> str:
        """The shop's object."""
        return "" if payment.shop_object is None else str(payment.shop_object)

    @admin.display(description="payment page")
    def link(self, payment: Payment) -> str | SafeString:
        """The gateway's page."""
        if not web(payment.url):
            return str(payment.url)
        return format_html(
            '<a href="{}" rel="noopener noreferrer">{}</a>', payment.url, payment.url
        )

    @admin.display(description="QR code")
    def picture(self, payment: Payment) -> str | SafeString:
        """The address to scan."""
        qr = png(payment.qr)
        return format_html('<img src="{}" alt="QR code" width="200">', qr) if qr else ""

    @admin.display(description="what happened")
    def history(self, payment: Payment) -> SafeString:
        """One line for each report, oldest first."""
        lines: list[tuple[str, ...]] = [(_time(payment.created_at), "created", "", "", "")]
        for report in payment.reports.select_related("delivery"):
            change = f"{report.status_before or '-'} → {report.status_after or '-'}"
            event = "" if report.delivery is None else str(report.delivery)
            what = f"{report.source}: {report.gateway_status}"
            if report.by:
                what = f"accepted by {report.by}: {report.why}"
            lines.append((_time(report.at), what, change, report.verdict, event))
        row = "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>"
        rows = format_html_join("", row, lines)
        return format_html("<table>{}</table>", rows)

    @admin.action(description="Ask the gateway", permissions=["change"])
    def ask_the_gateway(self, request: HttpRequest, rows: QuerySet[Payment]) -> None:
        """Records what the gateway says now."""
        for payment in rows:
            try:
                now = payments.ask(payment)
            except cointill.Error as error:
                self.message_user(request, f"{payment}: {error}", messages.ERROR)
                continue
            except Exception as error:
                replay.logger.exception("what the gateway said of %s was not recorded", payment)
                self.message_user(request, f"{payment}: {type(error).__name__}", messages.ERROR)
                continue
            self.message_user(request, f"{payment}: {now.status}, {now.verdict or 'no verdict'}")

    @admin.action(description="Apply stored webhooks again", permissions=["change"])
    def replay(self, request: HttpRequest, rows: QuerySet[Payment]) -> None:
        """Applies what was stored for these payments."""
        for payment in rows:
            stored = replay.all_deliveries()
            own = stored.filter(gateway=payment.gateway, order_id=payment.order_id)
            _replay(self, request, own)

    def has_accept_permission(self, request: HttpRequest) -> bool:
        """Whoever may change that nobody else may: a permission of its own, `accept_payment`."""
        allowed: bool = request.user.has_perm(f"{self.opts.app_label}.accept_payment")
        return allowed

    @admin.action(description="Accept held payments and credit them", permissions=["accept"])
    def accept(self, request: HttpRequest, rows: QuerySet[Payment]) -> TemplateResponse | None:
        """Asks for the reason first, on a page that shows what would be credited."""
        why = request.POST.get("why", "").strip()
        if "confirmed" not in request.POST or not why:
            held = [payment for payment in rows if payment.is_held]
            if not held:
                self.message_user(request, "None of these is held.", messages.WARNING)
                return None
            shown = {
                **self.admin_site.each_context(request),
                "title": "Accept held payments",
                "opts": self.opts,
                "payments": [
                    {"row": row, "price": self.price(row), "arrived": self.arrived(row)}
                    for row in held
                ],
                "unheld": len(rows) - len(held),
                "unreasoned": "confirmed" in request.POST,
                "action_checkbox_name": helpers.ACTION_CHECKBOX_NAME,
            }
            return TemplateResponse(request, "admin/cointill/payment/accept.html", shown)
        for payment in rows:
            self._accept(request, payment, why)
        return None

    def _accept(self, request: HttpRequest, payment: Payment, why: str) -> None:
        try:
            now = payments.accept(payment, by=request.user.get_username(), why=why)
        except payments.NotHeld as error:
            self.message_user(request, str(error), messages.WARNING)
        except Exception as error:
            # A receiver raised: nothing is credited.
            replay.logger.exception("%s could not be accepted", payment)
            self.message_user(request, f"{payment}: {type(error).__name__}", messages.ERROR)
        else:
            self.log_change(request, now, f"Accepted by hand: {why}")
            self.message_user(request, f"{payment}: accepted and credited", messages.SUCCESS)


def _replay(own: ModelAdmin, request: HttpRequest, rows: QuerySet[WebhookDelivery]) -> None:
    for outcome in replay.run(rows, again=True):
        # What a receiver says is for the log.
        problem = outcome.problem.partition(":")[0]
        level = messages.ERROR if problem else messages.INFO
        shown = problem or outcome.delivery.verdict or outcome.delivery.state
        own.message_user(request, f"{outcome.delivery}: {shown}", level)


@admin.register(WebhookDelivery)
class WebhookDeliveryAdmin(ReadOnlyAdmin):
    """The inbox."""

    list_display = ("received_at", "event_id", "order_id", "state", "verdict", "repeats", "problem")
    list_filter = ("state", "gateway", "kind", "verdict_action", "received_at")
    search_fields = ("event_id", "order_id")
    date_hierarchy = "received_at"
    ordering = ("-pk",)
    actions = ("replay",)
    fieldsets = (
        (None, {"fields": ("gateway", "kind", "event_id", "key_id", "order_id", "payment")}),
        ("Received", {"fields": ("received_at", "remote_address", "repeats", "body")}),
        ("Applied", {"fields": ("state", "verdict", "applied_at", "attempts", "problem")}),
    )

    @admin.display(description="body")
    def body(self, delivery: WebhookDelivery) -> SafeString:
        """The body without its signature, with which it could be sent again."""
        try:
            fields = json.loads(bytes(delivery.raw))
            fields.pop("sign", None)
            text = json.dumps(fields, indent=2, ensure_ascii=False)
        except (ValueError, AttributeError, RecursionError):
            text = f"{len(delivery.raw)} bytes"
        return format_html("<pre>{}</pre>", text)

    @admin.action(description="Apply again", permissions=["change"])
    def replay(self, request: HttpRequest, rows: QuerySet[WebhookDelivery]) -> None:
        """Applies these again; what is credited stays credited once."""
        _replay(self, request, rows.order_by("pk"))
