"""Tell those who wait that there is something new."""

from __future__ import annotations

from threading import Condition

__all__ = ("Broadcast",)


class Broadcast:
    """Count what has been announced, and wake those who wait for it."""

    def __init__(self) -> None:
        self._condition = Condition()
        self._revision = 0
        self._is_closed = False

    def announce(self) -> None:
        """Say that there is something new."""
        with self._condition:
            self._revision += 1
            self._condition.notify_all()

    def close(self) -> None:
        """Say that there will be nothing new any more."""
        with self._condition:
            self._is_closed = True
            self._condition.notify_all()

    @property
    def revision(self) -> int:
        """Give the number of what has been announced."""
        return self._revision

    @property
    def is_closed(self) -> bool:
        """Tell whether nothing new will come."""
        return self._is_closed

    def wait(self, after: int, /, *, seconds: float) -> int:
        """Wait for something that came after a revision, or for the end, and give the revision then."""
        with self._condition:
            self._condition.wait_for(lambda: self._revision > after or self._is_closed, seconds)
            return self._revision
