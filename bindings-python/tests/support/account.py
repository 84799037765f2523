"""Database servers refuse to run as root: there they run as the user of their Debian package."""

from __future__ import annotations

import os
import pwd
import shutil


def why_not(user: str) -> str:
    """Why a program cannot be run as `user`; empty when it can, or when there is no need."""
    if os.geteuid() != 0:
        return ""
    try:
        pwd.getpwnam(user)
    except KeyError:
        return f"the tests run as root and there is no user {user}"
    return "" if shutil.which("setpriv") else "the tests run as root and there is no setpriv"


def prefix(user: str) -> list[str]:
    """What comes before a command so that `user` runs it; nothing unless root runs the tests."""
    if os.geteuid() != 0:
        return []
    return ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups"]


def give(folder: str | os.PathLike[str], user: str) -> None:
    """Makes it the user's own."""
    if os.geteuid() == 0:
        shutil.chown(folder, user, user)
