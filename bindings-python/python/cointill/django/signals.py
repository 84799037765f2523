"""What the app tells the shop.

All of these are sent inside the transaction that records what they tell. A receiver that raises
rolls it back: nothing is recorded, and the webhook is applied again when the gateway repeats it or
`cointill_replay` runs. So do in a receiver what belongs to the same database, and leave letters and
calls to `transaction.on_commit`.

Receivers of the payment signals get `payment` (locked), `verdict`, `observed`, and `delivery`,
which is `None` when a query of the shop's own was the source. Both are `None` when a person of the
shop accepted a held payment (`payments.accept`).
"""

from __future__ import annotations

from django.dispatch import Signal

payment_credited = Signal()
"""The order is paid: ship it. Once for each payment, whatever happens."""

payment_held = Signal()
"""A person has to look: money may have moved, and `verdict.reason` says why. May follow a credit
(`refunded_after_credit`, `overpaid`)."""

payment_failed = Signal()
"""It ended unpaid, or was refunded before it was credited."""

payment_updated = Signal()
"""Something that the payment records has changed. Comes after the others."""

event_received = Signal()
"""Any webhook, once for each event: `event` is the `cointill.Event`, `delivery` its row. For what
is no payment of the shop: payouts, deposits to static wallets, events that are not understood."""
