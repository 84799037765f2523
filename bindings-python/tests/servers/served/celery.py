"""The shop's Celery app: its worker loads Django, makes a client and uses it before it forks."""

from __future__ import annotations

import os

import django
from celery import Celery

django.setup()

from cointill.django import gateway

# Unset where a test runs tasks eagerly.
app = Celery("served", broker=os.environ.get("SHOP_REDIS"), backend=os.environ.get("SHOP_REDIS"))
app.conf.broker_connection_retry_on_startup = True
app.autodiscover_tasks()

client = gateway("2328")
client.balance.get()
LOADED_IN = os.getpid()


@app.task
def ask(order_id: str) -> tuple[str, int, int]:
    """The gateway's id of an order, the process that asked, and the one that made the client."""
    return client.payments.info(order_id=order_id).uuid, os.getpid(), LOADED_IN
