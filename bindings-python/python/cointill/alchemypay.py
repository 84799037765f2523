"""Models and words of Alchemy Pay and AEON."""

from ._generated.enums_alchemypay import *  # noqa: F403
from ._generated.enums_alchemypay import __all__ as _enums
from ._generated.models_alchemypay import *  # noqa: F403
from ._generated.models_alchemypay import __all__ as _models

__all__ = [*_enums, *_models]
