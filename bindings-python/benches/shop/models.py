"""What the shop keeps."""

from __future__ import annotations

from django.db import models


class Order(models.Model):
    """Something that is to be paid."""

    number = models.CharField(max_length=32, unique=True)
    amount = models.DecimalField(max_digits=20, decimal_places=8)
    paid = models.BooleanField(default=False)


class Delivery(models.Model):
    """A webhook, as the view by hand keeps it."""

    key = models.CharField(max_length=191, unique=True)
    body = models.JSONField()
    at = models.DateTimeField(auto_now_add=True)
