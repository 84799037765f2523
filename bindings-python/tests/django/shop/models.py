"""The shop's own records."""

from __future__ import annotations

from django.db import models


class Order(models.Model):  # type: ignore[misc]
    """Something that is sold."""

    name = models.CharField(max_length=64)


class Ledger(models.Model):  # type: ignore[misc]
    """One line for each time that something was told. Nothing here is unique, so that a second
    credit shows.
    """

    signal = models.CharField(max_length=32)
    order_id = models.CharField(max_length=128)
    text = models.CharField(max_length=200)
