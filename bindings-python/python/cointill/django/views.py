"""Where gateways post to, and where payers wait."""

from __future__ import annotations

import logging
from typing import Any, Literal
from uuid import UUID

from asgiref.sync import sync_to_async
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
)
from django.http.request import UnreadablePostError
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

import cointill
from cointill import Answer, checkout

from . import conf, inbox, payments
from .apply import database, find
from .models import Payment

logger = logging.getLogger("cointill.django")

TOO_LARGE = Answer(413, "text/plain; charset=utf-8", "too large")
UNREADABLE = Answer(400, "text/plain; charset=utf-8", "unreadable")
NOT_HERE = Answer(404, "text/plain; charset=utf-8", "not found")


def _response(answer: Answer) -> HttpResponse:
    return HttpResponse(answer.body, status=answer.status, content_type=answer.content_type)


def _for_gateways(view: Any) -> Any:
    """Marks a view that is posted to by machines, sync or async.

    The marks are set by hand: before Django 5.0 `csrf_exempt` makes an async view a sync one.
    """
    view.csrf_exempt = True
    # Under LoginRequiredMiddleware a webhook would be sent to the login page.
    view.login_required = False
    # With ATOMIC_REQUESTS the stored webhook would be rolled back with what failed after it.
    for alias in settings.DATABASES:
        view = transaction.non_atomic_requests(using=alias)(view)
    return view


def _read(request: HttpRequest, most: int) -> bytes | Answer:
    """The body; or what to answer when it is too long or does not come."""
    try:
        if int(request.META.get("CONTENT_LENGTH") or 0) > most:
            return TOO_LARGE
    except ValueError:
        pass
    try:
        # One byte more than is taken, so that a body without a length is not cut silently.
        body = request.read(most + 1)
    except (UnreadablePostError, OSError):
        return UNREADABLE
    return body if len(body) <= most else TOO_LARGE


def _begin(
    request: HttpRequest, gateway: str, kind: str
) -> HttpResponseBase | tuple[cointill.Event, bytes]:
    """An event and its body; or the answer to what is none."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        if gateway not in conf.configured():
            return _response(NOT_HERE)
        hooks = conf.webhooks(gateway)
    except (ImproperlyConfigured, cointill.Error):
        logger.exception("webhooks of %s cannot be verified", gateway)
        return _response(inbox.LATER)
    body = _read(request, conf.max_body_bytes())
    if isinstance(body, Answer):
        return _response(body)
    event = inbox.verify(gateway, kind, body, request.META.get("REMOTE_ADDR"))
    if event is None:
        return _response(hooks.refused)
    return event, body


@_for_gateways
def webhook(
    request: HttpRequest, gateway: Literal["2328", "alchemypay"], kind: str = "any"
) -> HttpResponseBase:
    """Takes a webhook. The content type is not looked at: the signature decides, and refusing what
    is signed would lose a payment.
    """
    begun = _begin(request, gateway, kind)
    if isinstance(begun, HttpResponseBase):
        return begun
    event, body = begun
    return _response(inbox.take(gateway, event, body, request.META.get("REMOTE_ADDR")))


@_for_gateways
async def async_webhook(
    request: HttpRequest, gateway: Literal["2328", "alchemypay"], kind: str = "any"
) -> HttpResponseBase:
    """The same for ASGI: what is refused never leaves the event loop, and only what is signed is
    given to the thread of the database.
    """
    begun = _begin(request, gateway, kind)
    if isinstance(begun, HttpResponseBase):
        return begun
    event, body = begun
    take = sync_to_async(inbox.take, thread_sensitive=True)
    return _response(await take(gateway, event, body, request.META.get("REMOTE_ADDR")))


def _for_apps(view: Any) -> Any:
    """An app has no session and no cookie, only its token."""
    view.login_required = False
    view.csrf_exempt = True
    return view


@_for_apps
def view(request: HttpRequest) -> HttpResponseBase:
    """What the customer's app reads with its view token: one payment, as it is recorded here. The
    gateway is never asked, so no app can use up the shop's rate.

    Every refusal is the same, also that of a payment that is not there.
    """
    if request.method != "GET":
        return HttpResponseNotAllowed(["GET"])
    try:
        keys = conf.view_keys()
    except (ImproperlyConfigured, cointill.Error):
        logger.exception("view tokens cannot be verified")
        return _response(inbox.LATER)
    if keys is None:
        return _response(NOT_HERE)
    payment = _granted(keys, request.headers.get("Authorization"))
    if payment is None:
        response = _response(checkout.REFUSED)
        response["WWW-Authenticate"] = "Bearer"
    else:
        response = HttpResponse(payments.view(payment).raw_json, content_type="application/json")
    # An amount and an address that a proxy keeps would be shown to the next one.
    response["Cache-Control"] = "no-store"
    return response


def _granted(keys: checkout.ViewKeys, header: str | None) -> Payment | None:
    try:
        grant = keys.authorize(header)
    except cointill.SignatureError as error:
        # Apps come with expired tokens all the time, and strangers as often as they like.
        logger.debug("a view token was refused: %s", error.reason)
        return None
    return find(grant.gateway, grant.order_id)


@require_safe
@never_cache
def waiting(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """Where the payer waits: loads itself anew until the payment ends, and goes on to the shop's
    `success_url` when it is credited. Shows nothing that the payer does not know.
    """
    payment = get_object_or_404(Payment._default_manager.using(database()), public_id=public_id)
    if payment.credited and payment.success_url:
        return HttpResponseRedirect(payment.success_url)
    response = render(request, "cointill/waiting.html", {"payment": payment})
    # The address is the only secret of the page.
    response["Referrer-Policy"] = "no-referrer"
    return response


# A payer may be a guest.
waiting.login_required = False
