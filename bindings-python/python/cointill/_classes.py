"""Hands the package's classes to the native module, which asks for them when it first needs one."""

from __future__ import annotations

from . import _native, errors
from ._events import BY_KIND
from ._generated import (
    enums_2328,
    enums_alchemypay,
    models_2328,
    models_alchemypay,
    models_checkout,
)
from ._pages import Page

_native.register(
    models={
        name: getattr(module, name)
        for module in (models_2328, models_alchemypay, models_checkout)
        for name in module.__all__
    },
    enums={
        name: getattr(module, name)
        for module in (enums_2328, enums_alchemypay)
        for name in module.__all__
    },
    events=BY_KIND,
    error=errors.error_of,
    signature_error=errors.SignatureError,
    page=Page,
)
