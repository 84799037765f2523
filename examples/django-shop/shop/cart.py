"""The cart, kept in the session: which products and how many. Prices are read when it is shown."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from .models import Order, Product

MOST_PIECES = 20
_KEY = "cart"
_PLACED = "placed"


@dataclass(frozen=True)
class CartLine:
    """A product of the cart at today's price."""

    product: Product
    quantity: int

    @property
    def subtotal(self) -> Decimal:
        """Of all pieces."""
        return self.product.price * self.quantity


class Cart:
    """The cart of one visitor."""

    def __init__(self, request: HttpRequest) -> None:
        self._session = request.session
        self._quantities: dict[str, int] = dict(self._session.get(_KEY, {}).get("quantities", {}))

    def __len__(self) -> int:
        return sum(self._quantities.values())

    def add(self, product: Product) -> None:
        """One piece more."""
        self.put(product, self._quantities.get(product.slug, 0) + 1)

    def put(self, product: Product, quantity: int) -> None:
        """So many pieces; none takes it out."""
        self._quantities.pop(product.slug, None)
        if quantity > 0:
            self._quantities[product.slug] = min(quantity, MOST_PIECES)
        self._write()

    def lines(self) -> list[CartLine]:
        """What is in it and still sold."""
        products = Product.objects.filter(slug__in=self._quantities)
        return [CartLine(product, self._quantities[product.slug]) for product in products]

    def total(self) -> Decimal:
        """At today's prices."""
        return sum((line.subtotal for line in self.lines()), Decimal("0.00"))

    def order_id(self) -> uuid.UUID:
        """The id that its order will have: a second click places no second order."""
        return uuid.UUID(self._session[_KEY]["order_id"])

    def placed(self) -> None:
        """Empties it: its order is placed."""
        self._session[_PLACED] = str(self.order_id())
        self._quantities = {}
        self._session.pop(_KEY, None)

    def last_order(self) -> Order | None:
        """What the visitor placed last, for one who comes back from the gateway by the browser's
        button and finds an empty cart.
        """
        last = self._session.get(_PLACED)
        return Order.objects.filter(public_id=last).first() if last else None

    def _write(self) -> None:
        kept = self._session.get(_KEY, {}).get("order_id")
        self._session[_KEY] = {
            "quantities": self._quantities,
            "order_id": kept or str(uuid.uuid4()),
        }


def in_every_page(request: HttpRequest) -> dict[str, Any]:
    """For the templates: how many pieces are in the cart, the shop's currency, and whether buyers
    are to be told that this is no real shop.
    """
    return {
        "cart_pieces": len(Cart(request)),
        "currency": settings.SHOP_CURRENCY,
        "sandbox": settings.DEBUG,
    }
