"""The tables."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

import django.db.models.deletion
from django.db import migrations, models

import cointill.django.fields


class Migration(migrations.Migration):
    initial = True

    dependencies: ClassVar[list[Any]] = [
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations: ClassVar[list[Any]] = [
        migrations.CreateModel(
            name="Payment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("gateway", models.CharField(max_length=16)),
                ("order_id", models.CharField(max_length=128)),
                (
                    "payment_id",
                    models.CharField(blank=True, db_index=True, default="", max_length=128),
                ),
                ("amount", cointill.django.fields.AmountField()),
                ("currency", models.CharField(max_length=16)),
                ("status", models.CharField(blank=True, default="", max_length=32)),
                ("gateway_status", models.CharField(blank=True, default="", max_length=64)),
                ("owed", cointill.django.fields.AmountField(null=True)),
                ("received", cointill.django.fields.AmountField(null=True)),
                ("received_currency", models.CharField(blank=True, default="", max_length=16)),
                (
                    "verdict_action",
                    models.CharField(blank=True, default="", max_length=16, verbose_name="verdict"),
                ),
                (
                    "verdict_reason",
                    models.CharField(blank=True, default="", max_length=40, verbose_name="reason"),
                ),
                ("credited", models.BooleanField(default=False)),
                ("credited_at", models.DateTimeField(null=True)),
                ("credited_amount", cointill.django.fields.AmountField(null=True)),
                ("credited_currency", models.CharField(blank=True, default="", max_length=16)),
                ("object_id", models.CharField(blank=True, default="", max_length=64)),
                ("url", models.TextField(blank=True, default="")),
                ("telegram_url", models.TextField(blank=True, default="")),
                ("success_url", models.TextField(blank=True, default="")),
                ("payer_currency", models.CharField(blank=True, default="", max_length=16)),
                ("address", models.CharField(blank=True, default="", max_length=256)),
                ("network", models.CharField(blank=True, default="", max_length=32)),
                ("qr", models.TextField(blank=True, default="")),
                ("problem", models.TextField(blank=True, default="")),
                ("create_calls", models.PositiveIntegerField(default=0)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("expires_at", models.DateTimeField(null=True)),
                ("checked_at", models.DateTimeField(null=True)),
                (
                    "content_type",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
            ],
            options={
                "permissions": (("accept_payment", "Can accept a held payment"),),
            },
        ),
        migrations.CreateModel(
            name="WebhookDelivery",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("gateway", models.CharField(max_length=16)),
                ("kind", models.CharField(max_length=16)),
                ("event_id", models.CharField(max_length=191, null=True, unique=True)),
                ("key_id", models.CharField(blank=True, default="", max_length=64)),
                ("raw", models.BinaryField()),
                ("remote_address", models.GenericIPAddressField(null=True)),
                ("received_at", models.DateTimeField(auto_now_add=True, db_index=True)),
                ("repeats", models.PositiveIntegerField(default=0)),
                ("order_id", models.CharField(blank=True, default="", max_length=128)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("stored", "stored"),
                            ("waiting", "waiting for its order"),
                            ("applied", "applied"),
                            ("failed", "failed, will be tried again"),
                        ],
                        default="stored",
                        max_length=16,
                    ),
                ),
                (
                    "verdict_action",
                    models.CharField(blank=True, default="", max_length=16, verbose_name="verdict"),
                ),
                (
                    "verdict_reason",
                    models.CharField(blank=True, default="", max_length=40, verbose_name="reason"),
                ),
                ("applied_at", models.DateTimeField(db_index=True, null=True)),
                ("attempts", models.PositiveIntegerField(default=0)),
                ("problem", models.TextField(blank=True, default="")),
                (
                    "payment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="deliveries",
                        to="cointill.payment",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "webhook deliveries",
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("source", models.CharField(max_length=16)),
                ("gateway_status", models.CharField(max_length=64)),
                ("received", cointill.django.fields.AmountField(null=True)),
                ("status_before", models.CharField(blank=True, max_length=32)),
                ("status_after", models.CharField(blank=True, max_length=32)),
                ("verdict_action", models.CharField(max_length=16, verbose_name="verdict")),
                (
                    "verdict_reason",
                    models.CharField(blank=True, max_length=40, verbose_name="reason"),
                ),
                ("by", models.CharField(blank=True, default="", max_length=150)),
                ("why", models.TextField(blank=True, default="")),
                (
                    "payment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reports",
                        to="cointill.payment",
                    ),
                ),
                (
                    "delivery",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="reports",
                        to="cointill.webhookdelivery",
                    ),
                ),
            ],
            options={
                "ordering": ("at", "pk"),
            },
        ),
        migrations.AddIndex(
            model_name="payment",
            index=models.Index(fields=["credited", "checked_at"], name="cointill_unchecked"),
        ),
        migrations.AddIndex(
            model_name="payment",
            index=models.Index(fields=["content_type", "object_id"], name="cointill_shop_object"),
        ),
        migrations.AddConstraint(
            model_name="payment",
            constraint=models.UniqueConstraint(
                fields=("gateway", "order_id"), name="cointill_one_payment_per_order"
            ),
        ),
        migrations.AddIndex(
            model_name="webhookdelivery",
            index=models.Index(fields=["gateway", "order_id"], name="cointill_delivery_order"),
        ),
    ]
