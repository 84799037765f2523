"""Texts of strangers, made fit for a column."""

from __future__ import annotations

import ipaddress


def clip(text: object, most: int) -> str:
    """At most so many characters, for people to read. PostgreSQL takes no NUL."""
    return ("" if text is None else str(text)).replace("\0", "\N{REPLACEMENT CHARACTER}")[:most]


def identity(text: str | None, most: int) -> str:
    """The text unchanged, or nothing: a shortened id would be another's."""
    if text is None or len(text) > most or "\0" in text:
        return ""
    return text


def address(text: str | None) -> str | None:
    """An IP address, or `None`: behind a Unix socket there is none."""
    try:
        return str(ipaddress.ip_address(text or ""))
    except ValueError:
        return None
