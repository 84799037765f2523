"""What a buyer may send."""

from __future__ import annotations

from django import forms

from .cart import MOST_PIECES
from .models import GATEWAYS


class QuantityForm(forms.Form):
    """How many pieces of a product."""

    quantity = forms.IntegerField(min_value=0, max_value=MOST_PIECES)


class CheckoutForm(forms.Form):
    """Who buys, and who takes the payment."""

    email = forms.EmailField(
        label="E-mail for the receipt",
        max_length=128,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "placeholder": "you@shop.example"}),
    )
    gateway = forms.ChoiceField(
        label="Pay with", choices=GATEWAYS, initial="2328", widget=forms.RadioSelect
    )
    # The price that the buyer saw: another one is shown before it is asked for.
    total = forms.DecimalField(max_digits=12, decimal_places=2, widget=forms.HiddenInput)
