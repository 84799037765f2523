"""What `manage.py check` finds in the set-up, before a payment is lost to it."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import ENVIRONMENT_VARIABLE, settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.checks import Warning as Warned
from django.core.exceptions import ImproperlyConfigured
from django.urls import NoReverseMatch, reverse

import cointill

from . import conf

# The sandbox's keys are public: whoever knows them signs webhooks that a shop believes.
PUBLIC_KEYS = frozenset({"sandbox-api-key", "sandbox-payout-key", "sandbox-secret"})

# The same of the documents' view key, which everybody mints tokens with.
PUBLIC_VIEW_KEY = "sandbox-view-key-of-at-least-32-bytes"

# Shorter texts stand in a settings file by chance.
SHORTEST_KEY = 8

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1", "0.0.0.0", ""})


def keys_of(own: Mapping[str, Any], gateway: str) -> Iterator[str]:
    """All keys in the settings of a gateway, the older ones of a rotation included."""
    for name in conf.KEYS[gateway]:
        yield from _texts_of(own.get(name))


def _texts_of(keys: object) -> Iterator[str]:
    if isinstance(keys, str):
        yield keys
    elif isinstance(keys, Mapping):
        yield from (key for key in keys.values() if isinstance(key, str))


@register(Tags.security)
def check_keys(**_: object) -> list[CheckMessage]:
    """A key is missing, unusable, public, or written into the settings file."""
    try:
        everything = conf.all_settings()
    except ImproperlyConfigured as error:
        return [Error(str(error), id="cointill.E001")]
    found: list[CheckMessage] = []
    if not conf.configured():
        found.append(
            Warned(
                "COINTILL names no gateway",
                hint='Set COINTILL = {"2328": {"project": ..., "api_key": os.environ[...]}}.',
                id="cointill.W001",
            )
        )
    for unknown in sorted(set(everything) - set(conf.GATEWAYS) - set(conf.OTHER)):
        found.append(
            Error(
                f"COINTILL: {unknown!r} is not known",
                hint=f"Expected one of {', '.join((*conf.GATEWAYS, *conf.OTHER))}.",
                id="cointill.E002",
            )
        )
    for name in conf.configured():
        found += _check_gateway(name)
    found += _check_view_key(everything)
    try:
        conf.policy()
    except (TypeError, ValueError) as error:
        found.append(Error(f"COINTILL['policy']: {error}", id="cointill.E005"))
    return found


def _check_gateway(name: str) -> list[CheckMessage]:
    try:
        own = conf.of_gateway(name)
        conf.webhooks(name)
        conf.make_gateway(name).close()
    except (ImproperlyConfigured, cointill.Error, TypeError, ValueError) as error:
        # None of these has a key in its text.
        return [Error(str(error), id="cointill.E003")]
    found: list[CheckMessage] = []
    keys = set(keys_of(own, name))
    if keys & PUBLIC_KEYS and not settings.DEBUG:
        found.append(
            Error(
                f"COINTILL[{name!r}]: a key is the sandbox's, which everybody knows",
                hint="Take the keys from the gateway's panel, or set DEBUG for development.",
                id="cointill.E004",
            )
        )
    if _in_settings_file(keys - PUBLIC_KEYS):
        found.append(
            Warned(
                f"COINTILL[{name!r}]: a key is written into the settings file",
                hint="Read it from the environment, so that it is in no repository.",
                id="cointill.W002",
            )
        )
    return found


def _check_view_key(everything: Mapping[str, Any]) -> list[CheckMessage]:
    try:
        conf.view_keys()
    except (cointill.Error, AttributeError, TypeError, ValueError) as error:
        return [Error(f"COINTILL['view_key']: {error}", id="cointill.E009")]
    keys = set(_texts_of(everything.get("view_key")))
    found: list[CheckMessage] = []
    for name in conf.GATEWAYS:
        own = everything.get(name)
        if isinstance(own, Mapping) and keys & set(keys_of(own, name)):
            found.append(
                Error(
                    f"COINTILL['view_key'] is a key of {name}: whoever has a token may try keys"
                    " on it",
                    hint="Make one of its own, such as by `openssl rand -base64 48`.",
                    id="cointill.E010",
                )
            )
    if PUBLIC_VIEW_KEY in keys and not settings.DEBUG:
        found.append(
            Error(
                "COINTILL['view_key'] is the one of the documents, which everybody knows",
                hint="Make one of its own, such as by `openssl rand -base64 48`.",
                id="cointill.E011",
            )
        )
    if _in_settings_file(keys - {PUBLIC_VIEW_KEY}):
        found.append(
            Warned(
                "COINTILL['view_key'] is written into the settings file",
                hint="Read it from the environment, so that it is in no repository.",
                id="cointill.W005",
            )
        )
    return found


def _in_settings_file(keys: set[str]) -> bool:
    return any(
        key in source for source in _settings_sources() for key in keys if len(key) >= SHORTEST_KEY
    )


def _settings_sources() -> Iterator[str]:
    """The settings module and its neighbours, such as `base.py`."""
    name = getattr(settings, "SETTINGS_MODULE", None) or os.environ.get(ENVIRONMENT_VARIABLE)
    try:
        spec = importlib.util.find_spec(name) if name else None
    except (ImportError, ValueError):
        return
    if spec is None or not spec.origin or not spec.origin.endswith(".py"):
        return
    for file in sorted(Path(spec.origin).parent.glob("*.py"))[:50]:
        try:
            yield file.read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue


@register(Tags.urls)
def check_urls(**_: object) -> list[CheckMessage]:
    """The webhook's address is not in the URL conf, or cannot be reached by a gateway."""
    found: list[CheckMessage] = []
    try:
        reverse("cointill:2328-payment")
    except (NoReverseMatch, ImproperlyConfigured):
        found.append(
            Error(
                "the URL conf does not include cointill.django.urls: no webhook can arrive",
                hint='Add path("webhooks/", include("cointill.django.urls")).',
                id="cointill.E006",
            )
        )
    try:
        site = conf.site_url()
    except ImproperlyConfigured:
        return found
    if not site:
        if conf.configured():
            found.append(
                Warned(
                    "COINTILL['site_url'] is not set: payments get no webhook address",
                    hint="Set it to https://shop.example, or pass url_callback or callback_url.",
                    id="cointill.W003",
                )
            )
        return found
    parts = urlsplit(site)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        found.append(
            Error(
                f"COINTILL['site_url']: expected an address such as https://shop.example,"
                f" got {site!r}",
                id="cointill.E007",
            )
        )
    elif not settings.DEBUG and (parts.hostname in _LOOPBACK or parts.scheme != "https"):
        found.append(
            Error(
                f"COINTILL['site_url'] is {site}: a gateway refuses it or cannot reach it",
                hint="Set the shop's public address, with https.",
                id="cointill.E008",
            )
        )
    return found


@register(Tags.database)
def check_requests(**_: object) -> list[CheckMessage]:
    """Views that create payments must not run inside a transaction."""
    if any(own.get("ATOMIC_REQUESTS") for own in settings.DATABASES.values()):
        return [
            Warned(
                "ATOMIC_REQUESTS is on: payments.create refuses to run inside a transaction",
                hint="Mark the views that call it with transaction.non_atomic_requests.",
                id="cointill.W004",
            )
        ]
    return []
