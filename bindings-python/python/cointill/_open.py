"""Words of open sets: strings that keep what this version does not know."""

from __future__ import annotations

from typing import Any, ClassVar


class OpenStr(str):
    """A word of a gateway. It is a string and compares as one; a word that a gateway adds later is
    kept as it came, with `is_known` false.
    """

    __slots__ = ()

    KNOWN: ClassVar[dict[str, Any]] = {}
    """The words that this version knows."""

    @property
    def is_known(self) -> bool:
        """False for a word that the gateway added after this version."""
        return str(self) in type(self).KNOWN

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"

    def __str__(self) -> str:
        return str.__str__(self)

    @classmethod
    def _define(cls, *words: str) -> None:
        cls.KNOWN = {word: cls(word) for word in words}  # pyright: ignore[reportConstantRedefinition]
        for word, known in cls.KNOWN.items():
            name = "".join(c if c.isalnum() else "_" for c in word.upper())
            setattr(cls, f"_{name}" if name[0].isdigit() else name, known)
