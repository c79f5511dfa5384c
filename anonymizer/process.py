"""What the process tells others about its memory: nothing."""

from __future__ import annotations

import ctypes
import sys

# From linux/prctl.h.
_PR_SET_DUMPABLE = 4


def leave_no_core() -> None:
    """Write no core dump when the process crashes, and let no other process of the user read it.

    A dump would hold texts, names and keys. The limit holds for child processes too. Where the
    system pipes dumps into a program it does not ask for the limit (core(5)), so on Linux the
    process also says that it is not to be dumped, which keeps debuggers out as well.
    """
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
