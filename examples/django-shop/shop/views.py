"""The pages."""

from __future__ import annotations

import logging
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

import cointill

from . import checkout as orders
from .cart import MOST_PIECES, Cart
from .forms import CheckoutForm, QuantityForm
from .models import Order, Product

logger = logging.getLogger(__name__)


@require_GET
def products(request: HttpRequest) -> HttpResponse:
    """Everything there is to buy."""
    return render(request, "shop/products.html", {"products": Product.objects.all()})


@require_GET
def product(request: HttpRequest, slug: str) -> HttpResponse:
    """One product."""
    return render(request, "shop/product.html", {"product": get_object_or_404(Product, slug=slug)})


@require_POST
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """Puts a piece into the cart."""
    Cart(request).add(get_object_or_404(Product, slug=slug))
    return redirect("shop:cart")


@require_POST
def change(request: HttpRequest, slug: str) -> HttpResponse:
    """Changes how many pieces of a product are in the cart."""
    form = QuantityForm(request.POST)
    if form.is_valid():
        Cart(request).put(get_object_or_404(Product, slug=slug), form.cleaned_data["quantity"])
    else:
        messages.error(request, f"Please choose a number from 0 to {MOST_PIECES}.")
    return redirect("shop:cart")


@require_GET
@never_cache
def cart(request: HttpRequest) -> HttpResponse:
    """What is in the cart."""
    own = Cart(request)
    shown = {"lines": own.lines(), "total": own.total(), "most": MOST_PIECES}
    shown["last"] = own.last_order()
    return render(request, "shop/cart.html", shown)


@require_http_methods(["GET", "POST"])
@never_cache
def checkout(request: HttpRequest) -> HttpResponse:
    """Asks who buys and how they pay; then places the order and sends them off to pay."""
    own = Cart(request)
    lines, total = own.lines(), own.total()
    if not lines:
        last = own.last_order()
        # The second of two clicks, a moment late: its order is placed.
        if request.method == "POST" and last is not None and last.wants_payment:
            return _to_payment(request, last)
        return redirect("shop:cart")
    form = CheckoutForm(request.POST or None, initial={"total": total})
    if form.is_valid():
        if form.cleaned_data["total"] == total:
            email, gateway = form.cleaned_data["email"], form.cleaned_data["gateway"]
            order = orders.place(own, email=email, gateway=gateway)
            own.placed()
            return _to_payment(request, order)
        messages.error(request, "The total has changed. Please look at it again.")
        form = CheckoutForm(initial={**form.cleaned_data, "total": total})
    return render(request, "shop/checkout.html", {"form": form, "lines": lines, "total": total})


@require_GET
@never_cache
def order(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """An order: paid, held, failed, or waiting for money."""
    found = get_object_or_404(Order, public_id=public_id)
    response = render(request, "shop/order.html", {"order": found, "payments": found.payments()})
    # The address is what protects it.
    response["Referrer-Policy"] = "same-origin"
    return response


@require_POST
def pay(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Goes on to the gateway's page: for the first time, once more, or with a new payment."""
    found = get_object_or_404(Order, public_id=public_id)
    if not found.wants_payment:
        return redirect(found)
    return _to_payment(request, found)


def _to_payment(request: HttpRequest, placed: Order) -> HttpResponse:
    try:
        payment = orders.pay(placed)
    except cointill.Error:
        logger.exception("%s could not be sent to its gateway", placed)
        messages.error(request, "The payment page cannot be reached. Please try again.")
        return redirect(placed)
    return redirect(payment.url or placed)
