"""Puts one folder in the place of another."""

from __future__ import annotations

import ctypes
import errno
import os
from pathlib import Path

_CWD = -100
_EXCHANGE = 2
"""AT_FDCWD and RENAME_EXCHANGE of linux/fcntl.h and linux/fs.h."""

_UNABLE = (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP)
"""What a file system answers that cannot exchange."""


def exchange(one: Path, other: Path) -> bool:
    """Exchanges two folders in one step, so that at no moment one of them is missing; False where the system cannot.

    Linux only (renameat2(2), RENAME_EXCHANGE); not every file system can, NFS for one. Raises OSError when it is forbidden: a mount
    point, another file system, no right to write.
    """
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    if rename(_CWD, os.fsencode(one), _CWD, os.fsencode(other), _EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _UNABLE:
        return False
    raise OSError(number, os.strerror(number), str(one), None, str(other))
