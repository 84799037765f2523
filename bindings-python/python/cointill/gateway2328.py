"""Models and words of 2328.io."""

from ._generated.enums_2328 import *  # noqa: F403
from ._generated.enums_2328 import __all__ as _enums
from ._generated.models_2328 import *  # noqa: F403
from ._generated.models_2328 import __all__ as _models
from ._native import ExchangeRates

__all__ = [*_enums, *_models, "ExchangeRates"]
