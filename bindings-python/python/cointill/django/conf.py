"""The setting `COINTILL`, and the clients made from it.

Everything is made when it is first used, never at import, and kept for the life of the process.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.signals import setting_changed

import cointill
from cointill import AlchemyPayWebhooks, AsyncAlchemyPay, AsyncGateway2328, Webhooks2328
from cointill.checkout import ViewKeys

GATEWAYS = ("2328", "alchemypay")
KEYS = {"2328": ("api_key", "payout_key"), "alchemypay": ("secret",)}
"""The settings of each gateway that hold secrets."""

NEEDED = {"2328": ("project", "api_key"), "alchemypay": ("app_id", "secret", "host")}

OTHER = ("policy", "site_url", "max_body_bytes", "view_key")
"""What `COINTILL` may hold beside the gateways."""

# Webhooks are some kilobytes, and some tens with a QR picture (2328 §10).
MAX_BODY_BYTES = 1 << 20

Gateway = cointill.Gateway2328 | cointill.AlchemyPay
AsyncGateway = AsyncGateway2328 | AsyncAlchemyPay
Webhooks = Webhooks2328 | AlchemyPayWebhooks

# Made objects by what they are. `setdefault` keeps one of two that threads make at the same time.
_made: dict[tuple[str, str], Any] = {}


def _forget(*, setting: str, **_: object) -> None:
    if setting == "COINTILL":
        _made.clear()


# Tests that override the setting get clients of their own.
setting_changed.connect(_forget, dispatch_uid="cointill.conf")


def all_settings() -> Mapping[str, Any]:
    """The setting `COINTILL`; empty when it is not set."""
    value = getattr(settings, "COINTILL", None)
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise ImproperlyConfigured(
            f"COINTILL: expected a dict such as {{'2328': {{...}}}}, got {type(value).__name__}"
        )
    return value


def configured() -> list[str]:
    """The gateways that the setting names."""
    return [name for name in GATEWAYS if name in all_settings()]


def of_gateway(name: str) -> dict[str, Any]:
    """The settings of one gateway.

    Raises:
        ImproperlyConfigured: when there are none, or a needed one is missing.
    """
    if name not in GATEWAYS:
        raise ImproperlyConfigured(f"expected a gateway of {', '.join(GATEWAYS)}, got {name!r}")
    own = all_settings().get(name)
    if not isinstance(own, Mapping):
        raise ImproperlyConfigured(f"COINTILL: expected a dict under {name!r}, got none")
    for needed in NEEDED[name]:
        if not own.get(needed):
            raise ImproperlyConfigured(
                f"COINTILL[{name!r}]: expected {needed}, got nothing;"
                " is its environment variable set?"
            )
    # An unset environment variable gives an empty key, which is no key.
    return {key: value for key, value in own.items() if value not in (None, "")}


def gateway(name: str) -> Any:
    """The client of a gateway (`cointill.Gateway2328` for `2328`, `cointill.AlchemyPay` for
    `alchemypay`), shared by all threads of this process.
    """
    made = _made.get(("gateway", name))
    if made is None:
        made = _made.setdefault(("gateway", name), make_gateway(name))
    return made


def make_gateway(name: str) -> Any:
    """A client of its own, to be closed by the caller."""
    kind = cointill.Gateway2328 if name == "2328" else cointill.AlchemyPay
    return kind(**of_gateway(name))


def async_gateway(name: str) -> Any:
    """The same for asyncio."""
    made = _made.get(("async", name))
    if made is None:
        kind = AsyncGateway2328 if name == "2328" else AsyncAlchemyPay
        made = _made.setdefault(("async", name), kind(**of_gateway(name)))
    return made


def webhooks(name: str) -> Webhooks:
    """What verifies the webhooks of a gateway. Needs its keys and no connection."""
    made: Webhooks | None = _made.get(("webhooks", name))
    if made is None:
        own = of_gateway(name)
        made = _made.setdefault(("webhooks", name), _webhooks(name, own))
    return made


def _webhooks(name: str, own: Mapping[str, Any]) -> Webhooks:
    most = max_body_bytes()
    if name == "2328":
        return Webhooks2328(
            api_key=own["api_key"], payout_key=own.get("payout_key"), max_bytes=most
        )
    return AlchemyPayWebhooks(secret=own["secret"], options=own.get("options"), max_bytes=most)


def policy() -> cointill.Policy:
    """How the shop deals with the exceptions: `COINTILL["policy"]`, keywords of `Policy`."""
    made: cointill.Policy | None = _made.get(("policy", ""))
    if made is None:
        own = all_settings().get("policy") or {}
        made = _made.setdefault(("policy", ""), cointill.Policy(**own))
    return made


def view_keys() -> ViewKeys | None:
    """The shop's own keys for view tokens, `COINTILL["view_key"]`; `None` when there are none."""
    made: ViewKeys | None = _made.get(("view_keys", ""))
    own = all_settings().get("view_key")
    if made is None and own:
        made = _made.setdefault(("view_keys", ""), ViewKeys(own))
    return made


def max_body_bytes() -> int:
    """The longest webhook that is read; 1 MiB when unset."""
    return int(all_settings().get("max_body_bytes") or MAX_BODY_BYTES)


def site_url() -> str:
    """The shop's public address without a slash at its end, such as `https://shop.example`."""
    return str(all_settings().get("site_url") or "").rstrip("/")
